import { BoxZoom } from 'leaflet/src/map/handler/Map.BoxZoom.js';
import type { LeafletMap } from './leaflet.ts';

/** Shift and drag: Leaflet's zoom to a box, which the first view does without. */
export function addBoxZoom(map: LeafletMap): void {
  // A map that is made once this is loaded has it already.
  if (!Object.hasOwn(map, 'boxZoom')) map.addHandler('boxZoom', BoxZoom);
}
