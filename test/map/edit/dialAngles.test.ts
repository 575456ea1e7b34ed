import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bearingOf,
  nearestOf,
  onRing,
  sectorPath,
  snap,
  turned,
  valueOf,
  widestGap,
} from '../../../src/map/edit/dialAngles.ts';
import { turn } from '../../../src/model/compass.ts';
import { bearing, formatDirection, middle, parseDirection } from '../../../src/model/direction.ts';

const degrees = fc.integer({ min: 0, max: 359 });

/** Degrees between two bearings, the short way. */
function apart(a: number, b: number): number {
  return Math.min(turn(a - b), turn(b - a));
}

test('up is north and right is east', () => {
  expect(bearingOf(0, -10)).toBe(0);
  expect(bearingOf(10, 0)).toBe(90);
  expect(bearingOf(0, 10)).toBe(180);
  expect(bearingOf(-10, 0)).toBe(270);
});

test('a handle on the ring is dragged to where it already is', () => {
  fc.assert(
    fc.property(degrees, (at) => {
      const { x, y } = onRing(at, 90);
      expect(apart(bearingOf(x, y), at)).toBeLessThan(1e-9);
    }),
  );
});

test('a drag snaps to the nearest step, and past north to 0', () => {
  expect(snap(67.4, 5)).toBe(65);
  expect(snap(67.6, 5)).toBe(70);
  expect(snap(358, 5)).toBe(0);
  expect(snap(358, 1)).toBe(358);
});

test('a turned range keeps its width, and ends up within half a degree', () => {
  fc.assert(
    fc.property(degrees, fc.integer({ min: 1, max: 360 }), degrees, (from, width, to) => {
      const sector = turned({ from, width, bare: false }, to);
      expect(sector.width).toBe(width);
      expect(sector.bare).toBe(false);
      expect(apart(middle(sector), to)).toBeLessThanOrEqual(0.5);
    }),
  );
});

test('a turned bearing is written as that bearing', () => {
  fc.assert(
    fc.property(degrees, degrees, (from, to) => {
      const sector = turned(bearing(from), to);
      expect(formatDirection([sector])).toBe(String(to));
      expect(valueOf(sector)).toBe(to);
      expect(parseDirection(String(to))).toEqual({ kind: 'known', sectors: [sector] });
    }),
  );
});

test('the first direction is offered in the north, the second opposite to the first', () => {
  expect(widestGap([])).toBe(0);
  expect(widestGap([90])).toBe(270);
  expect(widestGap([0, 90])).toBe(225);
});

test('no bearing is in the half of the widest gap that lies round its middle', () => {
  fc.assert(
    fc.property(fc.array(degrees, { minLength: 1, maxLength: 7 }), (bearings) => {
      const gap = widestGap(bearings);
      const nearest = Math.min(...bearings.map((other) => apart(other, gap)));
      // The widest of n gaps is 360/n at least; its middle is rounded to 5°.
      expect(nearest).toBeGreaterThanOrEqual(180 / bearings.length - 2.5 - 1e-9);
    }),
  );
});

test('a sector is a wedge, and the full circle has no spoke', () => {
  expect(sectorPath(bearing(0), 10)).toMatch(/^M0 0L-3\.83 -9\.24A10 10 0 0 1 3\.83 -9\.24Z$/);
  expect(sectorPath({ from: 0, width: 270, bare: false }, 10)).toContain('A10 10 0 1 1 -10.00 0.00');
  expect(sectorPath({ from: 0, width: 360, bare: false }, 10)).not.toContain('M0 0');
});

test('the nearest bearing is found across north', () => {
  expect(nearestOf([350, 180], 10)).toBe(0);
  expect(nearestOf([90, 200, 300], 260)).toBe(2);
  expect(nearestOf([], 260)).toBe(0);
});
