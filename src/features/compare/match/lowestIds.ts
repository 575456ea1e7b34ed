/**
 * Of all assignments that are as good, the one in which the rows, in their order, each have the lowest reader that is
 * left to them. What is as good is what runs along edges that cost just their prices, so it can be moved along those.
 */
import type { Assigned } from './assign.ts';
import { change } from './assign.ts';

/** The end of a walk: what a column takes up, or gives up, without another one. */
const OUTSIDE = -1;

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

  /** Moves one row of a class to a column, if all else can be kept as good. */
  function move(row: number, column: number): boolean {
    const from = new Map<string, string>();
    const queue: string[] = [`c${column}`];
    const goal = `r${row}`;
    const visit = (node: string, by: string): void => {
      if (from.has(node) || node === `c${column}`) return;
      from.set(node, by);
      queue.push(node);
    };
    for (let i = 0; i < queue.length && !from.has(goal); i += 1) {
      const node = queue[i] ?? '';
      const number = Number(node.slice(1));
      if (node.startsWith('r')) for (const to of tight[number] ?? []) visit(`c${to}`, node);
      else if (node.startsWith('c')) {
        for (const other of flow[number]?.keys() ?? []) visit(`r${other}`, node);
        if ((capacity[number] ?? 0) > (used[number] ?? 0)) visit(`z${OUTSIDE}`, node);
      } else for (const giver of giving) if ((used[giver] ?? 0) > 0) visit(`c${giver}`, node);
    }
    if (!from.has(goal)) return false;
    change(flow[column], row, 1);
    for (let node = goal; node !== `c${column}`;) {
      const by = from.get(node) ?? `c${column}`;
      const [a, b] = [Number(by.slice(1)), Number(node.slice(1))];
      if (by.startsWith('c') && node.startsWith('r')) change(flow[a], b, -1);
      else if (by.startsWith('r')) change(flow[b], a, 1);
      else if (by.startsWith('c')) used[a] = (used[a] ?? 0) + 1;
      else used[b] = (used[b] ?? 0) - 1;
      node = by;
    }
    return true;
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
