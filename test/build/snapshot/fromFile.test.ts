import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsOfFile } from '../../../src/build/snapshot/fromFile.ts';
import { makeSnapshot } from '../../../src/build/snapshot/make.ts';
import { readReaders } from '../../../src/build/readersFile.ts';
import { readArguments } from '../../../src/build/snapshot/arguments.ts';

const BASE = '2026-06-19T20:21:16Z';
const NO_WISHES = { region: null, base: null, signal: new AbortController().signal };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'from-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const READER = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
/** The same few objects as in WORLD, as Overpass answers. */
const ANSWER = {
  version: 0.6,
  osm3s: { timestamp_osm_base: BASE },
  elements: [
    {
      type: 'node',
      id: 1,
      lat: 33.7,
      lon: -84.3,
      version: 2,
      timestamp: '2026-01-02T03:04:05Z',
      tags: { ...READER, name: 'a = b, c%20d' },
    },
    {
      type: 'node',
      id: 2,
      lat: 33.8,
      lon: -84.4,
      version: 1,
      timestamp: '2025-01-02T03:04:05Z',
      tags: { ...READER, 'surveillance:type': 'camera;alpr' },
    },
    {
      type: 'node',
      id: 3,
      lat: 33.9,
      lon: -84.5,
      version: 1,
      timestamp: '2025-01-02T03:04:05Z',
      tags: { ...READER, disused: 'yes' },
    },
    {
      type: 'way',
      id: 10,
      center: { lat: 34.05, lon: -84.1 },
      version: 3,
      timestamp: '2025-02-02T03:04:05Z',
      tags: READER,
    },
    {
      type: 'relation',
      id: 20,
      center: { lat: 34.05, lon: -84.1 },
      version: 1,
      timestamp: '2025-03-02T03:04:05Z',
      tags: READER,
    },
    { type: 'node', id: 4, lat: 33.9, lon: -84.5, tags: { 'surveillance:type': 'camera' } },
  ],
};

const tag = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
    .join('');
