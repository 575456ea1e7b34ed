import type { Town } from '../world/cities.ts';
import { towns } from '../world/cities.ts';
import { hash, noise } from './noise.ts';
import { bend, WORLD } from './streets.ts';

/**
 * Land and water. Nobody ships coastlines here, so land is where people live: every town stands on it, gaps between towns
 * are closed over, and what is left is the sea. It looks like the Earth from afar, and no camera stands in the water.
 */

const CELLS = 1024;
const CELL = WORLD / CELLS;
/** How far the coast lies from the outermost towns, in cells (about 30 km each in the US). */
const COAST = 1.4;

/** Towns nearer than twice this, in cells, have land between them. In the far north and in Australia people are few. */
function closeAt(row: number): number {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / CELLS))) * 180) / Math.PI;
  if (lat < -14) return 12;
  return 4.5 + 16 * Math.max(0, Math.min(1, (lat - 46) / 16));
}

let heights: Float32Array | null = null;

/** Above 0 on land, below in the sea; near the coast in cells of about 30 km. */
export function land(x: number, y: number): number {
  heights ??= makeHeights();
  const coarse = sample(heights, x / CELL - 0.5, y / CELL - 0.5);
  if (coarse > 2 || coarse < -2) return coarse;
  return (
    coarse +
    0.75 * noise(x, y, 512, WORLD, 41) +
    0.4 * noise(x, y, 128, WORLD, 42) +
    0.14 * noise(x, y, 32, WORLD, 43) +
    0.05 * noise(x, y, 8, WORLD, 44)
  );
}

/** Crosses 0 where a river runs. Rivers run far from each other, and anywhere. */
export function river(x: number, y: number): number {
  return (
    noise(x, y, 512, WORLD, 51) +
    0.25 * noise(x, y, 128, WORLD, 52) +
    0.07 * noise(x, y, 32, WORLD, 53) +
    0.015 * noise(x, y, 8, WORLD, 54) -
    0.12
  );
}

/** Above 0 in the woods. */
export function wood(x: number, y: number): number {
  return noise(x, y, 64, WORLD, 72) + 0.3 * noise(x, y, 256, WORLD, 73) + 0.15 * noise(x, y, 16, WORLD, 74) - 0.34;
}

function makeHeights(): Float32Array {
  const lived = new Float32Array(CELLS * CELLS).fill(1e6);
  for (const { x, y } of towns) lived[cellAt(x, y)] = 0;
  spread(lived);
  const closed = fillHoles(lived);
  // How far inside the closed-over area each cell is: the coast lies that much further in than the area was grown.
  const inside = new Float32Array(CELLS * CELLS);
  for (let index = 0; index < inside.length; index++) inside[index] = closed[index] === 1 ? 1e6 : 0;
  spread(inside);
  for (let row = 0; row < CELLS; row++) {
    const grown = closeAt(row) - COAST;
    for (let index = row * CELLS; index < (row + 1) * CELLS; index++) inside[index] = (inside[index] ?? 0) - grown;
  }
  return inside;
}

function cellAt(x: number, y: number): number {
  return Math.min(CELLS - 1, Math.max(0, Math.floor(y / CELL))) * CELLS + (Math.floor(x / CELL) % CELLS);
}

/** Turns zeros and large numbers into distances from the zeros, in cells (two sweeps of a chamfer). */
function spread(field: Float32Array): void {
  const at = (index: number): number => field[index] ?? 1e6;
  const sweep = (from: number, to: number, step: 1 | -1): void => {
    for (let row = from; row !== to; row += step) {
      const before = (row - step) * CELLS;
      for (let column = from; column !== to; column += step) {
        const back = (column - step) & (CELLS - 1);
        const ahead = (column + step) & (CELLS - 1);
        const index = row * CELLS + column;
        let least = Math.min(at(index), at(row * CELLS + back) + 1);
        if (row !== from)
          least = Math.min(
            least,
            at(before + column) + 1,
            at(before + back) + Math.SQRT2,
            at(before + ahead) + Math.SQRT2,
          );
        field[index] = least;
      }
    }
  };
  sweep(0, CELLS, 1);
  sweep(CELLS - 1, -1, -1);
}

