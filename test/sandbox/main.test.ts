import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from './main.ts';
import { loadWorld, parseWorld } from './world/load.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
});

afterAll(() => rm(folder, { recursive: true }));

const file = {
  version: 0.6,
  osm3s: { timestamp_osm_base: '2025-12-17T00:00:00Z' },
  elements: [
    { type: 'node', id: 1, lat: 35.1, lon: -101.9, tags: { 'surveillance:type': 'ALPR' } },
    {
      type: 'node',
      id: 2,
      lat: 35.2,
      lon: -101.9,
      version: 4,
      timestamp: '2025-01-01T00:00:00Z',
      user: 'me',
      uid: 3,
      changeset: 9,
    },
    { type: 'way', id: 3, nodes: [1, 2] },
    { type: 'relation', id: 4, members: [{ type: 'way', ref: 3, role: '' }] },
  ],
};

describe('a loaded world', () => {
  it.each(['plain', 'gzipped'])('is what the file says, %s', async (how) => {
    const path = join(folder, how);
    const text = JSON.stringify(file);
    await writeFile(path, how === 'plain' ? text : gzipSync(text));
    const world = await loadWorld(path);
    expect(world.timestamp).toBe(Date.UTC(2025, 11, 17));
    expect(world.elements.map(({ type, id, version, timestamp }) => [type, id, version, timestamp])).toEqual([
      ['node', 1, 1, Date.UTC(2025, 11, 17)],
      ['node', 2, 4, Date.UTC(2025, 0, 1)],
      ['way', 3, 1, Date.UTC(2025, 11, 17)],
      ['relation', 4, 1, Date.UTC(2025, 11, 17)],
    ]);
    expect(world.elements[0]?.tags).toEqual(new Map([['surveillance:type', 'ALPR']]));
  });

  it('keeps keys like __proto__', () => {
    const { world } = parseWorld(
      JSON.parse(
        '{"osm3s":{"timestamp_osm_base":"2025-12-17T00:00:00Z"},"elements":[{"type":"node","id":1,"lat":0,"lon":0,"tags":{"__proto__":"x","constructor":"y"}}]}',
      ),
    );
    expect(world.elements[0]?.tags).toEqual(
      new Map([
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]),
    );
  });

  const ALPR = { 'surveillance:type': 'ALPR' };
  const answer = (...elements: readonly unknown[]): unknown => ({
    osm3s: { timestamp_osm_base: '2026-04-12T00:00:00Z' },
    elements,
  });

  it('keeps ways and relations of `out center`, at their centres', async () => {
    const path = join(folder, 'areas.json');
    const way = { type: 'way', id: 7, center: { lat: 30, lon: -97 }, nodes: [1, 2, 1], tags: ALPR };
    const relation = { type: 'relation', id: 8, center: { lat: 31, lon: -98 }, members: [], tags: ALPR };
    await writeFile(path, JSON.stringify(answer(way, relation)));
    const { url, close } = await startSandbox({ port: 0, data: path, overpass: { follow: 'manual' } });
    try {
      const query = '[out:json];nwr["surveillance:type"="ALPR"](29,-99,32,-96);out center meta;';
      const asked = await fetch(`${url}/api/interpreter?data=${encodeURIComponent(query)}`, {
        headers: { Referer: url },
      });
      expect(await asked.json()).toMatchObject({
        elements: [
          { type: 'way', id: 7, center: { lat: 30, lon: -97 } },
          { type: 'relation', id: 8, center: { lat: 31, lon: -98 } },
        ],
      });
    } finally {
      await close();
    }
  });

  it('keeps a way as it is drawn where its nodes are there', () => {
    const node = { type: 'node', id: 1, lat: 30, lon: -97 };
    const way = { type: 'way', id: 7, center: { lat: 30, lon: -97 }, nodes: [1, 1], tags: ALPR };
    expect(parseWorld(answer(node, way)).world.elements).toMatchObject([node, { type: 'way', nodes: [1, 1] }]);
  });

  it.each([
    { type: 'node', id: 2, lat: 1, lon: 1, tags: null },
    { type: 'node', id: 2, lat: 91, lon: 1 },
    { type: 'node', id: '2', lat: 1, lon: 1 },
    { type: 'way', id: 2, center: { lat: null, lon: 1 } },
    { type: 'area', id: 2 },
    null,
  ])('leaves out an odd element, and keeps the others: %j', (element) => {
    const { world, odd } = parseWorld(answer({ type: 'node', id: 1, lat: 0, lon: 0 }, element));
    expect(world.elements).toHaveLength(1);
    expect(odd).toEqual([expect.stringMatching(/^element 1: /)]);
  });

  it.each([
    ['{}', 'is not Overpass JSON'],
    ['not JSON', 'is not Overpass JSON'],
    ['{"osm3s":{"timestamp_osm_base":"soon"},"elements":[]}', '"soon" is not a time'],
    ['{"osm3s":{"timestamp_osm_base":"2025-12-17T00:00:00Z"},"elements":[{"type":"node","id":1}]}', 'element 0'],
  ])('is refused in one line where the file is %j', async (text, words) => {
    const path = join(folder, 'wrong');
    await writeFile(path, text);
    const message = await loadWorld(path).then(
      () => 'loaded',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    expect(message).toContain(words);
    expect(message).not.toContain('\n');
  });

  it('is refused in one line where there is no file', async () => {
    await expect(loadWorld(join(folder, 'none'))).rejects.toThrow(
      /^Can't read .*none: there is no such file, or it may not be read\.$/,
    );
  });
});

describe('startSandbox', () => {
  it('serves a world on a free port, as real servers behave', async () => {
    const { url, sandbox, close } = await startSandbox({ port: 0, cameras: 50, overpass: { follow: 'manual' } });
    try {
      expect(sandbox.world.elements.length).toBeGreaterThan(100);
      expect((await fetch(`${url}/api/interpreter?data=x`)).status).toBe(406);
      expect((await fetch(`${url}/api/interpreter?data=x`, { headers: { Referer: url } })).status).toBe(400);
      await expect(startSandbox({ port: Number(new URL(url).port), cameras: 1 })).rejects.toThrow(
        /^Port \d+ is taken: /,
      );
    } finally {
      await close();
    }
  });
});
