/** What is kept on this device: records of typed arrays that can be cloned, and judged before they are believed. */
import { OSM_TYPES } from '../../model/camera.ts';
import { isBefore } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { isOnEarth } from '../../model/place.ts';
import { isRecord } from '../../model/record.ts';
import type { Column, ColumnArrays, ColumnName, Columns } from '../columns/columns.ts';
import { arraysOf, blankColumns, DECLARED, FIRST_COLUMNS, KEPT_COLUMNS } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { CoveredCell } from '../live/coverage.ts';
import { GRID_SIZE } from '../live/grid.ts';

/** Changes with everything that an older page would misread. A column more or less is no such thing: its absence is seen. */
const FORMAT = 2;

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

/** The columns and coverage as a record. Hidden bits are not kept: they are found anew. */
export function packLive({ columns, cells }: KeptLive, dictionary: Dictionary): object {
  const pairs = new PairTable(dictionary);
  return {
    ...packColumns(columns, KEPT_COLUMNS, pairs),
    tagStart: columns.tagStart,
    pairs: pairs.numbers(columns.pairs, 0),
    cells: Float64Array.from(cells.flatMap(({ key, readAt, base }) => [key, readAt, base ?? Number.NaN])),
    texts: pairs.texts(),
  };
}

/** The snapshot's first columns as a record. */
export function packSnapshot({ columns, about }: KeptSnapshot, dictionary: Dictionary): object {
  const pairs = new PairTable(dictionary);
  const silent = [...(columns.rest?.silent ?? [])];
  return {
    ...packColumns(columns, FIRST_COLUMNS, pairs),
    silent: Uint32Array.from(silent.flatMap(([row, list]) => list.flatMap((pair) => [row, pairs.number(pair)]))),
    texts: pairs.texts(),
    ...about,
  };
}

function packColumns(columns: Columns, names: readonly ColumnName[], pairs: PairTable): object {
  return {
    format: FORMAT,
    length: columns.length,
    ...arraysOf(names, (name) => (DECLARED[name].as === 'pair' ? pairs.numbers(columns[name], 1) : columns[name])),
    exact: Float64Array.from([...columns.exact].flatMap(([row, { lat, lon }]) => [row, lat, lon])),
  };
}

/** What `packLive` made; null for anything else. Its pairs go into the dictionary. */
export function unpackLive(value: unknown, dictionary: Dictionary): KeptLive | null {
  const record = readRecord(value, KEPT_COLUMNS);
  if (record === null) return null;
  const { tagStart, pairs } = record.value;
  const { length, arrays, exact } = record;
  if (!(tagStart instanceof Uint32Array && tagStart.length === length + 1 && pairs instanceof Uint32Array)) return null;
  if (tagStart[0] !== 0 || tagStart[length] !== pairs.length || !isAscending(tagStart)) return null;
  if (!arrays.id.every((one) => Number.isSafeInteger(one) && one > 0)) return null;
  const cells = readCells(record.value['cells']);
  if (cells === null || !allUpTo(pairs, record.keys.length - 1)) return null;
  const entries = entriesOf(record, dictionary);
  const columns = {
    ...blankColumns(length, 0),
    ...renumbered(arrays, KEPT_COLUMNS, entries),
    tagStart,
    exact,
    pairs: exchanged(pairs, entries, 1),
  };
  return { columns, cells };
}

/** What `packSnapshot` made; null for anything else. */
export function unpackSnapshot(value: unknown, dictionary: Dictionary): KeptSnapshot | null {
  const record = readRecord(value, FIRST_COLUMNS);
  if (record === null) return null;
  const { silent, sha256, base, region } = record.value;
  const { length, arrays, exact } = record;
  if (!(silent instanceof Uint32Array) || silent.length % 2 !== 0) return null;
  if (typeof sha256 !== 'string' || typeof base !== 'number' || !Number.isFinite(base) || !isRecord(region))
    return null;
  const { south, west, north, east } = region;
  if (![south, west, north, east].every((side) => Number.isFinite(side))) return null;
  const entries = entriesOf(record, dictionary);
  const list = new Map<number, readonly number[]>();
  for (let i = 0; i < silent.length; i += 2) {
    const row = silent[i] ?? 0;
    const entry = entries[(silent[i + 1] ?? 0) + 1];
    if (entry === undefined || row >= length) return null;
    list.set(row, [...(list.get(row) ?? []), entry - 1]);
  }
  const columns = {
    ...blankColumns(0, 0),
    length,
    ...renumbered(arrays, FIRST_COLUMNS, entries),
    exact,
    hidden: new Uint8Array(length),
    rest: { column: { codes: new Uint32Array(0), texts: [] }, silent: list },
  };
  const box = { south: Number(south), west: Number(west), north: Number(north), east: Number(east) };
  return { columns, about: { sha256, base, region: box } };
}

