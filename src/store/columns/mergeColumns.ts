import { isBefore } from '../../model/morton.ts';
import type { Columns } from './columns.ts';
import { blankColumns } from './columns.ts';
import { copyRows, tagsOf } from './columns.ts';
import { KeyMap } from './keyMap.ts';
import type { StepBox } from './tileRuns.ts';
import { eachRun, holds } from './tileRuns.ts';

/**
 * `base` with `batch` laid over it: what lies in `replaced` goes (so that deletions show), and of one camera in both the
 * newer version stays, the batch's where versions are level or not known. Linear in both.
 */
export function merge(base: Columns, batch: Columns, replaced: readonly StepBox[]): Columns {
  if (base.length === 0) return batch;
  const dropped = new Uint8Array(base.length);
  for (const box of replaced) {
    eachRun(base, box, box, (start, end, inside) => {
      for (let row = start; row < end; row += 1) if (inside || holds(box, base, row)) dropped[row] = 1;
    });
  }
  const outdated = dropKnown(base, batch, dropped);
  const keptBase = rowsWithout(dropped);
  const keptBatch = rowsWithout(outdated);
  return interleave(base, keptBase, batch, keptBatch);
}

/** Marks the base's rows that the batch has too; returns the marks of the batch's rows that are older than the base's. */
function dropKnown(base: Columns, batch: Columns, dropped: Uint8Array): Uint8Array {
  const outdated = new Uint8Array(batch.length);
  const rows = new KeyMap<number>(batch.length);
  for (let row = 0; row < batch.length; row += 1) rows.set(batch.type[row] ?? 0, batch.id[row] ?? 0, row);
  const { id, type, length } = base;
  for (let row = 0; row < length; row += 1) {
    const inBatch = rows.get(type[row] ?? 0, id[row] ?? 0);
    if (inBatch === undefined) continue;
    const version = batch.version[inBatch] ?? 0;
    if (version !== 0 && version < (base.version[row] ?? 0)) {
      outdated[inBatch] = 1;
      dropped[row] = 0;
    } else {
      dropped[row] = 1;
    }
  }
  return outdated;
}

/** The numbers of the rows that are not marked. */
function rowsWithout(marked: Uint8Array): Uint32Array {
  const rows = new Uint32Array(marked.length);
  let count = 0;
  for (let row = 0; row < marked.length; row += 1) {
    if (marked[row] === 1) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** Two sorted lists as one. */
function interleave(a: Columns, rowsA: Uint32Array, b: Columns, rowsB: Uint32Array): Columns {
  const length = rowsA.length + rowsB.length;
  const placesA = new Uint32Array(rowsA.length);
  const placesB = new Uint32Array(rowsB.length);
  const tagCounts = new Uint32Array(length);
  const { x: xA, y: yA } = a;
  const { x: xB, y: yB } = b;
  let tags = 0;
  let i = 0;
  let j = 0;
  for (let place = 0; place < length; place += 1) {
    const rowA = rowsA[i] ?? 0;
    const rowB = rowsB[j] ?? 0;
    const takeB =
      i >= rowsA.length || (j < rowsB.length && isBefore(xB[rowB] ?? 0, yB[rowB] ?? 0, xA[rowA] ?? 0, yA[rowA] ?? 0));
    const count = takeB ? tagsOf(b, rowB) : tagsOf(a, rowA);
    tagCounts[place] = count;
    tags += count;
    if (takeB) {
      placesB[j] = place;
      j += 1;
    } else {
      placesA[i] = place;
      i += 1;
    }
  }
  const merged = blankColumns(length, tags);
  let start = 0;
  for (let place = 0; place < length; place += 1) {
    start += tagCounts[place] ?? 0;
    merged.tagStart[place + 1] = start;
  }
  copyRows(a, rowsA, merged, placesA, rowsA.length);
  copyRows(b, rowsB, merged, placesB, rowsB.length);
  return merged;
}
