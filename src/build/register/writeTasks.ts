import type { Camera } from '../../model/camera.ts';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import type { PlaceAreas } from './areasOf.ts';
import { namesIn, writeMany } from './manyFiles.ts';
import { noTasks, taskFiles } from './taskFiles.ts';

const FOLDER = 'tasks';

/** Puts the files of tasks beside a snapshot, and empties those of which none is left. Returns their names. */
export async function writeTasks(
  out: string,
  {
    manifest,
    readers,
    areasOf,
  }: {
    readonly manifest: Manifest;
    readonly readers: readonly Camera[];
    readonly areasOf: (place: Camera) => PlaceAreas;
  },
): Promise<readonly string[]> {
  const base = new Date(manifest.base.oldest).toISOString();
  const files = new Map(taskFiles(readers, areasOf, base));
  const before = (await namesIn(out, FOLDER)).filter((name) => /^tasks-[\w-]+\.geojson$/.test(name));
  for (const name of before) if (!files.has(name)) files.set(name, noTasks(name, base));
  return writeMany(out, FOLDER, files);
}