const WORLD = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
<bounds minlat="33" minlon="-85" maxlat="35" maxlon="-84"/>
<node id="1" version="2" timestamp="2026-01-02T03:04:05Z" lat="33.7" lon="-84.3">${tag({ ...READER, name: 'a = b, c%20d' })}</node>
<node id="2" version="1" timestamp="2025-01-02T03:04:05Z" lat="33.8" lon="-84.4">${tag({ ...READER, 'surveillance:type': 'camera;alpr' })}</node>
<node id="3" version="1" timestamp="2025-01-02T03:04:05Z" lat="33.9" lon="-84.5">${tag({ ...READER, disused: 'yes' })}</node>
<node id="4" version="1" timestamp="2025-01-02T03:04:05Z" lat="33.9" lon="-84.5">${tag({ 'surveillance:type': 'camera' })}</node>
<node id="5" version="1" timestamp="2025-01-02T03:04:05Z" lat="34" lon="-84.2"/>
<node id="6" version="1" timestamp="2025-01-02T03:04:05Z" lat="34.1" lon="-84"/>
<way id="10" version="3" timestamp="2025-02-02T03:04:05Z"><nd ref="5"/><nd ref="6"/>${tag(READER)}</way>
<relation id="20" version="1" timestamp="2025-03-02T03:04:05Z"><member type="way" ref="10" role="a b"/>${tag(READER)}</relation>
<relation id="21" version="1" timestamp="2025-03-02T03:04:05Z"><member type="way" ref="999" role=""/>${tag(READER)}</relation>
</osm>
`;

describe('a snapshot out of Overpass JSON', () => {
  test('has the readers at work, gzipped or not, and stands for the box around them', async () => {
    const text = JSON.stringify(ANSWER);
    const plain = await rowsOfFile(await put('a.json', text), NO_WISHES);
    const packed = await rowsOfFile(await put('a.json.gz', gzipSync(text)), NO_WISHES);
    expect(plain.rows.map(({ id }) => id)).toEqual([1, 2, 10, 20]);
    expect(packed).toEqual(plain);
    expect(plain.base).toBe(Date.parse(BASE));
    expect(plain.regionGuessed).toBe(true);
    expect(plain.region).toEqual({ south: 33.69, west: -84.41, north: 34.06, east: -84.09 });
  });

  test('keeps to a region that is asked for', async () => {
    const region = { south: 33.75, west: -85, north: 35, east: -84 };
    const { rows, ...found } = await rowsOfFile(await put('a.json', JSON.stringify(ANSWER)), { ...NO_WISHES, region });
    expect(rows.map(({ id }) => id)).toEqual([2, 10, 20]);
    expect(found).toMatchObject({ region, regionGuessed: false });
  });

  test('asks for a day where the file has none, and takes it', async () => {
    const path = await put('a.json', JSON.stringify({ ...ANSWER, osm3s: {} }));
    await expect(rowsOfFile(path, NO_WISHES)).rejects.toMatchObject({ details: { said: /name the day with --base/ } });
    expect((await rowsOfFile(path, { ...NO_WISHES, base: 7 })).base).toBe(7);
  });

  test.each([
    ['nothing.json', null, /no such file/],
    ['cut.json', JSON.stringify(ANSWER).slice(0, -20), /no Overpass JSON/],
    ['page.json', '<html>', /no Overpass JSON/],
  ])('refuses %s in words', async (name, content, said) => {
    const path = content === null ? join(folder, name) : await put(name, content);
    await expect(rowsOfFile(path, NO_WISHES)).rejects.toMatchObject({ details: { said } });
  });

  test('is written as one of Overpass is, and read back the same', async () => {
    const path = await put('a.json', JSON.stringify(ANSWER));
    const settings = readArguments(['--from', path, '--out', join(folder, 'out')], { overpass: 'https://o.example/' });
    const signal = new AbortController().signal;
    const built = await makeSnapshot(settings, { root: folder, userAgent: 'test', report: () => undefined, signal });
    const { readers, base } = await readReaders(join(folder, 'out', built.manifest.file));
    expect(readers.map(({ type, id }) => `${type}/${id}`).toSorted()).toEqual([
      'node/1',
      'node/2',
      'relation/20',
      'way/10',
    ]);
    expect(readers.find(({ id }) => id === 1)?.tags.get('name')).toBe('a = b, c%20d');
    expect(base).toBe(new Date(BASE).toISOString());
    expect(built).toMatchObject({ regionGuessed: true, repeated: 0 });
  });
});

const haveOsmium = spawnSync('osmium', ['--version']).status === 0;

describe.skipIf(!haveOsmium)('a snapshot out of OpenStreetMap’s own files (by osmium-tool)', () => {
  test('has the same rows from .osm, .osm.pbf and Overpass JSON; ways and relations in the middle of their nodes', async () => {
    const osm = await put('a.osm', WORLD);
    const pbf = join(folder, 'a.osm.pbf');
    execFileSync('osmium', ['cat', '--output', pbf, '--output-header', `osmosis_replication_timestamp=${BASE}`, osm]);
    const undated = { ...NO_WISHES, base: Date.parse(BASE) };
    const fromPbf = await rowsOfFile(pbf, NO_WISHES);
    const fromOsm = await rowsOfFile(osm, undated);
    const fromJson = await rowsOfFile(await put('a.json', JSON.stringify(ANSWER)), NO_WISHES);
    const byId = (rows: typeof fromPbf.rows) =>
      rows
        .map((row) => ({
          ...row,
          lat: row.lat.toFixed(7),
          lon: row.lon.toFixed(7),
          tags: Object.fromEntries(pairs(row.tags)),
        }))
        .toSorted((a, b) => a.id - b.id);
    expect(byId(fromPbf.rows)).toEqual(byId(fromJson.rows));
    expect(byId(fromOsm.rows)).toEqual(byId(fromJson.rows));
    expect(fromPbf.base).toBe(Date.parse(BASE));
    // One is gone; of another no node is there.
    expect(fromPbf.dropped).toBe(2);
    expect(fromPbf).toMatchObject({ regionGuessed: false, region: { south: 33, west: -85, north: 35, east: -84 } });
  });

  test('of full history takes the newest state', async () => {
    const osh = await put(
      'a.osh',
      `<?xml version="1.0"?><osm version="0.6">
<node id="1" version="1" timestamp="2020-01-01T00:00:00Z" visible="true" lat="1" lon="1">${tag(READER)}</node>
<node id="1" version="2" timestamp="2021-01-01T00:00:00Z" visible="true" lat="1" lon="2">${tag(READER)}</node>
<node id="2" version="1" timestamp="2020-01-01T00:00:00Z" visible="true" lat="1" lon="1">${tag(READER)}</node>
<node id="2" version="2" timestamp="2021-01-01T00:00:00Z" visible="false"/>
</osm>`,
    );
    const pbf = join(folder, 'a.osh.pbf');
    execFileSync('osmium', ['cat', '--output', pbf, osh]);
    const { rows } = await rowsOfFile(pbf, { ...NO_WISHES, base: 1 });
    expect(rows).toMatchObject([{ id: 1, version: 2, lon: 2 }]);
  });

  test('says what osmium says where a file is broken', async () => {
    const path = await put('broken.osm.pbf', 'no pbf');
    await expect(rowsOfFile(path, NO_WISHES)).rejects.toMatchObject({
      details: { said: /osmium can’t read .*broken/ },
    });
  });
});

function pairs(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((text, at) => (at % 2 === 0 ? [[text, flat[at + 1] ?? ''] as const] : []));
}
