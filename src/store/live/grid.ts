/** The fixed grid that reading goes by: the tiles of zoom 12 (about 7 km wide in the contiguous US). */
import type { Box } from '../../model/box.ts';
import { STEPS, stepX, stepY } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../model/place.ts';
import type { StepBox } from '../columns/tileRuns.ts';

export const GRID_ZOOM = 12;
/** Cells along each side of the world. */
export const GRID_SIZE = 2 ** GRID_ZOOM;
const CELL_STEPS = STEPS / GRID_SIZE;

/** A rectangle of cells, edges included; 0..GRID_SIZE - 1, never over the antimeridian. */
export interface CellRect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One number for one cell. */
export function cellKey(x: number, y: number): number {
  return y * GRID_SIZE + x;
}

/** The cell of a place, by its steps: 180° itself is at the end of the last column. */
export function cellOf({ lat, lon }: Place): number {
  return stepCell(stepX(lon), stepY(lat));
}

/** The cell of a place in steps. */
export function stepCell(x: number, y: number): number {
  return cellKey(Math.floor(x / CELL_STEPS), Math.floor(y / CELL_STEPS));
}

/** The rectangle of one cell. */
export function cellRect(key: number): CellRect {
  const y = Math.floor(key / GRID_SIZE);
  const x = key - y * GRID_SIZE;
  return { x0: x, y0: y, x1: x, y1: y };
}

/** The cells that a box touches: one rectangle, or two where it lies over the antimeridian. */
export function cellsOf(box: Box): readonly CellRect[] {
  const row = (lat: number): number => clamp(Math.floor(mercatorY(lat) * GRID_SIZE));
  const y0 = row(box.north);
  const y1 = row(box.south);
  const west = Math.floor(mercatorX(box.west) * GRID_SIZE);
  const east = Math.floor(mercatorX(box.east) * GRID_SIZE);
  if (east - west + 1 >= GRID_SIZE) return [{ x0: 0, y0, x1: GRID_SIZE - 1, y1 }];
  const x0 = wrap(west);
  const x1 = wrap(east);
  if (x0 <= x1) return [{ x0, y0, x1, y1 }];
  return [
    { x0, y0, x1: GRID_SIZE - 1, y1 },
    { x0: 0, y0, x1, y1 },
  ];
}

function clamp(row: number): number {
  return Math.max(0, Math.min(GRID_SIZE - 1, row));
}

function wrap(column: number): number {
  return ((column % GRID_SIZE) + GRID_SIZE) % GRID_SIZE;
}

/** Calls back for every cell of the rectangle. */
export function eachCell(rect: CellRect, visit: (key: number) => void): void {
  for (let y = rect.y0; y <= rect.y1; y += 1) for (let x = rect.x0; x <= rect.x1; x += 1) visit(cellKey(x, y));
}

/** Whether the rectangle has that cell. */
export function holdsCell(rect: CellRect, key: number): boolean {
  const y = Math.floor(key / GRID_SIZE);
  const x = key - y * GRID_SIZE;
  return x >= rect.x0 && x <= rect.x1 && y >= rect.y0 && y <= rect.y1;
}

export function cellCount(rect: CellRect): number {
  return (rect.x1 - rect.x0 + 1) * (rect.y1 - rect.y0 + 1);
}

/** The rectangle in degrees. The outermost rows reach to the poles, which lie off the Mercator square. */
export function rectBox(rect: CellRect): Box {
  return {
    south: rect.y1 === GRID_SIZE - 1 ? -90 : latOf((rect.y1 + 1) / GRID_SIZE),
    west: lonOf(rect.x0 / GRID_SIZE),
    north: rect.y0 === 0 ? 90 : latOf(rect.y0 / GRID_SIZE),
    east: lonOf((rect.x1 + 1) / GRID_SIZE),
  };
}

/** The rectangle in steps. */
export function rectSteps(rect: CellRect): StepBox {
  return {
    x0: rect.x0 * CELL_STEPS,
    y0: rect.y0 * CELL_STEPS,
    x1: (rect.x1 + 1) * CELL_STEPS - 1,
    y1: (rect.y1 + 1) * CELL_STEPS - 1,
  };
}

/** The cells as rectangles: runs along each row, joined with the same run of the row above. */
export function rectsOf(cells: ReadonlySet<number>): readonly CellRect[] {
  const keys = [...cells].toSorted((a, b) => a - b);
  const rects: { x0: number; y0: number; x1: number; y1: number }[] = [];
  /** Rectangles that end in the row above, by the columns they span. */
  let above = new Map<number, (typeof rects)[number]>();
  let here = new Map<number, (typeof rects)[number]>();
  let row = -1;
  const span = (x0: number, x1: number): number => x0 * GRID_SIZE + x1;
  for (let i = 0; i < keys.length;) {
    const key = keys[i] ?? 0;
    const y = Math.floor(key / GRID_SIZE);
    const x0 = key - y * GRID_SIZE;
    let x1 = x0;
    i += 1;
    while (i < keys.length && keys[i] === key + (x1 - x0) + 1 && x1 + 1 < GRID_SIZE) {
      x1 += 1;
      i += 1;
    }
    if (y !== row) {
      above = y === row + 1 ? here : new Map();
      here = new Map();
      row = y;
    }
    const over = above.get(span(x0, x1));
    const rect = over ?? { x0, y0: y, x1, y1: y };
    rect.y1 = y;
    if (over === undefined) rects.push(rect);
    here.set(span(x0, x1), rect);
  }
  return rects;
}

/** The rectangle cut into quarters (halves, where it is one cell wide or high); itself where it is one cell. */
export function quarters(rect: CellRect): readonly CellRect[] {
  const { x0, y0, x1, y1 } = rect;
  const midX = Math.floor((x0 + x1) / 2);
  const midY = Math.floor((y0 + y1) / 2);
  const columns =
    x0 === x1
      ? [{ x0, x1 }]
      : [
          { x0, x1: midX },
          { x0: midX + 1, x1 },
        ];
  const rows =
    y0 === y1
      ? [{ y0, y1 }]
      : [
          { y0, y1: midY },
          { y0: midY + 1, y1 },
        ];
  return rows.flatMap((part) => columns.map((column) => ({ x0: column.x0, y0: part.y0, x1: column.x1, y1: part.y1 })));
}

/** The rectangles, each quartered until it has at most `most` cells. */
export function cutTo(rects: readonly CellRect[], most: number): readonly CellRect[] {
  return rects.flatMap((rect) => (cellCount(rect) <= Math.max(1, most) ? [rect] : cutTo(quarters(rect), most)));
}
