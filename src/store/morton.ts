/**
 * The Mercator square cut into 2^32 by 2^32 steps, walked in Morton order (Z-order: the bits of y and x interleaved,
 * y above x). In that order every tile of every zoom is one run of neighbors, so a sorted list is its own index.
 */
import { latOf, lonOf, mercatorX, mercatorY } from '../model/place.ts';

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
    if (starts.some((count) => count === length)) continue;
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

/** A rectangle of steps, edges included. It never crosses the antimeridian. */
export interface StepBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Whether the place of a row lies in the box. */
export function holds({ x0, y0, x1, y1 }: StepBox, places: Sorted, row: number): boolean {
  const x = places.x[row] ?? 0;
  const y = places.y[row] ?? 0;
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** Places in Morton order. */
export interface Sorted {
  readonly length: number;
  readonly x: Uint32Array;
  readonly y: Uint32Array;
}

/**
 * Calls back for every tile of zoom `level` (0..32) that meets the box and holds places: `start` to `end` (exclusive) are its rows.
 * Goes down the quadtree by binary search for the one bit that parts each half, and passes over what is empty.
 */
export function eachTile(
  places: Sorted,
  box: StepBox,
  level: number,
  visit: (start: number, end: number) => void,
): void {
  walk(places, box, box, level, 0, (start, end) => visit(start, end));
}

/** Runs of at most this many rows are looked at one by one, rather than cut further. */
const FEW = 16;

/** Calls back with runs of rows that surely lie in `inner` (`inside`), or that may lie in `box` (check each). */
export function eachRun(
  places: Sorted,
  box: StepBox,
  inner: StepBox,
  visit: (start: number, end: number, inside: boolean) => void,
): void {
  walk(places, box, inner, 32, FEW, visit);
}

/** First row of `start..end` whose bit is set, in a run that is sorted by that bit. */
function firstWithBit(values: Uint32Array, start: number, end: number, bit: number): number {
  let lo = start;
  let hi = end;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (((values[mid] ?? 0) >>> bit) & 1) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

function walk(
  places: Sorted,
  box: StepBox,
  inner: StepBox,
  level: number,
  /** 0: only whole tiles of `level` are reported. */
  few: number,
  visit: (start: number, end: number, inside: boolean) => void,
): void {
  const { x, y } = places;
  const down = (depth: number, left: number, top: number, start: number, end: number): void => {
    if (start >= end) return;
    const size = 2 ** (32 - depth);
    const right = left + size - 1;
    const bottom = top + size - 1;
    if (left > box.x1 || right < box.x0 || top > box.y1 || bottom < box.y0) return;
    const inside = left >= inner.x0 && right <= inner.x1 && top >= inner.y0 && bottom <= inner.y1;
    if (depth >= level || (few > 0 && (inside || end - start <= few))) {
      visit(start, end, inside);
      return;
    }
    const bit = 31 - depth;
    const half = size / 2;
    const middle = firstWithBit(y, start, end, bit);
    const upper = firstWithBit(x, start, middle, bit);
    const lower = firstWithBit(x, middle, end, bit);
    down(depth + 1, left, top, start, upper);
    down(depth + 1, left + half, top, upper, middle);
    down(depth + 1, left, top + half, middle, lower);
    down(depth + 1, left + half, top + half, lower, end);
  };
  down(0, 0, 0, 0, places.length);
}
