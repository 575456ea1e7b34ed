import type { Candidate, Classes } from './classes.ts';

/** A part of the problem that nothing else reaches into; numbers of classes. */
export interface Group {
  readonly rows: readonly number[];
  readonly readers: readonly number[];
}

/** Classes of rows and of readers that hang together by candidates. Rows without any are in none. */
export function findGroups({ rows, readers }: Classes): readonly Group[] {
  const byReader: number[][] = readers.map(() => []);
  for (const [row, { candidates }] of rows.entries()) for (const { column } of candidates) byReader[column]?.push(row);
  const seenRow = new Uint8Array(rows.length);
  const seenReader = new Uint8Array(readers.length);
  const groups: Group[] = [];
  for (const start of rows.keys()) {
    if (seenRow[start] === 1 || rows[start]?.candidates.length === 0) continue;
    const group = { rows: [start], readers: [] as number[] };
    seenRow[start] = 1;
    for (let i = 0; i < group.rows.length; i += 1) {
      for (const { column } of rows[group.rows[i] ?? 0]?.candidates ?? []) {
        if (seenReader[column] === 1) continue;
        seenReader[column] = 1;
        group.readers.push(column);
        for (const other of byReader[column] ?? []) {
          if (seenRow[other] === 1) continue;
          seenRow[other] = 1;
          group.rows.push(other);
        }
      }
    }
    group.rows.sort((a, b) => a - b);
    groups.push(group);
  }
  return groups;
}

/** Nearer first, then more alike. */
function byCost(a: Candidate, b: Candidate): number {
  return a.decimetres - b.decimetres || b.likeness - a.likeness;
}

/**
 * The candidates that a class can need: the first ones that together are as many as all that compete for them, and what is
 * level with the last. A row that stood at a later one could change to one of these that is free, and none would be worse off.
 */
export function fewest(
  candidates: readonly Candidate[],
  count: (column: number) => number,
  rivals: number,
): readonly Candidate[] {
  const sorted = candidates.toSorted(byCost);
  let sum = 0;
  for (const [at, candidate] of sorted.entries()) {
    const next = sorted[at + 1];
    sum += count(candidate.column);
    if (sum >= rivals && next !== undefined && byCost(candidate, next) < 0) return sorted.slice(0, at + 1);
  }
  return sorted;
}
