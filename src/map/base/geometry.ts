import type { Box } from '../../model/box.ts';
import { CANVAS_PADDING } from '../../model/box.ts';
import type { Place } from '../../model/place.ts';
import { wrapLon } from '../../model/place.ts';
import { worldSize } from '../../model/zoom.ts';
import type { View } from '../../state/view.ts';
import type { Pixel } from './closable.ts';

/** Equator in metres on the sphere that web Mercator uses (radius 6,378,137 m). */
const EQUATOR = 2 * Math.PI * 6_378_137;
const RADIANS = Math.PI / 180;

/** Ground length of a sight line, metres, and the CSS px that it is held to. */
export const SIGHT = { metres: 60, min: 24, max: 120 } as const;

/** Safari refuses canvases beyond 16,777,216 device pixels; a margin is left below it. */
const MAX_CANVAS_PIXELS = 16_000_000;

/** Metres on the ground for one CSS px at a latitude: https://wiki.openstreetmap.org/wiki/Zoom_levels */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR * Math.cos(lat * RADIANS)) / worldSize(zoom);
}

/** Length of a sight line in CSS px. */
export function sightRadius(lat: number, zoom: number): number {
  return Math.max(SIGHT.min, Math.min(SIGHT.max, SIGHT.metres / metresPerPixel(lat, zoom)));
}

/** A compass bearing (0 north, clockwise) as a canvas angle in radians (0 east, clockwise since y points down). */
export function canvasAngle(degrees: number): number {
  return (degrees - 90) * RADIANS;
}

/** The copy of a longitude that is nearest to another one, so that the map never goes the long way round. */
export function nearestLon(lon: number, to: number): number {
  return lon + 360 * Math.round((to - lon) / 360);
}

/** The same view with its centre within [-180, 180); its box moves along, unwrapped. */
export function normalView(view: View): View {
  const lon = wrapLon(view.centre.lon);
  const shift = lon - view.centre.lon;
  if (shift === 0) return view;
  return {
    zoom: view.zoom,
    centre: { lat: view.centre.lat, lon },
    box: { ...view.box, west: view.box.west + shift, east: view.box.east + shift },
  };
}

/** How far beyond the view to draw: CANVAS_PADDING, or what a canvas of a large, dense screen can hold. */
export function paddingFor(width: number, height: number, ratio: number): number {
  const side = Math.sqrt(MAX_CANVAS_PIXELS / Math.max(1, width * height * ratio * ratio));
  return Math.max(0, Math.min(CANVAS_PADDING, (side - 1) / 2));
}

/** A rectangle in container px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What bars and panels cover: px from the start edge (right in right-to-left pages), the top and the bottom. */
export interface Insets {
  readonly inlineStart: number;
  readonly blockStart: number;
  readonly blockEnd: number;
}

/** The part of the map that nothing covers; never less than a sixth of either side. */
export function freeArea(width: number, height: number, insets: Insets, rightToLeft: boolean): Area {
  const side = Math.min(Math.max(0, insets.inlineStart), (width * 5) / 6);
  const bottom = Math.min(Math.max(0, insets.blockEnd), (height * 5) / 6);
  const top = Math.min(Math.max(0, insets.blockStart), (height * 5) / 6 - bottom);
  return {
    left: rightToLeft ? 0 : side,
    top,
    right: rightToLeft ? width - side : width,
    bottom: height - bottom,
  };
}

/** The middle of an area. */
export function middleOf(area: Area): Pixel {
  return { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
}

/** How far a point must move to stand in the area, `margin` from its edges (or in its middle, where it is too small for that). */
export function moveInto(area: Area, point: Pixel, margin: number): Pixel {
  return {
    x: clampInto(point.x, area.left, area.right, margin) - point.x,
    y: clampInto(point.y, area.top, area.bottom, margin) - point.y,
  };
}

function clampInto(value: number, low: number, high: number, margin: number): number {
  const held = Math.min(margin, (high - low) / 2);
  return Math.max(low + held, Math.min(high - held, value));
}

/** Width and height of a box in px at a zoom, on the Mercator square given by its four edges (0..1). */
export function spanPixels(
  edges: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number },
  zoom: number,
): number {
  return Math.max(Math.abs(edges.x2 - edges.x1), Math.abs(edges.y2 - edges.y1)) * worldSize(zoom);
}

/** Centre of a box; of one over the antimeridian as it is written. */
export function boxCentre(box: Box): Place {
  return { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
}
