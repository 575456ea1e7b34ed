/** What is kept on this device, as records of typed arrays. */
import type { Place } from '../../model/place.ts';
import type { KeptLive, KeptSnapshot } from './cacheFormat.ts';
import { KEPT_FORMAT } from './cacheFormat.ts';
import type { Dictionary } from '../columns/dictionary.ts';

/** The columns and coverage as a record that can be cloned. Hidden bits are not kept: they are found anew. */
export function packLive({ columns, cells }: KeptLive, dictionary: Dictionary): object {
  const { length, x, y, id, type, version, edited, surveyed, tagStart } = columns;
  const pairs = new PairTable(dictionary);
  return {
    format: KEPT_FORMAT,
    length,
    x,
    y,
    id,
    type,
    version,
    edited,
    surveyed,
    direction: pairs.entries(columns.direction),
    maker: pairs.entries(columns.maker),
    operator: pairs.entries(columns.operator),
    tagStart,
    pairs: pairs.plain(columns.pairs),
    exact: packExact(columns.exact),
    cells: Float64Array.from(cells.flatMap(({ key, readAt, base }) => [key, readAt, base ?? Number.NaN])),
    texts: pairs.texts(),
  };
}

/** The snapshot's first columns as a record that can be cloned. */
export function packSnapshot({ columns, about }: KeptSnapshot, dictionary: Dictionary): object {
  const { length, x, y, type } = columns;
  const pairs = new PairTable(dictionary);
  const silent = [...(columns.rest?.silent ?? [])];
  return {
    format: KEPT_FORMAT,
    length,
    x,
    y,
    type,
    direction: pairs.entries(columns.direction),
    exact: packExact(columns.exact),
    silent: Uint32Array.from(silent.flatMap(([row, list]) => list.flatMap((pair) => [row, pairs.number(pair)]))),
    texts: pairs.texts(),
    ...about,
  };
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

  /** Keys and values in one text: cloning it takes a tenth of what tens of thousands of small ones do. */
  texts(): string {
    return JSON.stringify([this.#keys, this.#values]);
  }

  plain(pairs: Uint32Array): Uint32Array {
    const to = new Uint32Array(pairs.length);
    for (let i = 0; i < to.length; i += 1) to[i] = this.number(pairs[i] ?? 0);
    return to;
  }

  /** Of a column whose entries are pairs plus one. */
  entries(column: Uint32Array): Uint32Array {
    const to = new Uint32Array(column.length);
    for (let i = 0; i < to.length; i += 1) {
      const entry = column[i] ?? 0;
      if (entry !== 0) to[i] = this.number(entry - 1) + 1;
    }
    return to;
  }
}

function packExact(exact: ReadonlyMap<number, Place>): Float64Array {
  return Float64Array.from([...exact].flatMap(([row, { lat, lon }]) => [row, lat, lon]));
}
