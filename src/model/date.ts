import { plainNumerals } from './numerals.ts';

/** A date of a tag, that says no more than was written. */
export interface WrittenDate {
  readonly precision: 'year' | 'month' | 'day';
  /** When the day, month or year began, UTC, ms since 1970. */
  readonly from: number;
}

/** `2026`, `2026-05`, `2026-05-01`, `2026/5/1`, each with or without a time behind a day. */
const DATE =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/** What a tag's value says as a date, year first; null for another text, and for a day that there isn't. */
export function parseDate(text: string): WrittenDate | null {
  const match = DATE.exec(plainNumerals(text.slice(0, LONGEST)).trim());
  if (match === null) return null;
  const [, year, month, day] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  // The 31st of February would be a day of March, and month 13 one of the next year.
  if (date.getUTCMonth() !== Number(month ?? 1) - 1 || date.getUTCDate() !== Number(day ?? 1)) return null;
  return { precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year', from: date.getTime() };
}

/** Longer than any date with its time and marks that can't be seen. UTF-16 units. */
const LONGEST = 60;

/** The value whose date is the newest; of none that is a date, the first. Undefined where all are blank. */
export function newestDate(values: readonly (string | undefined)[]): string | undefined {
  const written = values.filter((value) => value !== undefined && value.trim() !== '');
  const dated = written.map((value) => ({ value, from: parseDate(value ?? '')?.from ?? -Infinity }));
  return dated.toSorted((a, b) => b.from - a.from)[0]?.value;
}

/** What may stand before a point in time: `~2019`, `early 1990s`, `before 2010`. */
const ABOUT = /^(?:~|(?:early|mid|late|before|after|circa) )/i;
/** A century or a decade: `C20`, `2010s`. */
const AGE = /^(?:C\d{1,2}|\d{2,3}0s)$/i;
/** OpenStreetMap's way to write a day, a month or a year. More is read than should be written. */
const AS_WRITTEN = /^\d{4}(?:-\d{2}){0,2}$/;

/** Whether a text is a `start_date` in one of the forms of OpenStreetMap's wiki, ranges such as `2020..2022` included. */
export function isStartDate(text: string): boolean {
  const points = text.split('..', 3);
  return points.length <= 2 && points.every((point) => isPoint(point.trim()));
}

function isPoint(text: string): boolean {
  let point = text.replace(/ BCE?$/i, '');
  // `before early 1990s` has two of them; nothing has more.
  for (let i = 0; i < 2; i += 1) point = point.replace(ABOUT, '').trim();
  point = point.replace(/^j:/, '');
  return AGE.test(point) || /^jd:\d{1,10}$/.test(point) || (AS_WRITTEN.test(point) && parseDate(point) !== null);
}
