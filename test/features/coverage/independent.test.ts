/** The same numbers by another way: DuckDB, plain SQL without any function of geometry, over the same files. */
import { DuckDBInstance } from '@duckdb/node-api';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { gatesGeoJson, tripsGeoJson } from '../../../src/features/coverage/download.ts';
import { createRandom } from '../../../src/features/coverage/trips/random.ts';
import type { Metres, SmallWorld, Way } from './smallWorld.ts';
import { measured, smallWorld } from './smallWorld.ts';

const random = createRandom(2026);
const below = (most: number): number => (random() / 2 ** 32) * most;

/** A town of crooked streets that join, with 60 readers beside them. */
function town(): SmallWorld {
  const crossing = (x: number, y: number): Metres => [
    x * 180 + ((x * 7 + y * 13) % 11) * 6,
    y * 170 + ((x * 5 + y * 3) % 13) * 5,
  ];
  const steps = Array.from({ length: 12 }, (_, index) => index);
  const ways: Way[] = steps.flatMap((x): Way[] => [
    [steps.map((y) => crossing(x, y)), { highway: x % 3 === 0 ? 'secondary' : 'residential' }],
    [steps.map((y) => crossing(y, x)), { highway: x % 4 === 0 ? 'primary' : 'residential' }],
  ]);
  const readers = Array.from({ length: 60 }, (): readonly [Metres, string] => [
    [below(2000), below(2000)],
    String(Math.floor(below(360))),
  ]);
  const ring: Metres[] = [
    [250, 230],
    [1000, 140],
    [1750, 310],
    [1600, 1700],
    [900, 1810],
    [320, 1500],
  ];
  return smallWorld(ways, readers, { ring });
}

async function ask(statements: readonly string[]): Promise<readonly unknown[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    for (const sql of statements.slice(0, -1)) await connection.run(sql);
    return (await connection.runAndReadAll(statements.at(-1) ?? '')).getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}

/** Of latitude, on the sphere that the app measures on. A floating-point number for DuckDB. */
const metres = '111195.0802335329e0';

const lines = v.object({
  features: v.array(
    v.object({
      properties: v.object({ passes: v.array(v.string()) }),
      geometry: v.object({ coordinates: v.array(v.tuple([v.number(), v.number()])) }),
    }),
  ),
});

const world = town();
const found = measured(world, 150, 5);

test('DuckDB counts as many crossings of the border', async () => {
  const segments = world.roads.flatMap(({ places }) =>
    places.slice(1).map((end, index) => `(${places[index]?.lon}, ${places[index]?.lat}, ${end.lon}, ${end.lat})`),
  );
  const [ring = []] = world.area[0] ?? [];
  const edges = ring.map(({ lon, lat }, index) => {
    const next = ring[(index + 1) % ring.length];
    return `(${lon}, ${lat}, ${next?.lon}, ${next?.lat})`;
  });
  const side = (a: string, b: string, x: string, y: string): string =>
    `sign((${b}x - ${a}x) * (${y} - ${a}y) - (${b}y - ${a}y) * (${x} - ${a}x))`;
  const rows = await ask([
    `create table s as select * from (values ${segments.join(',')}) t(ax, ay, ux, uy)`,
    `create table e as select * from (values ${edges.join(',')}) t(cx, cy, dx, dy)`,
    `select count(*)::int as crossings from s, e
     where ${side('a', 'u', 'cx', 'cy')} * ${side('a', 'u', 'dx', 'dy')} < 0
       and ${side('c', 'd', 'ax', 'ay')} * ${side('c', 'd', 'ux', 'uy')} < 0`,
  ]);
  expect(rows).toEqual([{ crossings: found.gates.reduce((sum, { crossings }) => sum + crossings.length, 0) }]);
  expect(found.gates.length).toBeGreaterThan(20);
});

test('DuckDB finds the same readers along the trips, from the files that are kept', async () => {
  const { features } = v.parse(lines, JSON.parse(tripsGeoJson(found, world.readers)));
  const segments = features.flatMap(({ geometry: { coordinates } }, trip) =>
    coordinates.slice(1).map((end, index) => `(${trip}, ${coordinates[index]?.join(', ')}, ${end.join(', ')})`),
  );
  const readers = world.readers.map(({ id, lat, lon, tags }) => `(${id}, ${lon}, ${lat}, ${tags.get('direction')})`);
  const rows = await ask([
    `create table s as select * from (values ${segments.join(',')}) t(trip, ax, ay, ux, uy)`,
    `create table r as select * from (values ${readers.join(',')}) t(id, lon, lat, looks)`,
    // On a plane around each reader, metres.
    `create view flat as select trip, id, looks,
       (ax - lon) * cos(radians(lat)) * ${metres} as x1, (ay - lat) * ${metres} as y1,
       (ux - lon) * cos(radians(lat)) * ${metres} as x2, (uy - lat) * ${metres} as y2 from s, r`,
    `create view near as select *, greatest(0, least(1,
       -(x1 * (x2 - x1) + y1 * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2))) as t from flat where x1 <> x2 or y1 <> y2`,
    `select trip::int as trip, list(distinct id order by id) as ids from near
     where sqrt((x1 + t * (x2 - x1)) ** 2 + (y1 + t * (y2 - y1)) ** 2) <= 50
       and abs(cos(radians(degrees(atan2(x2 - x1, y2 - y1)) - looks))) >= cos(radians(50))
     group by trip order by trip`,
  ]);
  const ours = features.flatMap(({ properties: { passes } }, trip) =>
    passes.length === 0 ? [] : [{ trip, ids: passes.map((key) => Number(key.slice('node/'.length))) }],
  );
  expect(rows).toEqual(ours);
  expect(ours.length).toBeGreaterThan(40);
  expect(Math.max(...ours.map(({ ids }) => ids.length))).toBeGreaterThan(2);
});

