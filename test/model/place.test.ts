import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/place.ts';
import {
  distance,
  latOf,
  lonOf,
  MERCATOR_LIMIT,
  mercatorX,
  mercatorY,
  round7,
  wrapLon,
} from '../../src/model/place.ts';

/** Any place as OpenStreetMap keeps it. */
const place: fc.Arbitrary<Place> = fc.record({
  lat: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((value) => value / 1e7),
  lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((value) => value / 1e7),
});

describe('distance', () => {
  it('is about 111.2 km for a degree of latitude', () => {
    expect(distance({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(111_195, -1);
  });

  it('crosses the antimeridian the short way', () => {
    expect(distance({ lat: 0, lon: 179.9995 }, { lat: 0, lon: -179.9995 })).toBeCloseTo(111.2, 1);
  });

  it('tells a hand apart on the ground', () => {
    expect(distance({ lat: 40, lon: -100 }, { lat: 40.000001, lon: -100 })).toBeCloseTo(0.111, 3);
  });

  it('is half the way round to the other side, not NaN', () => {
    expect(distance({ lat: 90, lon: 0 }, { lat: -90, lon: 0 })).toBeCloseTo(20_015_114.4, 1);
  });

  it('is the same both ways, and nothing to oneself', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6);
        expect(distance(a, a)).toBe(0);
      }),
    );
  });
});

describe('the Mercator square', () => {
  it('has its corners at the limit', () => {
    expect(mercatorX(-180)).toBe(0);
    expect(mercatorX(180)).toBe(1);
    expect(mercatorY(MERCATOR_LIMIT)).toBeCloseTo(0, 12);
    expect(mercatorY(-MERCATOR_LIMIT)).toBeCloseTo(1, 12);
  });

  it('holds the poles at its edges', () => {
    expect(mercatorY(90)).toBe(mercatorY(MERCATOR_LIMIT));
    expect(mercatorY(-90)).toBe(mercatorY(-MERCATOR_LIMIT));
  });

  it('gives back every place within it', () => {
    fc.assert(
      fc.property(place, ({ lat, lon }) => {
        fc.pre(Math.abs(lat) <= MERCATOR_LIMIT);
        expect(lonOf(mercatorX(lon))).toBeCloseTo(lon, 9);
        expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9);
      }),
    );
  });
});

describe('longitudes', () => {
  it.each([
    [180, -180],
    [-180, -180],
    [190, -170],
    [-190, 170],
    [540, -180],
    [0, 0],
  ])('%d wraps to %d', (lon, wrapped) => {
    expect(wrapLon(lon)).toBe(wrapped);
  });
});

describe('coordinates', () => {
  it('are rounded to seven decimals', () => {
    expect(round7(1.234_567_89)).toBe(1.234_567_9);
    expect(round7(-0.000_000_04)).toBe(-0);
  });

  it('that OpenStreetMap keeps are not changed by rounding', () => {
    fc.assert(fc.property(place, ({ lat, lon }) => round7(lat) === lat && round7(lon) === lon));
  });
});
