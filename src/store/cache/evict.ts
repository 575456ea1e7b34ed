/** What is let go of: comes with the first visit that reads so much, and not with the worker. */
import type { Columns } from '../columns/columns.ts';
import { PAIR_COLUMNS } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
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

/** Lets the dictionary forget all pairs that none of the columns has; the columns get the new numbers in place. */
export function compactDictionary(dictionary: Dictionary, layers: readonly Columns[]): void {
  const used = new Uint8Array(dictionary.size);
  for (const columns of layers) {
    const { pairs, rest } = columns;
    for (let i = 0; i < pairs.length; i += 1) used[pairs[i] ?? 0] = 1;
    for (const name of PAIR_COLUMNS) {
      const column = columns[name];
      for (let row = 0; row < column.length; row += 1) {
        const pair = column[row] ?? 0;
        if (pair !== 0) used[pair - 1] = 1;
      }
    }
    for (const silent of rest?.silent.values() ?? []) for (const pair of silent) used[pair] = 1;
  }
  const numbers = dictionary.compact(used);
  for (const columns of layers) {
    const { pairs, rest } = columns;
    for (let i = 0; i < pairs.length; i += 1) pairs[i] = numbers[pairs[i] ?? 0] ?? 0;
    for (const name of PAIR_COLUMNS) {
      const column = columns[name];
      for (let row = 0; row < column.length; row += 1) {
        const pair = column[row] ?? 0;
        if (pair !== 0) column[row] = (numbers[pair - 1] ?? 0) + 1;
      }
    }
    if (rest !== null) {
      for (const [row, silent] of rest.silent) {
        rest.silent.set(
          row,
          silent.map((pair) => numbers[pair] ?? 0),
        );
      }
    }
  }
}
