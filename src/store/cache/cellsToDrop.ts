import type { Columns } from '../columns/columns.ts';
import type { Coverage } from '../live/coverage.ts';
import type { CellRect } from '../live/grid.ts';
import { cellRect, holdsCell, rectSteps } from '../live/grid.ts';
import { eachRun, holds } from '../columns/tileRuns.ts';

/**
 * Cells to let go of, least recently seen first, until what is left keeps to the limits with a fifth to spare.
 * Those of `keep` (the view) stay, whatever they hold. Empty where the limits are kept.
 */
export function cellsToDrop(
  coverage: Coverage,
  live: Columns,
  keep: readonly CellRect[],
  limits: { readonly cameras: number; readonly cells: number },
): readonly number[] {
  let cameras = live.length;
  let cells = coverage.size;
  if (cameras <= limits.cameras && cells <= limits.cells) return [];
  const dropped: number[] = [];
  for (const { key } of coverage.cells()) {
    if (cameras <= limits.cameras * 0.8 && cells <= limits.cells * 0.8) break;
    if (keep.some((rect) => holdsCell(rect, key))) continue;
    dropped.push(key);
    cells -= 1;
    cameras -= countCell(live, key);
  }
  return dropped;
}

function countCell(columns: Columns, key: number): number {
  const box = rectSteps(cellRect(key));
  let count = 0;
  eachRun(columns, box, box, (start, end, inside) => {
    for (let row = start; row < end; row += 1) if (inside || holds(box, columns, row)) count += 1;
  });
  return count;
}