test('DuckDB finds the same readers at each gate', async () => {
  const segments = world.roads.flatMap(({ places }, road) =>
    places
      .slice(1)
      .map((end, seq) => `(${road}, ${seq}, ${places[seq]?.lon}, ${places[seq]?.lat}, ${end.lon}, ${end.lat})`),
  );
  const passages = found.gates.flatMap(({ crossings }, gate) =>
    crossings.flatMap((crossing) => crossing.passages.map(({ road, at }) => `(${gate}, ${road}, ${at / 1000}e0)`)),
  );
  const readers = world.readers.map(({ id, lat, lon, tags }) => `(${id}, ${lon}, ${lat}, ${tags.get('direction')})`);
  const rows = await ask([
    `create table s as select * from (values ${segments.join(',')}) t(road, seq, ax, ay, ux, uy)`,
    `create table p as select * from (values ${passages.join(',')}) t(gate, road, spot)`,
    `create table r as select * from (values ${readers.join(',')}) t(id, lon, lat, looks)`,
    // Where each piece of a road begins and how long it is, by haversine.
    `create view long as select *, 2 * 6371008.8e0 * asin(sqrt(sin(radians(uy - ay) / 2) ** 2
       + cos(radians(ay)) * cos(radians(uy)) * sin(radians(ux - ax) / 2) ** 2)) as length from s`,
    `create view placed as select *, coalesce(sum(length) over (partition by road order by seq
       rows between unbounded preceding and 1 preceding), 0) as start from long`,
    // What of it lies within 300 m along the road from a crossing.
    `create view cut as select *, greatest(0, (spot - 300 - start) / length) as f, least(1, (spot + 300 - start) / length) as g
     from placed join p using (road)`,
    `create view piece as select gate, ax + (ux - ax) * f as ax, ay + (uy - ay) * f as ay,
       ax + (ux - ax) * g as ux, ay + (uy - ay) * g as uy from cut where g > f`,
    `create view flat as select gate, id, looks,
       (ax - lon) * cos(radians(lat)) * ${metres} as x1, (ay - lat) * ${metres} as y1,
       (ux - lon) * cos(radians(lat)) * ${metres} as x2, (uy - lat) * ${metres} as y2 from piece, r`,
    `create view near as select *, greatest(0, least(1,
       -(x1 * (x2 - x1) + y1 * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2))) as t from flat`,
    `select gate::int as gate, list(distinct id order by id) as ids from near
     where sqrt((x1 + t * (x2 - x1)) ** 2 + (y1 + t * (y2 - y1)) ** 2) <= 100
       and abs(cos(atan2(x2 - x1, y2 - y1) - radians(looks))) >= cos(radians(50))
     group by gate order by gate`,
  ]);
  const ours = found.gates.flatMap(({ facing }, gate) =>
    facing.length === 0 ? [] : [{ gate, ids: facing.map((reader) => reader + 1) }],
  );
  expect(rows).toEqual(ours);
  expect(ours).toHaveLength(found.watched);
});

test('wider thresholds never find fewer', () => {
  const { sensitivity } = found;
  for (const rule of new Set(sensitivity.map((each) => each.rule))) {
    const each = sensitivity.filter((variation) => variation.rule === rule);
    for (const counts of [each.map(({ watched }) => watched ?? 0), each.map(({ passing }) => passing ?? 0)]) {
      expect(counts, rule).toEqual(counts.toSorted((a, b) => a - b));
    }
  }
});

test('the gates that are kept say who watches', () => {
  const kept = v.parse(
    v.object({
      features: v.array(v.object({ properties: v.object({ watched: v.boolean(), facing: v.array(v.string()) }) })),
    }),
    JSON.parse(gatesGeoJson(found, world.readers)),
  );
  expect(kept.features.filter(({ properties }) => properties.watched)).toHaveLength(found.watched);
  expect(kept.features.every(({ properties: { watched, facing } }) => watched === facing.length > 0)).toBe(true);
});

test('the numbers of the town are these, on every machine', () => {
  const { gates, watched, passing, trips } = found;
  expect({ gates: gates.length, watched, passing, driven: trips.reduce((sum, { time }) => sum + time, 0) }).toEqual({
    gates: 37,
    watched: 20,
    passing: { 1: 74, 2: 28, 5: 0 },
    driven: 10_367_174,
  });
});
