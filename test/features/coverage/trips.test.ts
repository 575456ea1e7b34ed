import { describe, expect, test } from 'vitest';
import { readRoads } from '../../../src/features/coverage/roads/readRoads.ts';
import { findJoins } from '../../../src/features/coverage/roads/joins.ts';
import type { Graph } from '../../../src/features/coverage/trips/graph.ts';
import { buildGraph } from '../../../src/features/coverage/trips/graph.ts';
import { createRandom, drawBelow } from '../../../src/features/coverage/trips/random.ts';
import { findStrongParts } from '../../../src/features/coverage/trips/strongParts.ts';
import { lineOf } from '../../../src/features/coverage/trips/passing.ts';
import { tripsGeoJson } from '../../../src/features/coverage/download.ts';
import type { Metres, Way } from './smallWorld.ts';
import { measured, smallWorld } from './smallWorld.ts';
import * as v from 'valibot';

function graphOf(ways: readonly Way[]): Graph {
  const { roads } = smallWorld(ways);
  return buildGraph(roads, findJoins(roads));
}

const ring = (tags: Readonly<Record<string, string>> = {}): Way => [
  [
    [100, 100],
    [900, 100],
    [900, 900],
    [100, 900],
    [100, 100],
  ],
  tags,
];

describe('the generator', () => {
  test('is mulberry32, to the bit', () => {
    const random = createRandom(1);
    expect([random(), random(), random()]).toEqual([2693262067, 11749833, 2265367787]);
  });

  test('draws below a number in whole numbers', () => {
    expect(drawBelow(() => 0xffff_ffff, 1e15)).toBe(999_999_999_767_169);
    expect(drawBelow(() => 0, 7)).toBe(0);
  });
});

describe('the graph', () => {
  test('roads join at identical coordinates only', () => {
    const cross: Way[] = [
      [
        [
          [0, 0],
          [100, 0],
          [200, 0],
        ],
      ],
      [
        [
          [100, -100],
          [100, 0],
          [100, 100],
        ],
      ],
    ];
    expect(graphOf(cross)).toMatchObject({ nodes: 5, edges: { length: 4 } });
    const bridge: Way[] = [
      [
        [
          [0, 0],
          [200, 0],
        ],
      ],
      [
        [
          [100, -100],
          [100, 100],
        ],
      ],
    ];
    expect(graphOf(bridge)).toMatchObject({ nodes: 4, edges: { length: 2 } });
  });

  test('times are whole milliseconds by the speed table, or by a limit', () => {
    const line: Metres[] = [
      [0, 0],
      [1000, 0],
    ];
    const time = (tags: Readonly<Record<string, string>>): number | undefined => graphOf([[line, tags]]).edges[0]?.time;
    // 1 km, to the millimetre that seven decimals leave: at 35 km/h 102,857 ms.
    expect(time({})).toBe(102_857);
    expect(time({ highway: 'motorway' })).toBe(34_286);
    expect(time({ maxspeed: '50' })).toBe(72_000);
    expect(time({ maxspeed: '30 mph' })).toBe(75_000);
    expect(time({ maxspeed: 'signals' })).toBe(102_857);
  });

  test('one-way by tag, by junction and on motorways', () => {
    const ways = (tags: Readonly<Record<string, string>>): unknown => {
      const [edge] = graphOf([
        [
          [
            [0, 0],
            [100, 0],
          ],
          tags,
        ],
      ]).edges;
      return [edge?.forward, edge?.backward];
    };
    expect(ways({})).toEqual([true, true]);
    expect(ways({ oneway: 'yes' })).toEqual([true, false]);
    expect(ways({ oneway: '-1' })).toEqual([false, true]);
    expect(ways({ junction: 'roundabout' })).toEqual([true, false]);
    expect(ways({ highway: 'motorway' })).toEqual([true, false]);
    expect(ways({ highway: 'motorway', oneway: 'no' })).toEqual([true, true]);
    expect(ways({ highway: 'motorway_link' })).toEqual([true, true]);
  });

  test('a one-way dead end is no part of what is strongly connected', () => {
    const graph = graphOf([
      ring(),
      [
        [
          [100, 100],
          [0, 0],
        ],
        { oneway: 'yes' },
      ],
    ]);
    const parts = findStrongParts(graph);
    expect(new Set(parts).size).toBe(2);
  });
});

