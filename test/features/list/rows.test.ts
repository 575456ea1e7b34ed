import { expect, test } from 'vitest';
import { rowsOf } from '../../../src/features/list/rows.ts';
import { camera } from '../../stub/app.ts';

const HERE = { lat: 40, lon: -75 };
const TAGS = { 'surveillance:type': 'ALPR', manufacturer: 'Flock Safety', direction: '90' };

test('readers that no row could tell apart are one row, in their place, and no other', () => {
  const rows = rowsOf(
    [
      camera(1, 40.001, -75, TAGS),
      camera(2, 40.001, -75, { ...TAGS, direction: '180' }),
      camera(3, 40.001, -75, TAGS),
      camera(4, 40.001, -75, { ...TAGS, operator: 'City' }),
      camera(5, 40.02, -75, TAGS),
      camera(6, 40.02, -75, { ...TAGS, manufacturer: 'Genetec' }),
    ],
    HERE,
    'metric',
  );
  expect(rows.map(({ cameras }) => cameras.map(({ id }) => id))).toEqual([[1, 3], [2], [4], [5], [6]]);
  expect(rows.map(({ away }) => away)).toEqual(['111 m', '111 m', '111 m', '2.2 km', '2.2 km']);
});

test('of no readers there is no row', () => {
  expect(rowsOf([], HERE, 'auto')).toEqual([]);
});
