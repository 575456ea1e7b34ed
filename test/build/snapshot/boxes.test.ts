import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import { areaOf, boxName, quarter, startBoxes } from '../../../src/build/snapshot/boxes.ts';
import { WORLD } from '../../snapshot/support.ts';

const side = (from: number, to: number): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(fc.integer({ min: from * 100, max: to * 100 }), fc.integer({ min: from * 100, max: to * 100 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [Math.min(a, b) / 100, Math.max(a, b) / 100]);
const region: fc.Arbitrary<Box> = fc
  .tuple(side(-90, 90), side(-180, 540))
  .map(([[south, north], [west, east]]) => ({ south, west, north, east }));

const area = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + areaOf(box), 0);
const overlap = (a: Box, b: Box): boolean =>
  a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
const inside = (box: Box, outer: Box): boolean =>
  box.west >= outer.west && box.east <= outer.east && box.south >= outer.south && box.north <= outer.north;

function expectWhole(parts: readonly Box[], whole: Box): void {
  expect(area(parts)).toBeCloseTo(areaOf(whole), 6);
  for (const [i, part] of parts.entries()) {
    expect(inside(part, whole)).toBe(true);
    expect(parts.slice(i + 1).some((other) => overlap(part, other))).toBe(false);
  }
}

test('the boxes that reading begins with are the region, each part once, none wider than 30°', () => {
  fc.assert(
    fc.property(region, (one) => {
      const boxes = startBoxes(one);
      expectWhole(boxes, one);
      for (const { south, west, north, east } of boxes) {
        expect(Math.max(north - south, east - west)).toBeLessThanOrEqual(30);
      }
    }),
  );
  expect(startBoxes(WORLD)).toHaveLength(72);
});

test('the same place is in the same box, whatever region it was asked for in', () => {
  expect(startBoxes({ south: 0, west: -125, north: 20, east: -66 }).map(({ west, east }) => [west, east])).toEqual([
    [-125, -120],
    [-120, -90],
    [-90, -66],
  ]);
});

test('quarters are the whole, each part once, and have names of their own', () => {
  fc.assert(
    fc.property(region, (one) => {
      const parts = quarter(one);
      if (parts === null) return;
      expectWhole(parts, one);
      expect(new Set([...parts, one].map((box) => boxName(box))).size).toBe(5);
    }),
  );
});

test('a box is quartered down to a hundredth of a degree a side', () => {
  expect(quarter({ south: 0, west: 0, north: 0.02, east: 0.02 })).toHaveLength(4);
  expect(quarter({ south: 0, west: 0, north: 0.019, east: 5 })).toBeNull();
  expect(quarter({ south: 0, west: 0, north: 5, east: 0.019 })).toBeNull();
});

test('a name is fit for a file', () => {
  expect(boxName({ south: -1.5, west: -180, north: 0, east: 0.25 })).toMatch(/^[\w.-]+$/);
});
