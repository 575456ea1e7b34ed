/** A store with a snapshot beneath: what is shown when, what is told of it, and what happens without one. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { SnapshotDeps } from '../../src/snapshot/read.ts';
import { openSnapshot } from '../../src/snapshot/read.ts';
import type { Cache } from '../../src/store/cache.ts';
import { NO_FILTER } from '../../src/store/filter.ts';
import type { OpenSnapshot } from '../../src/store/snapshotFeed.ts';
import { coldLayer, hotLayer } from '../../src/store/snapshotLayer.ts';
import { settled } from '../overpass/fakeClock.ts';
import { BASE as MADE, depsOf, filesOf, manyRows, staticServer, written } from '../snapshot/support.ts';
import { answer, BASE, camera } from './cameras.ts';
import type { TestCore } from './testCore.ts';
import { testCore } from './testCore.ts';

const URL_OF = 'http://site.test/';
const world = { box: { south: -85, west: -180, north: 85, east: 180 }, zoom: 2 };
const close = { box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 };
const ROWS = manyRows(500);
const nobody = (): Promise<Response> => new Promise(() => undefined);

function opening(fetch: SnapshotDeps['fetch']): OpenSnapshot {
  return async (signal) => {
    const snapshot = await openSnapshot(depsOf(fetch), URL_OF, signal);
    return snapshot === null ? null : { snapshot, hotLayer, coldLayer };
  };
}

function withSnapshot(open: OpenSnapshot, fetch = nobody, cache?: Cache): TestCore {
  return testCore(fetch, { snapshot: { url: URL_OF, open }, ...(cache === undefined ? {} : { cache }) });
}

/** Waits until the store has told of the snapshot in that way. */
async function told(core: TestCore, kind: string, details?: string): Promise<void> {
  await expect
    .poll(() => {
      const last = core.snapshots.at(-1);
      return last?.kind === kind && (details === undefined || (last.kind === 'ready' && last.details === details));
    })
    .toBe(true);
}

describe('a snapshot', () => {
  it('makes the wide view complete, dated, and every camera of it known by name', async () => {
    const { fetch, seen } = staticServer(filesOf(written(ROWS)));
    const test = withSnapshot(opening(fetch));
    test.core.setView(world);
    expect(test.snapshots).toEqual([{ kind: 'loading', bytes: 0, total: 0 }]);
    expect(test.status().phase).toEqual({ kind: 'too-wide' });
    await told(test, 'ready', 'ready');
    expect(test.snapshots.at(-1)).toEqual({ kind: 'ready', base: MADE.oldest, count: 500, details: 'ready' });
    expect(test.status()).toEqual({ phase: { kind: 'done' }, inView: 500, base: MADE.oldest, source: 'snapshot' });
    for (const row of ROWS) {
      expect(test.core.get(row.type === 1 ? `way/${row.id}` : `node/${row.id}`)?.tags.get('ref')).toBe(row.tags[5]);
    }
    // The manifest, then two ranges.
    expect(seen).toHaveLength(3);
  });

  it('gives way to a box that was read live, whatever it held there', async () => {
    const row = { type: 0, id: 1, lat: 40, lon: -100, version: 1, edited: 1_700_000_000, tags: ['ref', 'old'] };
    const { fetch } = staticServer(filesOf(written([row, { ...row, id: 2, lat: 10 }])));
    const live = (): Promise<Response> => Promise.resolve(new Response(answer([camera(3, 40, -100)], BASE)));
    const test = withSnapshot(opening(fetch), live);
    test.core.setView(world);
    await told(test, 'ready');
    test.core.setView(close);
    expect(test.status()).toMatchObject({ inView: 1, base: MADE.oldest, source: 'snapshot' });
    await test.clock.pass(1000);
    expect(test.status()).toEqual({ phase: { kind: 'done' }, inView: 1, base: BASE, source: 'live' });
    await test.core.details();
    expect(
      test.core
        .list(world.box, 9)
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    ).toEqual([2, 3]);
    test.core.setView(world);
    expect(test.status()).toMatchObject({ phase: { kind: 'done' }, inView: 2, source: 'mixed' });
  });

  it('shows where what was read live is older', async () => {
    const row = { type: 0, id: 1, lat: 40, lon: -100, version: 2, edited: 1_700_000_000, tags: ['ref', 'new'] };
    const { fetch } = staticServer(filesOf(written([row])));
    const held = Promise.withResolvers<null>();
    const open = opening(fetch);
    const old = answer([camera(1, 40, -100), camera(2, 40, -100)], MADE.oldest - 86_400_000);
    const test = withSnapshot(
      async (signal) => {
        await held.promise;
        return await open(signal);
      },
      () => Promise.resolve(new Response(old)),
    );
    test.core.setView(close);
    await test.clock.pass(1000);
    expect(test.status()).toMatchObject({ inView: 2 });
    held.resolve(null);
    await told(test, 'ready', 'ready');
    expect(test.core.list(world.box, 9).map(({ id, version }) => [id, version])).toEqual([[1, 2]]);
  });

  it('of a region does not make the world complete', async () => {
    const made = written(ROWS);
    const region = { south: 0, west: 170, north: 60, east: 200 };
    const { fetch } = staticServer(filesOf({ ...made, manifest: { ...made.manifest, region } }));
    const test = withSnapshot(opening(fetch));
    test.core.setView(world);
    await told(test, 'ready');
    expect(test.status().phase).toEqual({ kind: 'too-wide' });
    test.core.setView({ box: { south: 1, west: -179, north: 59, east: -161 }, zoom: 5 });
    expect(test.status().phase).toEqual({ kind: 'done' });
  });

  it('hides its cameras from filters that it can not answer yet, and then answers', async () => {
    const { fetch } = staticServer(filesOf(written(ROWS)));
    const test = withSnapshot(opening(fetch));
    test.core.setFilter({ ...NO_FILTER, makers: [''] });
    test.core.setView(world);
    await told(test, 'ready');
    expect(test.statuses).toContainEqual(expect.objectContaining({ inView: 0, unfiltered: 500 }));
    await told(test, 'ready', 'ready');
    expect(test.status()).toMatchObject({ inView: 500, unfiltered: 500 });
    test.core.setFilter(NO_FILTER);
    expect(test.status().unfiltered).toBeUndefined();
  });
});

