/** Every file that is exported, opened by a reader that isn't ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, describe, expect, test } from 'vitest';
import { parseOplLine } from '../../../src/build/snapshot/opl.ts';
import { EXPORT_FORMATS } from '../../../src/formats/export/exportFormats.ts';
import type { ExportFormat } from '../../../src/formats/export/exportFormats.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';

const haveOsmium = spawnSync('osmium', ['--version']).status === 0;
const HOSTILE = new Map([
  ['surveillance:type', 'ALPR'],
  ['manufacturer', '=HYPERLINK("http://evil.example","x")'],
  ['operator', '<b>&"\'\n\t١٢٣ مدينة'],
  ['direction', '-5'],
  ['__proto__', 'kept'],
  ['@id', 'a tag'],
  ['note', '@SUM(1+1)'],
  ['12', 'a number as a key'],
]);

const cameras: readonly Camera[] = [
  {
    type: 'node',
    id: 2 ** 53 - 1,
    version: 7,
    timestamp: Date.UTC(2026, 5, 19, 20, 21, 4),
    lat: -33.8567844,
    lon: -179.9999999,
    tags: HOSTILE,
  },
  {
    type: 'node',
    id: 2,
    version: 1,
    timestamp: Date.UTC(2025, 0, 1),
    lat: 1e-7,
    lon: 0,
    tags: new Map([['operator', 'City']]),
  },
  { type: 'node', id: 3, version: 0, timestamp: null, lat: 40, lon: -75, tags: new Map() },
  {
    type: 'node',
    id: 4,
    version: 1,
    timestamp: null,
    lat: 40,
    lon: -75,
    tags: new Map([['note', 'bell \u0007, \uD800']]),
  },
  { type: 'way', id: 5, version: 3, timestamp: null, lat: 40.5, lon: -75, tags: new Map([['operator', 'County']]) },
];

const ABOUT = {
  title: 'License plate readers',
  base: Date.UTC(2026, 10, 26),
  filter: 'maker: "A" & <B>',
  count: cameras.length,
  missing: 'part of the view',
  address: 'https://example.org/?a=1&b=2#map=3/4/5',
};

const folder = mkdtempSync(join(tmpdir(), 'sightline-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shapes = new Map([
  ['way/5' as const, { type: 'LineString' as const, coordinates: [[-75, 40.5] as const, [-75.1, 40.5] as const] }],
]);

async function fileOf(id: ExportFormat['id'], rows = cameras): Promise<{ path: string; text: string }> {
  const format = EXPORT_FORMATS.find((each) => each.id === id);
  if (format === undefined) throw new Error(id);
  const sink = await format.open(ABOUT, shapes);
  sink.add(rows.slice(0, 1));
  sink.add(rows.slice(1));
  const bytes = new Uint8Array(await new Blob([...sink.finish()]).arrayBuffer());
  const path = join(folder, `file.${id}`);
  writeFileSync(path, bytes);
  return { path, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

function parse(text: string): Document {
  const problems: string[] = [];
  const parsed = new DOMParser({
    onError: (level, message) => void (level === 'warning' ? 0 : problems.push(message)),
  }).parseFromString(text, 'text/xml');
  expect(problems).toEqual([]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same interface by another hand
  return parsed as unknown as Document;
}

const elements = (within: Document | Element, name: string): Element[] => Array.from(within.getElementsByTagName(name));

test('JSON: a feature a reader, with every tag, and what the file says of itself', async () => {
  const { text } = await fileOf('geojson');
  const parsed: {
    features: { id: string; properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[];
  } & Record<string, unknown> = JSON.parse(text);
  expect(parsed).toMatchObject({
    type: 'FeatureCollection',
    osm_base: '2026-11-26T00:00:00.000Z',
    filter: ABOUT.filter,
    count: '5',
    missing: ABOUT.missing,
    address: ABOUT.address,
  });
  expect(String(parsed['license'])).toContain('Open Database License');
  expect(parsed).not.toHaveProperty('crs');
  expect(parsed.features.map(({ id }) => id)).toEqual(cameras.map((camera) => keyOf(camera)));
  const [first, second] = parsed.features;
  expect(first?.geometry).toEqual({ type: 'Point', coordinates: [-179.9999999, -33.8567844] });
  expect(second?.geometry.coordinates).toEqual([0, 1e-7]);
  expect(Object.entries(first?.properties ?? {})).toEqual(
    expect.arrayContaining([
      ['@id', 2 ** 53 - 1],
      ['@version', 7],
      ['tag:@id', 'a tag'],
      ['__proto__', 'kept'],
      ['operator', HOSTILE.get('operator')],
    ]),
  );
  expect(parsed.features.at(-1)?.geometry.type).toBe('LineString');
});

test('CSV: DuckDB reads every row, and no cell of a stranger begins a formula', async () => {
  const { path, text } = await fileOf('csv');
  expect(text.startsWith('\uFEFFtype,id,')).toBe(true);
  const rows = await ask(`select * from read_csv('${path}', all_varchar = true)`);
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({ id: String(2 ** 53 - 1), lat: '-33.8567844', lon: '-179.9999999', direction: "'-5" });
  expect(String(rows[0]?.['manufacturer'])).toBe(`'${HOSTILE.get('manufacturer') ?? ''}`);
  expect(String(rows[0]?.['about'])).toContain('Open Database License');
  const tags: Record<string, string> = JSON.parse(String(rows[0]?.['tags']));
  expect(new Map(Object.entries(tags))).toEqual(HOSTILE);
  const numbers = new Set(['lat', 'lon']);
  for (const row of rows)
    for (const [column, cell] of Object.entries(row))
      if (!numbers.has(column)) expect(typeof cell === 'string' ? cell : '').not.toMatch(/^[=+\-@\t\r]/);
});

test('Parquet: DuckDB reads types, tags and what the file says of itself', async () => {
  const { path } = await fileOf('parquet');
  const rows = await ask(
    `select type, id, version, edited::varchar as edited, lat, lon, operator, json_extract_string(tags, '$."__proto__"') as odd from '${path}'`,
  );
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({
    type: 'node',
    id: String(2 ** 53 - 1),
    version: 7,
    lat: -33.8567844,
    lon: -179.9999999,
    operator: HOSTILE.get('operator'),
    odd: 'kept',
  });
  expect(String(rows[0]?.['edited'])).toContain('2026-06-19 20:21:04');
  expect(rows[2]).toMatchObject({ version: null, edited: null, operator: null });
  const about = await ask(`select decode(key) as key, decode(value) as value from parquet_kv_metadata('${path}')`);
  expect(about).toEqual(
    expect.arrayContaining([
      { key: 'filter', value: ABOUT.filter },
      { key: 'count', value: '5' },
      { key: 'missing', value: ABOUT.missing },
    ]),
  );
});

describe('XML', () => {
  test('KML: a placemark a reader, its tags as data', async () => {
    const { text } = await fileOf('kml');
    const { features } = kml(parse(text));
    expect(features).toHaveLength(5);
    expect(features[0]?.geometry).toMatchObject({ type: 'Point', coordinates: [-179.9999999, -33.8567844] });
    expect(features[0]?.properties).toMatchObject({
      operator: HOSTILE.get('operator'),
      '@id': `node/${2 ** 53 - 1}`,
      'tag:@id': 'a tag',
    });
    expect(features[3]?.properties?.['note']).toBe('bell \uFFFD, \uFFFD');
    expect(elements(parse(text), 'description')[0]?.textContent).toContain(`filter: ${ABOUT.filter}`);
  });

  test('GPX: a waypoint a reader, and the license', async () => {
    const { text } = await fileOf('gpx');
    const { features } = gpx(parse(text));
    expect(features.map(({ geometry }) => geometry?.type)).toEqual(cameras.map(() => 'Point'));
    expect(features[0]?.geometry).toMatchObject({ coordinates: [-179.9999999, -33.8567844] });
    expect(features[0]?.properties?.['desc']).toContain('direction=-5');
    expect(elements(parse(text), 'copyright')[0]?.getAttribute('author')).toBe('OpenStreetMap contributors');
    expect(elements(parse(text), 'desc')[0]?.textContent).toContain(`missing: ${ABOUT.missing}`);
  });

  test('.osm: only whole objects, each with its version and all its tags, and nothing that JOSM uploads', async () => {
    const { text } = await fileOf('osm');
    const parsed = parse(text);
    expect(parsed.documentElement.getAttribute('upload')).toBe('never');
    const nodes = elements(parsed, 'node');
    expect(nodes.map((node) => node.getAttribute('id'))).toEqual([String(2 ** 53 - 1), '2']);
    expect(elements(parsed, 'way')).toEqual([]);
    const [first, second] = nodes;
    expect(first?.getAttribute('version')).toBe('7');
    expect(first?.getAttribute('timestamp')).toBe('2026-06-19T20:21:04Z');
    expect(second?.getAttribute('timestamp') ?? '').toBe('');
    expect([first?.getAttribute('lat'), first?.getAttribute('lon')]).toEqual(['-33.8567844', '-179.9999999']);
    const tags = first === undefined ? [] : elements(first, 'tag');
    expect(new Map(tags.map((tag) => [tag.getAttribute('k'), tag.getAttribute('v')]))).toEqual(HOSTILE);
  });

  test.skipIf(!haveOsmium)('.osm: osmium reads the same objects, tags and places', async () => {
    const { path } = await fileOf('osm');
    const osm = join(folder, 'file-of-export.osm');
    copyFileSync(path, osm);
    const opl = execFileSync('osmium', ['cat', '--output-format', 'opl', osm], { encoding: 'utf8' });
    const [first, second] = opl
      .trim()
      .split('\n')
      .map((line) => parseOplLine(line));
    const tags = first?.tags ?? [];
    expect(new Map(tags)).toEqual(HOSTILE);
    expect([first?.type, first?.id, first?.version]).toEqual(['n', 2 ** 53 - 1, 7]);
    expect([first?.place, first?.edited]).toEqual([
      { lat: -33.8567844, lon: -179.9999999 },
      Date.UTC(2026, 5, 19, 20, 21, 4) / 1000,
    ]);
    expect([second?.id, second?.place]).toEqual([2, { lat: 1e-7, lon: 0 }]);
  });
});