describe('trips', () => {
  test('begin and end in the largest part inside the area, however much lies outside it', () => {
    const outside: Way = [
      [
        [2000, 0],
        [9000, 0],
      ],
    ];
    const found = measured(
      smallWorld([
        ring(),
        outside,
        [
          [
            [400, 400],
            [500, 400],
          ],
        ],
      ]),
      30,
    );
    expect(found.trips).toHaveLength(30);
    expect(new Set(found.trips.flatMap(({ legs }) => legs.map(({ edge }) => found.graph.edges[edge]?.road)))).toEqual(
      new Set([0]),
    );
    expect(found.shareOfRoad).toBeCloseTo(3200 / 3300, 5);
  });

  test('follow one-way roads around, a dead end back and forth', () => {
    const found = measured(smallWorld([ring({ oneway: 'yes' })]), 40);
    for (const trip of found.trips) for (const { from, to } of trip.legs) expect(to).toBeGreaterThanOrEqual(from);
    const dead = measured(
      smallWorld([
        [
          [
            [100, 100],
            [200, 100],
          ],
        ],
      ]),
      40,
    );
    expect(dead.trips.every(({ legs }) => legs.length === 1)).toBe(true);
  });

  test('pass a reader that faces their road, and no other', () => {
    const road: Way = [
      [
        [100, 500],
        [900, 500],
      ],
    ];
    const all = measured(
      smallWorld([road], [[[500, 549], '90'], [[500, 551], '90'], [[500, 510], '0'], [[500, 510]]]),
      400,
    );
    const through = all.trips.map((trip) => {
      const xs = lineOf(trip, all.graph).map(({ lon }) => (lon * 6_371_008.8 * Math.PI) / 180);
      // 49 m beside the road: 9.95 m along it are within 50 m.
      return Math.min(...xs) <= 509.95 && Math.max(...xs) >= 490.05;
    });
    expect(all.passed.map((each) => each.length > 0)).toEqual(through);
    expect(all.passing[1]).toBe(through.filter(Boolean).length);
    expect(all.passing[1]).toBeGreaterThan(100);
    expect(new Set(all.passed.flat())).toEqual(new Set([0]));
  });

  test('count each reader once, and at least 1, 2 and 5 of them', () => {
    const pole = ['80', '90', '100', '110', '270'].map((direction) => [[500, 510], direction] as const);
    const { passing } = measured(
      smallWorld(
        [
          [
            [
              [100, 500],
              [900, 500],
            ],
          ],
        ],
        pole,
      ),
      200,
    );
    expect(passing[5]).toBe(passing[1]);
    expect(passing[2]).toBe(passing[1]);
    expect(passing[1]).toBeGreaterThan(0);
  });

  test('are the same by the same seed, in whatever order the file has the ways; others by another', () => {
    const world = smallWorld([
      ring(),
      [
        [
          [100, 100],
          [900, 900],
        ],
      ],
      [
        [
          [900, 100],
          [100, 900],
        ],
      ],
    ]);
    const { elements } = v.parse(v.object({ elements: v.array(v.unknown()) }), JSON.parse(world.files.roads));
    const { roads } = readRoads(JSON.stringify({ elements: [...elements.toReversed(), ...elements] }));
    const shuffled = { ...world, roads };
    const trips = (seed: number): string => tripsGeoJson(measured(world, 20, seed), world.readers);
    expect(tripsGeoJson(measured(shuffled, 20, 1), [])).toBe(trips(1));
    expect(trips(2)).not.toBe(trips(1));
  });

  test('over the antimeridian are cut there, and as long as elsewhere', () => {
    const there = smallWorld(
      [
        [
          [
            [100, 500],
            [900, 500],
          ],
        ],
      ],
      [],
      { lon: 179.996 },
    );
    const here = smallWorld(
      [
        [
          [
            [100, 500],
            [900, 500],
          ],
        ],
      ],
      [],
    );
    const [a, b] = [measured(there, 20), measured(here, 20)];
    for (const [index, { time }] of a.trips.entries()) {
      expect(Math.abs(time - (b.trips[index]?.time ?? 0))).toBeLessThanOrEqual(3);
    }
    expect(tripsGeoJson(a, [])).toContain('MultiLineString');
  });
});
