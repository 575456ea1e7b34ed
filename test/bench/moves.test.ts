import { expect, test } from 'vitest';
import { makeMoves } from './moves.ts';
import { MIN_READ_ZOOM } from '../../src/model/zoom.ts';

test('the moves are the same ones every time', () => {
  expect(makeMoves(50)).toEqual(makeMoves(50));
  expect(makeMoves(100).slice(0, 50)).toEqual(makeMoves(50));
});

test('an hour of them has wide views and views that are read live', () => {
  const live = makeMoves(1000).filter(({ zoom }) => zoom >= MIN_READ_ZOOM).length;
  expect(live).toBeGreaterThan(250);
  expect(live).toBeLessThan(750);
});
