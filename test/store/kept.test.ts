/** What outlives the page: round trips, what is bounded, and what is not believed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cache } from '../../src/store/cache/indexedDbCache.ts';
import { unpackLive, unpackSnapshot } from '../../src/store/cache/records.ts';
import { packLive, packSnapshot } from '../../src/store/cache/records.ts';
import { blankColumns } from '../../src/store/columns/columns.ts';
import { cameraAt } from '../../src/store/columns/cameraAt.ts';
import { Coverage } from '../../src/store/live/coverage.ts';
import { Dictionary } from '../../src/store/columns/dictionary.ts';
import { cellsToDrop } from '../../src/store/cache/evict.ts';
import { LIMITS } from '../../src/store/cache/limits.ts';
import { hotLayer } from '../../src/store/snapshot/snapshotLayer.ts';
import { findCamera } from '../../src/store/query/answers.ts';
import { settled } from '../overpass/fakeClock.ts';
import { anyRows, filesOf, readAll, staticServer, written } from '../snapshot/support.ts';
import { anyCamera, answer, BASE, camera, columnsOf } from './cameras.ts';
import { testCore } from './testCore.ts';

const view = { box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 };
const about = { sha256: 'x', base: BASE, region: { south: -90, west: -180, north: 90, east: 180 } };

/** Records in memory, cloned as IndexedDB clones them. */
function memoryCache(): Cache & { readonly records: Map<string, unknown> } {
  const records = new Map<string, unknown>();
  return {
    records,
    load: (key) => Promise.resolve(records.get(key)),
    async save(key, make) {
      records.set(key, structuredClone(make(records.get(key))));
    },
  };
}

const server = (text: string) => (): Promise<Response> => Promise.resolve(new Response(text));
const nobody = (): Promise<Response> => new Promise(() => undefined);

describe('what was read live', () => {
  it('comes back from its record as it was', () => {
    fc.assert(
      fc.property(fc.array(anyCamera()), fc.array(fc.nat(4095), { maxLength: 9 }), (cameras, keys) => {
        const { columns, dictionary } = columnsOf(cameras);
        const cells = keys.map((key) => ({ key, readAt: BASE + key, base: key % 2 === 0 ? null : BASE }));
        const record = structuredClone(packLive({ columns, cells }, dictionary));
        // Another visit's dictionary has other numbers.
        const other = new Dictionary();
        other.pair('some', 'thing');
        const back = unpackLive(record, other);
        expect(back?.cells).toEqual(cells);
        expect(back?.columns.length).toBe(columns.length);
        for (let row = 0; row < columns.length; row += 1) {
          expect(cameraAt(back?.columns ?? blankColumns(0, 0), other, row)).toEqual(cameraAt(columns, dictionary, row));
        }
      }),
    );
  });

  it('is not believed where anything of it is not as it was written', () => {
    const tags = new Map([['direction', '90']]);
    const { columns, dictionary } = columnsOf([camera(1, 40, -100, { tags }), camera(2, 41, -100, { tags })]);
    const good = packLive({ columns, cells: [{ key: 1, readAt: BASE, base: null }] }, dictionary);
    expect(unpackLive(good, new Dictionary())).not.toBeNull();
    const wrong: readonly object[] = [
      { format: 3 },
      { length: 3 },
      { y: columns.y.toReversed() },
      { x: [...columns.x] },
      { type: Uint8Array.of(0, 3) },
      { id: Float64Array.of(1, 0.5) },
      { id: Float64Array.of(1) },
      { direction: Uint32Array.of(1, 9) },
      { pairs: Uint32Array.of(0, 9) },
      { tagStart: Uint32Array.of(0, 2, 1) },
      { tagStart: Uint32Array.of(0, 1, 9) },
      { texts: '[["direction"],[5]]' },
      { texts: '[["direction"],[]]' },
      { texts: '5' },
      { texts: '[' },
      { texts: ['direction'] },
      { cells: Float64Array.of(1, 2) },
      { cells: Float64Array.of(-1, 2, 3) },
      { exact: Float64Array.of(0, 91, 0) },
    ];
    for (const part of wrong)
      expect(unpackLive({ ...good, ...part }, new Dictionary()), JSON.stringify(part)).toBeNull();
    for (const value of [undefined, null, 5, 'x', [], {}]) expect(unpackLive(value, new Dictionary())).toBeNull();
  });
});

