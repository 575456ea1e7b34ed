import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBorder } from '../../../src/features/coverage/area/border.ts';
import { orientation } from '../../../src/features/coverage/area/orientation.ts';
import type { Area } from '../../../src/features/coverage/area/readArea.ts';
import { readArea } from '../../../src/features/coverage/area/readArea.ts';
import { findCrossings } from '../../../src/features/coverage/gates/crossings.ts';
import type { Road } from '../../../src/features/coverage/roads/road.ts';
import type { Place } from '../../../src/model/place.ts';

function road(places: readonly Place[]): Road {
  return { id: null, places, names: [], speed: 30, oneway: 'no', roundabout: false };
}

function inside(area: Area, place: Place): boolean {
  const border = createBorder(area);
  return border.isInside(border.point(place));
}

test('orientation is exact where products are beyond 2^53', () => {
  const far = 1_800_000_000;
  expect(orientation(-far, -far, far, far, far - 1, far - 1)).toBe(0);
  expect(orientation(-far, -far, far, far, far - 1, far)).toBeGreaterThan(0);
  expect(orientation(-far, -far, far, far, far, far - 1)).toBeLessThan(0);
});

describe('an area that is cut at the antimeridian', () => {
  const part = (west: number, east: number): number[][][] => [
    [
      [west, -1],
      [east, -1],
      [east, 1],
      [west, 1],
      [west, -1],
    ],
  ];
  const cut = readArea(JSON.stringify({ type: 'MultiPolygon', coordinates: [part(179, 180), part(-180, -179)] }));
  const across = (lons: readonly number[]): number =>
    findCrossings([road(lons.map((lon) => ({ lat: 0, lon })))], createBorder(cut)).crossings.length;

  test('is one: a road over the cut crosses nothing', () => {
    expect(across([179.5, -179.5])).toBe(0);
    expect(across([179.5, 180, -179.5])).toBe(0);
    expect(across([178.5, 179.5, -179.5, -178.5])).toBe(2);
  });

  test('and so is one that goes on past 180°', () => {
    const on = readArea(JSON.stringify({ type: 'Polygon', coordinates: part(179, 181) }));
    for (const area of [cut, on]) {
      expect(inside(area, { lat: 0, lon: -179.5 })).toBe(true);
      expect(inside(area, { lat: 0, lon: 179.5 })).toBe(true);
      expect(inside(area, { lat: 0, lon: 178.5 })).toBe(false);
    }
  });
});

test('holes are outside, and their border crosses as any', () => {
  const square = (from: number, to: number): number[][] => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
  const area = readArea(JSON.stringify({ type: 'Polygon', coordinates: [square(0, 0.01), square(0.004, 0.006)] }));
  expect(inside(area, { lat: 0.005, lon: 0.005 })).toBe(false);
  expect(inside(area, { lat: 0.004, lon: 0.005 })).toBe(true);
  const through = [-0.001, 0.011].map((lon) => ({ lat: 0.005, lon }));
  expect(findCrossings([road(through)], createBorder(area)).crossings.map(({ ring }) => ring)).toEqual([0, 0, 1, 1]);
});

test('a road crosses an odd number of times just where its ends are on two sides; its inside is never longer than it', () => {
  const small = fc.integer({ min: 0, max: 12 });
  const place = fc.tuple(small, small).map(([x, y]): Place => ({ lat: y / 1000, lon: x / 1000 }));
  const line = fc.array(place, { minLength: 2, maxLength: 8 });
  const ring = fc.array(place, { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(line, ring, (places, corners) => {
      const moved = places.filter((each, index) => {
        const last = places[index - 1];
        return last?.lat !== each.lat || last.lon !== each.lon;
      });
      const area: Area = [[corners]];
      const border = createBorder(area);
      const [first, last] = [moved[0], moved.at(-1)];
      if (moved.length < 2 || first === undefined || last === undefined) return;
      const { crossings, inside: stretches } = findCrossings([road(moved)], border);
      for (const [from, to] of stretches[0] ?? []) expect(to).toBeGreaterThan(from);
      // Ends on the border, and places that a road comes to more than once, count otherwise.
      const onBorder = moved.slice(1).some((end, index) => {
        const start = moved[index] ?? end;
        const { stops, on } = border.cut(border.point(start), border.point(end));
        return on.length > 0 || stops.some(({ share }) => share === 0 || share === 1);
      });
      if (onBorder) return;
      const differs = border.isInside(border.point(first)) !== border.isInside(border.point(last));
      expect(crossings.length % 2 === 1).toBe(differs);
    }),
    { numRuns: 2000 },
  );
});