describe('without a snapshot', () => {
  it('all is as it was', async () => {
    const test = withSnapshot(() => Promise.resolve(null));
    test.core.setView(world);
    await told(test, 'none');
    expect(test.status().phase).toEqual({ kind: 'too-wide' });
  });

  it.each<[string, SnapshotDeps['fetch'], string]>([
    ['torn', staticServer(new Map([['snapshot.json', '{"format":1']])).fetch, 'bad-response'],
    ['too new', staticServer(new Map([['snapshot.json', '{"format":99}']])).fetch, 'bad-response'],
    ['foreign', staticServer(new Map([['snapshot.json', '<html>']])).fetch, 'bad-response'],
    ['unreachable', () => Promise.reject(new TypeError('no')), 'server'],
  ])('that is %s, it says so and live reading goes on', async (_, fetch, kind) => {
    const live = (): Promise<Response> => Promise.resolve(new Response(answer([camera(3, 40, -100)], BASE)));
    const test = withSnapshot(opening(fetch), live);
    test.core.setView(close);
    await told(test, 'refused');
    expect(test.snapshots.at(-1)).toMatchObject({ failure: { kind, details: { said: expect.any(String) } } });
    await test.clock.pass(1000);
    expect(test.status()).toEqual({ phase: { kind: 'done' }, inView: 1, base: BASE });
  });

  it('whose columns are torn, its places stay and it says that no more is known', async () => {
    const made = written(ROWS);
    const bytes = made.bytes.slice();
    bytes[made.manifest.columns.tags.offset + 9] = 255 - (bytes[made.manifest.columns.tags.offset + 9] ?? 0);
    const { fetch } = staticServer(filesOf({ ...made, bytes }));
    const test = withSnapshot(opening(fetch));
    test.core.setView(world);
    await told(test, 'ready', 'failed');
    expect(test.status()).toMatchObject({ inView: 500 });
  });

  it('at first, it is tried again when the network is back', async () => {
    const { fetch } = staticServer(filesOf(written(ROWS)));
    let there = false;
    const open = opening(fetch);
    const test = withSnapshot(async (signal) => {
      if (!there) throw new Failure('offline');
      return await open(signal);
    });
    test.core.setView(world);
    await told(test, 'refused');
    there = true;
    test.core.online();
    await told(test, 'ready');
  });
});

describe('a new visit', () => {
  function memoryCache(): Cache & { readonly saved: string[] } {
    const records = new Map<string, unknown>();
    const saved: string[] = [];
    return {
      saved,
      load: (key) => Promise.resolve(records.get(key)),
      async save(key, make) {
        saved.push(key);
        records.set(key, structuredClone(make(records.get(key))));
      },
    };
  }

  it('shows the last snapshot before anything is asked, and a newer one once it is in', async () => {
    const cache = memoryCache();
    const first = withSnapshot(opening(staticServer(filesOf(written(ROWS))).fetch), nobody, cache);
    first.core.setView(world);
    await told(first, 'ready');
    await settled();
    const offline = withSnapshot(() => Promise.reject(new Failure('offline')), nobody, cache);
    offline.core.setView(world);
    await settled();
    expect(offline.status()).toMatchObject({ phase: { kind: 'done' }, inView: 500, base: MADE.oldest });
    expect(cache.saved).toHaveLength(1);

    const newer = withSnapshot(opening(staticServer(filesOf(written(manyRows(600)))).fetch), nobody, cache);
    newer.core.setView(world);
    await told(newer, 'ready', 'ready');
    expect(newer.scenes.map(({ inView }) => inView)).toEqual(expect.arrayContaining([500, 600]));
    expect(newer.status()).toMatchObject({ inView: 600 });
    expect(cache.saved).toHaveLength(2);
  });

  it('forgets a snapshot that is served no more', async () => {
    const cache = memoryCache();
    const first = withSnapshot(opening(staticServer(filesOf(written(ROWS))).fetch), nobody, cache);
    first.core.setView(world);
    await told(first, 'ready');
    await settled();
    const none = withSnapshot(() => Promise.resolve(null), nobody, cache);
    none.core.setView(world);
    await told(none, 'none');
    expect(none.core.size).toBe(0);
  });
});
