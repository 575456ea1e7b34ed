/** What lies in a box. The sort order is the only index. */
import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import { STEPS } from '../../model/morton.ts';
import { mercatorX, mercatorY } from '../../model/place.ts';
import type { Columns } from '../columns/columns.ts';
import { placeAt } from '../columns/columns.ts';
import type { StepBox } from '../columns/tileRuns.ts';
import { eachRun, holds } from '../columns/tileRuns.ts';

/** Steps that a box's edge may be off by rounding. */
const SLACK = 2;

/** The box in steps: one box, or two over the antimeridian. Slightly too big, so that nothing at its edge is missed. */
export function stepBoxes(box: Box): readonly StepBox[] {
  const bound = (value: number): number => Math.max(0, Math.min(STEPS - 1, value));
  const y0 = bound(Math.floor(mercatorY(box.north) * STEPS) - SLACK);
  const y1 = bound(Math.ceil(mercatorY(box.south) * STEPS) + SLACK);
  const west = mercatorX(box.west);
  const east = mercatorX(box.east);
  if (east - west >= 1) return [{ x0: 0, y0, x1: STEPS - 1, y1 }];
  const turn = Math.floor(west);
  const x0 = Math.floor((west - turn) * STEPS) - SLACK;
  const x1 = Math.ceil((east - turn) * STEPS) + SLACK;
  const boxes: StepBox[] = [{ x0: bound(x0), y0, x1: bound(x1), y1 }];
  // What goes on beyond an edge of the square is at its other edge.
  if (x1 >= STEPS) boxes.push({ x0: 0, y0, x1: Math.min(x1 - STEPS, bound(x0) - 1), y1 });
  if (x0 < 0) boxes.push({ x0: Math.max(x0 + STEPS, bound(x1) + 1), y0, x1: STEPS - 1, y1 });
  return boxes;
}

/** Calls back with runs of rows that lie in the box; each row once, however many worlds the box spans. */
function eachRunInBox(columns: Columns, box: Box, visit: (start: number, end: number) => void): void {
  for (const steps of stepBoxes(box)) {
    eachRun(columns, steps, shrunk(steps), (start, end, inside) => {
      if (inside) visit(start, end);
      else
        for (let row = start; row < end; row += 1)
          if (holds(steps, columns, row) && contains(box, placeAt(columns, row))) visit(row, row + 1);
    });
  }
}

/** What surely lies inside: rounding can't have carried it over the edge. */
function shrunk({ x0, y0, x1, y1 }: StepBox): StepBox {
  return { x0: x0 + 2 * SLACK, y0: y0 + 2 * SLACK, x1: x1 - 2 * SLACK, y1: y1 - 2 * SLACK };
}

/** HIDDEN bits of everything that isn't shown. */
export const SHOWN = 0xff;

/** Calls back with every row that lies in the box and has none of the HIDDEN bits of `mask` (by default: is shown). */
export function eachInBox(columns: Columns, box: Box, visit: (row: number) => void, mask: number = SHOWN): void {
  const { hidden } = columns;
  eachRunInBox(columns, box, (start, end) => {
    for (let row = start; row < end; row += 1) if (((hidden[row] ?? 0) & mask) === 0) visit(row);
  });
}

/** How many cameras lie in the box; with UNFILTERED for `mask`: whatever the filter. */
export function countInBox(layers: readonly Columns[], box: Box, mask: number = SHOWN): number {
  let count = 0;
  for (const columns of layers) {
    const { hidden } = columns;
    eachRunInBox(columns, box, (start, end) => {
      for (let row = start; row < end; row += 1) if (((hidden[row] ?? 0) & mask) === 0) count += 1;
    });
  }
  return count;
}
