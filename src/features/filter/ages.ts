import type { Filter, FilterChoices } from '../../store/query/filter.ts';

/** A year in the mean, ms, as the counts have it. */
const YEAR = 365.25 * 24 * 3600 * 1000;

/** Seen within a year, or not for so many years. */
export const AGES = ['any', 'recent', 1, 2, 3] as const;
export type Age = (typeof AGES)[number];

/** The part of the filter that an age stands for; `now` in ms since 1970. */
export function filterOf(age: Age, now: number): Pick<Filter, 'seenBefore' | 'seenSince'> {
  if (age === 'any') return { seenBefore: null, seenSince: null };
  return age === 'recent'
    ? { seenBefore: null, seenSince: now - YEAR }
    : { seenBefore: now - age * YEAR, seenSince: null };
}

/** The age that a filter was made of, though the clock has gone on since. */
export function ageOf({ seenBefore, seenSince }: Filter, now: number): Age {
  if (seenSince !== null) return 'recent';
  if (seenBefore === null) return 'any';
  const years = Math.round((now - seenBefore) / YEAR);
  return AGES.find((age) => age === years) ?? 3;
}

/** How many cameras are of an age; null for any. */
export function countOf(age: Age, years: FilterChoices['years']): number | null {
  if (age === 'any') return null;
  return age === 'recent' ? years[0] : years.slice(age).reduce((sum, count) => sum + count, 0);
}
