import { describe, expect, it } from 'vitest';
import type { ReadStatus } from '../src/store/cameraStore.ts';
import { createCameraStore } from '../src/store/client.ts';
import { startWorker } from './stub/worker.ts';
import type { Scene } from '../src/store/scene/scene.ts';
import { answer, BASE, camera } from './store/cameras.ts';

/** Port 9 (discard) is closed on any machine. */
const NOBODY = 'http://127.0.0.1:9/api/interpreter';
const world = { south: -85, west: -180, north: 85, east: 180 };

describe('the store in its worker', () => {
  it('gives scenes, statuses and answers across the threads', async () => {
    const store = createCameraStore({ overpass: NOBODY, startWorker });
    const scenes: Scene[] = [];
    const statuses: ReadStatus[] = [];
    store.listen({ scene: (scene) => scenes.push(scene), status: (status) => statuses.push(status) });
    const tags = new Map([
      ['direction', '90'],
      ['operator', 'Springfield Police'],
      ['__proto__', 'x'],
    ]);
    const one = camera(1, 40, -100, { tags });
    const way = camera(2, 50, 10, { type: 'way' });
    store.setView({ box: world, zoom: 2 });
    expect(await store.feed(answer([one, way]), world)).toMatchObject({ count: 2 });
    await expect.poll(() => scenes.at(-1)?.inView).toBe(2);
    expect(new Set(scenes.at(-1)?.marks.count)).toEqual(new Set([1]));
    expect(statuses.at(-1)).toEqual({ phase: { kind: 'too-wide' }, inView: 2, base: BASE });
    expect(await store.get('node/1')).toEqual(one);
    expect(await store.get('way/2')).toEqual(way);
    expect(await store.get('node/2')).toBeNull();
    expect(await store.near(one, 50)).toMatchObject([{ metres: 0, camera: { id: 1 } }]);
    expect(await store.list(world, 1)).toHaveLength(1);
    expect(await store.operatorsNear(one, 5)).toEqual([{ name: 'Springfield Police', count: 1 }]);
    store.addLocalEdit(camera(3, 0, 0));
    await expect.poll(() => scenes.at(-1)?.inView).toBe(3);
    store.close();
  });

  it('tells of a server that does not answer', async () => {
    const store = createCameraStore({ overpass: NOBODY, startWorker });
    const statuses: ReadStatus[] = [];
    store.listen({ scene: () => undefined, status: (status) => statuses.push(status) });
    store.setView({ box: { south: 40, west: -100, north: 40.1, east: -99.9 }, zoom: 13 });
    await expect.poll(() => statuses.at(-1)?.phase.kind).toBe('failed');
    const { phase } = statuses.at(-1) ?? {};
    expect(phase).toMatchObject({ failure: { kind: expect.stringMatching(/^(server|offline)$/) } });
    store.close();
  });

  it('refuses what is no answer, and goes on', async () => {
    const store = createCameraStore({ overpass: NOBODY, startWorker });
    await expect(store.feed('<html>', world)).rejects.toMatchObject({ kind: 'unexpected' });
    expect(await store.list(world, 5)).toEqual([]);
    store.close();
  });
});
