import { STEPS } from '../../model/morton.ts';
import type { Columns } from '../columns/columns.ts';
import type { StepBox } from '../columns/tileRuns.ts';
import { eachRun, holds } from '../columns/tileRuns.ts';
import type { Density } from './scene.ts';

/** Most pixels of a raster: 16 MB. Of larger screens each pixel stands for more of the map. */
const MOST_PIXELS = 4_000_000;
/** Opacity that one camera gives its own pixel, the four beside it and the four at its corners: a dot of about 3 px. */
const DOT = [0.75, 0.5, 0.22] as const;
/** Cameras on one pixel that can be told from more. */
const MOST_COUNTED = 32;

/** A part of the world in steps, and how many worlds it is moved by. */
export interface WorldPart {
  readonly world: number;
  readonly part: StepBox;
}

/** The Mercator square's part that is drawn; x may leave the square. */
interface Extent {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Every shown camera as a dot. `scale`: px of the world's width. Costs one look at each camera of the extent. */
export function buildDensity(
  layers: readonly Columns[],
  extent: Extent,
  parts: readonly WorldPart[],
  scale: number,
): Density {
  const north = Math.max(0, extent.north);
  const south = Math.min(1, extent.south);
  const across = Math.max(1, (extent.east - extent.west) * scale);
  const down = Math.max(1, (south - north) * scale);
  const size = Math.max(1, Math.sqrt((across * down) / MOST_PIXELS));
  const width = Math.ceil(across / size);
  const height = Math.ceil(down / size);
  const pixel = size / scale;
  const counts = new Uint8Array(width * height);
  let count = 0;
  for (const columns of layers) {
    const { x, y, hidden } = columns;
    for (const { world, part } of parts) {
      const left = extent.west - world;
      eachRun(columns, part, part, (start, end, inside) => {
        for (let row = start; row < end; row += 1) {
          if (hidden[row] !== 0 || (!inside && !holds(part, columns, row))) continue;
          count += 1;
          const column = Math.min(width - 1, Math.max(0, Math.floor(((x[row] ?? 0) / STEPS - left) / pixel)));
          const line = Math.min(height - 1, Math.max(0, Math.floor(((y[row] ?? 0) / STEPS - north) / pixel)));
          const at = line * width + column;
          const there = counts[at] ?? 0;
          if (there < MOST_COUNTED) counts[at] = there + 1;
        }
      });
    }
  }
  return { x: extent.west, y: north, pixel, width, height, pixels: splat(counts, width, height), count };
}

/** What shines through `n` coats, each of which covers `share`: by n. */
function coats(share: number): Float32Array {
  return Float32Array.from({ length: MOST_COUNTED + 1 }, (_, n) => (1 - share) ** n);
}

/** Dots on a raster: what shines through each coat is multiplied. */
function splat(counts: Uint8Array, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(counts.length * 4);
  const [middle, side, corner] = DOT.map((share) => coats(share));
  const cover = (at: number, by: number): void => {
    pixels[at * 4 + 3] = 255 - (255 - (pixels[at * 4 + 3] ?? 0)) * by;
  };
  for (let line = 0; line < height; line += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = line * width + column;
      const n = counts[at] ?? 0;
      if (n === 0) continue;
      cover(at, middle?.[n] ?? 1);
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const beside = dx === 0 || dy === 0;
          if ((dx === 0 && dy === 0) || column + dx < 0 || column + dx >= width || line + dy < 0 || line + dy >= height)
            continue;
          cover(at + dy * width + dx, (beside ? side : corner)?.[n] ?? 1);
        }
      }
    }
  }
  return pixels;
}
