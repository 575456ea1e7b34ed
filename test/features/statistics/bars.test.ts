import { expect, test } from 'vitest';
import { barsOf } from '../../../src/features/statistics/bars.ts';

const counts = [
  { name: 'A', count: 6 },
  { name: 'B', count: 3 },
  { name: 'C', count: 2 },
  { name: 'D', count: 1 },
  { name: 'E', count: 0 },
];

test('the most frequent, and the rest as one bar, of all readers', () => {
  expect(barsOf(counts, 12, 3, 'others')).toEqual([
    { name: 'A', count: 6, share: 0.5 },
    { name: 'B', count: 3, share: 0.25 },
    { name: 'others', count: 3, share: 0.25 },
  ]);
});

test('what fits is shown as it is, without what has none', () => {
  expect(barsOf(counts, 12, 4, 'others').map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
  expect(barsOf([], 0, 4, 'others')).toEqual([]);
});
