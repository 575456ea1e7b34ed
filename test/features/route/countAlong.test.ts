import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countAlong } from '../../../src/features/route/count/countAlong.ts';
import { ROUTE_RULES } from '../../../src/features/route/count/routeRules.ts';
import { segmentDistance } from '../../../src/model/segment.ts';
import type { EastNorth } from './routeWorld.ts';
import { along, numbers, placeAt, readerAt } from './routeWorld.ts';

/** A road to the east, 1 km. */
const EAST: readonly EastNorth[] = [
  [0, 0],
  [1000, 0],
];
const of = (direction: string | undefined, place: EastNorth = [500, 10]): readonly number[] =>
  numbers(along([EAST], [direction === undefined ? [place] : [place, direction]]));
const FACES = [1, 0, 0, 1];
const NEAR = [0, 1, 0, 0];
const UNKNOWN = [0, 0, 1, 0];

describe('the distance', () => {
  test.each([
    [49.9, FACES],
    [50.1, [0, 0, 0, 0]],
  ])('%f m beside the road', (north, expected) => expect(of('90', [500, north])).toEqual(expected));

  test('ahead of the end and behind the start it is measured to the end', () => {
    expect(of('90', [1040, 29])).toEqual(FACES);
    expect(of('90', [1040, 31])).toEqual([0, 0, 0, 0]);
    expect(of('90', [-49, 0])).toEqual(FACES);
  });

  test('where it is least is where the reader stands in the order', () => {
    const { readers, length } = along([EAST], [[[700, 20]], [[300, -30], '90']]);
    expect(readers.map(({ reader, at, metres }) => [reader.id, Math.round(at), Math.round(metres)])).toEqual([
      [2, 300, 30],
      [1, 700, 20],
    ]);
    expect(Math.round(length)).toBe(1000);
  });

  test('a reader of a parallel road counts where it is near, whatever road it was mapped for', () => {
    expect(of('90', [500, 45])).toEqual(FACES);
  });
});

describe('the facing', () => {
  test.each([
    ['90', FACES],
    ['270', FACES],
    ['41', FACES],
    ['39', NEAR],
    ['0', NEAR],
    ['180', NEAR],
    ['E', FACES],
    ['W', FACES],
    ['N', NEAR],
    ['139', FACES],
    ['141', NEAR],
    // A range: its nearest edge, or anything within it.
    ['350-41', FACES],
    ['330-30', NEAR],
    ['10-170', FACES],
    ['300-240', FACES],
    ['0-360', FACES],
    // Any member of a list.
    ['0;90', FACES],
    ['0;180', NEAR],
  ])('%s beside a road to the east', (direction, expected) => expect(of(direction)).toEqual(expected));

  test.each([[undefined], ['both'], ['']])('%s is not known', (direction) => {
    expect(of(direction)).toEqual(UNKNOWN);
  });

  test('of the axis of any piece within the threshold, behind a curve too', () => {
    const curve: readonly EastNorth[] = [
      [0, 0],
      [1000, 0],
      [1000, 1000],
    ];
    expect(numbers(along([curve], [[[970, 30], '0']]))).toEqual(FACES);
    expect(numbers(along([curve], [[[940, 30], '0']]))).toEqual(NEAR);
  });

  test('on a bridge over the route it looks along the other road', () => expect(of('0', [500, 0])).toEqual(NEAR));

  test('the front plate is seen against the way, the rear one after it', () => {
    const travel = (which: 'front' | 'rear', direction: string): readonly number[] =>
      numbers(along([EAST], [[[500, 10], direction]], { travel: which }));
    expect([travel('front', '270'), travel('front', '90')]).toEqual([FACES, NEAR]);
    expect([travel('rear', '90'), travel('rear', '270')]).toEqual([FACES, NEAR]);
  });
});

