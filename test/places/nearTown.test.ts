import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance } from '../../src/model/place.ts';
import type { Town } from '../../src/places/gazetteer.ts';
import { indexTowns, nearestTown } from '../../src/places/nearTown.ts';

const town = (name: string, lat: number, lon: number): Town => ({ name, region: 'XX', lat, lon });

describe('the town near a place', () => {
  const index = indexTowns([town('Decatur', 33.775, -84.296), town('Atlanta', 33.749, -84.388)]);

  test('is the nearest, with how far and which way the place lies from it', () => {
    const near = nearestTown(index, { lat: 33.79, lon: -84.314 });
    expect(near).toMatchObject({ name: 'Decatur', region: 'XX' });
    expect(near?.metres).toBeCloseTo(2360, -2);
    expect(near?.bearing).toBeCloseTo(315, -1);
  });

  test('is none where none is within 100 km', () => {
    expect(nearestTown(index, { lat: 0, lon: 0 })).toBeNull();
  });

  test('may be beyond the antimeridian', () => {
    const fiji = indexTowns([town('East', -17, -179.9)]);
    expect(nearestTown(fiji, { lat: -17, lon: 179.9 })).toMatchObject({ name: 'East' });
  });

  test('is the one that a look at all of them finds', () => {
    const places = fc.record({
      lat: fc.double({ min: -89, max: 89, noNaN: true }),
      lon: fc.double({ min: -180, max: 179.9, noNaN: true }),
    });
    const close = places.chain(({ lat, lon }) =>
      fc
        .array(
          fc.record({
            lat: fc.double({ min: lat - 0.9, max: lat + 0.9, noNaN: true }),
            lon: fc.double({ min: lon - 1.5, max: lon + 1.5, noNaN: true }),
          }),
          { maxLength: 12 },
        )
        .map((towns) => ({ at: { lat, lon }, towns })),
    );
    fc.assert(
      fc.property(close, ({ at: place, towns }) => {
        const named = towns.map(({ lat, lon }, at) => town(String(at), Math.max(-90, Math.min(90, lat)), lon));
        const least = Math.min(...named.map((each) => distance(each, place)));
        const found = nearestTown(indexTowns(named), place);
        if (least < 100_000) expect(found?.metres).toBe(least);
        else expect(found).toBeNull();
      }),
    );
  });
});
