import type { Landmark } from '../base.ts';
import { hostileTags } from './hostile.ts';
import type { Notable } from './notableElements.ts';
import { ALPR } from './notableElements.ts';

/** Nobody lives here, in the west of Kansas; the odd ones do. */
const CORNER = { lat: 38.7312, lon: -101.7203 };

/** Both sides of the antimeridian, and the ends of the world. */
export function addEdges(notable: Notable, landmarks: Record<string, Landmark>): void {
  for (const [index, lon] of [179.9995, 179.98, 180, -180, -179.9995, -179.98].entries()) {
    notable.node(51.9 + index * 0.0004, lon, { ...ALPR, direction: '90', ref: `EDGE-${index}` });
  }
  for (const lat of [90, -90, 85.06, -85.06, 85.05, -85.05])
    notable.node(lat, 0, { ...ALPR, direction: '180', ref: `POLE ${lat}` });
  landmarks['antimeridian'] = {
    lat: 51.901,
    lon: 179.999,
    zoom: 15,
    what: 'Cameras on both sides of the antimeridian',
  };
  landmarks['pole'] = { lat: 85.05, lon: 0, zoom: 12, what: 'Cameras at and beyond the edge of the map' };
}

/** Everything that strangers may write into a tag. */
export function addHostile(notable: Notable, landmarks: Record<string, Landmark>): void {
  let index = 0;
  for (const { what, tags, id } of hostileTags()) {
    const [row, column] = [Math.floor(index / 5), index % 5];
    const node = notable.node(
      CORNER.lat + row * 0.0006,
      CORNER.lon + column * 0.0008,
      new Map([...Object.entries(ALPR), ...tags]),
      { version: what === 'many versions' ? 200 : 1, ...(id === undefined ? {} : { id }) },
    );
    landmarks[`hostile: ${what}`] = {
      lat: node.lat,
      lon: node.lon,
      zoom: 19,
      what: `Hostile: ${what}`,
      type: 'node',
      id: node.id,
    };
    index++;
  }
  landmarks['hostile'] = {
    lat: CORNER.lat + 0.0009,
    lon: CORNER.lon + 0.0016,
    zoom: 17,
    what: 'What strangers may write into tags',
  };
}
