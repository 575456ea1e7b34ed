import { expect, test } from 'vitest';
import { NO_FILTER } from '../../../src/store/query/filter.ts';
import { AGES, ageOf, countOf, filterOf } from '../../../src/features/filter/ages.ts';

const NOW = Date.UTC(2026, 10, 23);

test('an age is recognized in the filter that was made of it, a day later, too', () => {
  for (const age of AGES) expect(ageOf({ ...NO_FILTER, ...filterOf(age, NOW) }, NOW + 86_400_000)).toBe(age);
});

test('an age counts all that are as old or older', () => {
  expect(AGES.map((age) => countOf(age, [1000, 200, 100, 66]))).toEqual([null, 1000, 366, 166, 66]);
});
