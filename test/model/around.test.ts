import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, aroundPlace, away, holds } from '../../src/model/around.ts';
import { contains } from '../../src/model/box.ts';
import { distance } from '../../src/model/place.ts';
import { bearingTo } from '../../src/model/segment.ts';

const place = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const bearing = fc.double({ min: 0, max: 359.99, noNaN: true });

describe('around a place', () => {
  test('lies all that is so near', () => {
    fc.assert(
      fc.property(place, bearing, fc.double({ min: 1, max: 5000, noNaN: true }), (from, to, metres) => {
        const near = away(from, to, metres);
        if (distance(from, near) <= metres) expect(contains(aroundPlace(from, metres), near)).toBe(true);
      }),
    );
  });

  test('a way goes as far as is said, and in that direction', () => {
    fc.assert(
      fc.property(place, bearing, (from, to) => {
        const there = away(from, to, 100);
        expect(distance(from, there)).toBeCloseTo(100, 1);
        const found = bearingTo(from, there) ?? Number.NaN;
        expect(Math.min(Math.abs(found - to), 360 - Math.abs(found - to))).toBeLessThan(0.1);
      }),
    );
  });
});

test('a box holds one on another copy of the world', () => {
  const box = { south: 0, west: 179, north: 1, east: 181 };
  expect(holds(box, { south: 0, west: -180.5, north: 1, east: -179.5 })).toBe(true);
  expect(holds(box, { south: 0, west: -179.5, north: 1, east: -178.5 })).toBe(false);
  expect(around({ south: 60, west: 0, north: 60, east: 0 }, 1000).east).toBeGreaterThan(0.0179);
});
