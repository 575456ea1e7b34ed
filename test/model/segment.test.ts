import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDirection } from '../../src/model/direction.ts';
import { distance } from '../../src/model/place.ts';
import { bearingTo, looksAlong, looksTowards, offset, segmentDistance } from '../../src/model/segment.ts';

describe('near a place', () => {
  test('offsets are metres east and north, over the antimeridian too', () => {
    const [east, north] = offset({ lat: 60, lon: 179.9995 }, { lat: 60.001, lon: -179.9995 });
    // A thousandth of a degree of longitude is half as wide at 60°.
    expect(east).toBeCloseTo(55.6, 1);
    expect(north).toBeCloseTo(111.2, 1);
  });

  test('distances to a point are those on the sphere, to a millimetre within 200 m', () => {
    const near = fc.double({ min: -0.001, max: 0.001, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), near, near, (lat, dLat, dLon) => {
        const [from, to] = [
          { lat, lon: 10 },
          { lat: lat + dLat, lon: 10 + dLon },
        ];
        expect(Math.abs(segmentDistance(from, to, to) - distance(from, to))).toBeLessThan(0.005);
      }),
    );
  });

  test('a segment is as near as its nearest place', () => {
    const at = (lat: number, lon: number): { lat: number; lon: number } => ({
      lat: lat / 111_195.08,
      lon: lon / 111_195.08,
    });
    expect(segmentDistance(at(30, 0), at(0, -100), at(0, 100))).toBeCloseTo(30, 4);
    expect(segmentDistance(at(30, 140), at(0, -100), at(0, 100))).toBeCloseTo(50, 4);
  });

  test('bearings go clockwise from north; from a place to itself there is none', () => {
    const from = { lat: 0, lon: 0 };
    expect(bearingTo(from, { lat: 0.001, lon: 0 })).toBeCloseTo(0, 6);
    expect(bearingTo(from, { lat: 0, lon: -0.001 })).toBeCloseTo(270, 6);
    expect(bearingTo({ lat: 60, lon: 0 }, { lat: 60.001, lon: 0.002 })).toBeCloseTo(45, 2);
    expect(bearingTo(from, from)).toBeNull();
  });
});

describe('looking', () => {
  test.each([
    ['40', true],
    ['39', false],
    ['220', true],
    ['0-45', true],
    ['350-39', false],
    ['350-40', true],
    ['180-360', true],
    ['0-360', true],
    ['0;90', true],
    ['0;10', false],
    ['', false],
    ['east-ish', false],
  ])('%s is along an east-west road within 50°: %s', (direction, along) => {
    expect(looksAlong(parseDirection(direction), 90, 50)).toBe(along);
  });

  test('towards is one way only', () => {
    expect(looksTowards(parseDirection('270'), 90, 50)).toBe(false);
    expect(looksTowards(parseDirection('90'), 90, 50)).toBe(true);
    expect(looksTowards(parseDirection('330-30'), 0, 0)).toBe(true);
  });

  test('along does not depend on which end of a road is first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 359 }), (looks, bearing) => {
        const direction = parseDirection(String(looks));
        expect(looksAlong(direction, bearing, 50)).toBe(looksAlong(direction, bearing + 180, 50));
      }),
    );
  });
});
