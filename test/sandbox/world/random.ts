/** A stream of random numbers that a seed decides on (mulberry32). */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: Weighted<T>): T;
  /** Around 0 with a standard deviation of 1. */
  normal(): number;
}

/** Items with weights; `total` is the sum. Made once by `weigh`. */
export interface Weighted<T> {
  readonly items: readonly [T, ...T[]];
  readonly sums: Float64Array;
}

export function weigh<T>(pairs: readonly [readonly [T, number], ...(readonly [T, number])[]]): Weighted<T> {
  const sums = new Float64Array(pairs.length);
  let total = 0;
  for (const [index, [, weight]] of pairs.entries()) sums[index] = total += weight;
  const [first, ...rest] = pairs;
  return { items: [first[0], ...rest.map(([item]) => item)], sums };
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    weighted: ({ items, sums }) => {
      const wanted = next() * (sums.at(-1) ?? 0);
      let [low, high] = [0, sums.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > wanted) high = middle;
        else low = middle + 1;
      }
      return items[low] ?? items[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