describe("the snapshot's first columns", () => {
  it('come back from their record as they were', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const dictionary = new Dictionary();
        const { hot } = await readAll(staticServer(filesOf(written(rows))).fetch);
        const columns = hotLayer(hot, dictionary);
        const other = new Dictionary();
        other.pair('some', 'thing');
        const back = unpackSnapshot(structuredClone(packSnapshot({ columns, about }, dictionary)), other);
        expect(back?.about).toEqual(about);
        for (let row = 0; row < columns.length; row += 1) {
          expect(cameraAt(back?.columns ?? blankColumns(0, 0), other, row)).toEqual(cameraAt(columns, dictionary, row));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a new visit', () => {
  it('shows the last view before anything is asked, and does not ask for what is fresh', async () => {
    const cache = memoryCache();
    const first = testCore(server(answer([camera(1, 40, -100)])), { cache });
    await settled();
    first.core.setView(view);
    await first.clock.pass(0);
    await first.clock.pass(LIMITS.quiet);
    expect(cache.records.size).toBe(1);
    first.core.close();

    let asked = 0;
    const second = testCore(
      () => {
        asked += 1;
        return nobody();
      },
      { cache },
    );
    second.core.setView(view);
    expect(second.scenes).toHaveLength(0);
    await settled();
    expect(second.scenes.map((scene) => scene.inView)).toEqual([1]);
    expect(second.status()).toMatchObject({ phase: { kind: 'done' }, inView: 1, base: BASE });
    await second.clock.pass(60_000);
    expect(asked).toBe(0);
  });

  it('shows what is old with its date, and reads it again', async () => {
    const cache = memoryCache();
    const first = testCore(server(answer([camera(1, 40, -100)])), { cache });
    await settled();
    first.core.setView(view);
    await first.clock.pass(0);
    await first.clock.pass(LIMITS.quiet);

    const second = testCore(server(answer([camera(2, 40, -100), camera(3, 40, -100)], BASE + 3_600_000)), { cache });
    await second.clock.pass(20 * 60_000);
    second.core.setView(view);
    await settled();
    expect(second.status()).toMatchObject({ phase: { kind: 'reading' }, inView: 1, base: BASE });
    await second.clock.pass(0);
    expect(second.status()).toMatchObject({ phase: { kind: 'done' }, inView: 2, base: BASE + 3_600_000 });
  });

  it('begins with nothing where the record is torn, refused, or never comes', async () => {
    const caches: readonly Cache[] = [
      { load: () => Promise.resolve({ format: 1, length: 5 }), save: () => Promise.resolve() },
      { load: () => Promise.reject(new DOMException('private', 'SecurityError')), save: () => Promise.resolve() },
      { load: () => new Promise(() => undefined), save: () => Promise.resolve() },
    ];
    for (const cache of caches) {
      const { core, clock, status } = testCore(server(answer([camera(1, 40, -100)])), { cache });
      core.setView(view);
      // oxlint-disable-next-line no-await-in-loop -- one store at a time
      await clock.pass(LIMITS.patience);
      expect(status()).toMatchObject({ phase: { kind: 'done' }, inView: 1 });
    }
  });

  it('shows what two tabs read, each of which knew nothing of the other', async () => {
    const cache = memoryCache();
    const west = testCore(server(answer([camera(1, 40, -100)])), { cache });
    const east = testCore(server(answer([camera(2, 40, -99)])), { cache });
    const wide = { box: { ...view.box, west: -99.1, east: -98.9 }, zoom: 12 };
    await settled();
    west.core.setView(view);
    east.core.setView(wide);
    await Promise.all([west.clock.pass(0), east.clock.pass(0)]);
    await west.clock.pass(LIMITS.quiet);
    await east.clock.pass(LIMITS.quiet);
    const { core, status } = testCore(nobody, { cache });
    core.setView(view);
    await settled();
    expect(status()).toMatchObject({ phase: { kind: 'done' }, inView: 1 });
    core.setView(wide);
    expect(status()).toMatchObject({ phase: { kind: 'done' }, inView: 1 });
    expect(core.size).toBe(2);
  });

  it('of another server has none of it', async () => {
    const cache = memoryCache();
    const first = testCore(server(answer([camera(1, 40, -100)])), { cache });
    await settled();
    first.core.setView(view);
    await first.clock.pass(0);
    first.core.hide();
    const second = testCore(nobody, { cache, url: 'http://127.0.0.1:2/api/interpreter' });
    second.core.setView(view);
    await settled();
    expect(second.core.size).toBe(0);
  });
});

describe('a storage that is full', () => {
  it('is left alone, and nothing else changes', async () => {
    let tries = 0;
    const cache: Cache = {
      load: () => Promise.resolve(undefined),
      save() {
        tries += 1;
        return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      },
    };
    const { core, clock, status } = testCore(server(answer([camera(1, 40, -100)])), { cache });
    await settled();
    core.setView(view);
    await clock.pass(0);
    await clock.pass(LIMITS.quiet);
    core.retry({ all: true });
    await clock.pass(LIMITS.quiet * 2);
    expect(tries).toBe(1);
    expect(status()).toMatchObject({ phase: { kind: 'done' }, inView: 1 });
  });
});

describe('what was read live is bounded', () => {
  it('letting go of what was seen longest ago, and never of the view', () => {
    const cameras = Array.from({ length: 100 }, (_, i) => camera(i + 1, 0.01, 0.05 + i * (360 / 4096)));
    const { columns } = columnsOf(cameras);
    const coverage = new Coverage();
    const rect = { x0: 2048, y0: 2047, x1: 2147, y1: 2047 };
    coverage.read([rect], BASE, BASE);
    coverage.see([{ ...rect, x1: 2057 }]);
    const limits = { cameras: 50, cells: 1000 };
    const keep = [{ ...rect, x0: 2058, x1: 2067 }];
    const dropped = cellsToDrop(coverage, columns, keep, limits).map((key) => key % 4096);
    // A fifth to spare: 60 of 100 go, the oldest but for the ten of the view.
    expect(dropped).toEqual(Array.from({ length: 60 }, (_, i) => 2068 + i));
    expect(cellsToDrop(coverage, columns, keep, { cameras: 100, cells: 100 })).toEqual([]);
    expect(cellsToDrop(coverage, columns, [rect], limits)).toEqual([]);
  });

  it('and so are the tags that are remembered', async () => {
    const { core } = testCore();
    const sizes: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const cameras = Array.from({ length: 5000 }, (_, i) =>
        camera(i + 1, 40, -100 + i / 1e5, { tags: new Map([['ref', `${round}/${i}`]]) }),
      );
      // oxlint-disable-next-line no-await-in-loop -- one box after another
      await core.feed(answer(cameras), view.box);
      // The first time, the code for it has to come.
      // oxlint-disable-next-line no-await-in-loop -- one box after another
      await settled();
      sizes.push(core.pairs);
    }
    expect(Math.max(...sizes)).toBeLessThan(35_000);
    expect(findCamera(core.known, 'node/77')?.tags.get('ref')).toBe('11/76');
  });
});
