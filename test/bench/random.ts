/** Uniform numbers in [0, 1) from a seed (mulberry32, T. Ettinger): the same cameras on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number near 0, standard deviation 1 (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** One of the list; the first ones far more often, as names of makers and towns go (Zipf with exponent 1). */
export function zipf<T>(random: () => number, list: readonly [T, ...T[]]): T {
  return list[Math.floor(list.length ** random()) - 1] ?? list[0];
}
