import type { Box } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import type { Part } from '../cameraStore.ts';
import { cameraAt } from '../columns/cameraAt.ts';
import type { Columns } from '../columns/columns.ts';
import { UNFILTERED } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { eachInBox, SHOWN } from './boxSearch.ts';

/**
 * Cameras of a box, number `at` and what follows: a million at once would be too much to hand over. Rows whose ids are not loaded
 * can't be named, and are left out.
 */
export function partOf(
  layers: readonly Columns[],
  dictionary: Dictionary,
  box: Box,
  { at, limit, all }: { readonly at: number; readonly limit: number; readonly all: boolean },
): Part {
  const cameras: Camera[] = [];
  let total = 0;
  let state = 0;
  for (const columns of layers) {
    if (columns.id.length < columns.length) continue;
    const visit = (row: number): void => {
      if (total >= at && cameras.length < limit) cameras.push(cameraAt(columns, dictionary, row));
      total += 1;
      state = (Math.imul(state, 31) + (columns.id[row] ?? 0) + (columns.version[row] ?? 0)) | 0;
    };
    eachInBox(columns, box, visit, all ? UNFILTERED : SHOWN);
  }
  return { cameras, total, state };
}
