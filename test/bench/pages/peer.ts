/** What the peers have in common: Leaflet, the fetch, and counting what is on the map. */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { CENTRE, MAX_ZOOM, ZOOM } from '../view.ts';
import type { Loaded } from './contract.ts';
import { answerTiming, atRest, createFrames, firstFrameWith, watchTasks } from './instruments.ts';

const ANSWER = '/api/interpreter';

/** The map as Leaflet makes it. Without tiles: drawn in software, they would cost more frames than any marks. */
export function createPeerMap(): L.Map {
  return L.map('map', { center: [CENTRE.lat, CENTRE.lon], zoom: ZOOM, maxZoom: MAX_ZOOM });
}

/** The parsed answer, as everyone fetches it. */
export async function fetchAnswer(): Promise<unknown> {
  const response = await fetch(ANSWER, { method: 'POST', body: new URLSearchParams({ data: '' }) });
  const answer: unknown = await response.json();
  return answer;
}

/** Offers the page to the harness. `show` fetches the answer and puts all its cameras on the map. */
export function offer(map: () => L.Map, show: () => Promise<void>): void {
  const tasks = watchTasks();
  const frames = createFrames();
  const mark = (): Element | null => document.querySelector('.leaflet-marker-pane .leaflet-marker-icon');
  window.bench = {
    async start(): Promise<Loaded> {
      const painted = firstFrameWith(() => mark() !== null);
      await show();
      const firstMarks = await painted;
      await atRest();
      const timing = answerTiming(ANSWER);
      return { request: timing?.request ?? null, lastByte: timing?.lastByte ?? null, firstMarks };
    },
    shown() {
      let count = 0;
      map().eachLayer((layer) => {
        // Clusters are markers, too.
        if (layer instanceof L.MarkerCluster) count += layer.getChildCount();
        else if (layer instanceof L.Marker) count += 1;
      });
      return count;
    },
    rest: () => atRest(),
    visible: () => (mark()?.getBoundingClientRect().width ?? 0) > 0,
    tasks,
    recordFrames: frames.record,
    takeFrames: frames.take,
  };
}
