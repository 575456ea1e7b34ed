/** One row of the columns as a camera with its tags: for questions, one camera at a time. */
import type { Camera, Tags } from '../../model/camera.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { parseTags, textAt } from '../../snapshot/fileColumns.ts';
import type { Columns } from './columns.ts';
import { PAIR_COLUMNS, placeAt } from './columns.ts';
import type { Dictionary } from './dictionary.ts';

/** The value of one tag of a row, or undefined. */
export function tagAt(columns: Columns, dictionary: Dictionary, row: number, key: string): string | undefined {
  if (columns.rest !== null) return tagsAt(columns, dictionary, row).get(key);
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) {
    const pair = columns.pairs[i] ?? 0;
    if (dictionary.key(pair) === key) return dictionary.value(pair);
  }
  return undefined;
}

/** All tags of a row. */
function tagsAt(columns: Columns, dictionary: Dictionary, row: number): Tags {
  const tags = new Map<string, string>();
  const put = (pair: number): void => void tags.set(dictionary.key(pair), dictionary.value(pair));
  const end = columns.tagStart[row + 1] ?? 0;
  for (let i = columns.tagStart[row] ?? 0; i < end; i += 1) put(columns.pairs[i] ?? 0);
  if (columns.rest !== null) {
    const flat = parseTags(textAt(columns.rest.column, row) ?? '{}') ?? [];
    for (let i = 0; i < flat.length; i += 2) tags.set(flat[i] ?? '', flat[i + 1] ?? '');
    for (const name of PAIR_COLUMNS) {
      const pair = columns[name][row] ?? 0;
      if (pair !== 0) put(pair - 1);
    }
    columns.rest.silent.get(row)?.forEach((pair) => put(pair));
  }
  return tags;
}

/** The camera of a row with all its tags. */
export function cameraAt(columns: Columns, dictionary: Dictionary, row: number): Camera {
  const edited = columns.edited[row] ?? 0;
  return {
    type: OSM_TYPES[columns.type[row] ?? 0] ?? 'node',
    id: columns.id[row] ?? 0,
    ...placeAt(columns, row),
    version: columns.version[row] ?? 0,
    timestamp: edited === 0 ? null : edited * 1000,
    tags: tagsAt(columns, dictionary, row),
  };
}
