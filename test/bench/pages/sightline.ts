/** The app's own way from an answer to pixels: its worker, state and map, without the panels around it. */
import '../../../src/styles/tokens.css';
import '../../../src/styles/map.css';
import { PLAIN_MAP } from '../../../src/catalog/baseMaps.ts';
import { readConfig } from '../../../src/config.ts';
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import { keys, createStore } from 'idb-keyval';
import { effect } from '@preact/signals';
import { createMap } from '../../../src/map/index.ts';
import { browserEnv } from '../../../src/state/browserEnv.ts';
import type { Env } from '../../../src/state/env.ts';
import { formatPermalink } from '../../../src/state/permalink.ts';
import { createState } from '../../../src/state/state.ts';
import { createStorage } from '../../../src/state/storage.ts';
import type { AppState } from '../../../src/state/state.ts';
import { createCameraStore } from '../../../src/store/client.ts';
import { startWorker } from '../../stub/worker.ts';
import type { BenchView } from '../view.ts';
import { firstFrameWith, watchCanvas } from './instruments.ts';
import { flyLeaflet, homeLeaflet } from './leafletFlight.ts';
import { offer } from './peer.ts';
import { scenario } from './scenario.ts';

const config = readConfig(
  {
    VITE_OSM_SERVER: 'practice',
    VITE_OSM_API_URL: location.origin,
    VITE_OVERPASS_URL: `${location.origin}/api/interpreter`,
  },
  'bench',
);

const storage = createStorage('local', null);
const memory = { get: () => storage.get('picture'), set: (text: string) => void storage.set('picture', text) };

/** The browser's own env; nothing is written, and all that is remembered is that the ground should be plain. */
const env: Env = {
  ...browserEnv(window, null),
  config,
  local: { get: (key) => (key === 'baseMap' ? PLAIN_MAP.id : null), set: () => true, remove: () => undefined },
  drafts: {
    save: () => Promise.resolve(null),
    load: () => Promise.resolve([]),
    keeps: () => Promise.resolve(false),
    reread: () => Promise.resolve(null),
    remove: () => Promise.resolve(),
  },
  uploads: { put: () => Promise.resolve(), load: () => Promise.resolve([]) },
  watchTabs: () => () => undefined,
  openStore: (server, zoom) =>
    createCameraStore({
      overpass: server.overpass,
      zoom,
      startWorker,
      ...(scenario.snapshot ? { snapshot: `${location.origin}/snapshot/`, cache: 'sightline-cameras', memory } : {}),
    }),
  openWriting: () => Promise.reject(new Error('The bench writes nothing')),
  comment: () => '',
  locale: () => 'en',
};

let state: AppState | null = null;
const maps: LeafletMap[] = [];
const canvas = watchCanvas();

// The app keeps its map to itself; the flight needs it.
LeafletMap.addInitHook(function remember(this: LeafletMap) {
  maps.push(this);
});

// The address says where the map opens, as it does for whoever follows a link.
history.replaceState(null, '', location.search + formatPermalink({ position: scenario.view, key: null }));

offer({
  show() {
    state = createState(env);
    const element = document.getElementById('map');
    if (element === null) throw new Error('The page has no element for the map');
    createMap(element, state);
    return Promise.resolve();
  },
  hasMarks() {
    if (!canvas.drawn()) return false;
    canvas.stop();
    return true;
  },
  shown: () => state?.data.scene.peek()?.marks.count.reduce((sum, count) => sum + count, 0) ?? 0,
  holdsAll: () => state !== null && isRead(state),
  visible() {
    const element = document.querySelector<HTMLCanvasElement>('canvas.map-cameras');
    const pixels = element?.getContext('2d')?.getImageData(0, 0, element.width, element.height).data;
    return pixels?.some((value, index) => index % 4 === 3 && value > 0) === true;
  },
  home: () => homeLeaflet(maps[0]),
  async fly() {
    const [map] = maps;
    if (map !== undefined) await flyLeaflet(map);
  },
  settled: readAll,
});

/** Resolves when nothing more is to be read for the view: all is there, or it failed. */
async function readAll(): Promise<void> {
  await until(isRead);
}

function isRead({ data }: AppState): boolean {
  return !['preview', 'reading'].includes(data.status.value.phase.kind) && data.snapshot.value.kind !== 'loading';
}

async function until(holds: (state: AppState) => boolean): Promise<void> {
  const now = state;
  if (now === null) throw new Error('There is no map yet');
  await new Promise<void>((resolve) => {
    let done = false;
    const stop = effect(() => {
      if (done || !holds(now)) return;
      done = true;
      // The effect has no name yet where it holds at once.
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

function go({ centre, zoom }: BenchView): void {
  state?.view.go(centre, zoom);
}

window.own = {
  async kept() {
    const store = createStore('sightline-cameras', 'records');
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- asked again and again
      const found = await keys(store);
      if (memory.get() !== null && found.some((key) => typeof key === 'string' && key.startsWith('snapshot '))) return;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  },
  async box(view, n) {
    go(view);
    await until(({ data }) => data.scene.value?.inView === n && data.status.value.phase.kind === 'done');
    return await firstFrameWith(() => true);
  },
  async move(views) {
    for (const view of views) {
      go(view);
      /* oxlint-disable no-await-in-loop -- one after the other, as a person moves */
      await firstFrameWith(() => true);
      // The worker answers in order: then its status is about this view.
      await state?.data.inView(1);
      await readAll();
      /* oxlint-enable no-await-in-loop */
    }
  },
};
