/** Zooms of a web map (https://wiki.openstreetmap.org/wiki/Zoom_levels), and what happens at which. */

/** The map goes no wider and no closer than these. */
export const MIN_ZOOM = 3;
export const MAX_ZOOM = 20;

/** Further out than this, a view is too wide to be read live. */
export const MIN_READ_ZOOM = 10;

/** From here on a camera is drawn with where it looks. */
export const SIGHT_LINE_ZOOM = 14;

/** A camera is placed at this zoom or closer. */
export const MIN_PLACE_ZOOM = 18;

/** Width of the whole world in CSS px. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom;
}
