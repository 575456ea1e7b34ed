/** Walking places in Morton order (model/morton.ts): every tile of every zoom is one run of neighbors, found by binary search. */

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
