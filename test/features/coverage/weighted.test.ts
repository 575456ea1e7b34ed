import { expect, test } from 'vitest';
import { measureCoverage } from '../../../src/features/coverage/measure.ts';
import { weightsIn } from '../../../src/features/coverage/trips/weighted.ts';
import { smallWorld } from './smallWorld.ts';

/** A short road in the west, and one that is seven times as long from where it ends. */
const world = smallWorld([
  [
    [
      [100, 500],
      [200, 500],
    ],
  ],
  [
    [
      [900, 500],
      [200, 500],
    ],
  ],
]);
const west = { lat: 0.0045, lon: 0.001, population: 900 };
const east = { lat: 0.0045, lon: 0.008, population: 100 };
const outside = { lat: 1, lon: 1, population: 1_000_000 };

function startsInWest(weights?: readonly (typeof west)[]): number {
  const { trips, graph } = measureCoverage(world, {
    seed: 3,
    trips: 500,
    ...(weights === undefined ? {} : { weights }),
  });
  return trips.filter(({ legs }) => graph.edges[legs[0]?.edge ?? 0]?.road === 0).length;
}

test('ends are drawn by the population of the towns within, then by length', () => {
  expect(weightsIn([east, outside, west], world.area)).toEqual([west, east]);
  // 450 are expected; four standard deviations are 27.
  expect(Math.abs(startsInWest([east, outside, west]) - 450)).toBeLessThan(27);
});

test('without a town within, by length alone', () => {
  // An eighth of the road: 62.5.
  expect(Math.abs(startsInWest() - 62.5)).toBeLessThan(30);
  expect(startsInWest([outside])).toBe(startsInWest());
});
