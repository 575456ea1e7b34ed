import type { Columns } from './columns.ts';
import { blankColumns } from './columns.ts';

/** The rows that `order` names (its first `length`), in that order, as columns of their own. */
export function gather(from: Columns, order: Uint32Array, length: number): Columns {
  let tags = 0;
  for (let i = 0; i < length; i += 1) tags += tagsOf(from, order[i] ?? 0);
  const to = blankColumns(length, tags);
  copyRows(from, order, to, null, length);
  return to;
}

/** How many tags a row has. */
export function tagsOf(columns: Columns, row: number): number {
  return (columns.tagStart[row + 1] ?? 0) - (columns.tagStart[row] ?? 0);
}

/**
 * Copies `rows[i]` of `from` to row `places[i]` (or i, where `places` is null) of `to`, for i below `length`.
 * One loop a column: each then runs over two plain arrays. The tags are laid where `to.tagStart` will say,
 * which is filled here when `places` is null and must stand ready otherwise.
 */
export function copyRows(
  from: Columns,
  rows: Uint32Array,
  to: Columns,
  places: Uint32Array | null,
  length: number,
): void {
  copy(from.x, rows, to.x, places, length);
  copy(from.y, rows, to.y, places, length);
  copy(from.id, rows, to.id, places, length);
  copy(from.type, rows, to.type, places, length);
  copy(from.version, rows, to.version, places, length);
  copy(from.edited, rows, to.edited, places, length);
  copy(from.surveyed, rows, to.surveyed, places, length);
  copy(from.direction, rows, to.direction, places, length);
  copy(from.maker, rows, to.maker, places, length);
  copy(from.operator, rows, to.operator, places, length);
  copy(from.own, rows, to.own, places, length);
  copy(from.hidden, rows, to.hidden, places, length);
  if (from.exact.size > 0) copyExact(from, rows, to, places, length);
  let next = 0;
  for (let i = 0; i < length; i += 1) {
    const row = rows[i] ?? 0;
    const end = from.tagStart[row + 1] ?? 0;
    let tag = from.tagStart[row] ?? 0;
    if (places !== null) next = to.tagStart[places[i] ?? 0] ?? 0;
    for (; tag < end; tag += 1) {
      to.pairs[next] = from.pairs[tag] ?? 0;
      next += 1;
    }
    if (places === null) to.tagStart[i + 1] = next;
  }
}

function copyExact(from: Columns, rows: Uint32Array, to: Columns, places: Uint32Array | null, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const exact = from.exact.get(rows[i] ?? 0);
    if (exact !== undefined) to.exact.set(places?.[i] ?? i, exact);
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function copy<T extends Column>(from: T, rows: Uint32Array, to: T, places: Uint32Array | null, length: number): void {
  if (places === null) {
    for (let i = 0; i < length; i += 1) to[i] = from[rows[i] ?? 0] ?? 0;
  } else {
    for (let i = 0; i < length; i += 1) to[places[i] ?? 0] = from[rows[i] ?? 0] ?? 0;
  }
}
