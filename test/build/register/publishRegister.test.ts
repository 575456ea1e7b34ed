/** What lies beside a snapshot: every file of the index, opened by others. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeEach, describe, expect, test } from 'vitest';
import { isRecord } from '../../../src/model/record.ts';
import type { Planted, Register } from '../changes/plantedWeeks.ts';
import { createRegister } from '../changes/plantedWeeks.ts';

const at = (id: number, lat: number, lon: number, tags: Planted['tags'] = {}): Planted => ({
  id,
  lat,
  lon,
  version: 1,
  day: '2026-05-01',
  tags,
});
const READERS = [
  at(1, 33.9526, -84.5499, { manufacturer: '=HYPERLINK("http://evil.example")', operator: 'مدينة' }),
  at(2, 33.9, -84.5, { direction: '-5' }),
  at(3, 29.76, -95.37, Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key:${n}`, String(n)]))),
  at(4, 43.65, -79.38),
  // At sea, where no country is.
  at(5, 30, -40),
  // San Juan: in the US, and a state to the Census.
  at(6, 18.45, -66.07),
  at(2 ** 53 - 1, 51.5, -0.1),
];
const DAY = '2026-06-01';

let register: Register;
beforeEach(async () => {
  register = await createRegister();
});
const publish = (elements: readonly Planted[], day = DAY, ...more: readonly string[]): Promise<void> =>
  register.publish(day, elements, '--region=-180,-90,180,90', ...more);

async function ask(sql: string): Promise<unknown> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await connection.runAndReadAll(sql.replaceAll('FOLDER', register.folder))).getRowsJson();
  } finally {
    connection.closeSync();
  }
}
async function json(name: string): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = JSON.parse(await register.text(name));
  if (!isRecord(value)) throw new Error(`${name} is no object.`);
  return value;
}
const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (Array.isArray(value) ? value : []).filter((each) => isRecord(each));

describe('the index', () => {
  test('lists every file that is there but itself, with its size and hash', async () => {
    await publish(READERS, DAY, '--partitioned');
    const { files } = await json('index.json');
    const listed = listOf(files);
    const there = readdirSync(register.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(register.folder.length + 1));
    expect(listed.map(({ name }) => String(name)).toSorted()).toEqual(
      there.filter((name) => name !== 'index.json').toSorted(),
    );
    for (const { name, bytes, sha256 } of listed) {
      const content = readFileSync(register.path(String(name)));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
  });

  test('and the citation name the snapshot’s file, its day and its hash', async () => {
    await publish(READERS);
    const { cite } = await json('index.json');
    const { file, sha256 } = await json('snapshot.json');
    const text = await register.text('CITATION.txt');
    expect(cite).toBe(
      `OpenStreetMap contributors, license plate readers mapped in OpenStreetMap as of 2026-06-01 (Sightline snapshot ${String(file)}), ODbL 1.0.`,
    );
    expect(text.startsWith(`${String(cite)}\n`)).toBe(true);
    expect(text).toContain(`Readers:  ${READERS.length}\n`);
    expect(text).toContain(`SHA-256:  ${String(sha256)}\n`);
  });
});

describe('a deployer’s own files', () => {
  const square = [
    [-85, 33],
    [-84, 33],
    [-84, 34],
    [-85, 34],
    [-85, 33],
  ];
  const put = (name: string, content: string): string => {
    const path = join(register.folder, '..', name);
    writeFileSync(path, content);
    return path;
  };
  const area = (name: string): string =>
    JSON.stringify({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [square] } });

  test('give areas.json residents, with their vintage, and areas of one’s own, which the history leaves out', async () => {
    const csv = put('population.csv', 'STATE,COUNTY,POPESTIMATE2024\n13,000,11180878\n13,067,787538\n');
    await publish(READERS, DAY, '--population', csv, '--areas', put('own.json', area('منطقة')));
    const { population, areas } = await json('areas.json');
    const found = new Map(listOf(areas).map((each) => [each['id'], each]));
    expect(population).toBe('POPESTIMATE2024');
    expect([found.get('US-GA')?.['population'], found.get('13067')?.['population']]).toEqual([11_180_878, 787_538]);
    expect(found.get('1')).toMatchObject({ kind: 'custom', name: 'منطقة', count: 2 });
    expect((await register.lines())[0]?.areas).not.toHaveProperty('1');
  });

  test('that are broken stop it in words, before anything is published', async () => {
    await expect(publish(READERS, DAY, '--areas', put('own.json', area(' ')))).rejects.toMatchObject({
      details: { said: 'Area 1 has no name.' },
    });
    await expect(publish(READERS, DAY, '--population', '/nowhere.csv')).rejects.toMatchObject({
      details: { said: expect.stringContaining('nowhere.csv') },
    });
    expect(existsSync(register.path('snapshot.json'))).toBe(false);
  });
});

describe('the files by country and state', () => {
  test('have the readers of their area, and no others', async () => {
    await publish(READERS);
    const names = readdirSync(register.path('readers')).filter((name) => name.endsWith('.geojson'));
    const ids = await Promise.all(
      names.map(async (name) => [name, listOf((await json(`readers/${name}`))['features']).map(({ id }) => id)]),
    );
    expect(Object.fromEntries(ids)).toEqual({
      'readers-CA.geojson': ['node/4'],
      'readers-GB.geojson': ['node/9007199254740991'],
      'readers-US-GA.geojson': expect.arrayContaining(['node/1', 'node/2']),
      'readers-US-PR.geojson': ['node/6'],
      'readers-US-TX.geojson': ['node/3'],
      'readers-US.geojson': expect.arrayContaining(['node/1', 'node/2', 'node/3', 'node/6']),
    });
  });

  test('say what they are of, when, and under which license', async () => {
    await publish(READERS);
    expect(await json('readers/readers-US-GA.geojson')).toMatchObject({
      name: 'License plate readers in Georgia',
      filter: 'all that are mapped in Georgia (US-GA)',
      osm_base: '2026-06-01T06:00:00.000Z',
      count: '2',
      license: expect.stringContaining('OpenStreetMap contributors'),
    });
  });

  test('open as CSV in DuckDB, no cell of which a spreadsheet would run', async () => {
    await publish(READERS);
    expect(
      await ask(
        `SELECT id, manufacturer, operator, json_extract_string(tags, 'manufacturer') FROM read_csv('FOLDER/readers/readers-US-GA.csv', all_varchar = true) ORDER BY id`,
      ),
    ).toEqual([
      ['1', `'=HYPERLINK("http://evil.example")`, 'مدينة', '=HYPERLINK("http://evil.example")'],
      ['2', null, null, null],
    ]);
    expect(
      await ask(
        `SELECT len(json_keys(tags)) FROM read_csv('FOLDER/readers/readers-US-TX.csv', all_varchar = true, max_line_size = 10000000)`,
      ),
    ).toEqual([['10002']]);
  });

  test('are empty, and still there, where no reader is left', async () => {
    await publish(READERS);
    await publish(READERS.slice(0, -1), '2026-06-08', '--accept', 'one fewer of seven');
    expect(await json('readers/readers-GB.geojson')).toMatchObject({ count: '0', features: [] });
    expect((await register.text('readers/readers-GB.csv')).trim().split('\n')).toHaveLength(1);
  });
});

describe('the layer by country and state', () => {
  const WHOLE = `SELECT count(*) FROM 'FOLDER/cameras-*.geo.parquet'`;
  const PARTS = `SELECT count(*) FROM read_parquet('FOLDER/partitioned/*/*/readers.parquet', hive_partitioning = true)`;

  test('is only made where it is asked for', async () => {
    await publish(READERS);
    expect(readdirSync(register.folder)).not.toContain('partitioned');
  });

  test('has every reader once, and those of a state where its name says', async () => {
    await publish(READERS, DAY, '--partitioned');
    expect(await ask(PARTS)).toEqual(await ask(WHOLE));
    expect(
      await ask(
        `SELECT country, state, count(*), min(ST_AsText(geometry)) FROM read_parquet('FOLDER/partitioned/*/*/readers.parquet', hive_partitioning = true) GROUP BY ALL ORDER BY ALL`,
      ),
    ).toEqual([
      ['CA', 'none', '1', 'POINT (-79.38 43.65)'],
      ['GB', 'none', '1', 'POINT (-0.1 51.5)'],
      ['US', 'GA', '2', expect.any(String)],
      ['US', 'PR', '1', 'POINT (-66.07 18.45)'],
      ['US', 'TX', '1', 'POINT (-95.37 29.76)'],
      ['none', 'none', '1', 'POINT (-40 30)'],
    ]);
    expect(await ask(`${PARTS} WHERE country = 'US' AND state = 'GA'`)).toEqual([['2']]);
  });

  test('answers what docs/DATA.md asks it', async () => {
    await publish(READERS, DAY, '--partitioned');
    const doc = readFileSync(new URL('../../../docs/DATA.md', import.meta.url), 'utf8');
    const [, sql = ''] = /^-- DuckDB, run in the tests\n(.*);$/m.exec(doc) ?? [];
    expect(await ask(`${sql.replace("'partitioned/", "'FOLDER/partitioned/")} ORDER BY ALL`)).toEqual([
      ['=HYPERLINK("http://evil.example")', '1'],
      [null, '1'],
    ]);
  });

  test('has none of the week before', async () => {
    await publish(READERS, DAY, '--partitioned');
    await publish(READERS.slice(0, 6), '2026-06-08', '--partitioned', '--accept', 'one fewer');
    expect(readdirSync(register.path('partitioned'))).not.toContain('country=GB');
    expect(await ask(PARTS)).toEqual([['6']]);
  });
});
