import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';
import type { LeafletMap } from './leaflet.ts';

/** Two fingers: Leaflet's zoom by pinching, fetched at once where there is a touch screen, and nowhere else. */
export function addTouchZoom(map: LeafletMap): void {
  // A map that is made once this is loaded has it already.
  if (!Object.hasOwn(map, 'touchZoom')) map.addHandler('touchZoom', TouchZoom);
}
