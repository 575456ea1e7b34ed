import type { Sector } from '../../model/direction.ts';
import { parseDate } from '../../model/date.ts';
import { parseDirection } from '../../model/direction.ts';

/** What a direction tag says, in the form that drawing needs. */
export type Sight = { readonly odd: boolean; readonly sectors: readonly Sector[] };

/** One key with all values that were met under it. */
interface KeyEntry {
  readonly key: string;
  readonly pairs: Map<string, number>;
  /** The value that was asked for last, and its pair: what is mapped in one go has the same tags, and comparing is cheaper than hashing. */
  value: string | null;
  pair: number;
}

/**
 * Every different `key=value` once, under a number. Cameras keep only numbers: their tags repeat a lot.
 * Maps throughout, since keys and values come from strangers. It grows until `compact`.
 */
export class Dictionary {
  readonly #entries = new Map<string, KeyEntry>();
  readonly #keys: string[] = [];
  readonly #values: string[] = [];
  readonly #sights: (Sight | undefined)[] = [];

  /** Pairs known. */
  get size(): number {
    return this.#keys.length;
  }

  /** The number of a pair; a new one if it was never met. */
  pair(key: string, value: string): number {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { key, pairs: new Map(), value: null, pair: 0 };
      this.#entries.set(key, entry);
    }
    if (entry.value === value) return entry.pair;
    let pair = entry.pairs.get(value);
    if (pair === undefined) {
      pair = this.#keys.length;
      entry.pairs.set(value, pair);
      this.#keys.push(key);
      this.#values.push(value);
    }
    entry.value = value;
    entry.pair = pair;
    return pair;
  }

  key(pair: number): string {
    return this.#keys[pair] ?? '';
  }

  value(pair: number): string {
    return this.#values[pair] ?? '';
  }

  /**
   * Forgets every pair but those marked with 1 in `used`, and numbers the rest anew.
   * @returns the new numbers by the old ones
   */
  compact(used: Uint8Array): Uint32Array {
    const numbers = new Uint32Array(this.size);
    const kept = this.#keys
      .map((key, pair) => ({ key, value: this.value(pair), pair }))
      .filter(({ pair }) => used[pair] === 1);
    this.#entries.clear();
    this.#keys.length = 0;
    this.#values.length = 0;
    this.#sights.length = 0;
    for (const { key, value, pair } of kept) numbers[pair] = this.pair(key, value);
    return numbers;
  }

  /** What the pair says as a direction; parsed once. */
  sight(pair: number): Sight {
    const known = this.#sights[pair];
    if (known !== undefined) return known;
    const direction = parseDirection(this.value(pair));
    const sight: Sight = {
      odd: direction.kind === 'not-understood',
      sectors: direction.kind === 'known' ? direction.sectors : [],
    };
    this.#sights[pair] = sight;
    return sight;
  }

  /** The pair's value as a day since 1970 (the first of a month or year that is given), or 0 where it is no date. */
  day(pair: number): number {
    const date = parseDate(this.value(pair));
    return date === null ? 0 : Math.max(0, Math.min(0xffff, Math.floor(date.from / 86_400_000)));
  }
}