describe('the counts', () => {
  test('four on one pole count as they are tagged', () => {
    const pole = ['0', '90', '180', '270'].map((direction) => [[500, 10], direction] as const);
    expect(numbers(along([EAST], pole))).toEqual([2, 2, 0, 2]);
  });

  test('there and back passes twice, and counts one reader', () => {
    const back: readonly EastNorth[] = [...EAST, [0, 0]];
    expect(numbers(along([back], [[[500, 10], '90']]))).toEqual([1, 0, 0, 2]);
    expect(numbers(along([back], [[[500, 10], '90']], { travel: 'rear' }))).toEqual([1, 0, 0, 1]);
    expect(along([back], [[[500, 10], '0']]).readers[0]?.visits).toBe(2);
  });

  test('a turn within the threshold is one pass', () => {
    expect(numbers(along([[...EAST, [0, 0]]], [[[990, 10], '90']]))).toEqual(FACES);
  });

  test('pieces of a bend are one pass, and a break of the track within the threshold too', () => {
    const bend = [0, 10, 20, 30, 40, 50, 60].map((east): EastNorth => [east * 10, (east % 20) / 2]);
    expect(numbers(along([bend], [[[300, 20], '90']]))).toEqual(FACES);
    const broken: (readonly EastNorth[])[] = [
      [
        [0, 0],
        [490, 0],
      ],
      [
        [510, 0],
        [1000, 0],
      ],
    ];
    expect(numbers(along(broken, [[[500, 10], '90']]))).toEqual(FACES);
    expect(Math.round(along(broken, []).length)).toBe(980);
  });

  test('what is given twice counts once', () => {
    const reader = readerAt(7, placeAt([500, 10]), '90');
    const line = EAST.map((point) => placeAt(point));
    expect(numbers(countAlong([line], [reader, reader], ROUTE_RULES))).toEqual(FACES);
  });

  test('nothing along nothing', () => {
    expect(numbers(along([], [[[0, 0], '90']]))).toEqual([0, 0, 0, 0]);
    expect(
      numbers(
        along(
          [
            [
              [5, 5],
              [5, 5],
            ],
          ],
          [[[5, 5], '90']],
        ),
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  test('over the antimeridian as anywhere', () => {
    for (const lon of [180, -180, 179.995]) {
      const { readers, length } = along([EAST], [[[500, 10], '90'], [[999, 10]]], {}, lon);
      expect(readers.map(({ at }) => Math.round(at))).toEqual([500, 999]);
      expect(Math.round(length)).toBe(1000);
    }
  });

  test('westward over it, and twice by the same reader from both of its sides', () => {
    const places = (...lons: number[]): { lat: number; lon: number }[] => lons.map((lon) => ({ lat: 0, lon }));
    const reader = readerAt(1, { lat: 0.0001, lon: 179.996 }, '90');
    const west = places(-179.995, 179.99);
    expect(numbers(countAlong([west], [reader], ROUTE_RULES))).toEqual([1, 0, 0, 1]);
    expect(numbers(countAlong([west, places(179.99, -179.99)], [reader], ROUTE_RULES))).toEqual([1, 0, 0, 2]);
  });

  test('a straight piece across half a continent is searched over its whole length', () => {
    const line = [
      { lat: 34, lon: -118 },
      { lat: 34, lon: -84 },
    ];
    const readers = [-117, -100.5, -85].map((lon, id) => readerAt(id + 1, { lat: 34.0001, lon }, '90'));
    expect(numbers(countAlong([line], readers, ROUTE_RULES))).toEqual([3, 0, 0, 3]);
  });
});

describe('for any route', () => {
  const metres = fc.integer({ min: -1500, max: 1500 });
  const point = fc.tuple(metres, metres);
  const lines = fc.array(fc.array(point, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 3 });
  const readers = fc.array(fc.tuple(point, fc.constantFrom('0', '45', '100', '270', '350-20', '0;200', 'both')), {
    maxLength: 12,
  });

  test('those within the threshold are those that measuring to every piece finds', () => {
    fc.assert(
      fc.property(lines, fc.array(point, { maxLength: 40 }), (route, places) => {
        const least = (place: EastNorth): number =>
          Math.min(
            ...route.flatMap((line) =>
              line.slice(1).map((end, i) => segmentDistance(placeAt(place), placeAt(line[i] ?? end), placeAt(end))),
            ),
          );
        const isLine = route.some((line) => line.some((end) => end.join() !== line[0]?.join()));
        const expected = isLine ? places.flatMap((place, i) => (least(place) <= 150 ? [i + 1] : [])) : [];
        const all = places.map((place) => [place] as const);
        const found = along(route, all, { threshold: 150 }).readers.map(({ reader }) => reader.id);
        expect(found.toSorted((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  test('reversing it keeps the counts', () => {
    fc.assert(
      fc.property(lines, readers, (route, all) => {
        const reversed = route.toReversed().map((line) => line.toReversed());
        expect(numbers(along(reversed, all))).toEqual(numbers(along(route, all)));
      }),
    );
  });

  test('a larger threshold, or angle, never finds fewer', () => {
    fc.assert(
      fc.property(lines, readers, fc.integer({ min: 1, max: 400 }), (route, all, more) => {
        const [less, wide] = [along(route, all), along(route, all, { threshold: 50 + more })];
        expect(wide.readers.length).toBeGreaterThanOrEqual(less.readers.length);
        expect(wide.facing).toBeGreaterThanOrEqual(less.facing);
        expect(along(route, all, { angle: 90 }).facing).toBeGreaterThanOrEqual(less.facing);
      }),
    );
  });

  test('the three numbers are of distinct objects, and passes are no fewer than those that face', () => {
    fc.assert(
      fc.property(lines, readers, (route, all) => {
        const { facing, near, unknown, passes, readers: found } = along(route, all);
        expect(facing + near + unknown).toBe(found.length);
        expect(new Set(found.map(({ reader }) => reader.id)).size).toBe(found.length);
        expect(passes).toBeGreaterThanOrEqual(facing);
      }),
    );
  });
});
