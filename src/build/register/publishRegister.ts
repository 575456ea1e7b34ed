import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import { ATTRIBUTION, LICENSE, MANIFEST_NAME } from '../../snapshot/fileFormat.ts';
import { OVERVIEW_NAME } from '../../snapshot/overview.ts';
import { readReaders } from '../readersFile.ts';
import { diskFolder } from '../snapshot/folder.ts';
import { writeDownloads } from './areaDownloads.ts';
import { areasFile } from './areasFile.ts';
import type { AreaShape } from './areaShapes.ts';
import { usShapes } from './areaShapes.ts';
import { areaFinder } from './areasOf.ts';
import { countAreas } from './countAreas.ts';
import type { HistoryOptions, Standing } from '../changes/publishHistory.ts';
import { publishHistory } from '../changes/publishHistory.ts';
import { CITATION_NAME, citation, citationText } from './citation.ts';
import { writeGeoParquet } from './geoParquet.ts';
import { writePartitions } from './partitions.ts';
import type { Populations } from './population.ts';
import { byArea } from './population.ts';
import { writeTasks } from './writeTasks.ts';

export const AREAS_NAME = 'areas.json';
export const INDEX_NAME = 'index.json';

/** The layer of a snapshot's file. It goes by the other's name, so whoever knows that one finds it. */
export function layerName(file: string): string {
  return file.replace(/\.parquet$/, '.geo.parquet');
}

/** What else is published with a snapshot that others follow on. */
export interface PublishOptions extends HistoryOptions {
  /** The layer by country and state, too. */
  readonly partitioned: boolean;
  /** Areas of a deployer's own. */
  readonly customAreas: readonly AreaShape[];
  readonly populations: Populations | null;
}

/**
 * Puts beside a snapshot what is counted from it: the layer, `areas.json`, `CITATION.txt`, files by area, tasks, history and feeds, and `index.json`, which lists all files with their sizes,
 * hashes and license. The index comes last.
 * @param options left out: the layer, the counts and the citation only, for a snapshot that nothing follows on
 * @throws Error or Failure where a file can't be read or written; the snapshot stands
 */
export async function publishRegister(
  out: string,
  manifest: Manifest,
  options: PublishOptions | null = null,
): Promise<void> {
  const { file, base } = manifest;
  const folder = diskFolder(out);
  const { readers, base: dated } = await readReaders(join(out, file));
  await folder.write(layerName(file), writeGeoParquet(readers, dated));
  const shapes = [...usShapes(), ...(options?.customAreas ?? [])];
  const populations = options?.populations ?? null;
  const areasOf = areaFinder(shapes);
  const counts = countAreas(readers, shapes, populations === null ? new Map() : byArea(shapes, populations), areasOf);
  const areas = areasFile({ base: dated, vintage: populations?.vintage ?? null }, counts);
  await folder.write(AREAS_NAME, new TextEncoder().encode(areas));
  await folder.write(CITATION_NAME, new TextEncoder().encode(citationText(manifest)));
  const standing = { manifest, readers, areas: counts.areas, shapes, areasOf };
  const more = options === null ? [] : await publishMore(out, standing, dated, options);
  const files: { readonly name: string; readonly bytes: number; readonly sha256: string }[] = [];
  for (const name of [MANIFEST_NAME, file, layerName(file), OVERVIEW_NAME, AREAS_NAME, CITATION_NAME, ...more]) {
    // oxlint-disable-next-line no-await-in-loop -- all at once would not fit into the memory
    const bytes = await folder.read(name);
    if (bytes === null) throw new Failure('storage', { said: `${name} was written and is not there.` });
    files.push({ name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  const about = {
    format: 1,
    base: { oldest: new Date(base.oldest).toISOString(), newest: new Date(base.newest).toISOString() },
    license: LICENSE,
    attribution: ATTRIBUTION,
    cite: citation(manifest),
    files,
  };
  await folder.write(INDEX_NAME, new TextEncoder().encode(`${JSON.stringify(about, null, 2)}\n`));
}

/** The history comes last: until it has the line, a run that is repeated makes everything anew. */
async function publishMore(
  out: string,
  standing: Standing,
  base: string | null,
  options: PublishOptions,
): Promise<readonly string[]> {
  const { manifest, readers, areasOf } = standing;
  const about = { base: manifest.base.oldest, site: options.site };
  return [
    ...(await writeDownloads(out, readers, areasOf, about)),
    ...(options.partitioned ? await writePartitions(out, readers, areasOf, base) : []),
    ...(await writeTasks(out, standing)),
    ...(await publishHistory(out, standing, options)),
  ];
}
