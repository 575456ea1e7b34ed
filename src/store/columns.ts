import type { Camera, OsmType } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import type { Dictionary } from './dictionary.ts';
import type { Sorted } from './morton.ts';
import { stepLat, stepLon } from './morton.ts';

/** Cameras as parallel arrays, in Morton order. Never changed once made: every merge makes new ones. */
export interface Columns extends Sorted {
  readonly id: Float64Array;
  /** Index into OSM_TYPES. */
  readonly type: Uint8Array;
  /** 0 where the source did not tell. */
  readonly version: Uint32Array;
  /** Time of the last edit, s since 1970; 0 where the source did not tell. */
  readonly edited: Uint32Array;
  /** Day of the last survey since 1970; 0 where none is tagged. */
  readonly surveyed: Uint16Array;
  /** Pair (of the dictionary) that speaks, plus one; 0 where there is none. */
  readonly direction: Uint32Array;
  readonly maker: Uint32Array;
  readonly operator: Uint32Array;
  /** The tags of row r are `pairs[tagStart[r]]` to `pairs[tagStart[r + 1] - 1]`. */
  readonly tagStart: Uint32Array;
  readonly pairs: Uint32Array;
  /** 1 where the camera was uploaded from here, and Overpass doesn't have it yet. */
  readonly own: Uint8Array;
  /** By row: the few places that steps can't give back exactly (near the poles, and at 180°). */
  readonly exact: Map<number, Place>;
}

export const OSM_TYPES: readonly OsmType[] = ['node', 'way', 'relation'];

/** Columns for `length` cameras with `tags` tags in all, filled with nothing. */
export function blankColumns(length: number, tags: number): Columns {
  return {
    length,
    x: new Uint32Array(length),
    y: new Uint32Array(length),
    id: new Float64Array(length),
    type: new Uint8Array(length),
    version: new Uint32Array(length),
    edited: new Uint32Array(length),
    surveyed: new Uint16Array(length),
    direction: new Uint32Array(length),
    maker: new Uint32Array(length),
    operator: new Uint32Array(length),
    tagStart: new Uint32Array(length + 1),
    pairs: new Uint32Array(tags),
    own: new Uint8Array(length),
    exact: new Map(),
  };
}

/** Where the camera of a row stands, to 1e-7°. */
export function placeAt(columns: Columns, row: number): Place {
  const exact = columns.exact.size === 0 ? undefined : columns.exact.get(row);
  if (exact !== undefined) return exact;
  return { lat: stepLat(columns.y[row] ?? 0), lon: stepLon(columns.x[row] ?? 0) };
}

/** The value of one tag of a row, or undefined. */
export function tagAt(columns: Columns, dictionary: Dictionary, row: number, key: string): string | undefined {
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) {
    const pair = columns.pairs[i] ?? 0;
    if (dictionary.key(pair) === key) return dictionary.value(pair);
  }
  return undefined;
}

/** The camera of a row with all its tags. */
export function cameraAt(columns: Columns, dictionary: Dictionary, row: number): Camera {
  const tags = new Map<string, string>();
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) {
    const pair = columns.pairs[i] ?? 0;
    tags.set(dictionary.key(pair), dictionary.value(pair));
  }
  const edited = columns.edited[row] ?? 0;
  return {
    type: OSM_TYPES[columns.type[row] ?? 0] ?? 'node',
    id: columns.id[row] ?? 0,
    ...placeAt(columns, row),
    version: columns.version[row] ?? 0,
    timestamp: edited === 0 ? null : edited * 1000,
    tags,
  };
}

/** The row of a camera, or -1. A plain scan: about a millisecond for a million, and asked only by a click. */
export function rowOf(columns: Columns, type: OsmType, id: number): number {
  const typeIndex = OSM_TYPES.indexOf(type);
  let row = columns.id.indexOf(id);
  while (row !== -1 && columns.type[row] !== typeIndex) row = columns.id.indexOf(id, row + 1);
  return row;
}
