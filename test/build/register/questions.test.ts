import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usShapes } from '../../../src/build/register/areaShapes.ts';
import { askDuckDb } from '../../../src/build/register/askDuckDb.ts';
import { anchorsOf } from '../../../src/build/register/mappedOn.ts';
import type { Subject } from '../../../src/build/register/questions.ts';
import { answer } from '../../../src/build/register/questions.ts';
import { readReaders } from '../../../src/build/readersFile.ts';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { createRandom } from '../../sandbox/world/random.ts';
import { written } from '../../snapshot/support.ts';

const shapes = usShapes();
const area = (id: string) => {
  const found = shapes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no area ${id}`);
  return found;
};
const SUBJECT: Subject = {
  county: area('13067'),
  state: area('US-GA'),
  makersIn: area('US-CA'),
  residents: 787_538,
  box: { south: 33.6, west: -84.6, north: 33.9, east: -84.2 },
  since: Date.UTC(2026, 1, 10),
};

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'questions-'));
  file = join(folder, 'cameras.parquet');
  await writeFile(file, written(world()).bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Readers around Atlanta and Los Angeles with versions and days, and names that SQL and CSV stumble over. */
function world(): readonly Row[] {
  const random = createRandom(7);
  const names = ['', ' ', "O'Neil", 'A,B', '"quoted"', '=1+1', 'Zoë', 'Cobb PD'] as const;
  return Array.from({ length: 1500 }, (_, index): Row => {
    const [lat, lon] = index % 3 === 0 ? [34.05, -118.25] : [33.9, -84.5];
    const tags = ['surveillance:type', 'ALPR'];
    const [operator, maker] = [random.pick(names), random.pick(names)];
    if (operator !== '') tags.push('operator', operator);
    if (maker !== '') tags.push('manufacturer', maker);
    return {
      type: index % 50 === 0 ? 1 : 0,
      id: 13_400_000_000 + index * 300_000,
      lat: Math.round((lat + (random.next() - 0.5) * 1.2) * 1e7) / 1e7,
      lon: Math.round((lon + (random.next() - 0.5) * 1.2) * 1e7) / 1e7,
      version: index % 2 === 0 ? 1 : 2,
      edited: Math.floor(Date.UTC(2025, 11, 15) / 1000) + index * 9800,
      tags,
    };
  });
}

describe('the ten questions', () => {
  test('have the same answers by our code and by DuckDB over the published file', async () => {
    const { readers } = await readReaders(file);
    const anchors = anchorsOf(readers);
    const ours = answer(readers, SUBJECT, anchors);
    expect(await askDuckDb(file, folder, SUBJECT, anchors)).toEqual(ours);
    expect(ours.county).toBeGreaterThan(50);
    expect(ours.withoutOperator).toBeGreaterThan(50);
    expect(ours.since).toBeGreaterThan(100);
    expect(ours.growth).toHaveLength(7);
  });

  test('are answered differently by a file that lacks a reader', async () => {
    const { readers } = await readReaders(file);
    const anchors = anchorsOf(readers);
    const inCounty = readers.findIndex((reader) => answer([reader], SUBJECT, anchors).county === 1);
    const ours = answer(readers.toSpliced(inCounty, 1), SUBJECT, anchors);
    expect(await askDuckDb(file, folder, SUBJECT, anchors)).not.toMatchObject({ county: ours.county });
  });
});
