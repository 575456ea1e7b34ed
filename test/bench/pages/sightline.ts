/** The app's own way from an answer to pixels: its worker, state and map, without the panels around it. */
import '../../../src/styles/tokens.css';
import '../../../src/styles/map.css';
import { PLAIN_MAP } from '../../../src/catalog/baseMaps.ts';
import { readConfig } from '../../../src/config.ts';
import { createMap } from '../../../src/map/index.ts';
import { browserDoors } from '../../../src/state/browser.ts';
import type { Doors } from '../../../src/state/doors.ts';
import { createState } from '../../../src/state/state.ts';
import type { AppState } from '../../../src/state/types.ts';
import { createCameraStore } from '../../../src/store/cameraStoreClient.ts';
import { CENTRE, ZOOM } from '../view.ts';
import type { Loaded } from './contract.ts';
import { atRest, createFrames, firstFrameWith, watchCanvas, watchTasks } from './instruments.ts';

const config = readConfig(
  {
    VITE_OSM_SERVER: 'practice',
    VITE_OSM_API_URL: location.origin,
    VITE_OVERPASS_URL: `${location.origin}/api/interpreter`,
  },
  'bench',
);

/** The browser's own doors; nothing is written, and all that is remembered is that the ground should be plain. */
const doors: Doors = {
  ...browserDoors(window),
  config,
  local: { get: (key) => (key === 'baseMap' ? PLAIN_MAP.id : null), set: () => true, remove: () => undefined },
  drafts: {
    save: () => Promise.resolve(null),
    load: () => Promise.resolve([]),
    reread: () => Promise.resolve(null),
    remove: () => Promise.resolve(),
  },
  own: { add: () => Promise.resolve(), load: () => Promise.resolve([]) },
  uploads: { put: () => Promise.resolve(), load: () => Promise.resolve([]) },
  openStore: (server) => createCameraStore({ overpass: server.overpass }),
  openWriting: () => Promise.reject(new Error('The bench writes nothing')),
  suggestComment: () => '',
  locale: () => 'en',
};

const tasks = watchTasks();
const frames = createFrames();
let state: AppState | null = null;

window.bench = {
  async start(): Promise<Loaded> {
    const canvas = watchCanvas();
    const painted = firstFrameWith(canvas.drawn);
    history.replaceState(null, '', `#map=${ZOOM}/${CENTRE.lat}/${CENTRE.lon}`);
    state = createState(doors);
    const element = document.getElementById('map');
    if (element === null) throw new Error('The page has no element for the map');
    createMap(element, state);
    const firstMarks = await painted;
    canvas.stop();
    await atRest();
    return { request: null, lastByte: null, firstMarks };
  },
  shown: () => state?.data.scene.peek()?.marks.count.reduce((sum, count) => sum + count, 0) ?? 0,
  rest: () => atRest(),
  visible() {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.map-cameras');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels?.some((value, index) => index % 4 === 3 && value > 0) === true;
  },
  tasks,
  recordFrames: frames.record,
  takeFrames: frames.take,
};
