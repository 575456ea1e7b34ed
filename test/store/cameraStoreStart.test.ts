/** The store's first moments on the page: before there is a worker, and before the worker has cameras. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatOverview } from '../../src/snapshot/overview.ts';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import type { CameraStoreOptions, WorkerCameraStore } from '../../src/store/client.ts';
import { createCameraStore } from '../../src/store/client.ts';
import { NO_FILTER } from '../../src/store/query/filter.ts';
import { parsePicture } from '../../src/store/preview/picture.ts';
import type { ToWorker } from '../../src/store/messages.ts';
import { settled } from '../overpass/fakeClock.ts';
import { camera } from './cameras.ts';
import { BASE, done, dotsAt, MADE, pictureOf, READING, street, TOO_WIDE, wide } from './previewStage.ts';
import { sceneFor } from './scenes.ts';
import { FakePage, open, OVERPASS } from './startStage.ts';

const SNAPSHOT = 'http://127.0.0.1:1/snapshot/';

let page = new FakePage();

beforeEach(() => {
  page = new FakePage();
  vi.stubGlobal('document', page);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the worker', () => {
  it('is started when the page has drawn its first frame, and told then what came before', () => {
    const { store, sent, start } = open();
    store.addLocalEdit(camera(1, 33.75, -84.45));
    store.setFilter({ ...NO_FILTER, localEdits: true });
    store.setView(street);
    expect(sent).toEqual([]);
    start();
    expect(sent.map((message) => (message.kind === 'call' ? message.name : message.kind))).toEqual([
      'start',
      'addLocalEdit',
      'setFilter',
      'setView',
    ]);
  });

  it('answers what was asked before it was there', async () => {
    const { store, sent, start, say } = open();
    const asked = store.get('node/1');
    await settled();
    expect(sent).toEqual([]);
    start();
    await settled();
    expect(sent.at(-1)).toEqual({ kind: 'call', number: 1, name: 'get', args: ['node/1'] });
    say({ kind: 'answer', number: 1, value: camera(1, 0, 0) });
    expect(await asked).toMatchObject({ id: 1 });
  });

  it('is not started for a store that was closed by then, and what was asked is refused', async () => {
    const { store, sent, start } = open();
    const asked = store.get('node/1');
    store.close();
    start();
    await expect(asked).rejects.toMatchObject({ kind: 'unexpected', details: { said: 'The store is closed.' } });
    expect(sent).toEqual([]);
  });

  it('is started once, though it was asked for before', () => {
    const { store, sent, start } = open();
    store.retry();
    start();
    expect(sent.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it('that can’t be started refuses what was asked before', async () => {
    const { store, start, statuses } = open({
      startWorker: () => {
        throw new Error('Workers are not allowed here.');
      },
    });
    const asked = store.near({ lat: 0, lon: 0 }, 50);
    start();
    await expect(asked).rejects.toMatchObject({ kind: 'unexpected' });
    expect(statuses).toMatchObject([{ phase: { kind: 'failed' } }]);
  });

  it('is started in a page that draws no frame, too', () => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const sent: ToWorker[] = [];
    createCameraStore({
      overpass: OVERPASS,
      startWorker: () => ({
        send: (message) => void sent.push(message),
        listen: () => undefined,
        stop: () => undefined,
      }),
    });
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(sent.map(({ kind }) => kind)).toEqual(['start']);
  });

  it('is started once where both the frame and the time come', () => {
    vi.useFakeTimers();
    let frame = (): void => undefined;
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
      frame = callback;
      return 0;
    });
    let started = 0;
    createCameraStore({
      overpass: OVERPASS,
      startWorker() {
        started += 1;
        return { send: () => undefined, listen: () => undefined, stop: () => undefined };
      },
    });
    frame();
    expect(started).toBe(0);
    vi.advanceTimersByTime(0);
    expect(started).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(started).toBe(1);
  });
});

describe('the overview', () => {
  const zooms = new Map([[4, dotsAt({ lat: 40, lon: -100, count: 9 })]]);
  const world = { south: -90, west: -180, north: 90, east: 180 };
  const text = formatOverview({ base: { oldest: MADE, newest: BASE }, region: world, count: 9, zooms });
  const asked: [string, RequestInit | undefined][] = [];
  const serve = (answer: () => Promise<Response>): void => {
    asked.length = 0;
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
      asked.push([url, init]);
      return answer();
    });
  };

  it('is fetched beside the snapshot, and drawn before there is a worker', async () => {
    serve(() => Promise.resolve(new Response(text)));
    const { store, scenes, statuses, sent } = open({ snapshot: SNAPSHOT, zoom: 4 });
    expect(asked).toEqual([[`${SNAPSHOT}overview.json`, { cache: 'no-cache' }]]);
    store.setView(wide);
    await settled();
    expect(sent).toEqual([]);
    expect(Array.from(scenes.at(-1)?.marks.count ?? [])).toEqual([9]);
    expect(statuses.at(-1)).toMatchObject({ phase: { kind: 'preview', counted: false }, base: MADE });
  });

  it('is not asked for where there is no snapshot', () => {
    serve(() => Promise.reject(new Error('no')));
    const { store } = open({ zoom: 4 });
    store.setView(wide);
    expect(asked).toEqual([]);
  });

  for (const [what, answer] of [
    ['is not there', () => Promise.resolve(new Response(text, { status: 404 }))],
    ['is a page of a host that knows no 404', () => Promise.resolve(new Response('<!doctype html>'))],
    ['is cut short', () => Promise.resolve(new Response(text.slice(0, -20)))],
    ['misses a camera', () => Promise.resolve(new Response(text.replace('"count":[9]', '"count":[8]')))],
    ['is of another format', () => Promise.resolve(new Response(text.replace('"format":1', '"format":9')))],
    ['is huge', () => Promise.resolve(new Response(text.replace('"x":[', `"x":[${'0,'.repeat(1e6)}`)))],
    ['can’t be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'breaks off',
      () =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              pull(controller) {
                controller.error(new TypeError('network error'));
              },
            }),
          ),
        ),
    ],
  ] as const) {
    it(`that ${what} leaves all as without one`, async () => {
      serve(answer);
      const { store, scenes, statuses, start, say } = open({ snapshot: SNAPSHOT, zoom: 4 });
      store.setView(wide);
      await settled();
      expect(scenes).toEqual([]);
      expect(asked).toHaveLength(1);
      start();
      const own = sceneFor(wide, 2);
      say({ kind: 'scene', scene: own });
      say({ kind: 'status', status: TOO_WIDE });
      expect(scenes).toEqual([own]);
      expect(statuses).toEqual([TOO_WIDE]);
    });
  }
});

describe('a preview', () => {
  const picture = pictureOf(street, 5, `${OVERPASS} `);
  const memory = (kept: string[] = []): NonNullable<CameraStoreOptions['memory']> => ({
    get: () => picture,
    set: (text) => void kept.push(text),
  });

  it('of this server and snapshot is shown before there is a worker, and to who listens later', () => {
    const { store, scenes, statuses } = open({ memory: memory() });
    store.setView(street);
    expect(scenes).toHaveLength(1);
    const late: ReadStatus[] = [];
    store.listen({ scene: () => undefined, status: (status) => late.push(status) });
    expect(late).toEqual(statuses);
  });

  it('of another server or another snapshot is not', () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    for (const more of [{ overpass: 'https://example.org/' }, { snapshot: SNAPSHOT }]) {
      const { store, scenes } = open({ memory: memory(), ...more });
      store.setView(street);
      expect(scenes).toEqual([]);
    }
  });

  it('is over where a filter is set, or dots are wanted: it can’t be filtered', () => {
    for (const set of [
      (store: WorkerCameraStore) => store.setFilter({ ...NO_FILTER, localEdits: true }),
      (store: WorkerCameraStore) => store.setDrawing('density'),
    ]) {
      const { store, scenes, start, say } = open({ memory: memory() });
      store.setView(street);
      start();
      say({ kind: 'scene', scene: sceneFor(street, 1) });
      expect(scenes).toHaveLength(1);
      set(store);
      expect(scenes.at(-1)?.inView).toBe(1);
      say({ kind: 'scene', scene: sceneFor(street, 0) });
      expect(scenes.at(-1)?.inView).toBe(0);
    }
  });

  it('goes on where the filter and the drawing are what they were', () => {
    const { store, scenes } = open({ memory: memory() });
    store.setFilter(NO_FILTER);
    store.setDrawing('clusters');
    store.setView(street);
    expect(scenes).toHaveLength(1);
  });

  it('stays on the map when the worker breaks, with what went wrong, until another one knows as much', () => {
    const { store, scenes, statuses, start, say, breakDown } = open({ memory: memory() });
    store.setView(street);
    start();
    say({ kind: 'scene', scene: sceneFor(street, 0) });
    say({ kind: 'status', status: READING });
    breakDown('out of memory');
    expect(scenes).toHaveLength(1);
    expect(statuses.at(-1)).toMatchObject({ phase: { kind: 'failed' }, inView: 5, base: BASE });
    store.retry();
    say({ kind: 'scene', scene: sceneFor(street, 0) });
    say({ kind: 'status', status: READING });
    expect(statuses.at(-1)).toMatchObject({ phase: { kind: 'reading' }, inView: 5 });
    say({ kind: 'scene', scene: sceneFor(street, 4) });
    say({ kind: 'status', status: done(4) });
    expect(scenes.at(-1)?.inView).toBe(4);
    expect(statuses.at(-1)).toEqual(done(4));
  });

  it('for the next visit is kept once nothing new has come for a while, or when the page is hidden', async () => {
    vi.useFakeTimers();
    const kept: string[] = [];
    const { store, start, say } = open({ memory: { get: () => null, set: (text) => void kept.push(text) } });
    store.setView(street);
    start();
    say({ kind: 'scene', scene: sceneFor(street, 6) });
    say({ kind: 'status', status: done(6) });
    vi.advanceTimersByTime(1500);
    say({ kind: 'scene', scene: sceneFor(street, 7) });
    say({ kind: 'status', status: done(7) });
    vi.advanceTimersByTime(1500);
    await vi.dynamicImportSettled();
    expect(kept).toEqual([]);
    vi.advanceTimersByTime(1500);
    await vi.dynamicImportSettled();
    expect(kept.map((text) => parsePicture(text, `${OVERPASS} `)?.scene.inView)).toEqual([7]);
    page.hide();
    await vi.dynamicImportSettled();
    expect(kept).toHaveLength(2);
    // Other marks of as many cameras.
    say({ kind: 'scene', scene: sceneFor(street, 9) });
    vi.advanceTimersByTime(2500);
    await vi.dynamicImportSettled();
    expect(kept).toHaveLength(3);
    say({ kind: 'scene', scene: sceneFor(street, 8) });
    store.close();
    vi.advanceTimersByTime(9999);
    await vi.dynamicImportSettled();
    expect(kept).toHaveLength(3);
    expect(page.listeners.size).toBe(0);
  });
});
