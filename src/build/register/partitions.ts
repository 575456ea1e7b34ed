import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Camera } from '../../model/camera.ts';
import type { PlaceAreas } from './areasOf.ts';
import { writeGeoParquet } from './geoParquet.ts';

const FOLDER = 'partitioned';
/** Of a reader that lies in none. */
const NONE = 'none';

/**
 * The layer once more, a file for each country and US state, for engines that pass over folders by their names
 * (`country=US/state=GA/readers.parquet`, as Hive has it). Returns the names.
 * @param base when the data was true, ISO 8601
 * @throws Failure `storage`; the folder before stays
 */
export async function writePartitions(
  out: string,
  readers: readonly Camera[],
  areasOf: (place: Camera) => PlaceAreas,
  base: string | null,
): Promise<readonly string[]> {
  const parts = new Map<string, Camera[]>();
  for (const reader of readers) {
    const { country, state } = areasOf(reader);
    const part = `country=${country ?? NONE}/state=${state?.id.replace(/^US-/, '') ?? NONE}`;
    const there = parts.get(part);
    if (there === undefined) parts.set(part, [reader]);
    else there.push(reader);
  }
  const beside = join(out, `${FOLDER}.tmp`);
  try {
    await rm(beside, { recursive: true, force: true });
    for (const [part, of] of parts) {
      // oxlint-disable-next-line no-await-in-loop -- one part in memory at a time
      await mkdir(join(beside, part), { recursive: true });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await writeFile(join(beside, part, 'readers.parquet'), writeGeoParquet(of, base));
    }
    await rm(join(out, FOLDER), { recursive: true, force: true });
    if (parts.size > 0) await rename(beside, join(out, FOLDER));
  } catch (error) {
    throw new Failure('storage', { said: error instanceof Error ? error.message : String(error) }, error);
  }
  return [...parts.keys()].map((part) => `${FOLDER}/${part}/readers.parquet`);
}
