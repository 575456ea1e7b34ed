/** Whole numbers from 0 to 2^32 - 1, evenly: mulberry32 (T. Ettinger), in 32-bit arithmetic that is the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = Math.trunc(seed);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A whole number from 0 to `below` - 1, out of one of the generator's. */
export function drawBelow(random: () => number, below: number): number {
  return Number((BigInt(random()) * BigInt(below)) >> 32n);
}
