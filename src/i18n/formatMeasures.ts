/** Ages, distances and directions: what the first view does without. */
import type { WrittenDate } from '../model/date.ts';
import { cardinalOf } from '../model/compass.ts';
import { formatNumber, inUnit, partsOf } from './format.ts';
import { t } from './messages.ts';
import { locale } from './speech.ts';

/** Feet and miles, metres and kilometres, or as is usual where the person's locale says they are. */
export type DistanceUnits = 'auto' | 'metric' | 'imperial';

/** Regions that measure roads in feet and miles. */
const IMPERIAL: ReadonlySet<string> = new Set(['US', 'LR', 'MM']);
const FEET_PER_METRE = 1 / 0.3048;
const FEET_PER_MILE = 5280;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Mean lengths of the Gregorian calendar: an age in words needs no more. */
const MONTH = 30.436_875 * DAY;
const YEAR = 365.2425 * DAY;

/** A count in short form: `1.2K`. */
export function formatCount(count: number): string {
  return formatNumber(count, { notation: 'compact', maximumFractionDigits: 1 });
}

/** A day in UTC, ms since 1970: `23 Nov 2026`. */
export function formatDate(time: number): string {
  return t('format.date', partsOf(time));
}

/** A month or a year as it was written: `May 2026`, `2026`. */
export function formatPeriod({ precision, from }: WrittenDate): string {
  const month = precision === 'year' ? {} : ({ month: 'long' } as const);
  return new Intl.DateTimeFormat(locale(), { ...month, year: 'numeric', timeZone: 'UTC' }).format(from);
}

/** How long ago, in the largest unit that fits: `3 months ago`. Both in ms since 1970; what lies ahead counts as now. */
export function formatAge(time: number, now: number): string {
  const age = now - time;
  if (age < MINUTE) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(0, 'second');
  const [unit, length] = ageUnit(age);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'always' }).format(-Math.floor(age / length), unit);
}

function ageUnit(age: number): readonly [Intl.RelativeTimeFormatUnit, number] {
  if (age >= YEAR) return ['year', YEAR];
  if (age >= MONTH) return ['month', MONTH];
  if (age >= DAY) return ['day', DAY];
  return age >= HOUR ? ['hour', HOUR] : ['minute', MINUTE];
}

/** Whether roads are measured in feet and miles. */
export function isImperial(units: DistanceUnits): boolean {
  return units === 'imperial' || (units === 'auto' && IMPERIAL.has(new Intl.Locale(locale()).region ?? ''));
}

/** A distance given in metres: `12 m`, `1.2 km`, `39 ft`, `0.8 mi`. */
export function formatDistance(metres: number, units: DistanceUnits): string {
  if (!isImperial(units)) return metres < 1000 ? inUnit(metres, 'meter', 0) : inUnit(metres / 1000, 'kilometer', 1);
  const feet = metres * FEET_PER_METRE;
  return feet < 1000 ? inUnit(feet, 'foot', 0) : inUnit(feet / FEET_PER_MILE, 'mile', 1);
}

/** Degrees clockwise from north in words and figures: `east-northeast, 68°`. */
export function formatBearing(degrees: number): string {
  return t('bearing', { point: t(`cardinal.${cardinalOf(degrees)}`), degrees: formatDegrees(degrees) });
}

/** Degrees in figures, to a tenth: `68°`. */
export function formatDegrees(degrees: number): string {
  return `${formatNumber((Math.round(degrees * 10) / 10) % 360)}°`;
}
