/**
 * Which row of a list is which reader: one to one, as many pairs as possible within the threshold; of those the least
 * total distance, in whole decimetres; then more equal directions and makers; then the lowest ids (docs/METHODS.md).
 */
import type { Camera } from '../../../model/camera.ts';
import { distance } from '../../../model/place.ts';
import { assign } from './assign.ts';
import type { Candidate, Classes } from './classes.ts';
import { compareReaders, findClasses } from './classes.ts';
import type { Group } from './matchGroups.ts';
import { fewest, findGroups } from './matchGroups.ts';
import type { ListRow } from './listRow.ts';
import { compareRows } from './listRow.ts';
import { lowestIds } from './lowestIds.ts';

export interface Pair {
  readonly row: ListRow;
  readonly reader: Camera;
  readonly metres: number;
}

/** The pairs, in the rows' own order. */
export function matchList(list: readonly ListRow[], readers: Iterable<Camera>, threshold: number): readonly Pair[] {
  const classes = findClasses(list, readers, threshold);
  return findGroups(classes)
    .flatMap((group) => matchGroup(classes, group))
    .toSorted((a, b) => a.row.row - b.row.row);
}

function pairOf(row: ListRow | undefined, reader: Camera | undefined): readonly Pair[] {
  return row === undefined || reader === undefined ? [] : [{ row, reader, metres: distance(row, reader) }];
}

function matchGroup({ rows, readers }: Classes, group: Group): readonly Pair[] {
  const classRows = group.rows.map((row) => rows[row]);
  const classReaders = group.readers.map((column) => readers[column]);
  if (group.rows.length === 1 && group.readers.length === 1) {
    const [row, reader] = [classRows[0]?.rows ?? [], classReaders[0]?.readers ?? []];
    return row.flatMap((each, at) => pairOf(each, reader[at]));
  }
  const supply = classRows.map((each) => each?.rows.length ?? 0);
  const capacity = classReaders.map((each) => each?.readers.length ?? 0);
  const own = new Map(group.readers.map((column, at) => [column, at]));
  const candidates = sparse(
    classRows.map((each) =>
      (each?.candidates ?? []).map((candidate) => ({
        decimetres: candidate.decimetres,
        likeness: candidate.likeness,
        column: own.get(candidate.column) ?? 0,
      })),
    ),
    supply,
    capacity,
  );
  // Alike is worth less than any decimetre, however many pairs there are.
  const step = 2 * supply.reduce((sum, count) => sum + count, 0) + 1;
  const edges = candidates.map((of) =>
    of.map((each) => ({ to: each.column, cost: each.decimetres * step + 2 - each.likeness })),
  );
  // All edges bear the same 2 more: of as many pairs, the sums differ by nothing else than what is compared.
  const assigned = assign({ supply, capacity, edges });
  const ordered = classReaders.flatMap((each) => each?.readers ?? []).toSorted(compareReaders);
  const numberOf = new Map(ordered.map((reader, at) => [reader, at]));
  const order = classRows
    .flatMap((each, at) => (each?.rows ?? []).map((row) => ({ row, at })))
    .toSorted((a, b) => compareRows(a.row, b.row));
  const chosen = lowestIds(
    assigned,
    order.map(({ at }) => at),
    classReaders.map((each) => (each?.readers ?? []).map((reader) => numberOf.get(reader) ?? 0)),
  );
  return order.flatMap(({ row }, at) => pairOf(row, ordered[chosen[at] ?? -1]));
}

/** Leaves out what no best assignment needs, from the rows' side and then from the readers'. */
function sparse(
  all: readonly (readonly Candidate[])[],
  supply: readonly number[],
  capacity: readonly number[],
): readonly (readonly Candidate[])[] {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [rows, readers] = [sum(supply), sum(capacity)];
  const byReader: Candidate[][] = capacity.map(() => []);
  for (const [row, candidates] of all.entries()) {
    for (const each of fewest(candidates, (column) => capacity[column] ?? 0, rows)) {
      byReader[each.column]?.push({ ...each, column: row });
    }
  }
  const kept: Candidate[][] = supply.map(() => []);
  for (const [column, candidates] of byReader.entries()) {
    for (const each of fewest(candidates, (row) => supply[row] ?? 0, readers))
      kept[each.column]?.push({ ...each, column });
  }
  return kept;
}