/** 1 where a town is near or the sea can't reach, 0 in the sea, which begins in the middle of the Pacific. */
function fillHoles(lived: Float32Array): Uint8Array {
  const close = Array.from({ length: CELLS }, (_, row) => closeAt(row));
  const closed = new Uint8Array(CELLS * CELLS).fill(1);
  const queue = [(CELLS / 2) * CELLS + 60, CELLS / 2, (CELLS - 1) * CELLS + CELLS / 2];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (closed[index] === 0 || (lived[index] ?? 0) <= (close[index >> 10] ?? 0)) continue;
    closed[index] = 0;
    const column = index % CELLS;
    queue.push(column === 0 ? index + CELLS - 1 : index - 1, column === CELLS - 1 ? index - CELLS + 1 : index + 1);
    if (index >= CELLS) queue.push(index - CELLS);
    if (index < CELLS * (CELLS - 1)) queue.push(index + CELLS);
  }
  return closed;
}

function sample(field: Float32Array, gx: number, gy: number): number {
  const ix = Math.floor(gx);
  const iy = Math.max(0, Math.min(CELLS - 2, Math.floor(gy)));
  const [fx, fy] = [gx - ix, Math.max(0, Math.min(1, gy - iy))];
  const left = ((ix % CELLS) + CELLS) % CELLS;
  const right = (left + 1) % CELLS;
  const at = (row: number, column: number): number => field[row * CELLS + column] ?? 0;
  const top = at(iy, left) + (at(iy, right) - at(iy, left)) * fx;
  const bottom = at(iy + 1, left) + (at(iy + 1, right) - at(iy + 1, left)) * fx;
  return top + (bottom - top) * fy;
}

let nearby: Map<number, Town[]> | null = null;

/** Towns that reach into the square of 256 blocks around a place. */
function townsNear(x: number, y: number): readonly Town[] {
  nearby ??= makeNearby();
  return nearby.get(cellAt(x, y)) ?? [];
}

/** Whether the place lies within a town. */
export function isUrban(x: number, y: number): boolean {
  const candidates = townsNear(x, y);
  if (candidates.length === 0) return false;
  const ragged = 0.85 + 0.4 * noise(x, y, 32, WORLD, 61);
  return candidates.some((town) => (town.x - x) ** 2 + (town.y - y) ** 2 < (town.radius * ragged) ** 2);
}

/** Towns that reach into the square with this north-west corner and side. */
export function townsWithin(x: number, y: number, side: number): ReadonlySet<Town> {
  const found = new Set<Town>();
  for (let row = y; row < y + side; row += CELL) {
    for (let column = x; column < x + side; column += CELL) for (const town of townsNear(column, row)) found.add(town);
  }
  return found;
}

function makeNearby(): Map<number, Town[]> {
  const cells = new Map<number, Town[]>();
  for (const town of towns) {
    const reach = town.radius * 1.25;
    const [top, bottom] = [Math.floor((town.y - reach) / CELL), Math.floor((town.y + reach) / CELL)];
    const [left, right] = [Math.floor((town.x - reach) / CELL), Math.floor((town.x + reach) / CELL)];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = row * CELLS + (column & (CELLS - 1));
        const known = cells.get(cell);
        if (known === undefined) cells.set(cell, [town]);
        else known.push(town);
      }
    }
  }
  return cells;
}

export type Quarter = 'homes' | 'center' | 'industry' | 'park' | 'field' | 'open' | 'water';

/** Side of a quarter, in blocks: the space between two larger streets. */
export const QUARTER = 8;

const quarters = new Map<number, Quarter>();

/** What fills the eight by eight blocks from (8i, 8j). */
export function quarterAt(i: number, j: number): Quarter {
  const key = j * 65_536 + i;
  const known = quarters.get(key);
  if (known !== undefined) return known;
  if (quarters.size > 400_000) quarters.clear();
  const quarter = decide(i, j);
  quarters.set(key, quarter);
  return quarter;
}

function decide(i: number, j: number): Quarter {
  const { x, y } = bend((i + 0.5) * QUARTER, (j + 0.5) * QUARTER);
  if (land(x, y) < 0.02) return 'water';
  const chance = hash(i, j, 71);
  if (isUrban(x, y)) {
    if (Math.abs(river(x, y)) < 0.035) return 'park';
    if (chance < 0.07) return 'park';
    if (chance < 0.12) return 'industry';
    return chance > 0.9 ? 'center' : 'homes';
  }
  return chance < 0.35 ? 'field' : 'open';
}
