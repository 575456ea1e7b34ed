/**
 * MapLibre GL with clusters of its own, after its "Create and style clusters" example and its advice for large GeoJSON: the
 * source has places only, and each camera's number leads back to its tags.
 */
import type { FeatureCollection, Point } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { BenchView } from '../view.ts';
import { MAX_ZOOM } from '../view.ts';
import type { PeerCamera } from './answer.ts';
import { fetchElements, readCamera } from './answer.ts';
import { offer } from './peer.ts';
import { destination, FLIGHT_SECONDS, scenario } from './scenario.ts';

/** MapLibre counts zooms by tiles of 512 px, Leaflet by such of 256 px. */
const ZOOM_OFFSET = -1;

/** Without glyphs, text is set in the fonts of the machine. */
const STYLE: StyleSpecification = { version: 8, sources: {}, layers: [] };
const LAYERS = ['clusters', 'cameras'];

let map: MapLibre | null = null;
/** Kept for the click that asks for a camera's tags: feature i is camera i. */
let cameras: readonly PeerCamera[] = [];
/** A tile with cameras came, and a frame was drawn after it. */
let tile = false;
let drawn = false;

setWorkerUrl(workerUrl);

offer({
  async show() {
    const made = createMap();
    map = made;
    const loaded = made.once('load');
    const elements = await fetchElements();
    cameras = elements.flatMap((element) => readCamera(element) ?? []);
    const data = toGeoJson();
    await loaded;
    addCameras(made, data);
  },
  hasMarks: () => drawn && rendered().length > 0,
  shown() {
    // Tiles overlap: a mark near an edge is drawn by both.
    const counts = new Map<unknown, number>();
    for (const { id, properties } of rendered()) {
      const count: unknown = properties['point_count'];
      if (typeof count === 'number') counts.set(`cluster ${String(properties['cluster_id'])}`, count);
      else counts.set(id, 1);
    }
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  },
  visible() {
    const context = map?.getCanvas().getContext('webgl2');
    if (map === null || context === null || context === undefined) return false;
    // The pixels are there only until the browser has taken them.
    map.redraw();
    const { drawingBufferWidth: width, drawingBufferHeight: height } = context;
    const pixels = new Uint8Array(4 * width * height);
    context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, pixels);
    return pixels.some((value, index) => index % 4 === 3 && value > 0);
  },
  home() {
    map?.jumpTo(camera(scenario.view));
  },
  async fly() {
    await flyTo(destination);
    await flyTo(scenario.view);
  },
  async settled() {
    // "idle" comes after a frame; where nothing is left to do, there would be none.
    if (map === null) return;
    const idle = map.once('idle');
    map.triggerRepaint();
    await idle;
  },
});

/** A notch of the wheel is a level, as it is with Leaflet; by default it would be a tenth of one. */
function createMap(): MapLibre {
  return new MapLibre({
    container: 'map',
    style: STYLE,
    ...camera(scenario.view),
    maxZoom: MAX_ZOOM + ZOOM_OFFSET,
    zoomSnap: 1,
  });
}

/** A view in MapLibre's terms. */
function camera({ centre, zoom }: BenchView): { readonly center: [number, number]; readonly zoom: number } {
  return { center: [centre.lon, centre.lat], zoom: zoom + ZOOM_OFFSET };
}

async function flyTo(view: BenchView): Promise<void> {
  if (map === null) return;
  const arrived = map.once('moveend');
  map.flyTo({ ...camera(view), duration: 1000 * FLIGHT_SECONDS });
  await arrived;
}

function toGeoJson(): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: cameras.map(({ lon, lat }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {},
    })),
  };
}

function addCameras(to: MapLibre, data: FeatureCollection<Point>): void {
  to.on('sourcedata', (event) => {
    if (event.sourceId === 'cameras' && event.tile !== undefined) tile = true;
  });
  to.on('render', () => {
    if (tile) drawn = true;
  });
  to.addSource('cameras', {
    type: 'geojson',
    data,
    cluster: true,
    clusterMaxZoom: 14,
    clusterRadius: 50,
    generateId: true,
  });
  to.addLayer({
    id: 'clusters',
    type: 'circle',
    source: 'cameras',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': ['step', ['get', 'point_count'], '#51bbd6', 100, '#f1f075', 750, '#f28cb1'],
      'circle-radius': ['step', ['get', 'point_count'], 20, 100, 30, 750, 40],
    },
  });
  to.addLayer({
    id: 'counts',
    type: 'symbol',
    source: 'cameras',
    filter: ['has', 'point_count'],
    layout: { 'text-field': '{point_count_abbreviated}', 'text-font': ['sans-serif'], 'text-size': 12 },
  });
  to.addLayer({
    id: 'cameras',
    type: 'circle',
    source: 'cameras',
    filter: ['!', ['has', 'point_count']],
    paint: { 'circle-color': '#11b4da', 'circle-radius': 4, 'circle-stroke-width': 1, 'circle-stroke-color': '#fff' },
  });
}

function rendered(): ReturnType<MapLibre['queryRenderedFeatures']> {
  return map?.queryRenderedFeatures({ layers: LAYERS }) ?? [];
}
