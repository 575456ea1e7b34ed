import { bend, unbend, WORLD } from './streets.ts';

/** Where one tile lies, and what of the street grid it can show. */
export interface Frame {
  readonly z: number;
  /** Its north-west corner in the plane, in blocks. */
  readonly x: number;
  readonly y: number;
  /** Its side in blocks. */
  readonly side: number;
  /** Pixels a block. */
  readonly scale: number;
  /** The part of the grid that it may show. */
  readonly u: readonly [low: number, high: number];
  readonly v: readonly [low: number, high: number];
}

export const TILE = 256;

export function frameOf(z: number, column: number, row: number): Frame {
  const side = WORLD / 2 ** z;
  const [x, y] = [column * side, row * side];
  const [us, vs]: [number[], number[]] = [[], []];
  for (let a = 0; a <= 4; a++) {
    for (let b = 0; b <= 4; b++) {
      const { u, v } = unbend({ x: x + (a / 4) * side, y: y + (b / 4) * side });
      us.push(u);
      vs.push(v);
    }
  }
  // Streets bend between the places looked at, and are wider than a line.
  const margin = side > 300 ? 17 : side > 40 ? 4 : side > 3 ? 1 : 0.5;
  return {
    z,
    x,
    y,
    side,
    scale: TILE / side,
    u: [Math.min(...us) - margin, Math.max(...us) + margin],
    v: [Math.min(...vs) - margin, Math.max(...vs) + margin],
  };
}

/** Pixels within the tile, to a tenth. */
export function pixel(frame: Frame, x: number, y: number): string {
  return `${Math.round((x - frame.x) * frame.scale * 10) / 10} ${Math.round((y - frame.y) * frame.scale * 10) / 10}`;
}

/** Pixels of a place of the grid. */
export function gridPixel(frame: Frame, u: number, v: number): string {
  const { x, y } = bend(u, v);
  return pixel(frame, x, y);
}
