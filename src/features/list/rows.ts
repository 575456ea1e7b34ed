import { formatDistance } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { DistanceUnits } from '../../i18n/formatMeasures.ts';
import { directionFacts, makerOf, operatorOf } from '../../ui/panel/facts.ts';

/** Readers that no row could tell apart: as far, by the same maker and operator, looking the same way. */
export interface Row {
  readonly away: string;
  /** One at least, nearest first. */
  readonly cameras: readonly Camera[];
}

/** The rows of a list of readers, in their order; what a row of its own would say the same of becomes one. */
export function rowsOf(cameras: readonly Camera[], from: Place, units: DistanceUnits): readonly Row[] {
  const rows = new Map<string, { readonly away: string; readonly cameras: Camera[] }>();
  for (const camera of cameras) {
    const { tags } = camera;
    const away = formatDistance(distance(from, camera), units);
    const said = [away, makerOf(tags)?.name, operatorOf(tags)?.name, directionFacts(tags).written].join('\n');
    const row = rows.get(said);
    if (row === undefined) rows.set(said, { away, cameras: [camera] });
    else row.cameras.push(camera);
  }
  return [...rows.values()];
}
