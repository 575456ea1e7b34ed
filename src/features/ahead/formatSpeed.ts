import { formatNumber } from '../../i18n/index.ts';
import type { DistanceUnits } from '../../i18n/formatMeasures.ts';
import { isImperial } from '../../i18n/formatMeasures.ts';

/** Miles or kilometres an hour of one metre a second. */
const FACTOR = { imperial: 3600 / 1609.344, metric: 3.6 } as const;

/** A speed given in metres a second, in the miles or kilometres that distances have: `25 mph`, `40 km/h`. */
export function formatSpeed(metresASecond: number, units: DistanceUnits): string {
  const imperial = isImperial(units);
  return formatNumber(metresASecond * (imperial ? FACTOR.imperial : FACTOR.metric), {
    style: 'unit',
    unit: imperial ? 'mile-per-hour' : 'kilometer-per-hour',
    maximumFractionDigits: 0,
  });
}
