/**
 * The cheapest assignment of as many rows as possible, between classes of like rows and classes of like readers: by
 * shortest augmenting paths with potentials (Jonker and Volgenant), which stay for what is asked of ties. All whole numbers.
 */
import { createMinHeap } from './minHeap.ts';

/** Column of the edge, and its cost. */
export interface Edge {
  readonly to: number;
  readonly cost: number;
}

export interface Problem {
  /** How many rows each class has. */
  readonly supply: readonly number[];
  /** How many readers each class has. */
  readonly capacity: readonly number[];
  /** Of each class of rows. */
  readonly edges: readonly (readonly Edge[])[];
}

/** A network with one column more than there are readers: the last stands for rows that get none. */
export interface Assigned {
  readonly edges: readonly (readonly Edge[])[];
  readonly capacity: number[];
  readonly used: number[];
  /** By column: how many of each row class stand there. */
  readonly flow: readonly Map<number, number>[];
  readonly rowPrice: readonly number[];
  readonly columnPrice: readonly number[];
}

export function assign({ supply, capacity: given, edges: known }: Problem): Assigned {
  const rows = supply.reduce((sum, count) => sum + count, 0);
  let dearest = 0;
  for (const of of known) for (const { cost } of of) dearest = Math.max(dearest, cost);
  const nobody = given.length;
  // Dearer than any sum: one pair more is always better.
  const alone: Edge = { to: nobody, cost: (rows + 1) * (dearest + 1) };
  const edges = known.map((of) => [...of, alone]);
  const capacity = [...given, Number.POSITIVE_INFINITY];
  const used = capacity.map(() => 0);
  const flow = capacity.map(() => new Map<number, number>());
  const rowPrice = supply.map(() => 0);
  const columnPrice = capacity.map(() => 0);
  const state = { edges, capacity, used, flow, rowPrice, columnPrice };
  for (const [row, count] of supply.entries()) {
    rowPrice[row] = (edges[row] ?? []).reduce(
      (least, { to, cost }) => Math.min(least, cost - (columnPrice[to] ?? 0)),
      Number.POSITIVE_INFINITY,
    );
    for (let left = count; left > 0;) left -= augment(state, row, left);
  }
  return state;
}

/** Finds places for some more rows of a class, and says for how many. */
function augment(
  {
    edges,
    capacity,
    used,
    flow,
    rowPrice,
    columnPrice,
  }: Assigned & { readonly rowPrice: number[]; readonly columnPrice: number[] },
  start: number,
  most: number,
): number {
  const rowAt = new Map([[start, 0]]);
  const rowFrom = new Map<number, number>();
  const columnAt = new Map<number, number>();
  const columnFrom = new Map<number, number>();
  const done = new Set<number>();
  const heap = createMinHeap();
  const leave = (row: number, at: number): void => {
    for (const { to, cost } of edges[row] ?? []) {
      const next = at + cost - (rowPrice[row] ?? 0) - (columnPrice[to] ?? 0);
      if (next < (columnAt.get(to) ?? Number.POSITIVE_INFINITY)) {
        columnAt.set(to, next);
        columnFrom.set(to, row);
        heap.push(next, to);
      }
    }
  };
  leave(start, 0);
  for (let top = heap.pop(); top !== null; top = heap.pop()) {
    const { key: at, value: column } = top;
    if (done.has(column)) continue;
    done.add(column);
    const spare = (capacity[column] ?? 0) - (used[column] ?? 0);
    if (spare > 0) {
      for (const [row, first] of rowAt) rowPrice[row] = (rowPrice[row] ?? 0) + at - first;
      for (const passed of done) columnPrice[passed] = (columnPrice[passed] ?? 0) - (at - (columnAt.get(passed) ?? at));
      return push(column, Math.min(spare, most));
    }
    for (const row of flow[column]?.keys() ?? []) {
      if (rowAt.has(row)) continue;
      rowAt.set(row, at);
      rowFrom.set(row, column);
      leave(row, at);
    }
  }
  return most;

  /** Moves as many as fit along the path that ends at a column. */
  function push(end: number, wanted: number): number {
    let amount = wanted;
    for (let column = end; ;) {
      const row = columnFrom.get(column) ?? start;
      const before = rowFrom.get(row);
      if (before === undefined) break;
      amount = Math.min(amount, flow[before]?.get(row) ?? 0);
      column = before;
    }
    used[end] = (used[end] ?? 0) + amount;
    for (let column = end; ;) {
      const row = columnFrom.get(column) ?? start;
      change(flow[column], row, amount);
      const before = rowFrom.get(row);
      if (before === undefined) return amount;
      change(flow[before], row, -amount);
      column = before;
    }
  }
}

/** Adds to what flows; nothing is no entry. */
export function change(flow: Map<number, number> | undefined, row: number, by: number): void {
  const next = (flow?.get(row) ?? 0) + by;
  if (next === 0) flow?.delete(row);
  else flow?.set(row, next);
}