/** Pairs of the dictionary as they are met, numbered from 0. */
class PairTable {
  readonly #keys: string[] = [];
  readonly #values: string[] = [];
  readonly #dictionary: Dictionary;
  /** By the dictionary's number: ours plus one. */
  readonly #numbers: Uint32Array;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#numbers = new Uint32Array(dictionary.size);
  }

  number(pair: number): number {
    const known = this.#numbers[pair] ?? 0;
    if (known !== 0) return known - 1;
    this.#keys.push(this.#dictionary.key(pair));
    this.#values.push(this.#dictionary.value(pair));
    this.#numbers[pair] = this.#keys.length;
    return this.#keys.length - 1;
  }

  /** Of pairs, or with 1 for `shift` of entries: pairs plus one, 0 where there is none. */
  numbers(column: Column, shift: 0 | 1): Uint32Array {
    const to = new Uint32Array(column.length);
    for (let i = 0; i < to.length; i += 1) {
      const entry = column[i] ?? 0;
      if (entry >= shift) to[i] = this.number(entry - shift) + shift;
    }
    return to;
  }

  /** Keys and values in one text: cloning it takes a tenth of what tens of thousands of small ones do. */
  texts(): string {
    return JSON.stringify([this.#keys, this.#values]);
  }
}

/** What a record of either kind holds, as far as it has been judged. */
interface Kept {
  readonly value: Readonly<Record<string, unknown>>;
  readonly length: number;
  readonly arrays: ColumnArrays;
  readonly exact: Map<number, Place>;
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

function readRecord(value: unknown, names: readonly ColumnName[]): Kept | null {
  if (!isRecord(value) || value['format'] !== FORMAT) return null;
  const { length } = value;
  const [keys, values] = readTexts(value['texts']);
  const exact = readExact(value['exact']);
  if (typeof length !== 'number' || exact === null) return null;
  if (!isTexts(keys) || !isTexts(values) || keys.length !== values.length) return null;
  const read = new Map<ColumnName, Column>();
  for (const name of names) {
    const { array, as } = DECLARED[name];
    const column = value[name];
    if (!(column instanceof array && column.length === length)) return null;
    if (as === 'pair' && !allUpTo(column, keys.length)) return null;
    read.set(name, column);
  }
  const arrays = arraysOf(names, (name) => read.get(name) ?? new Uint8Array());
  const { x, y, type } = arrays;
  for (let row = 1; row < length; row += 1) {
    if (isBefore(x[row] ?? 0, y[row] ?? 0, x[row - 1] ?? 0, y[row - 1] ?? 0)) return null;
  }
  return allUpTo(type, OSM_TYPES.length - 1) ? { value, length, arrays, exact, keys, values } : null;
}

function readExact(exact: unknown): Map<number, Place> | null {
  if (!(exact instanceof Float64Array) || exact.length % 3 !== 0) return null;
  const places = new Map<number, Place>();
  for (let i = 0; i < exact.length; i += 3) {
    const [row = -1, lat = Number.NaN, lon = Number.NaN] = exact.subarray(i, i + 3);
    const place = { lat, lon };
    if (!isOnEarth(place)) return null;
    places.set(row, place);
  }
  return places;
}

function readCells(cells: unknown): readonly CoveredCell[] | null {
  if (!(cells instanceof Float64Array) || cells.length % 3 !== 0) return null;
  const covered: CoveredCell[] = [];
  for (let i = 0; i < cells.length; i += 3) {
    const [key = -1, readAt = Number.NaN, base = Number.NaN] = cells.subarray(i, i + 3);
    if (!Number.isInteger(key) || key < 0 || key >= GRID_SIZE ** 2 || Number.isNaN(readAt)) return null;
    covered.push({ key, readAt, base: Number.isNaN(base) ? null : base });
  }
  return covered;
}

/** The dictionary's entries by the record's. */
function entriesOf({ keys, values }: Kept, dictionary: Dictionary): Uint32Array {
  return Uint32Array.from([0, ...keys.map((key, i) => dictionary.pair(key, values[i] ?? '') + 1)]);
}

/** The columns with entries of the dictionary. */
function renumbered(arrays: ColumnArrays, names: readonly ColumnName[], entries: Uint32Array): ColumnArrays {
  return arraysOf(names, (name) => (DECLARED[name].as === 'pair' ? exchanged(arrays[name], entries, 0) : arrays[name]));
}

/** Every number as its table has it. Plain loops here and below: a callback for each of a million rows shows. */
function exchanged(column: Column, table: Uint32Array, shift: 0 | 1): Uint32Array {
  const to = new Uint32Array(column.length);
  for (let i = 0; i < to.length; i += 1) to[i] = (table[(column[i] ?? 0) + shift] ?? 0) - shift;
  return to;
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

function allUpTo(column: Column, most: number): boolean {
  for (let i = 0; i < column.length; i += 1) if ((column[i] ?? 0) > most) return false;
  return true;
}

function isAscending(column: Uint32Array): boolean {
  return column.every((value, i) => i === 0 || value >= (column[i - 1] ?? 0));
}
