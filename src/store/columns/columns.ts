import type { Camera, OsmType, Tags } from '../../model/camera.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { stepLat, stepLon } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import type { TextColumn } from '../../snapshot/fileColumns.ts';
import { parseTags, textAt } from '../../snapshot/fileColumns.ts';
import type { Dictionary } from './dictionary.ts';
import type { Sorted } from './tileRuns.ts';

/** Why a row is not shown; bits of `Columns.hidden`. */
export const HIDDEN = {
  /** Of the snapshot: its cell was read live. */
  box: 1,
  /** The other layer has a newer version of it. */
  twin: 2,
  /** It was changed or deleted from here. */
  own: 4,
  /** It does not pass the filter. */
  filter: 8,
} as const;

/** Everything that is true of the world, whatever the filter. */
export const UNFILTERED = HIDDEN.box | HIDDEN.twin | HIDDEN.own;

/** Cameras as parallel arrays, in Morton order. Never changed once made, but for `hidden`: every merge makes new ones. */
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
  /** HIDDEN bits; 0 where the row is shown. */
  readonly hidden: Uint8Array;
  /** By row: the few places that steps can't give back exactly (near the poles, and at 180°). */
  readonly exact: Map<number, Place>;
  /** Of the snapshot's rows, which have no `pairs`; null for all others. */
  readonly rest: RestTags | null;
}

/** Tags of the snapshot's rows beside those that `direction`, `maker` and `operator` name. */
export interface RestTags {
  /** By row, as JSON, each different text once. */
  readonly column: TextColumn;
  /** By row: pairs of the dictionary that have a column in the snapshot and don't speak in ours. Few rows have any. */
  readonly silent: Map<number, readonly number[]>;
}

export { OSM_TYPES };

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
    hidden: new Uint8Array(length),
    exact: new Map(),
    rest: null,
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
  if (columns.rest !== null) return tagsAt(columns, dictionary, row).get(key);
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) {
    const pair = columns.pairs[i] ?? 0;
    if (dictionary.key(pair) === key) return dictionary.value(pair);
  }
  return undefined;
}

/** All tags of a row. */
function tagsAt(columns: Columns, dictionary: Dictionary, row: number): Tags {
  const tags = new Map<string, string>();
  const put = (pair: number): void => void tags.set(dictionary.key(pair), dictionary.value(pair));
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) put(columns.pairs[i] ?? 0);
  if (columns.rest !== null) {
    const flat = parseTags(textAt(columns.rest.column, row) ?? '{}') ?? [];
    for (let i = 0; i < flat.length; i += 2) tags.set(flat[i] ?? '', flat[i + 1] ?? '');
    for (const speaking of [columns.direction, columns.maker, columns.operator]) {
      const pair = speaking[row] ?? 0;
      if (pair !== 0) put(pair - 1);
    }
    columns.rest.silent.get(row)?.forEach((pair) => put(pair));
  }
  return tags;
}

/** The camera of a row with all its tags. */
export function cameraAt(columns: Columns, dictionary: Dictionary, row: number): Camera {
  const edited = columns.edited[row] ?? 0;
  return {
    type: OSM_TYPES[columns.type[row] ?? 0] ?? 'node',
    id: columns.id[row] ?? 0,
    ...placeAt(columns, row),
    version: columns.version[row] ?? 0,
    timestamp: edited === 0 ? null : edited * 1000,
    tags: tagsAt(columns, dictionary, row),
  };
}

/** The row of a camera, or -1. A plain scan: about a millisecond for a million, and asked only by a click. */
export function rowOf(columns: Columns, type: OsmType, id: number): number {
  const typeIndex = OSM_TYPES.indexOf(type);
  let row = columns.id.indexOf(id);
  while (row !== -1 && columns.type[row] !== typeIndex) row = columns.id.indexOf(id, row + 1);
  return row;
}
