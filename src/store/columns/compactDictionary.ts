import type { Columns } from './columns.ts';
import { PAIR_COLUMNS } from './columns.ts';
import type { Dictionary } from './dictionary.ts';

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
