import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import { ATTRIBUTION, LICENSE, MANIFEST_NAME } from '../../snapshot/fileFormat.ts';
import { OVERVIEW_NAME } from '../../snapshot/overview.ts';
import { readReaders } from '../readersFile.ts';
import { diskFolder } from '../snapshot/folder.ts';
import { areasFile } from './areasFile.ts';
import { usShapes } from './areaShapes.ts';
import { areaFinder } from './areasOf.ts';
import { countAreas } from './countAreas.ts';
import type { HistoryOptions } from '../changes/publishHistory.ts';
import { publishHistory } from '../changes/publishHistory.ts';
import { writeGeoParquet } from './geoParquet.ts';
import { writeTasks } from './writeTasks.ts';

export const AREAS_NAME = 'areas.json';
export const INDEX_NAME = 'index.json';

/** The layer of a snapshot's file. It goes by the other's name, so whoever knows that one finds it. */
export function layerName(file: string): string {
  return file.replace(/\.parquet$/, '.geo.parquet');
}

/**
 * Puts beside a snapshot what is counted from it: the layer, `areas.json`, and `index.json`, which lists all files with their sizes,
 * hashes and license. The index comes last.
 * @param options left out: no history, for a snapshot that nothing follows on
 * @throws Error or Failure where a file can't be read or written; the snapshot stands
 */
export async function publishRegister(
  out: string,
  manifest: Manifest,
  options: HistoryOptions | null = null,
): Promise<void> {
  const { file, base } = manifest;
  const folder = diskFolder(out);
  const { readers, base: dated } = await readReaders(join(out, file));
  await folder.write(layerName(file), writeGeoParquet(readers, dated));
  const shapes = usShapes();
  const counts = countAreas(readers, shapes);
  const areas = areasFile({ base: dated, vintage: null }, counts);
  await folder.write(AREAS_NAME, new TextEncoder().encode(areas));
  const standing = { manifest, readers, areas: counts.areas, shapes, areasOf: areaFinder(shapes) };
  const tasks = options === null ? [] : await writeTasks(out, standing);
  const history = options === null ? [] : await publishHistory(out, standing, options);
  const files = await Promise.all(
    [MANIFEST_NAME, file, layerName(file), OVERVIEW_NAME, AREAS_NAME, ...tasks, ...history].map(async (name) => {
      const bytes = (await folder.read(name)) ?? new Uint8Array();
      return { name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
  const about = {
    format: 1,
    base: { oldest: new Date(base.oldest).toISOString(), newest: new Date(base.newest).toISOString() },
    license: LICENSE,
    attribution: ATTRIBUTION,
    cite: citation(base.oldest, file),
    files,
  };
  await folder.write(INDEX_NAME, new TextEncoder().encode(`${JSON.stringify(about, null, 2)}\n`));
}

/** The words by which a number out of this snapshot is cited. */
function citation(base: number, file: string): string {
  const day = new Date(base).toISOString().slice(0, 10);
  return `OpenStreetMap contributors, license plate readers mapped in OpenStreetMap as of ${day} (Sightline snapshot ${file}), ODbL 1.0.`;
}
