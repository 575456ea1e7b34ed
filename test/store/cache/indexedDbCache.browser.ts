/** What is kept in a real IndexedDB, by real workers. */
import { describe, expect, it } from 'vitest';
import { indexedDbCache } from '../../../src/store/cache/indexedDbCache.ts';
import type { ReadStatus } from '../../../src/store/cameraStore.ts';
import type { WorkerCameraStore } from '../../../src/store/client.ts';
import { createCameraStore } from '../../../src/store/client.ts';
import { startWorker } from '../../stub/worker.ts';
import { answer, camera } from '../cameras.ts';

const box = { south: 39.9, west: -100.1, north: 40.1, east: -99.9 };
const view = { box, zoom: 12 };

/** A visit to a server that never answers: what it shows is what was kept. Each test has a server of its own. */
function visit(server: string): { readonly store: WorkerCameraStore; readonly statuses: ReadStatus[] } {
  const store = createCameraStore({
    overpass: `http://127.0.0.1:9/${server}`,
    cache: 'sightline-cameras',
    startWorker,
  });
  const statuses: ReadStatus[] = [];
  store.listen({ scene: () => undefined, status: (status) => statuses.push(status) });
  store.setView(view);
  return { store, statuses };
}

function hide(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
}

/** Waits until so many cameras are kept for the server. */
async function kept(server: string, length: number): Promise<void> {
  await expect
    .poll(async () => await indexedDbCache('sightline-cameras').load(`live http://127.0.0.1:9/${server}`))
    .toMatchObject({ length });
}

describe('what was read', () => {
  it('is written when the page is hidden, and shown by the next visit', async () => {
    const first = visit('hidden');
    await first.store.feed(answer([camera(1, 40, -100), camera(2, 40.01, -100)], Date.now()), box);
    hide();
    await kept('hidden', 2);
    first.store.close();
    const { store, statuses } = visit('hidden');
    await expect.poll(() => statuses.at(-1)).toMatchObject({ phase: { kind: 'done' }, inView: 2 });
    expect(await store.get('node/2')).toMatchObject({ id: 2, lat: 40.01 });
    store.close();
  });

  it('in two tabs is kept of both, though neither knew of the other', async () => {
    const [a, b] = [visit('tabs'), visit('tabs')];
    const other = { ...box, west: -99.1, east: -98.9 };
    await a.store.feed(answer([camera(1, 40, -100)], Date.now()), box);
    await b.store.feed(answer([camera(2, 40, -99), camera(3, 40, -99)], Date.now()), other);
    hide();
    await kept('tabs', 3);
    a.store.close();
    b.store.close();
    const { store, statuses } = visit('tabs');
    await expect.poll(() => statuses.at(-1)?.phase.kind).toBe('done');
    const ids = (await store.list({ ...box, east: -98.9 }, 9)).map(({ id }) => id);
    expect(ids.toSorted((x, y) => x - y)).toEqual([1, 2, 3]);
    store.close();
  });

  it('is kept of ten writers at once', async () => {
    const cache = indexedDbCache('sightline-test-writers');
    const add = (before: unknown): { readonly list: readonly unknown[] } => {
      const list: unknown = typeof before === 'object' && before !== null && 'list' in before ? before.list : [];
      return { list: Array.isArray(list) ? [...list, list.length] : [] };
    };
    await Promise.all(Array.from({ length: 10 }, () => indexedDbCache('sightline-test-writers').save('x', add)));
    expect(await cache.load('x')).toEqual({ list: Array.from({ length: 10 }, (_, i) => i) });
  });

  it('is passed over where the record makes no sense', async () => {
    await indexedDbCache('sightline-cameras').save('live http://127.0.0.1:9/torn', () => ({
      format: 1,
      length: 3,
      x: new Uint32Array(2),
    }));
    const { store, statuses } = visit('torn');
    await expect.poll(() => statuses.at(-1)?.phase.kind).toBe('failed');
    expect(statuses.at(-1)?.inView).toBe(0);
    store.close();
  });
});
