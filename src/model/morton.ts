/**
 * The Mercator square cut into 2^32 by 2^32 steps, walked in Morton order (Z-order: the bits of y and x interleaved,
 * y above x). In that order every tile of every zoom is one run of neighbors, so a sorted list is its own index.
 */
import { latOf, lonOf, mercatorX, mercatorY } from './place.ts';

/** Steps along each side of the Mercator square. */
export const STEPS = 2 ** 32;

/**
 * Longitude as a step, 0 to 2^32 - 1. A step is 8.4e-8°, so that OpenStreetMap's seven decimals come back exactly.
 * The one exception is 180° itself, which is the end of the last step.
 */
export function stepX(lon: number): number {
  return Math.min(STEPS - 1, Math.max(0, Math.round(mercatorX(lon) * STEPS)));
}

/** Latitude as a step; held at the edge of the square near the poles. */
export function stepY(lat: number): number {
  return Math.min(STEPS - 1, Math.max(0, Math.round(mercatorY(lat) * STEPS)));
}

/** Longitude of a step, rounded to OpenStreetMap's seven decimals. */
export function stepLon(x: number): number {
  return Math.round(lonOf(x / STEPS) * 1e7) / 1e7;
}

/** Latitude of a step, rounded to OpenStreetMap's seven decimals. */
export function stepLat(y: number): number {
  return Math.round(latOf(y / STEPS) * 1e7) / 1e7;
}

/** Spreads 16 bits to the even bits of 32 (Warren, Hacker's Delight, 7-2). */
function spread(bits: number): number {
  let b = bits & 0xffff;
  b = (b | (b << 8)) & 0x00ff00ff;
  b = (b | (b << 4)) & 0x0f0f0f0f;
  b = (b | (b << 2)) & 0x33333333;
  return (b | (b << 1)) & 0x55555555;
}

/** Whether place 1 comes before place 2 in Morton order, without building the codes (T. M. Chan, 2002). */
export function isBefore(x1: number, y1: number, x2: number, y2: number): boolean {
  const dx = (x1 ^ x2) >>> 0;
  const dy = (y1 ^ y2) >>> 0;
  // The axis whose highest differing bit is higher decides; y where they are level.
  return dy < dx && dy < (dx ^ dy) >>> 0 ? x1 < x2 : y1 < y2;
}

const DIGIT = 11;
const BUCKETS = 2 ** DIGIT;
/** Two words of 32 bits in digits of 11: three passes each. */
const PASSES = 6;

/** The order that sorts the places by Morton code: row numbers, first to last. Stable. Linear: a radix sort. */
export function mortonOrder(x: Uint32Array, y: Uint32Array, length: number): Uint32Array {
  const high = new Uint32Array(length);
  const low = new Uint32Array(length);
  const counts = new Uint32Array(PASSES * BUCKETS);
  for (let row = 0; row < length; row += 1) {
    const cx = x[row] ?? 0;
    const cy = y[row] ?? 0;
    const h = ((spread(cy >>> 16) << 1) | spread(cx >>> 16)) >>> 0;
    const l = ((spread(cy) << 1) | spread(cx)) >>> 0;
    high[row] = h;
    low[row] = l;
    for (let pass = 0; pass < PASSES; pass += 1) {
      const bucket = pass * BUCKETS + digit(h, l, pass);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  let from = new Uint32Array(length);
  let to = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) from[row] = row;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const starts = counts.subarray(pass * BUCKETS, (pass + 1) * BUCKETS);
    // All have the digit that the first one has: nothing to sort by.
    if (starts[digit(high[0] ?? 0, low[0] ?? 0, pass)] === length) continue;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const count = starts[bucket] ?? 0;
      starts[bucket] = start;
      start += count;
    }
    for (let i = 0; i < length; i += 1) {
      const row = from[i] ?? 0;
      const bucket = digit(high[row] ?? 0, low[row] ?? 0, pass);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      to[place] = row;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** The pass-th digit of the code, lowest first. */
function digit(high: number, low: number, pass: number): number {
  const word = pass < 3 ? low : high;
  return (word >>> ((pass % 3) * DIGIT)) & (BUCKETS - 1);
}
