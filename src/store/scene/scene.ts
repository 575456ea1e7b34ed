import type { Box } from '../../model/box.ts';

/** How a mark is drawn; bits of `Marks.flags`. State is told by shape as well as by hue. */
export const FLAG = {
  /** No direction is tagged: a ring. */
  noDirection: 1,
  /** A direction is tagged that could not be understood. */
  oddDirection: 2,
  /** Neither edited nor surveyed for STALE_YEARS: a hollow centre. */
  stale: 4,
  /** Uploaded from here, and not in Overpass's data yet: a dashed ring. */
  localEdit: 8,
  /** A way or relation: a square. */
  area: 16,
} as const;

/** Years without an edit or survey after which a camera is drawn as stale. */
export const STALE_YEARS = 3;

/**
 * What is drawn as one: a single camera, or several that stand too near each other at this zoom.
 * Parallel arrays. Places are on the Mercator square (0..1; see model/place.ts), moved by whole worlds where the view lies beyond the antimeridian.
 */
export interface Marks {
  readonly length: number;
  /** The camera's place, or the exact centroid of the cluster's cameras. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Cameras behind the mark. */
  readonly count: Uint32Array;
  /** FLAG bits; those of a cluster are the ones that all its cameras share. */
  readonly flags: Uint8Array;
  /** OSM id of a single camera; of a cluster, of one of its cameras. */
  readonly id: Float64Array;
  /** 0 node, 1 way, 2 relation. */
  readonly type: Uint8Array;
  /** Four a mark: west, south, east, north of its cameras in degrees (unwrapped like x). */
  readonly bounds: Float64Array;
}

/** Sight lines, from zoom 14. One entry a sector; a camera with several directions has several. */
export interface Sectors {
  readonly length: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Degrees clockwise from north. */
  readonly from: Float32Array;
  readonly width: Float32Array;
  /** Whose sector it is, as in Marks, so that a selected camera's can be told apart. */
  readonly id: Float64Array;
  readonly type: Uint8Array;
}

/** Every camera as a dot: a raster that the map tints and lays over the ground. */
export interface Density {
  /** Its top left corner on the Mercator square, unwrapped like the marks' x. */
  readonly x: number;
  readonly y: number;
  /** Side of one pixel on the square. */
  readonly pixel: number;
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, as in ImageData; only the opacity is set. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Cameras on it. */
  readonly count: number;
}

/** Everything that the map needs to draw one view; made in the worker, transferred, never changed. */
export interface Scene {
  /** The zoom that the marks were grouped for. */
  readonly zoom: number;
  /** What it covers, padding included: as long as the view is within, no new scene is needed. */
  readonly box: Box;
  readonly marks: Marks;
  readonly sectors: Sectors;
  /** Instead of marks, where wide views are drawn so; there is nothing to click then. */
  readonly density?: Density;
  /** Cameras within the view itself, without the padding. */
  readonly inView: number;
}

/** Radius in CSS px of what is drawn for `count` cameras: a dot for one, a bubble by the log of the count for more. The store merges bubbles that would overlap, the map draws them. */
export function markRadius(count: number): number {
  return count === 1 ? 7 : Math.round(11 + 4 * Math.log10(count) * 1.5);
}
