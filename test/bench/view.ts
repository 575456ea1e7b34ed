/** Where the bench's pages open. */
import type { Box } from '../../src/model/box.ts';
import type { Place } from '../../src/model/place.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../src/model/place.ts';

export const VIEWPORT = { width: 1280, height: 800 } as const;
export const MAX_ZOOM = 20;

export interface BenchView {
  readonly centre: Place;
  readonly zoom: number;
}

/** A city: close enough that the app reads live, and as wide as it then may be. */
export const CITY: BenchView = { centre: { lat: 33.755, lon: -84.39 }, zoom: 10 };
/** A continent: too wide to be read live. */
export const CONTINENT: BenchView = { centre: { lat: 39, lon: -96 }, zoom: 5 };

/** What a view shows, in degrees, less `margin` of its size on every side. */
export function viewBox({ centre, zoom }: BenchView, margin: number): Box {
  const world = 256 * 2 ** zoom;
  const dx = (VIEWPORT.width / world) * (0.5 - margin);
  const dy = (VIEWPORT.height / world) * (0.5 - margin);
  const x = mercatorX(centre.lon);
  const y = mercatorY(centre.lat);
  return { south: latOf(y + dy), west: lonOf(x - dx), north: latOf(y - dy), east: lonOf(x + dx) };
}
