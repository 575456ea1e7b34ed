/** The snapshot's columns as the store's: the same arrays where they are the same, codes by the store's dictionary. */
import type { ColdColumns, HotColumns, TextColumn } from '../../snapshot/fileColumns.ts';
import { parseTags } from '../../snapshot/fileColumns.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { ColumnArrays, ColumnName, Columns } from '../columns/columns.ts';
import { arraysOf, blankColumns, DECLARED, TAG_COLUMNS } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';

const HOT = TAG_COLUMNS.filter((name) => DECLARED[name].first === true);
const COLD = TAG_COLUMNS.filter((name) => DECLARED[name].first !== true);

/** Places and directions only: ids, ages and names are empty columns. */
export function hotLayer(hot: HotColumns, dictionary: Dictionary): Columns {
  const { length, x, y, type, exact } = hot;
  const silent = new Map<number, readonly number[]>();
  const texts = new Map<string, TextColumn>([
    [KEY.lens, hot.cameraDirection],
    [KEY.direction, hot.direction],
  ]);
  const rest = { codes: new Uint32Array(0), texts: [] };
  return {
    ...blankColumns(0, 0),
    ...fromTags(HOT, { length, texts, rest, dictionary, silent }),
    length,
    x,
    y,
    type,
    hidden: new Uint8Array(length),
    exact: new Map(exact),
    rest: { column: rest, silent },
  };
}

/** The same with all its columns. */
export function coldLayer(hot: Columns, cold: ColdColumns, dictionary: Dictionary): Columns {
  const { length } = hot;
  const silent = new Map(hot.rest?.silent);
  const texts = new Map<string, TextColumn>([
    [KEY.maker, cold.manufacturer],
    [KEY.operator, cold.operator],
  ]);
  return {
    ...hot,
    ...fromTags(COLD, { length, texts, rest: cold.tags, dictionary, silent }),
    id: cold.id,
    version: cold.version,
    edited: cold.edited,
    hidden: new Uint8Array(length),
    rest: { column: cold.tags, silent },
  };
}

interface Tags {
  readonly length: number;
  /** The tags that have a column in the file, by key. */
  readonly texts: ReadonlyMap<string, TextColumn>;
  /** All others. */
  readonly rest: TextColumn;
  readonly dictionary: Dictionary;
  /** Is given the pairs that a column doesn't name. */
  readonly silent: Map<number, readonly number[]>;
}

/** The columns that are filled from tags: by each row's first key with a value that isn't blank. */
function fromTags(names: readonly ColumnName[], { length, texts, rest, dictionary, silent }: Tags): ColumnArrays {
  const inRest = names.flatMap((name) => DECLARED[name].keys ?? []).filter((key) => !texts.has(key));
  const others = rest.texts.map((text) => readKeys(text, inRest));
  return arraysOf(names, (name) => {
    const { array, keys = [], as } = DECLARED[name];
    const to = new array(length);
    const entryOf = (key: string, value: string): number => {
      if (value.trim() === '') return 0;
      const pair = dictionary.pair(key, value);
      return as === 'day' ? dictionary.day(pair) : pair + 1;
    };
    /** By code, the entries and whatever pair it is, plus one. Code 0 is "none". */
    const parts = keys.flatMap((key) => {
      const column = texts.get(key);
      if (column === undefined) return [];
      const entries = Uint32Array.from([0, ...column.texts.map((text) => entryOf(key, text))]);
      const pairs = Uint32Array.from([0, ...column.texts.map((text) => dictionary.pair(key, text) + 1)]);
      return [{ codes: column.codes, entries, pairs }];
    });
    const speaks = others.map((tags) => {
      if (as === 'day') return Math.max(0, ...keys.map((one) => entryOf(one, tags.get(one) ?? '')));
      const key = keys.find((one) => (tags.get(one) ?? '').trim() !== '');
      return key === undefined ? 0 : entryOf(key, tags.get(key) ?? '');
    });
    for (const { codes, entries } of [...parts, { codes: rest.codes, entries: Uint32Array.from([0, ...speaks]) }]) {
      for (let row = 0; row < codes.length; row += 1) {
        const entry = entries[codes[row] ?? 0] ?? 0;
        if (to[row] === 0 || (as === 'day' && entry > (to[row] ?? 0))) to[row] = entry;
      }
    }
    for (const { codes, pairs } of parts) {
      for (let row = 0; row < length; row += 1) {
        const pair = pairs[codes[row] ?? 0] ?? 0;
        if (pair !== 0 && (as === 'day' || pair !== to[row])) silent.set(row, [...(silent.get(row) ?? []), pair - 1]);
      }
    }
    return to;
  });
}

/** Those of the tags with these keys. Most texts have none of them, and need no reading. */
function readKeys(text: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  if (!keys.some((key) => text.includes(JSON.stringify(key)))) return tags;
  const flat = parseTags(text) ?? [];
  for (let i = 0; i < flat.length; i += 2) {
    const key = flat[i] ?? '';
    if (keys.includes(key)) tags.set(key, flat[i + 1] ?? '');
  }
  return tags;
}
