/** The whole way of a read, against the local OpenStreetMap. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/model/box.ts';
import { contains, pad } from '../../src/model/box.ts';
import type { Camera } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import type { FailureKind } from '../../src/model/failure.ts';
import { round7 } from '../../src/model/place.ts';
import { ANSWER_DEADLINE, SILENCE_DEADLINE } from '../../src/overpass/ask.ts';
import { FLAG } from '../../src/store/scene/scene.ts';
import { findCamera } from '../../src/store/query/answers.ts';
import { settled } from '../overpass/fakeClock.ts';
import type { World } from '../sandbox/base.ts';
import type { Fault } from '../sandbox/faults.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { generateWorld } from '../sandbox/world/generate.ts';
import { loadWorld } from '../sandbox/world/load.ts';
import type { TestCore } from './testCore.ts';
import { testCore } from './testCore.ts';

const world = generateWorld({ cameras: 3000 });

function sandboxOf(of: World = world): Sandbox {
  // It keeps nobody waiting: time is the store's own clock.
  const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  return createSandbox({ world: of, overpass: { slots: 0, waitMs: 0 }, origin: 'http://127.0.0.1:1', clock });
}

function storeOn(sandbox: Sandbox): TestCore {
  return testCore((url, init) => sandbox.fetch(url, init));
}

/** Waits for the condition: answers take turns of the event loop, and the reader of areas is a file that has to come. */
async function until(holds: () => boolean): Promise<void> {
  await settled();
  await expect.poll(holds, { interval: 1 }).toBe(true);
}

async function done({ clock, status }: TestCore): Promise<void> {
  await clock.pass(300);
  await settled();
  // A round in several queries rests between them.
  const isOver = async (): Promise<boolean> => {
    if (status().phase.kind === 'reading') await clock.pass(250);
    return status().phase.kind !== 'reading';
  };
  await expect.poll(isOver, { interval: 1 }).toBe(true);
  expect(status().phase).toEqual({ kind: 'done' });
}

function boxAt({ lat, lon }: { readonly lat: number; readonly lon: number }, size = 0.1): Box {
  return { south: Math.max(-90, lat - size), west: lon - size, north: Math.min(90, lat + size), east: lon + size };
}

const READER = /(^|;) *(ALPR|ANPR) *(;|$)/;

/** The readers among the nodes of the world within a box, as the store should know them. */
function nodesIn(of: World, box: Box): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const element of of.elements) {
    if (element.type !== 'node' || !READER.test(element.tags.get('surveillance:type') ?? '')) continue;
    if (contains(box, element)) found.set(keyOf(element), element.tags);
  }
  return found;
}

