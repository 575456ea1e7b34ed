import type { OsmType } from '../../model/camera.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { stepLat, stepLon } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { DIRECTION_KEYS, MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS } from '../../model/tagging/keys.ts';
import type { TextColumn } from '../../snapshot/fileColumns.ts';
import type { Sorted } from './tileRuns.ts';

export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface Declaration {
  readonly array: Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;
  /** What it is filled from: of the tags with these keys the first that isn't blank, those that count most first. 0: there is none. */
  readonly keys?: readonly string[];
  /** How such a tag is written down: as its pair of the dictionary plus one, or as the day since 1970 that it names. */
  readonly as?: 'pair' | 'day';
  /** A snapshot has it from the first on; all others come with the details. */
  readonly first?: true;
  /** Found anew at each visit, and not kept on this device. */
  readonly passing?: true;
}

/**
 * All that is known of each row. Whoever builds, copies, merges, keeps or restores cameras goes by this list, so a new column is a line
 * here; one that is filled from a tag comes from Overpass and from the snapshot by its keys.
 */
const COLUMNS = {
  /** Mercator steps (model/morton.ts). */
  x: { array: Uint32Array, first: true },
  y: { array: Uint32Array, first: true },
  id: { array: Float64Array },
  /** Index into OSM_TYPES. */
  type: { array: Uint8Array, first: true },
  /** 0 where the source did not tell. */
  version: { array: Uint32Array },
  /** Time of the last edit, s since 1970; 0 where the source did not tell. */
  edited: { array: Uint32Array },
  /** Day of the last survey since 1970. */
  surveyed: { array: Uint16Array, keys: SURVEY_KEYS, as: 'day' },
  direction: { array: Uint32Array, keys: DIRECTION_KEYS, as: 'pair', first: true },
  maker: { array: Uint32Array, keys: MAKER_KEYS, as: 'pair' },
  operator: { array: Uint32Array, keys: OPERATOR_KEYS, as: 'pair' },
  /** 1 where the camera was uploaded from here, and Overpass doesn't have it yet. */
  localEdit: { array: Uint8Array, passing: true },
  /** HIDDEN bits; 0 where the row is shown. */
  hidden: { array: Uint8Array, passing: true },
} as const satisfies Readonly<Record<string, Declaration>>;

export type ColumnName = keyof typeof COLUMNS;
/** Those whose entries are pairs of the dictionary plus one. */
export type PairColumn = {
  [Name in ColumnName]: (typeof COLUMNS)[Name] extends { readonly as: 'pair' } ? Name : never;
}[ColumnName];

/** The same for whoever goes over all of them. */
export const DECLARED: Readonly<Record<ColumnName, Declaration>> = COLUMNS;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the object was written just above
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export const PAIR_COLUMNS = COLUMN_NAMES.filter((name): name is PairColumn => DECLARED[name].as === 'pair');
/** Those that are filled from tags. */
export const TAG_COLUMNS = COLUMN_NAMES.filter((name) => DECLARED[name].keys !== undefined);
/** What is kept on this device of what was read live, and of a snapshot before its details. */
export const KEPT_COLUMNS = COLUMN_NAMES.filter((name) => DECLARED[name].passing !== true);
export const FIRST_COLUMNS = COLUMN_NAMES.filter((name) => DECLARED[name].first === true);

/** Why a row is not shown; bits of `Columns.hidden`. */
export const HIDDEN = {
  /** Of the snapshot: its cell was read live. */
  box: 1,
  /** The other layer has a newer version of it. */
  superseded: 2,
  /** It was changed or deleted from here. */
  local: 4,
  /** It does not pass the filter. */
  filter: 8,
} as const;

/** Everything that is true of the world, whatever the filter. */
export const UNFILTERED = HIDDEN.box | HIDDEN.superseded | HIDDEN.local;

/** An array for each column that is declared. */
export type ColumnArrays = { readonly [Name in ColumnName]: (typeof COLUMNS)[Name]['array']['prototype'] };

/** Cameras as parallel arrays, in Morton order. Never changed once made, but for `hidden`: every merge makes new ones. */
export interface Columns extends ColumnArrays, Sorted {
  /** The tags of row r are `pairs[tagStart[r]]` to `pairs[tagStart[r + 1] - 1]`. */
  readonly tagStart: Uint32Array;
  readonly pairs: Uint32Array;
  /** By row: the few places that steps can't give back exactly (near the poles, and at 180°). */
  readonly exact: Map<number, Place>;
  /** Of the snapshot's rows, which have no `pairs`; null for all others. */
  readonly rest: RestTags | null;
}

