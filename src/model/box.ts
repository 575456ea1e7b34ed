import type { Place } from './place.ts';

/**
 * A rectangle in degrees. `west <= east` always; a box over the antimeridian has `east > 180`
 * (or `west < -180`), so that arithmetic on it needs no special case until it reaches a server.
 */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Whether the place lies in the box, edges included, on any copy of the world. */
export function contains(box: Box, place: Place): boolean {
  if (place.lat < box.south || place.lat > box.north) return false;
  const turns = Math.ceil((box.west - place.lon) / 360);
  return place.lon + turns * 360 <= box.east;
}

/** Whether `inner` lies wholly within `outer` (as they are written; worlds are not wrapped). */
export function covers(outer: Box, inner: Box): boolean {
  return (
    inner.south >= outer.south && inner.north <= outer.north && inner.west >= outer.west && inner.east <= outer.east
  );
}

/** Share of a view that is made ready beyond each of its sides: most of a drag needs no new scene. */
export const SCENE_PADDING = 0.5;
/** Share of it that is painted, so that a pan shows cameras before anything is redrawn. */
export const CANVAS_PADDING = 0.25;

/** The box grown on every side by `share` of its own width and height, latitude held to the poles. */
export function pad(box: Box, share: number): Box {
  const dLat = (box.north - box.south) * share;
  const dLon = (box.east - box.west) * share;
  return {
    south: Math.max(-90, box.south - dLat),
    west: box.west - dLon,
    north: Math.min(90, box.north + dLat),
    east: box.east + dLon,
  };
}
