/** What was kept on this device, judged before it is believed. cachePack.ts makes it. */
import { isBefore } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { isOnEarth } from '../../model/place.ts';
import { isRecord } from '../../model/record.ts';
import type { Columns } from '../columns/columns.ts';
import { blankColumns, OSM_TYPES } from '../columns/columns.ts';
import type { CoveredCell } from '../live/coverage.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { GRID_SIZE } from '../live/grid.ts';

/** Changes with everything that an older page would misread. */
export const KEPT_FORMAT = 2;

/** What was read live. */
export interface KeptLive {
  readonly columns: Columns;
  /** Least recently seen first. */
  readonly cells: readonly CoveredCell[];
}

/** The snapshot's first columns, and which snapshot it is. */
export interface KeptSnapshot {
  readonly columns: Columns;
  readonly about: SnapshotAbout;
}

/** Which snapshot, of when and where. */
export interface SnapshotAbout {
  readonly sha256: string;
  /** ms since 1970 */
  readonly base: number;
  readonly region: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
}

/** What `packLive` made; null for anything else. Its pairs go into the dictionary. */
export function unpackLive(value: unknown, dictionary: Dictionary): KeptLive | null {
  const record = readRecord(value);
  if (record === null) return null;
  const { length, x, y, type, exact } = record.places;
  const { id, version, edited, surveyed, direction, maker, operator, tagStart, pairs, cells } = record.value;
  if (!(id instanceof Float64Array && id.length === length)) return null;
  if (!(surveyed instanceof Uint16Array && surveyed.length === length)) return null;
  if (!isColumn(version, length) || !isColumn(edited, length)) return null;
  if (!isColumn(direction, length) || !isColumn(maker, length) || !isColumn(operator, length)) return null;
  if (!isColumn(tagStart, length + 1) || !(pairs instanceof Uint32Array) || !(cells instanceof Float64Array))
    return null;
  const most = record.keys.length;
  if (!id.every((one) => Number.isSafeInteger(one) && one > 0)) return null;
  if (tagStart[0] !== 0 || tagStart[length] !== pairs.length || !isAscending(tagStart)) return null;
  if (!allUpTo(pairs, most - 1)) return null;
  if (![direction, maker, operator].every((column) => allUpTo(column, most))) return null;
  const covered = readCells(cells);
  if (covered === null) return null;
  const numbers = record.keys.map((key, i) => dictionary.pair(key, record.values[i] ?? ''));
  const columns = {
    ...blankColumns(length, 0),
    x,
    y,
    type,
    id,
    version,
    edited,
    surveyed,
    tagStart,
    exact,
    direction: renumbered(direction, numbers),
    maker: renumbered(maker, numbers),
    operator: renumbered(operator, numbers),
    pairs: pairs.map((pair) => numbers[pair] ?? 0),
  };
  return { columns, cells: covered };
}

/** What `packSnapshot` made; null for anything else. */
export function unpackSnapshot(value: unknown, dictionary: Dictionary): KeptSnapshot | null {
  const record = readRecord(value);
  if (record === null) return null;
  const { length, x, y, type, exact } = record.places;
  const { direction, silent, sha256, base, region } = record.value;
  if (!isColumn(direction, length) || !(silent instanceof Uint32Array) || silent.length % 2 !== 0) return null;
  if (!allUpTo(direction, record.keys.length)) return null;
  if (typeof sha256 !== 'string' || typeof base !== 'number' || !Number.isFinite(base) || !isRecord(region))
    return null;
  const { south, west, north, east } = region;
  if (![south, west, north, east].every((side) => Number.isFinite(side))) return null;
  const numbers = record.keys.map((key, i) => dictionary.pair(key, record.values[i] ?? ''));
  const list = new Map<number, readonly number[]>();
  for (let i = 0; i < silent.length; i += 2) {
    const row = silent[i] ?? 0;
    const pair = numbers[silent[i + 1] ?? 0];
    if (pair === undefined || row >= length) return null;
    list.set(row, [...(list.get(row) ?? []), pair]);
  }
  const columns = {
    ...blankColumns(0, 0),
    length,
    x,
    y,
    type,
    exact,
    direction: renumbered(direction, numbers),
    hidden: new Uint8Array(length),
    rest: { column: { codes: new Uint32Array(0), texts: [] }, silent: list },
  };
  const about = { south: Number(south), west: Number(west), north: Number(north), east: Number(east) };
  return { columns, about: { sha256, base, region: about } };
}

/** Entries with their new numbers. Plain loops here and below: a callback for each of a million rows shows. */
function renumbered(column: Uint32Array, numbers: readonly number[]): Uint32Array {
  const entries = Uint32Array.from([0, ...numbers.map((number) => number + 1)]);
  const to = new Uint32Array(column.length);
  for (let i = 0; i < to.length; i += 1) to[i] = entries[column[i] ?? 0] ?? 0;
  return to;
}

interface Places {
  readonly length: number;
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  readonly type: Uint8Array;
  readonly exact: Map<number, Place>;
}

/** The parts that both kinds of record have. */
function readRecord(value: unknown): {
  readonly value: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly keys: readonly string[];
  readonly values: readonly string[];
} | null {
  if (!isRecord(value) || value['format'] !== KEPT_FORMAT) return null;
  const { length, x, y, type, exact, texts } = value;
  if (typeof length !== 'number' || !isColumn(x, length) || !isColumn(y, length)) return null;
  if (!(type instanceof Uint8Array && type.length === length)) return null;
  if (!(exact instanceof Float64Array) || exact.length % 3 !== 0) return null;
  const [keys, values] = readTexts(texts);
  if (!isTexts(keys) || !isTexts(values) || keys.length !== values.length) return null;
  for (let row = 0; row < length; row += 1) {
    if ((type[row] ?? 9) >= OSM_TYPES.length) return null;
    if (row > 0 && isBefore(x[row] ?? 0, y[row] ?? 0, x[row - 1] ?? 0, y[row - 1] ?? 0)) return null;
  }
  const places = new Map<number, Place>();
  for (let i = 0; i < exact.length; i += 3) {
    const [row = -1, lat = Number.NaN, lon = Number.NaN] = exact.subarray(i, i + 3);
    const place = { lat, lon };
    if (!isOnEarth(place)) return null;
    places.set(row, place);
  }
  return { value, places: { length, x, y, type, exact: places }, keys, values };
}

function readCells(cells: Float64Array): readonly CoveredCell[] | null {
  if (cells.length % 3 !== 0) return null;
  const covered: CoveredCell[] = [];
  for (let i = 0; i < cells.length; i += 3) {
    const [key = -1, readAt = Number.NaN, base = Number.NaN] = cells.subarray(i, i + 3);
    if (!Number.isInteger(key) || key < 0 || key >= GRID_SIZE ** 2 || Number.isNaN(readAt)) return null;
    covered.push({ key, readAt, base: Number.isNaN(base) ? null : base });
  }
  return covered;
}

function isColumn(value: unknown, length: number): value is Uint32Array {
  return value instanceof Uint32Array && value.length === length;
}

function readTexts(text: unknown): readonly unknown[] {
  if (typeof text !== 'string') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text: unknown) => typeof text === 'string');
}

function allUpTo(column: Uint32Array, most: number): boolean {
  for (let i = 0; i < column.length; i += 1) if ((column[i] ?? 0) > most) return false;
  return true;
}

function isAscending(column: Uint32Array): boolean {
  return column.every((value, i) => i === 0 || value >= (column[i - 1] ?? 0));
}
