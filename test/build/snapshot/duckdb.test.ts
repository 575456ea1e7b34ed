import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { written } from '../../snapshot/support.ts';

const place = (id: number, lat: number, lon: number, ...tags: string[]): Row => ({
  type: 0,
  id,
  lat,
  lon,
  version: 2,
  edited: 1_763_856_000,
  tags,
});
const rows: readonly Row[] = [
  place(
    1,
    35.1616409,
    -101.9201859,
    'manufacturer',
    'Flock Safety',
    'surveillance:zone',
    'traffic',
    'direction',
    '270',
  ),
  place(2, 37.6179702, -122.1525973, 'manufacturer', 'Flock Safety', 'surveillance:zone', 'parking', '__proto__', 'x'),
  place(9_007_199_254_740_991, -33.8, 151.2093, 'manufacturer', 'Leonardo', 'operator', "O'Neil & <b>Söhne</b>"),
  { ...place(4, 89.9999999, 180), type: 2, version: 0, edited: 0 },
];
let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  file = join(folder, 'cameras.parquet');
  await writeFile(file, written(rows).bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rows of an answer, as JSON has them; `cameras` is the snapshot. */
async function ask(sql: string): Promise<unknown> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    const answer = await connection.runAndReadAll(sql.replaceAll('cameras', `'${file}'`));
    return answer.getRowsJson();
  } finally {
    connection.closeSync();
  }
}

test('DuckDB runs all that docs/DATA.md tells to ask', async () => {
  const text = await readFile(new URL('../../../docs/DATA.md', import.meta.url), 'utf8');
  const script = /```sql\n(.*?)```/s.exec(text)?.[1] ?? '';
  const copy = /`(COPY .*?)`/.exec(text)?.[1] ?? '';
  const statements = [...script.replaceAll(/--.*$/gm, '').split(';'), copy]
    .map((sql) =>
      sql.replaceAll('cameras-….parquet', file).replaceAll("'cameras.csv'", `'${folder}/cameras.csv'`).trim(),
    )
    .filter((sql) => sql !== '');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answers: unknown[][] = [];
  for (const sql of statements) {
    // oxlint-disable-next-line no-await-in-loop -- each goes by the view that the first one makes
    answers.push((await connection.runAndReadAll(sql)).getRowsJson());
  }
  connection.closeSync();
  const [, makers, zones, months, there, pairs, copied] = answers;
  expect(makers).toEqual(
    expect.arrayContaining([
      ['Flock Safety', '2'],
      ['Leonardo', '1'],
      [null, '1'],
    ]),
  );
  expect(zones).toEqual(
    expect.arrayContaining([
      ['traffic', '1'],
      ['parking', '1'],
      [null, '2'],
    ]),
  );
  expect(months).toEqual(
    expect.arrayContaining([
      ['2025-11-01 00:00:00', '3'],
      [null, '1'],
    ]),
  );
  expect(there).toEqual([]);
  expect(pairs).toEqual(expect.arrayContaining([['license', 'ODbL-1.0']]));
  expect(copied).toEqual([['4']]);
  const [head, ...lines] = (await readFile(join(folder, 'cameras.csv'), 'utf8')).trim().split('\n');
  expect(head).toBe('type,id,lon,lat,direction,manufacturer,operator,edited');
  expect(lines).toContain('node,1,-101.9201859,35.1616409,270,Flock Safety,,2025-11-23');
});

test('DuckDB counts the cameras and groups them by maker', async () => {
  expect(await ask('SELECT count(*) FROM cameras')).toEqual([['4']]);
  expect(await ask('SELECT manufacturer, count(*) FROM cameras GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 2')).toEqual([
    ['Flock Safety', '2'],
    ['Leonardo', '1'],
  ]);
});

test('DuckDB reads the other tags as JSON', async () => {
  expect(await ask(`SELECT id, tags->>'surveillance:zone' FROM cameras WHERE tags->>'__proto__' = 'x'`)).toEqual([
    ['2', 'parking'],
  ]);
});

test('DuckDB works out every place to 1e-7°', async () => {
  const sql = `
    SELECT id,
      coalesce(lat_exact, round(degrees(atan(sinh(pi() * (1 - y / 2147483648)))), 7)),
      coalesce(lon_exact, round((x / 4294967296 - 0.5) * 360, 7))
    FROM cameras ORDER BY id`;
  const places = rows.toSorted((a, b) => a.id - b.id).map(({ id, lat, lon }) => [String(id), lat, lon]);
  expect(await ask(sql)).toEqual(places);
});

test('DuckDB gives each column its own type', async () => {
  expect(await ask('SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM cameras)')).toEqual([
    ['x', 'UINTEGER'],
    ['y', 'UINTEGER'],
    ['direction', 'VARCHAR'],
    ['camera_direction', 'VARCHAR'],
    ['type', 'VARCHAR'],
    ['lat_exact', 'DOUBLE'],
    ['lon_exact', 'DOUBLE'],
    ['id', 'BIGINT'],
    ['version', 'UINTEGER'],
    ['edited', 'DATE'],
    ['manufacturer', 'VARCHAR'],
    ['operator', 'VARCHAR'],
    ['tags', 'VARCHAR'],
  ]);
  expect(
    await ask('SELECT edited, version, operator FROM cameras WHERE id IN (4, 9007199254740991) ORDER BY id'),
  ).toEqual([
    [null, null, null],
    ['2025-11-23', 2, "O'Neil & <b>Söhne</b>"],
  ]);
});

test('DuckDB skips what its bounds rule out, also above 2^31', async () => {
  expect(await ask('SELECT id FROM cameras WHERE x > 3900000000 AND y > 2200000000')).toEqual([['9007199254740991']]);
});

test('license, attribution and the date of the data are in the file itself', async () => {
  const pairs = await ask('SELECT decode(key), decode(value) FROM parquet_kv_metadata(cameras)');
  expect(pairs).toEqual(
    expect.arrayContaining([
      ['license', 'ODbL-1.0'],
      ['attribution', '© OpenStreetMap contributors, https://www.openstreetmap.org/copyright'],
      ['osm_base_oldest', '2026-11-23T05:00:00.000Z'],
      ['osm_base_newest', '2026-11-23T06:00:00.000Z'],
      ['count', '4'],
      ['sightline_format', '2'],
      ['region_west_south_east_north', '-180,-90,180,90'],
    ]),
  );
});
