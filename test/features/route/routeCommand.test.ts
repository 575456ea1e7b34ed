import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeCodec } from '../../../src/build/snapshot/make.ts';
import { writeSnapshot } from '../../../src/build/snapshot/writeParquet.ts';
import { placeAt } from './routeWorld.ts';

const root = new URL('../../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'route-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/build/route/routeCommand.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, out: stdout, said: stderr };
}

const READERS = [
  { ...placeAt([500, 10]), direction: '90' },
  { ...placeAt([200, 10]), direction: '0' },
  { ...placeAt([800, 10]), direction: undefined },
];
const baseTags = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
const overpass = JSON.stringify({
  version: 0.6,
  osm3s: { timestamp_osm_base: '2026-11-01T00:00:00Z' },
  elements: READERS.map(({ lat, lon, direction }, i) => ({
    type: 'node',
    id: i + 1,
    lat,
    lon,
    tags: direction === undefined ? baseTags : { ...baseTags, direction },
  })),
});
const [start, end] = [placeAt([0, 0]), placeAt([1000, 0])];
const there = [start, end, start];
const gpx = `<gpx><trk><trkseg>${there.map(({ lat, lon }) => `<trkpt lat="${lat}" lon="${lon}"/>`).join('')}</trkseg></trk></gpx>`;
const readers = file('readers.json', overpass);
const route = file('route.gpx', gpx);

const EXPECTED = {
  facing: 1,
  near: 1,
  unknown: 1,
  passes: 2,
  length_m: 2000,
  readers: [
    { id: 'node/2', at_m: 200, distance_m: 10, faces: false, visits: 2, passes: 0 },
    { id: 'node/1', at_m: 500, distance_m: 10, faces: true, visits: 2, passes: 2 },
    { id: 'node/3', at_m: 800, distance_m: 10, faces: null, visits: 2, passes: 0 },
  ],
};

describe('npm run route', () => {
  test('prints one object, and says nothing else there', () => {
    const { status, out } = run('--readers', readers, '--route', route, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ...EXPECTED,
      share_with_data: null,
      readers_base: '2026-11-01T00:00:00.000Z',
    });
  });

  test('reads packed files, and takes the region where it is told', () => {
    const packed = file('readers.json.gz', gzipSync(overpass));
    const { out } = run(
      '--readers',
      packed,
      '--route',
      file('r.gpx.gz', gzipSync(gpx)),
      '--region',
      `-1,-1,${placeAt([250, 0]).lon},1`,
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ ...EXPECTED, share_with_data: 0.25 });
  });

  test('reads the snapshot, which says itself where was looked', () => {
    const rows = READERS.map(({ lat, lon, direction }, i) => ({
      type: 0,
      id: i + 1,
      lat,
      lon,
      version: 1,
      edited: 0,
      tags: [...Object.entries(baseTags).flat(), ...(direction === undefined ? [] : ['direction', direction])],
    }));
    const region = { south: -1, west: placeAt([500, 0]).lon, north: 1, east: 2 };
    const { bytes } = writeSnapshot(
      rows,
      { base: { oldest: Date.UTC(2026, 5, 19), newest: Date.UTC(2026, 5, 20) }, region },
      nodeCodec,
    );
    const { out } = run('--readers', file('cameras.parquet', bytes), '--route', route, '--json');
    expect(JSON.parse(out)).toMatchObject({
      ...EXPECTED,
      share_with_data: 0.5,
      readers_base: '2026-06-19T00:00:00.000Z',
    });
  });

  test('the rules can be changed', () => {
    const narrow = run('--readers', readers, '--route', route, '--threshold', '9', '--json');
    expect(JSON.parse(narrow.out)).toMatchObject({ facing: 0, near: 0, unknown: 0, passes: 0, readers: [] });
    const rear = run('--readers', readers, '--route', route, '--travel', 'rear', '--json');
    expect(JSON.parse(rear.out)).toMatchObject({ facing: 1, near: 1, unknown: 1, passes: 1 });
  });

  test('says it in words', () => {
    const { status, out } = run('--readers', readers, '--route', route);
    expect(status).toBe(0);
    expect(out).toContain('At least 1 mapped readers within 50 m face this road; it passes them 2 times.');
    expect(out).toContain('Near it: 1 that face elsewhere, 1 of which the direction is not known.');
  });

  test.each([
    ['no such file', ['--readers', readers, '--route', join(folder, 'none.gpx')], 1, 'there is no such file'],
    ['no route', ['--readers', readers, '--route', readers], 1, 'is no GPX'],
    ['cut short', ['--readers', readers, '--route', file('cut.gpx', gpx.slice(0, -30))], 1, 'is no GPX'],
    ['no readers', ['--readers', route, '--route', route], 1, 'holds no readers'],
    ['nothing', [], 2, '--readers takes a file'],
    ['no threshold', ['--readers', readers, '--route', route, '--threshold', '-3'], 2, 'threshold'],
    ['too wide', ['--readers', readers, '--route', route, '--threshold', '5000'], 2, 'metres from 1 to 1000'],
    ['no region', ['--readers', readers, '--route', route, '--region', '1,2,3'], 2, '--region takes W,S,E,N'],
    ['unheard of', ['--readers', readers, '--route', route, '--speed', '3'], 2, '--speed'],
  ])('%s', (_, args, status, said) => {
    const answer = run(...args);
    expect(answer).toMatchObject({ status, out: '' });
    expect(answer.said).toContain(said);
    expect(answer.said).not.toContain('    at ');
  });
});
