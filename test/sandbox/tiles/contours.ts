import type { Frame } from './frame.ts';
import { TILE } from './frame.ts';

type Field = (x: number, y: number) => number;
type Px = readonly [x: number, y: number];

/** Heights of a field at the corners of `cells` by `cells` squares over the tile. Neighboring tiles agree on their common edge. */
export function sampleField(frame: Frame, cells: number, field: Field): Float64Array {
  const heights = new Float64Array((cells + 1) ** 2);
  for (let row = 0; row <= cells; row++) {
    for (let column = 0; column <= cells; column++) {
      heights[row * (cells + 1) + column] = field(
        frame.x + (column / cells) * frame.side,
        frame.y + (row / cells) * frame.side,
      );
    }
  }
  return heights;
}

/** The path of everything above 0, as pieces of squares (marching squares). Stroke it in its own color to hide the joints. */
export function areaAbove(heights: Float64Array, cells: number): string {
  const path: string[] = [];
  const step = TILE / cells;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const square = squareAt(heights, cells, row, column);
      if (square.every(([, , height]) => height > 0)) {
        // Whole squares next to each other are drawn as one.
        const first = column;
        while (column + 1 < cells && squareAt(heights, cells, row, column + 1).every(([, , height]) => height > 0))
          column++;
        path.push(`M${first * step} ${row * step}H${(column + 1) * step}V${(row + 1) * step}H${first * step}Z`);
        continue;
      }
      const ring: Px[] = [];
      forSides(square, (a, b) => {
        if (a[2] > 0) ring.push([a[0], a[1]]);
        if (a[2] > 0 !== b[2] > 0) ring.push(between(a, b));
      });
      if (ring.length > 2) path.push(`M${ring.map(text).join('L')}Z`);
    }
  }
  return path.join('');
}

/** The path of the lines along which the field is 0. */
export function zeroLines(heights: Float64Array, cells: number): string {
  const path: string[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const crossings: Px[] = [];
      forSides(squareAt(heights, cells, row, column), (a, b) => {
        if (a[2] > 0 !== b[2] > 0) crossings.push(between(a, b));
      });
      for (let index = 0; index + 1 < crossings.length; index += 2)
        path.push(
          `M${crossings
            .slice(index, index + 2)
            .map(text)
            .join('L')}`,
        );
    }
  }
  return path.join('');
}

type Corner = readonly [x: number, y: number, height: number];
type Square = readonly [Corner, Corner, Corner, Corner];

function squareAt(heights: Float64Array, cells: number, row: number, column: number): Square {
  const step = TILE / cells;
  const index = row * (cells + 1) + column;
  const [left, top, right, bottom] = [column * step, row * step, (column + 1) * step, (row + 1) * step];
  return [
    [left, top, heights[index] ?? 0],
    [right, top, heights[index + 1] ?? 0],
    [right, bottom, heights[index + cells + 2] ?? 0],
    [left, bottom, heights[index + cells + 1] ?? 0],
  ];
}

function forSides([a, b, c, d]: Square, visit: (from: Corner, to: Corner) => void): void {
  visit(a, b);
  visit(b, c);
  visit(c, d);
  visit(d, a);
}

function between(a: Corner, b: Corner): Px {
  const share = a[2] / (a[2] - b[2]);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function text([x, y]: Px): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
