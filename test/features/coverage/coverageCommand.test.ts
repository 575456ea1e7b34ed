import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readRoads } from '../../../src/features/coverage/roads/readRoads.ts';
import { written } from '../../snapshot/support.ts';
import { smallWorld } from './smallWorld.ts';

const root = new URL('../../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = smallWorld(
  [
    [
      [
        [-500, 500],
        [500, 500],
        [900, 500],
      ],
      { name: 'Main Street' },
    ],
    [
      [
        [500, 500],
        [500, 1500],
      ],
    ],
  ],
  [
    [[-100, 510], '90'],
    [[700, 510], '270'],
  ],
);

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const roads = file('roads.json', world.files.roads);
const cameras = file('cameras.json', world.files.cameras);
const area = file('area.json', world.files.area);

function run(args: readonly string[], path = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/build/coverage/coverageCommand.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...(path === '' ? {} : { PATH: path }) },
  });
  return { code: status, out: stdout, err: stderr };
}

const numbers = { gates: 2, watched: 1, trips: 1000, seed: 7 };

/** What it says with other files in place of these. */
function json(
  files: { readonly roads?: string; readonly cameras?: string; readonly area?: string } = {},
  path = '',
): unknown {
  const all = { roads, cameras, area, ...files };
  const { code, out, err } = run(
    ['--roads', all.roads, '--cameras', all.cameras, '--area', all.area, '--seed', '7', '--json'],
    path,
  );
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

describe('npm run coverage', () => {
  const plain = json();

  test('prints one object', () => {
    expect(plain).toMatchObject({ ...numbers, passing: { 1: expect.closeTo(0.41, 0.2), 2: 0, 5: 0 } });
    expect(json()).toEqual(plain);
  });

  test('reads the same from GeoJSON, from nodes and references, and packed', () => {
    const { features } = {
      features: world.roads.map(({ places, id, names }) => ({
        type: 'Feature',
        id: `way/${id}`,
        properties: { highway: 'residential', name: names[0] },
        geometry: { type: 'LineString', coordinates: places.map(({ lon, lat }) => [lon, lat]) },
      })),
    };
    const same = { gates: 2, watched: 1, passing_trips: expect.anything() };
    expect(json({ roads: file('roads.geojson', JSON.stringify({ type: 'FeatureCollection', features })) })).toEqual({
      ...Object(plain),
      network: null,
    });
    expect(
      json({
        roads: file('roads.json.gz', gzipSync(world.files.roads)),
        cameras: file('cameras.json.gz', gzipSync(world.files.cameras)),
      }),
    ).toEqual(plain);
    const nodes = world.roads.flatMap(({ places }, road) =>
      places.map((place, index) => ({ type: 'node', id: road * 10 + index + 1, ...place })),
    );
    const ways = world.roads.map(({ places, id, names: [name] }, road) => ({
      type: 'way',
      id,
      tags: { highway: 'residential', ...(name === undefined ? {} : { name }) },
      nodes: places.map((_, index) => road * 10 + index + 1),
    }));
    expect(json({ roads: file('nodes.json', JSON.stringify({ elements: [...ways, ...nodes] })) })).toMatchObject(same);
    expect(
      json({
        area: file(
          'area.geojson',
          JSON.stringify({
            type: 'FeatureCollection',
            features: [{ type: 'Feature', geometry: JSON.parse(world.files.area) }],
          }),
        ),
      }),
    ).toEqual(plain);
  });

  test("reads readers from the snapshot's Parquet", () => {
    const rows = world.readers.map(({ id, lat, lon, tags }) => ({
      type: 0,
      id,
      lat,
      lon,
      version: 1,
      edited: 0,
      tags: [...tags].flat(),
    }));
    const parquet = file('cameras.parquet', written(rows).bytes);
    expect(json({ cameras: parquet })).toMatchObject({ ...numbers, readers: { count: 2 } });
  });

  test('keeps gates and trips as GeoJSON', () => {
    const [gates, trips] = [join(folder, 'gates.geojson'), join(folder, 'trips.geojson')];
    const { code } = run([
      '--roads',
      roads,
      '--cameras',
      cameras,
      '--area',
      area,
      '--count',
      '20',
      '--gates',
      gates,
      '--trips',
      trips,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(gates, 'utf8'))).toMatchObject({
      features: [{ properties: { watched: false } }, { properties: { watched: true } }],
    });
    expect(JSON.parse(readFileSync(trips, 'utf8'))).toMatchObject({ features: { length: 20 } });
  });

  test('reads .osm.pbf by osmium, and says so where that is missing', () => {
    const pbf = file('roads.osm.pbf', 'pbf');
    const tool = join(folder, 'osmium');
    const lines = world.roads.map(({ places, id }) =>
      JSON.stringify({
        type: 'Feature',
        properties: { highway: 'residential', '@id': id, '@type': 'way' },
        geometry: { type: 'LineString', coordinates: places.map(({ lon, lat }) => [lon, lat]) },
      }),
    );
    expect(run(['--roads', pbf, '--cameras', cameras, '--area', area], folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('osmium-tool, which is not installed'),
    });
    writeFileSync(tool, `#!/bin/sh\ncat <<'END'\n${lines.join('\n')}\nEND\n`);
    chmodSync(tool, 0o755);
    expect(json({ roads: pbf }, `${folder}:/usr/bin:/bin`)).toMatchObject({ gates: 2, watched: 1 });
  });

  test.each([
    ['no such file', { roads: '/nowhere.json' }, 'no such file'],
    ['a cut file', { roads: file('cut.json', world.files.roads.slice(0, 90)) }, 'no JSON, or only a part of it'],
    ['cut gzip', { roads: file('cut.gz', gzipSync(world.files.roads).subarray(0, 60)) }, 'cut or broken'],
    ['no roads', { roads: file('none.json', '{"elements":[]}') }, 'no road that cars may drive'],
    ['a list', { roads: file('list.json', '[1]') }, 'neither GeoJSON nor Overpass JSON'],
    [
      'what Overpass gave up on',
      { roads: file('remark.json', '{"elements":[],"remark":"runtime error: out of memory"}') },
      'only a part',
    ],
    ['no readers', { cameras: file('page.html', '<html>') }, 'holds no readers'],
    ['no area', { area: file('point.json', '{"type":"Point","coordinates":[0,0]}') }, 'no polygon'],
    [
      'an area nowhere',
      { area: file('far.json', '{"type":"Polygon","coordinates":[[[1e9,0],[0,1],[1,1]]]}') },
      'a place that is none',
    ],
  ])('says of %s what is wrong', (_, files, said) => {
    const all = { roads, cameras, area, ...files };
    const { code, out, err } = run(['--roads', all.roads, '--cameras', all.cameras, '--area', all.area, '--json']);
    expect(err).toContain(said);
    expect([code, out]).toEqual([1, '']);
  });

  test.each([
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--count', '0'],
    ['--nothing', '1'],
  ])('refuses %s %s', (name, value) => {
    expect(run(['--roads', roads, '--cameras', cameras, '--area', area, `${name}=${value}`]).code).toBe(2);
  });
});

test('a file of a stranger does no harm', () => {
  const strange = {
    elements: [
      null,
      1,
      { type: 'way' },
      { type: 'way', tags: { highway: 'residential' }, geometry: [null, { lat: 'x' }, { lat: 91, lon: 0 }] },
      {
        type: 'way',
        id: 1,
        tags: { highway: 'primary', name: 5, __proto__: { oneway: 'yes' } },
        geometry: [
          { lat: 0, lon: 0 },
          { lat: 0, lon: 0 },
          { lat: 0, lon: 1 },
        ],
      },
    ],
  };
  expect(readRoads(JSON.stringify(strange)).roads).toMatchObject([{ id: 1, oneway: 'no', places: { length: 2 } }]);
});
