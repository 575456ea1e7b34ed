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
  const augment = createAugment(state);
  for (const [row, count] of supply.entries()) {
    rowPrice[row] = (edges[row] ?? []).reduce(
      (least, { to, cost }) => Math.min(least, cost - (columnPrice[to] ?? 0)),
      Number.POSITIVE_INFINITY,
    );
    for (let left = count; left > 0;) left -= augment(row, left);
  }
  return state;
}

/** Finds places for some more rows of a class, and says for how many. */
type Augment = (start: number, most: number) => number;

function createAugment({
  edges,
  capacity,
  used,
  flow,
  rowPrice,
  columnPrice,
}: Assigned & { readonly rowPrice: number[]; readonly columnPrice: number[] }): Augment {
  const columnAt = new Float64Array(capacity.length).fill(Number.POSITIVE_INFINITY);
  const columnFrom = new Int32Array(capacity.length);
  const isDone = new Uint8Array(capacity.length);
  const rowAt = new Float64Array(edges.length).fill(-1);
  const rowFrom = new Int32Array(edges.length);

  /** Moves as many as fit along the path that ends at a column. */
  function push(start: number, end: number, wanted: number): number {
    let amount = wanted;
    for (let row = columnFrom[end] ?? start; row !== start;) {
      const before = rowFrom[row] ?? end;
      amount = Math.min(amount, flow[before]?.get(row) ?? 0);
      row = columnFrom[before] ?? start;
    }
    used[end] = (used[end] ?? 0) + amount;
    for (let column = end; ;) {
      const row = columnFrom[column] ?? start;
      change(flow[column], row, amount);
      if (row === start) return amount;
      column = rowFrom[row] ?? end;
      change(flow[column], row, -amount);
    }
  }

  return (start, most) => {
    const rows: number[] = [];
    const touched: number[] = [];
    /** Columns as near as the one that is looked at: they need no heap. */
    const level: number[] = [];
    const heap = createMinHeap();
    let end = -1;
    let least = Number.POSITIVE_INFINITY;
    const leave = (row: number, from: number, at: number): void => {
      rows.push(row);
      rowAt[row] = at;
      rowFrom[row] = from;
      const price = at - (rowPrice[row] ?? 0);
      for (const { to, cost } of edges[row] ?? []) {
        const next = cost + price - (columnPrice[to] ?? 0);
        // What is no nearer than a free one changes nothing.
        if (next >= least || next >= (columnAt[to] ?? 0)) continue;
        if (columnAt[to] === Number.POSITIVE_INFINITY) touched.push(to);
        columnAt[to] = next;
        columnFrom[to] = row;
        if ((capacity[to] ?? 0) > (used[to] ?? 0)) [end, least] = [to, next];
        else if (next === at) level.push(to);
        else heap.push(next, to);
      }
    };
    leave(start, -1, 0);
    for (;;) {
      const column = level.pop() ?? heap.pop()?.value;
      if (column === undefined) break;
      const at = columnAt[column] ?? 0;
      if (at >= least) break;
      if (isDone[column] === 1) continue;
      isDone[column] = 1;
      for (const row of flow[column]?.keys() ?? []) if (rowAt[row] === -1) leave(row, column, at);
    }
    for (const row of rows) rowPrice[row] = (rowPrice[row] ?? 0) + least - (rowAt[row] ?? 0);
    for (const column of touched) {
      if (isDone[column] === 1) columnPrice[column] = (columnPrice[column] ?? 0) - (least - (columnAt[column] ?? 0));
    }
    const amount = push(start, end, Math.min(most, (capacity[end] ?? 0) - (used[end] ?? 0)));
    for (const row of rows) rowAt[row] = -1;
    for (const column of touched) [columnAt[column], isDone[column]] = [Number.POSITIVE_INFINITY, 0];
    return amount;
  };
}

/** Adds to what flows; nothing is no entry. */
export function change(flow: Map<number, number> | undefined, row: number, by: number): void {
  const next = (flow?.get(row) ?? 0) + by;
  if (next === 0) flow?.delete(row);
  else flow?.set(row, next);
}
