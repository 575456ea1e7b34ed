import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countAlong } from '../../../src/features/route/count/countAlong.ts';
import { ROUTE_RULES } from '../../../src/features/route/count/routeRules.ts';
import { keyOf } from '../../../src/model/camera.ts';
import { readCameras } from '../../../src/overpass/readCameras.ts';
import { askDuckDb } from './askDuckDb.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers from 0 to 1 that are the same each time (Park and Miller). */
function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const DIRECTIONS = [
  '0',
  '45',
  '137.5',
  '300',
  'NNW',
  'e',
  '350-20',
  '80-100',
  '0-360',
  '10;190',
  '200-250;40',
  'both',
  '90;both',
  '90-90',
];

test.each([1, 2, 3])('DuckDB says the same of a made-up town, %i', async (seed) => {
  const next = createNumbers(seed * 7919);
  const place = (): { lat: number; lon: number } => ({ lat: 37.7 + next() / 50, lon: -122.4 + next() / 50 });
  const elements = Array.from({ length: 3000 }, (_, i) => {
    const direction = DIRECTIONS[Math.floor(next() * (DIRECTIONS.length + 3))];
    const tags = {
      man_made: 'surveillance',
      'surveillance:type': 'ALPR',
      ...(direction === undefined ? {} : { direction }),
    };
    return { type: 'node', id: i + 1, ...place(), tags: next() < 0.1 ? { ...tags, 'camera:direction': '75' } : tags };
  });
  const text = JSON.stringify({ version: 0.6, osm3s: { timestamp_osm_base: '2026-11-01T00:00:00Z' }, elements });
  const line = Array.from({ length: 60 }, place);
  const files = { readers: join(folder, `readers${seed}.json`), line: join(folder, `line${seed}.json`) };
  writeFileSync(files.readers, text);
  writeFileSync(
    files.line,
    JSON.stringify({ type: 'LineString', coordinates: line.map(({ lat, lon }) => [lon, lat]) }),
  );

  const theirs = await askDuckDb(files, 50);
  const { readers } = await readCameras(text);
  const ours = countAlong([line], readers, ROUTE_RULES).readers;

  expect(theirs.length).toBeGreaterThan(300);
  expect(new Set(theirs.map(({ faces }) => faces))).toEqual(new Set([true, false, null]));
  const sorted = ours.map(({ reader, metres, faces }) => ({ id: keyOf(reader), metres, faces }));
  expect(sorted.map(({ id, faces }) => `${id} ${String(faces)}`).toSorted()).toEqual(
    theirs.map(({ id, faces }) => `${id} ${String(faces)}`).toSorted(),
  );
  const far = new Map(theirs.map(({ id, metres }) => [id, metres]));
  for (const { id, metres } of sorted) expect(metres).toBeCloseTo(far.get(id) ?? -1, 4);
});
