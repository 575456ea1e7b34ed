import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareList } from '../../../src/features/compare/compareList.ts';
import { readList } from '../../../src/features/compare/table/readList.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { createRandom, normal } from '../../bench/random.ts';
import { askDuckDb } from './askDuckDb.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compare-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** A town of corners with one to three readers each, and a list of which a part is of them, a part of nothing. */
function makeTown(seed: number): { readonly readers: readonly Point[]; readonly rows: readonly Point[] } {
  const random = createRandom(seed);
  const off = (place: Point, by: number): Point => ({
    lat: Number((place.lat + normal(random) * by).toFixed(7)),
    lon: Number((place.lon + normal(random) * by).toFixed(7)),
  });
  const readers = Array.from({ length: 120 }, () => off({ lat: 33.75, lon: -84.39 }, 0.03)).flatMap((corner) =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => off(corner, 0.0001)),
  );
  const rows = readers
    .filter(() => random() < 0.5)
    .map((reader) => off(reader, 0.0002))
    .concat(Array.from({ length: 30 }, () => off({ lat: 33.75, lon: -84.39 }, 0.05)));
  return { readers, rows };
}

const csv = (places: readonly Point[]): string =>
  ['id,lat,lon', ...places.map(({ lat, lon }, at) => `${at + 1},${lat},${lon}`)].join('\n');

test.each([
  [1, 25],
  [2, 60],
  [3, 60],
  [4, 75],
])('DuckDB, trying out every pairing, finds the same numbers: town %i within %i m', async (seed, threshold) => {
  const { readers, rows } = makeTown(seed);
  const files = { rows: path.join(folder, `${seed}-list.csv`), readers: path.join(folder, `${seed}-readers.csv`) };
  await writeFile(files.rows, csv(rows));
  await writeFile(files.readers, csv(readers));
  const asked = await askDuckDb(files, threshold);
  const list = await readList(new TextEncoder().encode(csv(rows)));
  const cameras = readers.map(({ lat, lon }, at): Camera => ({
    type: 'node',
    id: at + 1,
    lat,
    lon,
    version: 1,
    timestamp: null,
    tags: new Map(),
  }));
  const found = compareList(list.rows, cameras, { threshold });
  // A world where one row is a group by itself would show nothing.
  expect(asked.largest).toBeGreaterThan(2);
  expect({
    both: found.pairs.length,
    decimetres: found.pairs.reduce((sum, { metres }) => sum + Math.round(metres * 10), 0),
    only_list: found.onlyList.length,
    only_map: found.onlyMap.length,
  }).toEqual({
    both: asked.both,
    decimetres: asked.decimetres,
    only_list: asked.only_list,
    only_map: asked.only_map,
  });
});
