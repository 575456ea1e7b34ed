/** What a visit has of the snapshot that an earlier one saw. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Cache } from '../../src/store/cache/indexedDbCache.ts';
import { NO_FILTER } from '../../src/store/query/filter.ts';
import type { OpenSnapshot } from '../../src/store/snapshot/snapshotFeed.ts';
import { findCamera } from '../../src/store/query/answers.ts';
import { settled } from '../overpass/fakeClock.ts';
import { BASE as MADE, filesOf, manyRows, staticServer, written } from '../snapshot/support.ts';
import { nobody, opening, ROWS, told, URL_OF, withSnapshot, world } from './withSnapshot.ts';

describe('a new visit', () => {
  function memoryCache(): Cache & { readonly saved: string[]; readonly records: Map<string, unknown> } {
    const records = new Map<string, unknown>();
    const saved: string[] = [];
    return {
      saved,
      records,
      load: (key) => Promise.resolve(records.get(key)),
      async save(key, make) {
        saved.push(key);
        records.set(key, structuredClone(make(records.get(key))));
      },
    };
  }

  function placesSaved({ saved }: { readonly saved: readonly string[] }): number {
    return saved.filter((name) => name.startsWith('snapshot ')).length;
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
    expect(placesSaved(cache)).toBe(1);

    const newer = withSnapshot(opening(staticServer(filesOf(written(manyRows(600)))).fetch), nobody, cache);
    newer.core.setView(world);
    await told(newer, 'ready', 'ready');
    expect(newer.scenes.map(({ inView }) => inView)).toEqual(expect.arrayContaining([500, 600]));
    expect(newer.status()).toMatchObject({ inView: 600 });
    expect(placesSaved(cache)).toBe(2);
  });

  const [ROW = { type: 0, id: 1, tags: [] }] = ROWS.slice(5);
  const key = `node/${ROW.id}` as const;
  const offline: OpenSnapshot = (signal, kept) =>
    kept === undefined ? Promise.reject(new Failure('offline')) : opening(nobody)(signal, kept);

  /** A visit that has seen all of the snapshot. */
  async function seenAll(cache: Cache): Promise<void> {
    const first = withSnapshot(opening(staticServer(filesOf(written(ROWS))).fetch), nobody, cache);
    first.core.setView(world);
    await told(first, 'ready', 'ready');
    await settled();
    first.core.close();
  }

  it('knows every reader by name without a network, once its names were seen', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    const { core, status, snapshots } = withSnapshot(offline, nobody, cache);
    core.setView({ ...world, zoom: 4 });
    await settled();
    await core.known.details();
    expect(findCamera(core.known, key)?.tags.get('ref')).toBe(ROW.tags[5]);
    core.setFilter({ ...NO_FILTER, makers: ['Flock Safety'] });
    await settled();
    expect(status()).toMatchObject({ inView: 0, unfiltered: 500, source: 'snapshot' });
    expect(snapshots.at(-1)).toMatchObject({ kind: 'ready', details: 'ready' });
  });

  it('never says that a view close up is done before it has looked what is to be read', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    const next = withSnapshot(offline, nobody, cache);
    next.core.setView({ box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 });
    await settled();
    expect(next.statuses.map(({ phase }) => phase.kind)).toEqual(['reading']);
    expect(next.snapshots.at(-1)).toMatchObject({ kind: 'ready' });
    expect(next.scenes).toHaveLength(1);
  });

  it('asks for no names again that are kept, and does not wait for the network with them', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    const { core } = withSnapshot(
      (signal, kept) => (kept === undefined ? new Promise(() => undefined) : opening(nobody)(signal, kept)),
      nobody,
      cache,
    );
    await settled();
    await core.known.details();
    expect(findCamera(core.known, key)?.id).toBe(ROW.id);
    expect(cache.saved).toHaveLength(2);
  });

  it('says that it does not know names that were never seen, and knows them when the network is back', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    cache.records.delete(`details ${URL_OF}`);
    let open = offline;
    const test = withSnapshot((signal, kept) => open(signal, kept), nobody, cache);
    test.core.setView(world);
    await test.core.known.details();
    await told(test, 'ready', 'failed');
    expect(findCamera(test.core.known, key)).toBeNull();
    open = opening(staticServer(filesOf(written(ROWS))).fetch);
    test.core.online();
    await told(test, 'ready', 'ready');
    expect(findCamera(test.core.known, key)?.id).toBe(ROW.id);
  });

  it.each<[string, (kept: object) => unknown]>([
    ['torn', (kept) => ({ ...kept, bytes: new Uint8Array(99) })],
    ['of another format', (kept) => ({ ...kept, manifest: '{"format":99}' })],
    ['something else', () => 'x'],
  ])('asks for names anew where what is kept is %s', async (_, spoil) => {
    const cache = memoryCache();
    await seenAll(cache);
    const name = `details ${URL_OF}`;
    const record: unknown = cache.records.get(name);
    cache.records.set(name, spoil(typeof record === 'object' && record !== null ? record : {}));
    const { fetch, seen } = staticServer(filesOf(written(ROWS)));
    const test = withSnapshot(opening(fetch), nobody, cache);
    test.core.setView(world);
    await told(test, 'ready', 'ready');
    // The manifest, and the names: places are kept.
    expect(seen).toHaveLength(2);
    await settled();
    expect(cache.records.get(name)).toEqual(record);
  });

  it('does not give the names of the last snapshot to the readers of a newer one', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    const rows = manyRows(600, 20_000_000_000);
    const held = Promise.withResolvers<null>();
    const open = opening(staticServer(filesOf(written(rows))).fetch);
    const test = withSnapshot(
      async (signal, kept) => {
        if (kept === undefined) await held.promise;
        return await open(signal, kept);
      },
      nobody,
      cache,
    );
    test.core.setView(world);
    await settled();
    await test.core.known.details();
    expect(findCamera(test.core.known, key)?.id).toBe(ROW.id);
    held.resolve(null);
    await expect.poll(() => test.core.size).toBe(600);
    await test.core.known.details();
    expect(findCamera(test.core.known, key)).toBeNull();
    expect(findCamera(test.core.known, `node/${ROW.id + 10_000_000_000}`)?.id).toBe(ROW.id + 10_000_000_000);
  });

  it('waits for the names of a newer snapshot where it comes first', async () => {
    const cache = memoryCache();
    await seenAll(cache);
    cache.records.delete(`details ${URL_OF}`);
    const rows = manyRows(600);
    const held = Promise.withResolvers<null>();
    const open = opening(staticServer(filesOf(written(rows))).fetch);
    const test = withSnapshot(
      async (signal, kept) => {
        await held.promise;
        return await open(signal, kept);
      },
      nobody,
      cache,
    );
    await settled();
    // Asked as long as only the last one is there.
    const asked = test.core.known.details();
    await settled();
    held.resolve(null);
    await asked;
    expect(test.core.size).toBe(600);
    expect(findCamera(test.core.known, `node/${rows[599]?.id ?? 0}`)?.id).toBe(rows[599]?.id);
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
