import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { BuildDeps } from '../../../src/build/snapshot/buildSnapshot.ts';
import { buildSnapshot, unite } from '../../../src/build/snapshot/buildSnapshot.ts';
import { worldOf } from '../../sandbox/base.ts';
import { WORLD } from '../../snapshot/support.ts';
import { Bench, cameras, nodesIn, overpass, WEST } from './workbench.ts';

let bench = new Bench();
beforeEach(() => {
  bench = new Bench();
});

test('the whole world is read: every camera once, with all its tags, the hostile ones too', async () => {
  const { manifest, dropped } = await bench.build({ region: WORLD });
  const rows = await bench.published();
  const found = rows.map((row) => `${['node', 'way', 'relation'][row.type]}/${row.id}`);
  expect(found.toSorted()).toEqual(cameras.map(({ type, id }) => `${type}/${id}`).toSorted());
  expect(manifest.count).toBe(cameras.length);
  expect(dropped).toBe(0);
  const known = new Map(cameras.map((element) => [`${element.type}/${element.id}`, element]));
  for (const [i, row] of rows.entries()) {
    const element = known.get(found[i] ?? '');
    const pairs = Array.from({ length: row.tags.length / 2 }, (_, at) => row.tags.slice(2 * at, 2 * at + 2));
    expect(new Map(pairs.map(([key = '', value = '']) => [key, value]))).toEqual(new Map(element?.tags));
    expect(row.version).toBe(element?.version);
    expect(row.edited).toBe(Math.floor((element?.timestamp ?? 0) / 86_400_000));
    if (element?.type === 'node') expect([row.lat, row.lon]).toEqual([element.lat, element.lon]);
  }
}, 30_000);

test('a box with too many is quartered until each has few enough, and nothing is lost on an edge', async () => {
  const whole = new Bench();
  await whole.build();
  await bench.build({ maxElements: 25 });
  expect(bench.queries).toBeGreaterThan(whole.queries * 4);
  expect(await bench.published()).toEqual(await whole.published());
});

test('more on one spot than may come at once ends the build, and says what to allow', async () => {
  const [one, other] = nodesIn(WEST);
  if (one === undefined || other === undefined) throw new Error('The world has too few cameras.');
  bench = new Bench(worldOf([one, { ...other, lat: one.lat, lon: one.lon }]));
  const failure = await bench.failure({ maxElements: 1 });
  expect(failure.details.said).toBe('2 objects in the smallest box. Allow more by --max-elements.');
});

test('of an object that came twice the newer version counts, and of one version the younger data', () => {
  const row = { type: 0, id: 1, lat: 1, lon: 1, version: 2, edited: 0, tags: [] };
  const old = { base: 1, rows: [row, { ...row, id: 2, lat: 3 }] };
  const young = {
    base: 2,
    rows: [
      { ...row, lat: 2, version: 1 },
      { ...row, id: 2, lat: 4 },
    ],
  };
  for (const boxes of [
    [old, young],
    [young, old],
  ]) {
    expect(unite(boxes).map(({ id, lat }) => [id, lat])).toEqual([
      [1, 1],
      [2, 4],
    ]);
  }
  expect(unite([{ base: 1, rows: [row, { ...row, type: 1 }] }])).toHaveLength(2);
});

test('an object on the edge of two boxes is in the snapshot once', async () => {
  const [one, other] = nodesIn(WEST);
  if (one === undefined || other === undefined) throw new Error('The world has too few cameras.');
  bench = new Bench(
    worldOf([
      { ...one, lat: 30, lon: -120 },
      { ...other, lat: 31, lon: -119 },
    ]),
  );
  const { manifest, repeated } = await bench.build({ region: { south: 0, west: -150, north: 60, east: -90 } });
  expect([manifest.count, repeated]).toEqual([2, 3]);
});

