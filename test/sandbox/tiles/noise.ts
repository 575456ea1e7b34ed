/** A number from 0 up to 1 that only the whole numbers given decide on: the same everywhere and always. */
export function hash(a: number, b: number, seed: number): number {
  let h = Math.imul(a | 0, 0x27d4eb2d) ^ Math.imul(b | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * Smooth noise from -1 to 1 over the plane: random heights on a lattice with sides of `cell`, smoothly between.
 * It repeats every `period` in x, so that the world meets itself at the antimeridian.
 */
export function noise(x: number, y: number, cell: number, period: number, seed: number): number {
  const columns = period / cell;
  const gx = x / cell;
  const gy = y / cell;
  const ix = Math.floor(gx);
  const iy = Math.floor(gy);
  const fx = smooth(gx - ix);
  const fy = smooth(gy - iy);
  const left = ((ix % columns) + columns) % columns;
  const right = (left + 1) % columns;
  const top = hash(left, iy, seed) + (hash(right, iy, seed) - hash(left, iy, seed)) * fx;
  const bottom = hash(left, iy + 1, seed) + (hash(right, iy + 1, seed) - hash(left, iy + 1, seed)) * fx;
  return (top + (bottom - top) * fy) * 2 - 1;
}

function smooth(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}