function tagsByKey(cameras: readonly Camera[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(cameras.map((camera): [string, ReadonlyMap<string, string>] => [keyOf(camera), camera.tags]));
}

const city = world.landmarks['city'] ?? { lat: 0, lon: 0 };

describe('what the sandbox has, the store has', () => {
  it.each(Object.entries(world.landmarks))('at the landmark %s', async (_, landmark) => {
    const test = storeOn(sandboxOf());
    const box = boxAt(landmark);
    test.core.setView({ box, zoom: 12 });
    await done(test);
    const nodes = (await test.core.list(box, 100_000)).filter((camera) => camera.type === 'node');
    expect(tagsByKey(nodes)).toEqual(nodesIn(world, box));
    expect(test.status().inView).toBe((await test.core.list(box, 100_000)).length);
    expect(test.status().base).not.toBeNull();
    test.core.close();
  });

  it('ways and relations too, at their centre', async () => {
    const areas = world.elements.filter(
      ({ type, tags }) => type !== 'node' && READER.test(tags.get('surveillance:type') ?? ''),
    );
    expect(areas.length).toBeGreaterThan(0);
    const sandbox = sandboxOf();
    const test = storeOn(sandbox);
    for (const area of areas) {
      const parts = area.type === 'way' ? area.nodes.map((id) => sandbox.element('node', id)) : [];
      const first = parts.find((part) => part?.type === 'node');
      if (first?.type !== 'node') continue;
      test.core.setView({ box: boxAt(first), zoom: 14 });
      await done(test);
      const camera = findCamera(test.core.known, keyOf(area));
      expect(camera?.tags).toEqual(area.tags);
      expect(camera?.lat).toBeCloseTo(first.lat, 2);
    }
    test.core.close();
  });

  const data = process.env['SIGHTLINE_DATA'];
  it.skipIf(data === undefined || !existsSync(data))(
    'all of the real data, where SIGHTLINE_DATA names a file of it',
    async () => {
      const real = await loadWorld(data ?? '');
      const test = storeOn(sandboxOf(real));
      const expected = nodesIn(real, { south: -90, west: -180, north: 90, east: 180 });
      // In views of 14°: about as much as the reader takes at once.
      const lats = Array.from({ length: 5 }, (_, i) => 14 + i * 12);
      const lons = Array.from({ length: 9 }, (_, i) => -180 + i * 14);
      for (const south of lats) {
        for (const west of lons) {
          const view = { south, west, north: south + 12, east: west + 14 };
          if (nodesIn(real, pad(view, 0.05)).size === 0) continue;
          test.core.setView({ box: view, zoom: 10 });
          await done(test);
        }
      }
      expect(expected.size).toBe(real.elements.length);
      expect(test.core.size).toBe(expected.size);
      const all = await test.core.list({ south: -90, west: -180, north: 90, east: 180 }, expected.size);
      expect(tagsByKey(all)).toEqual(expected);
      test.core.close();
    },
    120_000,
  );
});

describe('a box that is read again', () => {
  it('shows what was changed, moved and deleted meanwhile', async () => {
    const sandbox = sandboxOf();
    const test = storeOn(sandbox);
    const box = boxAt(city);
    test.core.setView({ box, zoom: 12 });
    await done(test);
    const [first, second, third] = await test.core.list(box, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('The city is empty.');
    sandbox.edit({ do: 'delete', type: 'node', id: first.id });
    sandbox.edit({ do: 'modify', type: 'node', id: second.id, tags: { direction: '123' } });
    sandbox.edit({ do: 'move', id: third.id, lat: city.lat + 0.05, lon: city.lon + 0.05 });
    sandbox.catchUp();
    test.core.retry({ all: true });
    await done(test);
    expect(findCamera(test.core.known, keyOf(first))).toBeNull();
    expect(findCamera(test.core.known, keyOf(second))?.tags.get('direction')).toBe('123');
    expect(findCamera(test.core.known, keyOf(third))).toMatchObject({ lat: round7(city.lat + 0.05) });
    test.core.close();
  });
});

describe('a reader that was uploaded from here', () => {
  it('shows at once as one’s own, until Overpass has it', async () => {
    const sandbox = sandboxOf();
    const test = storeOn(sandbox);
    const box = boxAt(city, 0.001);
    test.core.setView({ box, zoom: 18 });
    await done(test);
    const before = test.status().inView;
    const created = sandbox.edit({
      do: 'create',
      lat: city.lat,
      lon: city.lon,
      tags: { man_made: 'surveillance', 'surveillance:type': 'ALPR', direction: '90' },
    });
    const ownMarks = (): number =>
      [...(test.scenes.at(-1)?.marks.flags ?? [])].filter((flags) => (flags & FLAG.localEdit) !== 0).length;
    if (created.type !== 'node') throw new Error('A node was to be created.');
    const { type, id, version, tags, lat, lon, timestamp } = created;
    test.core.addLocalEdit({ type, id, version, tags, lat, lon, timestamp });
    expect(test.status().inView).toBe(before + 1);
    expect(ownMarks()).toBe(1);

    test.core.retry({ all: true });
    await done(test);
    expect(test.status().inView).toBe(before + 1);
    expect(ownMarks()).toBe(1);

    sandbox.catchUp();
    await test.clock.pass(2000);
    test.core.retry({ all: true });
    await done(test);
    expect(test.status().inView).toBe(before + 1);
    expect(ownMarks()).toBe(0);
    test.core.close();
  });
});

describe('when things go wrong', () => {
  const cases: readonly (readonly [string, Fault, FailureKind, number])[] = [
    ['no slot', { kind: 'rate-limit' }, 'rate-limited', 0],
    ['too busy', { kind: 'too-busy' }, 'overloaded', 0],
    ['turned off', { kind: 'dispatcher-off' }, 'overloaded', 0],
    ['out of time', { kind: 'remark-timeout' }, 'incomplete', 0],
    ['out of memory', { kind: 'remark-memory' }, 'incomplete', 0],
    ['the same too often', { kind: 'duplicate-query' }, 'overloaded', 0],
    ['a hotel’s page', { kind: 'html' }, 'bad-response', 0],
    ['a truncated answer', { kind: 'truncate', share: 0.7 }, 'bad-response', 0],
    ['a connection cut', { kind: 'cut', when: 'before' }, 'server', 0],
    ['an answer cut', { kind: 'cut', when: 'body' }, 'server', 0],
    ['a stall', { kind: 'stall', when: 'before' }, 'timeout', ANSWER_DEADLINE],
    ['a stall within the answer', { kind: 'stall', when: 'body' }, 'timeout', SILENCE_DEADLINE],
    [
      'a refused query',
      { kind: 'status', status: 400, body: '<p><strong>Error</strong>: line 1 </p>' },
      'query-refused',
      0,
    ],
    ['an internal error', { kind: 'status', status: 500 }, 'server', 0],
  ];

  it.each(cases)('%s: it says so, keeps what was there, and gets over it', async (_, fault, kind, wait) => {
    const sandbox = sandboxOf();
    const test = storeOn(sandbox);
    const box = boxAt(city, 0.02);
    test.core.setView({ box, zoom: 14 });
    await done(test);
    const before = await test.core.list(box, 100_000);
    expect(before.length).toBeGreaterThan(0);

    sandbox.faults.always({ service: 'overpass', path: '/api/interpreter' }, fault);
    const wider = boxAt(city, 0.1);
    test.core.setView({ box: wider, zoom: 12 });
    // A few quarters may be asked for on the way; each may have to run into its deadline.
    for (let i = 0; i < 20 && test.status().phase.kind === 'reading'; i += 1) {
      await test.clock.pass(1500);
      await settled();
      await test.clock.pass(wait);
    }
    expect(test.status().phase).toMatchObject({ kind: 'failed', failure: { kind } });
    expect(tagsByKey(await test.core.list(box, 100_000))).toEqual(tagsByKey(before));
    expect(test.status().base).not.toBeNull();

    sandbox.faults.clear();
    test.core.retry();
    await done(test);
    const nodes = (await test.core.list(wider, 100_000)).filter((camera) => camera.type === 'node');
    expect(tagsByKey(nodes)).toEqual(nodesIn(world, wider));
    test.core.close();
  });

  it('one failure mends itself after the pause that it names', async () => {
    const sandbox = sandboxOf();
    const test = storeOn(sandbox);
    sandbox.faults.next({ service: 'overpass', path: '/api/interpreter' }, { kind: 'rate-limit' });
    test.core.setView({ box: boxAt(city), zoom: 12 });
    await test.clock.pass(0);
    await until(() => test.status().phase.kind === 'failed');
    const { phase } = test.status();
    if (phase.kind !== 'failed' || phase.retryAt === null) throw new Error('It should try again.');
    expect(phase.retryAt - test.clock.now()).toBeGreaterThanOrEqual(29_000);
    await test.clock.pass(phase.retryAt - test.clock.now());
    await until(() => test.status().phase.kind !== 'reading');
    expect(test.statuses.map((status) => status.phase.kind).filter((one, i, all) => one !== all[i - 1])).toEqual([
      'reading',
      'failed',
      'reading',
      'done',
    ]);
    test.core.close();
  });
});