/** Tags of the snapshot's rows beside those that the pair columns name. */
export interface RestTags {
  /** By row, as JSON, each different text once. */
  readonly column: TextColumn;
  /** By row: pairs of the dictionary that have a column in the snapshot and don't speak in ours. Few rows have any. */
  readonly silent: Map<number, readonly number[]>;
}

/** An array for each of the named columns; `arrayOf` makes the kind that is declared. All others are left out. */
export function arraysOf(names: readonly ColumnName[], arrayOf: (name: ColumnName) => Column): ColumnArrays {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- to be laid over blank columns, which have them all
  return Object.fromEntries(names.map((name) => [name, arrayOf(name)])) as ColumnArrays;
}

/** Columns for `length` cameras with `tags` tags in all, filled with nothing. */
export function blankColumns(length: number, tags: number): Columns {
  return {
    length,
    ...arraysOf(COLUMN_NAMES, (name) => new DECLARED[name].array(length)),
    tagStart: new Uint32Array(length + 1),
    pairs: new Uint32Array(tags),
    exact: new Map(),
    rest: null,
  };
}

/** The same rows with room for twice as many; `pairs` and `exact` are left out. */
export function doubled(from: Columns): Columns {
  const to = blankColumns(from.length * 2, 0);
  for (const name of COLUMN_NAMES) to[name].set(from[name]);
  to.tagStart.set(from.tagStart);
  return to;
}

/** The rows that `order` names (its first `length`), in that order, as columns of their own. */
export function gather(from: Columns, order: Uint32Array, length: number): Columns {
  let tags = 0;
  for (let i = 0; i < length; i += 1) tags += tagsOf(from, order[i] ?? 0);
  const to = blankColumns(length, tags);
  copyRows(from, order, to, null, length);
  return to;
}

/** How many tags a row has. */
export function tagsOf(columns: Columns, row: number): number {
  return (columns.tagStart[row + 1] ?? 0) - (columns.tagStart[row] ?? 0);
}

/**
 * Copies `rows[i]` of `from` to row `places[i]` (or i, where `places` is null) of `to`, for i below `length`.
 * One loop a column: each then runs over two plain arrays. The tags are laid where `to.tagStart` will say,
 * which is filled here when `places` is null and must stand ready otherwise.
 */
export function copyRows(
  from: Columns,
  rows: Uint32Array,
  to: Columns,
  places: Uint32Array | null,
  length: number,
): void {
  for (const name of COLUMN_NAMES) copy(from[name], rows, to[name], places, length);
  if (from.exact.size > 0) copyExact(from, rows, to, places, length);
  const { tagStart, pairs } = from;
  const { tagStart: newStart, pairs: newPairs } = to;
  let next = 0;
  for (let i = 0; i < length; i += 1) {
    const row = rows[i] ?? 0;
    const end = tagStart[row + 1] ?? 0;
    if (places !== null) next = newStart[places[i] ?? 0] ?? 0;
    for (let tag = tagStart[row] ?? 0; tag < end; tag += 1) {
      newPairs[next] = pairs[tag] ?? 0;
      next += 1;
    }
    if (places === null) newStart[i + 1] = next;
  }
}

function copyExact(from: Columns, rows: Uint32Array, to: Columns, places: Uint32Array | null, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const exact = from.exact.get(rows[i] ?? 0);
    if (exact !== undefined) to.exact.set(places?.[i] ?? i, exact);
  }
}

function copy(from: Column, rows: Uint32Array, to: Column, places: Uint32Array | null, length: number): void {
  if (places === null) {
    for (let i = 0; i < length; i += 1) to[i] = from[rows[i] ?? 0] ?? 0;
  } else {
    for (let i = 0; i < length; i += 1) to[places[i] ?? 0] = from[rows[i] ?? 0] ?? 0;
  }
}

/** Where the camera of a row stands, to 1e-7°. */
export function placeAt(columns: Columns, row: number): Place {
  const exact = columns.exact.size === 0 ? undefined : columns.exact.get(row);
  if (exact !== undefined) return exact;
  return { lat: stepLat(columns.y[row] ?? 0), lon: stepLon(columns.x[row] ?? 0) };
}

/** The row of a camera, or -1. A plain scan: about a millisecond for a million, and asked only by a click. */
export function rowOf(columns: Columns, type: OsmType, id: number): number {
  const typeIndex = OSM_TYPES.indexOf(type);
  let row = columns.id.indexOf(id);
  while (row !== -1 && columns.type[row] !== typeIndex) row = columns.id.indexOf(id, row + 1);
  return row;
}