test('a region over the antimeridian is read on both sides', async () => {
  const { manifest } = await bench.build({ region: { south: -60, west: 165, north: 75, east: 200 } });
  const both = [
    ...nodesIn({ south: -60, west: 165, north: 75, east: 180 }),
    ...nodesIn({ south: -60, west: -180, north: 75, east: -160 }),
  ];
  expect(both.length).toBeGreaterThan(0);
  expect(manifest.count).toBeGreaterThanOrEqual(new Set(both.map(({ id }) => id)).size);
});

test.each([
  ['a 504', { kind: 'too-busy', afterMs: 0 }],
  ['a time-out', { kind: 'remark-timeout', keep: 3 }],
  ['a memory remark', { kind: 'remark-memory' }],
  ['a truncated answer', { kind: 'truncate', share: 0.6 }],
] as const)('after %s the box is quartered and nothing is missing', async (_, fault) => {
  bench.sandbox.faults.next(overpass, fault);
  const { manifest } = await bench.build();
  expect(manifest.count).toBe(nodesIn(WEST).length);
  expect(bench.queries).toBe(6);
  expect(bench.told.some(({ note }) => note?.includes('quartering the box') === true)).toBe(true);
});

test('after a 429 it waits at least half a minute, longer each time, and asks for the same box', async () => {
  bench.sandbox.faults.next(overpass, { kind: 'rate-limit', afterMs: 0 }, 3);
  const { manifest } = await bench.build();
  expect(bench.waits.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
  expect(bench.queries).toBe(5);
  expect(manifest.count).toBe(nodesIn(WEST).length);
});

test('Overpass is left in peace between two requests', async () => {
  await bench.build({ maxElements: 50 });
  expect(bench.waits.length).toBe(bench.queries);
  expect(Math.min(...bench.waits)).toBeGreaterThanOrEqual(1000);
});

test('an Overpass that stays down ends the build, and leaves no crumbs for the next', async () => {
  bench.sandbox.faults.always(overpass, { kind: 'too-busy', afterMs: 0 });
  expect((await bench.failure()).kind).toBe('overloaded');
  expect(bench.queries).toBe(8);
  bench.sandbox.faults.clear();
  await bench.build();
  expect(bench.queries).toBe(10);
});

test('a query that is refused is not sent again', async () => {
  bench.sandbox.faults.always(overpass, {
    kind: 'status',
    status: 400,
    body: '<strong>Error</strong>: line 1: no</p>',
  });
  expect((await bench.failure()).kind).toBe('query-refused');
  expect(bench.queries).toBe(1);
});

test('a snapshot is dated by the box that was read first, and by the last', async () => {
  const honest = bench.deps();
  const bases: number[] = [];
  const deps: BuildDeps = {
    ...honest,
    ask: async (...question) => {
      const answer = await honest.ask(...question);
      // The later, the older: a mirror may lag behind.
      const base = answer.base - bases.length * 60_000;
      bases.push(base);
      return { ...answer, base };
    },
  };
  const { manifest } = await buildSnapshot(deps, {
    region: WEST,
    maxElements: 20_000,
    source: 'sandbox',
    signal: bench.stop.signal,
  });
  expect(bases).toHaveLength(2);
  expect(manifest.base).toEqual({ oldest: bases[1], newest: bases[0] });
});

test('stopped at the last moment, it leaves the old snapshot as it was', async () => {
  const deps: BuildDeps = {
    ...bench.deps(),
    report: ({ boxesDone, boxesKnown }) => {
      if (boxesDone > 0 && boxesDone === boxesKnown) bench.stop.abort();
    },
  };
  const options = { region: WEST, maxElements: 20_000, source: 'sandbox', signal: bench.stop.signal };
  await expect(buildSnapshot(deps, options)).rejects.toMatchObject({ name: 'AbortError' });
  expect(bench.out.files.size).toBe(0);
});

test('what came before a kill is not asked for again', async () => {
  await bench.build({ maxElements: 25 });
  const all = bench.queries;
  const before = await bench.published();
  const killed = new Bench();
  const { ask } = killed.deps();
  let asked = 0;
  const dying: BuildDeps = {
    ...killed.deps(),
    ask: (...question) => {
      asked += 1;
      if (asked === 8) killed.stop.abort();
      return ask(...question);
    },
  };
  const options = { region: WEST, maxElements: 25, source: 'sandbox', signal: killed.stop.signal };
  await expect(buildSnapshot(dying, options)).rejects.toMatchObject({ name: 'AbortError' });
  expect(killed.out.files.size).toBe(0);
  await buildSnapshot(killed.deps(), { ...options, signal: new AbortController().signal });
  // The eighth question was not sent, and none was sent twice.
  expect(killed.queries).toBe(all);
  expect(await killed.published()).toEqual(before);
  expect(killed.work.files.size).toBe(0);
});

test('a damaged journal entry is read again; one of another day, or of other settings, is thrown away', async () => {
  const interrupted = async (): Promise<Bench> => {
    const some = new Bench(undefined, () => {
      throw new Failure('storage', { said: 'the disk is full' });
    });
    await some.failure();
    expect(some.queries).toBe(2);
    return some;
  };
  const resumed = async (some: Bench, maxElements = 20_000): Promise<number> => {
    await some.failure({ maxElements });
    return some.queries - 2;
  };
  expect(await resumed(await interrupted())).toBe(0);
  const damaged = await interrupted();
  const name = [...damaged.work.files.keys()].find((file) => file.startsWith('box_')) ?? '';
  damaged.work.files.set(name, (damaged.work.files.get(name) ?? new Uint8Array()).slice(0, -5));
  expect(await resumed(damaged)).toBe(1);
  const old = await interrupted();
  old.now += 25 * 3600 * 1000;
  expect(await resumed(old)).toBe(2);
  const young = await interrupted();
  young.now -= 3600 * 1000;
  expect(await resumed(young)).toBe(2);
  expect(await resumed(await interrupted(), 10_000)).toBe(2);
  const other = await interrupted();
  const options = { region: WEST, maxElements: 20_000, source: 'mirror', signal: other.stop.signal };
  await expect(buildSnapshot(other.deps(), options)).rejects.toMatchObject({ kind: 'storage' });
  expect(other.queries).toBe(4);
});

test('the journal removes no file but its own', async () => {
  bench.work.files.set('letter.txt', new Uint8Array([1]));
  await bench.build();
  expect([...bench.work.files.keys()]).toEqual(['letter.txt']);
});

test('an answer with fewer objects than it counted, or with strangers, is not believed', async () => {
  const honest = bench.deps();
  const short: BuildDeps = {
    ...honest,
    ask: async (...question) => {
      const answer = await honest.ask(...question);
      return { ...answer, rows: answer.rows.slice(1) };
    },
  };
  const options = { region: WEST, maxElements: 20_000, source: 'sandbox', signal: bench.stop.signal };
  await expect(buildSnapshot(short, options)).rejects.toMatchObject({ kind: 'incomplete' });
  const foreign: BuildDeps = {
    ...honest,
    ask: (_, ...rest) => honest.ask({ south: 0, west: 0, north: 60, east: 60 }, ...rest),
  };
  await expect(buildSnapshot(foreign, options)).rejects.toMatchObject({ kind: 'bad-response' });
  expect(bench.out.files.size).toBe(0);
});

test('progress ends with every box, every camera and nothing left', async () => {
  await bench.build({ maxElements: 50 });
  const last = bench.told.at(-1);
  expect(last).toMatchObject({ boxesDone: last?.boxesKnown, left: 0, note: null });
  expect(last?.share).toBeCloseTo(1, 9);
  expect(last?.cameras).toBeGreaterThanOrEqual(nodesIn(WEST).length);
  const shares = bench.told.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
