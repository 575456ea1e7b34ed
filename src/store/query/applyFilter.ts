import type { Columns } from '../columns/columns.ts';
import { HIDDEN } from '../columns/columns.ts';

/** A filter made ready for the rows of one layer. */
export type Passes = (columns: Columns) => (row: number) => boolean;

/** Marks in every layer what does not pass; null: everything does. */
export function applyFilter(layers: readonly Columns[], passes: Passes | null): void {
  for (const columns of layers) {
    const { hidden, length } = columns;
    const test = passes?.(columns) ?? null;
    for (let row = 0; row < length; row += 1) {
      const bits = hidden[row] ?? 0;
      hidden[row] = test === null || test(row) ? bits & ~HIDDEN.filter : bits | HIDDEN.filter;
    }
  }
}
