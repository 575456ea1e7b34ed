/** The layer, held to the text of GeoParquet 1.1 and read by two that are not ours: DuckDB, and npm's geoparquet. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { toGeoJson } from 'geoparquet';
import { parquetMetadata } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { geoMetadata, pointWkb, writeGeoParquet } from '../../../src/build/register/geoParquet.ts';
import { readReaders } from '../../../src/build/readersFile.ts';
import type { Camera } from '../../../src/model/camera.ts';

const reader = (
  id: number,
  lat: number,
  lon: number,
  tags: Readonly<Record<string, string>> = {},
  more: Partial<Camera> = {},
): Camera => ({
  type: 'node',
  id,
  lat,
  lon,
  version: 3,
  timestamp: Date.UTC(2026, 5, 1),
  tags: new Map([
    ...Object.entries({ man_made: 'surveillance', 'surveillance:type': 'ALPR' }),
    ...Object.entries(tags),
  ]),
  ...more,
});
const READERS: readonly Camera[] = [
  reader(1, 33.9526, -84.5499, { manufacturer: 'Flock Safety', direction: '90' }),
  reader(2 ** 53 - 1, -33.8688197, 151.2092955, { operator: "O'Neil", ['__proto__']: 'x' }),
  reader(3, 90, 180, {}, { type: 'way', version: 0, timestamp: null }),
  reader(4, -90, -180, {}, { type: 'relation' }),
];

let folder = '';
let file = '';
let bytes = new Uint8Array();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layer-'));
  file = join(folder, 'cameras-0123456789abcdef.geo.parquet');
  bytes = Uint8Array.from(writeGeoParquet(READERS, '2026-06-19T00:00:00.000Z'));
  await writeFile(file, bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(sql: string): Promise<unknown> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await connection.runAndReadAll(sql.replaceAll('readers', `'${file}'`))).getRowsJson();
  } finally {
    connection.closeSync();
  }
}

describe('by the specification', () => {
  const geo = (): unknown =>
    JSON.parse(parquetMetadata(bytes.buffer).key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? 'null');

  test('the file’s key geo names version, primary column, encoding, types and box, and no CRS but the default', () => {
    expect(geo()).toEqual({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'], bbox: [-180, -90, 180, 90] } },
    });
  });

  test('without a reader there is no box', () => {
    expect(JSON.parse(geoMetadata([]))).toMatchObject({
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
    });
    expect(geoMetadata([])).not.toContain('bbox');
    expect(writeGeoParquet([], null).length).toBeGreaterThan(100);
  });

  test('the geometry is a column of bytes at the root, neither repeated nor in a group, without a logical type', () => {
    // As it is written: hyparquet would put the key's geometry over it.
    const { schema } = parquetMetadata(bytes.buffer, { geoparquet: false });
    expect(schema.at(-1)).toEqual({ type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', name: 'geometry' });
  });

  test('a point is little-endian WKB of type 1, longitude first', () => {
    expect(Buffer.from(pointWkb({ lat: 2, lon: 1 })).toString('hex')).toBe(
      '0101000000000000000000f03f0000000000000040',
    );
  });
});

describe('by others', () => {
  test('DuckDB sees a geometry, and every point where the degrees say', async () => {
    expect(await ask(`SELECT column_type FROM (DESCRIBE SELECT geometry FROM readers)`)).toEqual([
      ["GEOMETRY('OGC:CRS84')"],
    ]);
    expect(await ask('SELECT id, ST_AsText(geometry), lat, lon FROM readers ORDER BY id')).toEqual([
      ['1', 'POINT (-84.5499 33.9526)', 33.9526, -84.5499],
      ['3', 'POINT (180 90)', 90, 180],
      ['4', 'POINT (-180 -90)', -90, -180],
      ['9007199254740991', 'POINT (151.2092955 -33.8688197)', -33.8688197, 151.2092955],
    ]);
  });

  test('DuckDB reads what is known of each, and null where it is not', async () => {
    expect(
      await ask(`SELECT type, version, edited, manufacturer, operator, direction FROM readers ORDER BY id`),
    ).toEqual([
      ['node', 3, '2026-06-01', 'Flock Safety', null, '90'],
      ['way', null, null, null, null, null],
      ['relation', 3, '2026-06-01', null, null, null],
      ['node', 3, '2026-06-01', null, "O'Neil", null],
    ]);
    expect(await ask(`SELECT tags->>'__proto__' FROM readers WHERE operator = 'O''Neil'`)).toEqual([['x']]);
  });

  test('npm’s geoparquet makes the same points of it', async () => {
    const json = await toGeoJson({ file: bytes.buffer, compressors: { GZIP: (input) => gunzipSync(input) } });
    const features = json.type === 'FeatureCollection' ? json.features : [];
    expect(features.map(({ geometry }) => geometry)).toEqual(
      READERS.map(({ lat, lon }) => ({ type: 'Point', coordinates: [lon, lat] })),
    );
  });
});

test('our own commands read it as they read the snapshot', async () => {
  const { readers, base } = await readReaders(file);
  expect(base).toBe('2026-06-19T00:00:00.000Z');
  expect(readers.map(({ type, id, lat, lon }) => ({ type, id, lat, lon }))).toEqual(
    READERS.map(({ type, id, lat, lon }) => ({ type, id, lat, lon })),
  );
});

test('more than a row group’s readers are all there', async () => {
  const many = Array.from({ length: 100_001 }, (_, at) => reader(at + 1, (at % 1000) / 100, at / 1000));
  const { num_rows: rows, row_groups: groups } = parquetMetadata(Uint8Array.from(writeGeoParquet(many, null)).buffer);
  expect([rows, groups.length]).toEqual([100_001n, 2]);
});
