import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import { contains } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import { distance } from '../../../src/model/place.ts';
import { operatorsAround } from '../../../src/store/query/operatorsAround.ts';
import { listBox, nearPlace } from '../../../src/store/query/nearest.ts';
import { countInBox } from '../../../src/store/query/boxSearch.ts';
import { anyCamera, anyLat, anyLon, camera, columnsOf } from '../cameras.ts';

/** Cameras with ids of their own. */
const cameras = fc
  .array(anyCamera(), { maxLength: 80 })
  .map((list) => list.map((one, i): Camera => ({ ...one, id: i + 1 })));

const box: fc.Arbitrary<Box> = fc
  .tuple(
    anyLat,
    anyLat,
    anyLon,
    fc.oneof(fc.double({ min: 0, max: 400, noNaN: true }), fc.constantFrom(0, 1, 360)),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([a, b, west, width, worlds]) => ({
    south: Math.min(a, b),
    west: west + 360 * worlds,
    north: Math.max(a, b),
    east: west + 360 * worlds + width,
  }));

function keys(list: Iterable<Camera>): readonly string[] {
  return [...list].map((one) => keyOf(one)).toSorted();
}

describe('a box', () => {
  it('holds exactly the cameras that lie in it, once each, on any copy of the world', () => {
    fc.assert(
      fc.property(cameras, box, (list, within) => {
        const { columns, dictionary } = columnsOf(list);
        const expected = keys(list.filter((one) => contains(within, one)));
        expect(keys(listBox([columns], dictionary, within, 1000))).toEqual(expected);
        expect(countInBox([columns], within)).toBe(expected.length);
      }),
      { numRuns: 500 },
    );
  });

  it('lists the nearest to its middle first, and no more than asked for', () => {
    const { columns, dictionary } = columnsOf([camera(1, 0, 3), camera(2, 0, 1), camera(3, 0, -2), camera(4, 0, 0)]);
    const within = { south: -5, west: -5, north: 5, east: 5 };
    expect(listBox([columns], dictionary, within, 3).map((one) => one.id)).toEqual([4, 2, 3]);
    expect(listBox([columns], dictionary, within, 0)).toEqual([]);
  });
});

describe('the list of a box, from a place in it', () => {
  it('is the nearest there are, in their order, whatever copy of the world the place is written in', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        cameras,
        box,
        share,
        share,
        fc.integer({ min: -1, max: 1 }),
        fc.integer({ min: 1, max: 12 }),
        (list, within, up, along, worlds, limit) => {
          const { columns, dictionary } = columnsOf(list);
          const from = {
            lat: within.south + (within.north - within.south) * up,
            lon: within.west + (within.east - within.west) * along + 360 * worlds,
          };
          const away = (one: Camera): number => Math.round(distance(from, one));
          const nearest = list
            .filter((one) => contains(within, one))
            .map(away)
            .toSorted((a, b) => a - b);
          expect(listBox([columns], dictionary, within, limit, from).map(away)).toEqual(nearest.slice(0, limit));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('near', () => {
  it('finds every reader from where it stands', () => {
    fc.assert(
      fc.property(cameras, (list) => {
        const { columns, dictionary } = columnsOf(list);
        for (const one of list) {
          const found = nearPlace([columns], dictionary, one, 0.01);
          expect(keys(found.map((near) => near.camera))).toContain(keyOf(one));
        }
      }),
    );
  });

  it('finds exactly what lies within, nearest first, over poles and antimeridian too', () => {
    const metres = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 21_000_000 }));
    fc.assert(
      fc.property(cameras, anyLat, anyLon, metres, (list, lat, lon, reach) => {
        const { columns, dictionary } = columnsOf(list);
        const found = nearPlace([columns], dictionary, { lat, lon }, reach);
        expect(keys(found.map((near) => near.camera))).toEqual(
          keys(list.filter((one) => distance(one, { lat, lon }) <= reach)),
        );
        const away = found.map((near) => near.metres);
        expect(away).toEqual(away.toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});

describe('operators around a place', () => {
  const run = (id: number, lat: number, tags: Readonly<Record<string, string>>): Camera =>
    camera(id, lat, 0, { tags: new Map(Object.entries(tags)) });

  it('come most frequent first, with the id that stands beside them most', () => {
    const { columns, dictionary } = columnsOf([
      run(1, 0.001, { operator: 'A', 'operator:wikidata': 'Q1' }),
      run(2, 0.002, { operator: 'A', 'operator:wikidata': 'Q1' }),
      run(3, 0.003, { operator: 'A', 'operator:wikidata': 'Q2' }),
      run(4, 0.004, { operator: 'B', 'operator:wikidata': 'javascript:alert(1)' }),
      run(5, 0.005, {}),
    ]);
    expect(operatorsAround([columns], dictionary, { lat: 0, lon: 0 }, 5)).toEqual([
      { name: 'A', wikidata: 'Q1', count: 3 },
      { name: 'B', count: 1 },
    ]);
  });

  it('never are makers: that is a known mistake', () => {
    const { columns, dictionary } = columnsOf([
      run(1, 0, { operator: 'Flock Safety' }),
      run(2, 0, { operator: 'flock' }),
    ]);
    expect(operatorsAround([columns], dictionary, { lat: 0, lon: 0 }, 5)).toEqual([]);
  });

  it('are looked for further away only where there are too few near', () => {
    const { columns, dictionary } = columnsOf([run(1, 0, { operator: 'Near' }), run(2, 0.1, { operator: 'Far' })]);
    const names = (limit: number): readonly string[] =>
      operatorsAround([columns], dictionary, { lat: 0, lon: 0 }, limit).map((operator) => operator.name);
    expect(names(1)).toEqual(['Near']);
    expect(names(2)).toEqual(['Far', 'Near']);
  });
});
