/**
 * Of all assignments that are as good, the one in which the rows, in their order, each have the lowest reader that is
 * left to them. What is as good is what runs along edges that cost just their prices, so it can be moved along those.
 */
import type { Assigned } from './assign.ts';
import { change } from './assign.ts';

/**
 * @param order the class of each row, first to last
 * @param ids of each class of readers, their numbers in order, lowest first
 * @returns for each row of `order` the number of its reader, or null
 */
export function lowestIds(
  assigned: Assigned,
  order: readonly number[],
  ids: readonly (readonly number[])[],
): readonly (number | null)[] {
  const { edges, capacity, used, flow, rowPrice, columnPrice } = assigned;
  const nobody = ids.length;
  const tight = edges.map((of, row) =>
    of.filter(({ to, cost }) => cost === (rowPrice[row] ?? 0) + (columnPrice[to] ?? 0)).map(({ to }) => to),
  );
  const next = ids.map(() => 0);
  const failed = edges.map(() => new Set<number>());
  const giving = new Set<number>([...ids.keys(), nobody].filter((column) => columnPrice[column] === 0));

  // Nodes of a walk: the columns, the rows behind them, and last what is outside.
  const firstRow = capacity.length;
  const outside = firstRow + edges.length;
  const from = new Int32Array(outside + 1).fill(-1);

  /** Moves one row of a class to a column, if all else can be kept as good. */
  function move(row: number, column: number): boolean {
    const goal = firstRow + row;
    const queue: number[] = [column];
    const visit = (node: number, by: number): void => {
      if (from[node] !== -1 || node === column) return;
      from[node] = by;
      queue.push(node);
    };
    for (let i = 0; i < queue.length && from[goal] === -1; i += 1) {
      const node = queue[i] ?? 0;
      if (node === outside) {
        for (const giver of giving) if ((used[giver] ?? 0) > 0) visit(giver, node);
      } else if (node >= firstRow) for (const to of tight[node - firstRow] ?? []) visit(to, node);
      else {
        for (const other of flow[node]?.keys() ?? []) visit(firstRow + other, node);
        if ((capacity[node] ?? 0) > (used[node] ?? 0)) visit(outside, node);
      }
    }
    const isFound = from[goal] !== -1;
    if (isFound) {
      change(flow[column], row, 1);
      for (let node = goal; node !== column;) {
        const by = from[node] ?? column;
        if (by === outside) used[node] = (used[node] ?? 0) - 1;
        else if (node === outside) used[by] = (used[by] ?? 0) + 1;
        else if (by < firstRow) change(flow[by], node - firstRow, -1);
        else change(flow[node], by - firstRow, 1);
        node = by;
      }
    }
    for (const node of queue) from[node] = -1;
    return isFound;
  }

  function best(row: number): number {
    let found = nobody;
    let lowest = Number.POSITIVE_INFINITY;
    for (const column of tight[row] ?? []) {
      if (column === nobody || failed[row]?.has(column) === true) continue;
      const id = ids[column]?.[next[column] ?? 0] ?? Number.POSITIVE_INFINITY;
      if (id < lowest) [found, lowest] = [column, id];
    }
    return found;
  }

  return order.map((row) => {
    for (;;) {
      const column = best(row);
      if ((flow[column]?.get(row) ?? 0) === 0 && !move(row, column)) {
        if (column === nobody) return null;
        failed[row]?.add(column);
        continue;
      }
      change(flow[column], row, -1);
      used[column] = (used[column] ?? 0) - 1;
      if (column === nobody) return null;
      capacity[column] = (capacity[column] ?? 0) - 1;
      const at = next[column] ?? 0;
      next[column] = at + 1;
      return ids[column]?.[at] ?? null;
    }
  });
}
