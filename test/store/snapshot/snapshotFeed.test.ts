/** A store with a snapshot beneath: what is shown when, what is told of it, and what happens without one. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { SnapshotDeps } from '../../../src/snapshot/read.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { NO_FILTER } from '../../../src/store/query/filter.ts';
import { createSnapshotFeed } from '../../../src/store/snapshot/snapshotFeed.ts';
import { findCamera } from '../../../src/store/query/answers.ts';
import { settled } from '../../overpass/fakeClock.ts';
import { BASE as MADE, filesOf, manyRows, staticServer, written } from '../../snapshot/support.ts';
import { answer, BASE, camera, columnsOf } from '../cameras.ts';
import { opening, ROWS, told, withSnapshot, world } from '../withSnapshot.ts';

const close = { box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 };

describe('a snapshot', () => {
  it('makes the wide view complete, dated, and every reader of it known by name', async () => {
    const { fetch, seen } = staticServer(filesOf(written(ROWS)));
    const test = withSnapshot(opening(fetch));
    test.core.setView(world);
    expect(test.snapshots).toEqual([{ kind: 'loading', bytes: 0, total: 0 }]);
    expect(test.status().phase).toEqual({ kind: 'too-wide' });
    await told(test, 'ready', 'ready');
    expect(test.snapshots.at(-1)).toEqual({ kind: 'ready', base: MADE.oldest, count: 500, details: 'ready' });
    expect(test.status()).toEqual({ phase: { kind: 'done' }, inView: 500, base: MADE.oldest, source: 'snapshot' });
    for (const row of ROWS) {
      expect(findCamera(test.core.known, row.type === 1 ? `way/${row.id}` : `node/${row.id}`)?.tags.get('ref')).toBe(
        row.tags[5],
      );
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
    await test.core.known.details();
    const ids = (await test.core.list(world.box, 9)).map(({ id }) => id);
    expect(ids.toSorted((a, b) => a - b)).toEqual([2, 3]);
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
    expect((await test.core.list(world.box, 9)).map(({ id, version }) => [id, version])).toEqual([[1, 2]]);
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

describe('a snapshot from a server without ranges', () => {
  it('is asked for once, and all of it is there', async () => {
    const files = filesOf(written(ROWS));
    const seen: string[] = [];
    const test = withSnapshot(
      opening((url) => {
        const name = new URL(url).pathname.slice(1);
        seen.push(name);
        return Promise.resolve(new Response(files.get(name) ?? null));
      }),
    );
    test.core.setView(world);
    await told(test, 'ready', 'ready');
    expect(seen).toHaveLength(2);
    expect(test.status()).toMatchObject({ phase: { kind: 'done' }, inView: 500 });
  });
});

describe('without a snapshot', () => {
  it('all is as it was', async () => {
    const test = withSnapshot(() => Promise.resolve(null));
    test.core.setView(world);
    await told(test, 'none');
    expect(test.status().phase).toEqual({ kind: 'too-wide' });
  });

  const made = written(ROWS);
  const whole: SnapshotDeps['fetch'] = (url) =>
    Promise.resolve(new Response(filesOf(made).get(new URL(url).pathname.slice(1)) ?? null));
  const spoilt = made.bytes.map((byte, at) => (at === 99 ? byte ^ 1 : byte));

  it.each<[string, SnapshotDeps['fetch'], string]>([
    ['torn in its places', staticServer(filesOf({ ...made, bytes: spoilt })).fetch, 'bad-response'],
    [
      'torn, and sent whole',
      (url) => (url.endsWith('json') ? whole(url, {}) : Promise.resolve(new Response(spoilt))),
      'bad-response',
    ],
    ['cut short', staticServer(filesOf({ ...made, bytes: made.bytes.slice(0, 500) })).fetch, 'bad-response'],
    [
      'another one than its manifest',
      staticServer(filesOf({ ...made, bytes: written(manyRows(501)).bytes })).fetch,
      'bad-response',
    ],
    [
      'of another count',
      staticServer(filesOf({ ...made, manifest: { ...made.manifest, count: 501 } })).fetch,
      'bad-response',
    ],
    ['too old', staticServer(new Map([['snapshot.json', '{"format":0}']])).fetch, 'bad-response'],
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

describe('a snapshot that arrives before what was kept was found', () => {
  it('is laid over it, not under it', async () => {
    const restored = Promise.withResolvers<void>();
    const laid: (string | undefined)[] = [];
    const arrived = Promise.withResolvers<null>();
    const open = opening(staticServer(filesOf(written(ROWS))).fetch);
    const ready = Promise.withResolvers<null>();
    const feed = createSnapshotFeed({
      async open(signal) {
        const opened = await open(signal);
        arrived.resolve(null);
        return opened;
      },
      dictionary: new Dictionary(),
      kept: { load: () => Promise.resolve(null), save: () => undefined },
      put: (_, about) => {
        laid.push(about?.sha256);
        if (about?.sha256 !== 'kept') ready.resolve(null);
      },
      changed: () => undefined,
      now: () => 0,
    });
    feed.start(restored.promise);
    await arrived.promise;
    await settled();
    expect(laid).toEqual([]);
    const about = { sha256: 'kept', base: BASE, region: world.box };
    feed.restore({ columns: columnsOf([camera(1, 40, -100)]).columns, about });
    restored.resolve();
    await ready.promise;
    expect(laid).toHaveLength(2);
    expect(feed.about?.sha256).toBe(laid.at(-1));
    feed.close();
  });
});
