import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

/**
 * Writes what follows from the snapshot and can be made again, without waiting for the disk each time: there are thousands.
 * @param folder within `out`
 * @returns names from `out`
 * @throws Failure `storage`
 */
export async function writeMany(
  out: string,
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<readonly string[]> {
  try {
    await mkdir(join(out, folder), { recursive: true });
    for (const [name, content] of files) {
      // oxlint-disable-next-line no-await-in-loop -- thousands at once would use up the open files
      await writeFile(join(out, folder, name), content);
    }
  } catch (error) {
    throw new Failure('storage', { said: error instanceof Error ? error.message : String(error) }, error);
  }
  return [...files.keys()].map((name) => `${folder}/${name}`);
}

/** Names of the files of a folder within `out`; none where it isn't there. */
export async function namesIn(out: string, folder: string): Promise<readonly string[]> {
  return readdir(join(out, folder)).catch(() => []);
}
