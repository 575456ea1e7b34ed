/** Where every page of the bench opens: one view that holds all cameras, close enough that live reading is on. */
import type { Box } from '../../src/model/box.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../src/model/place.ts';

export const VIEWPORT = { width: 1280, height: 800 } as const;
export const CENTRE = { lat: 33.755, lon: -84.39 } as const;
export const ZOOM = 10;
export const MAX_ZOOM = 20;

/** The view in degrees, less `margin` of its size on every side. */
export function viewBox(margin: number): Box {
  const world = 256 * 2 ** ZOOM;
  const dx = (VIEWPORT.width / world) * (0.5 - margin);
  const dy = (VIEWPORT.height / world) * (0.5 - margin);
  const x = mercatorX(CENTRE.lon);
  const y = mercatorY(CENTRE.lat);
  return { south: latOf(y + dy), west: lonOf(x - dx), north: latOf(y - dy), east: lonOf(x + dx) };
}
