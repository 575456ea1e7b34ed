import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Folder } from './journal.ts';

/** The parts of node:fs/promises that writing needs; stand-ins in tests. */
export interface FileSystem {
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}

const TEMPORARY = '.tmp';

/** A folder on the disk; made when the first file is written. */
export function diskFolder(path: string, fs: FileSystem = { open, rename, rm }): Folder {
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(join(path, name)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw inWords(error, join(path, name));
      }
    },
    async write(name, bytes) {
      const file = join(path, name);
      const beside = `${file}${TEMPORARY}`;
      try {
        await mkdir(path, { recursive: true });
        await writeThrough(fs, beside, bytes);
        await fs.rename(beside, file);
        await syncFolder(fs, path);
      } catch (error) {
        await fs.rm(beside, { force: true }).catch(() => undefined);
        throw inWords(error, file);
      }
    },
    async list() {
      try {
        return await readdir(path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw inWords(error, path);
      }
    },
    async remove(name) {
      await fs.rm(join(path, name), { force: true });
    },
  };
}

async function writeThrough(fs: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename safe too. Not every system can open a folder, and there it need not be. */
async function syncFolder(fs: FileSystem, path: string): Promise<void> {
  let handle;
  try {
    handle = await fs.open(path, 'r');
  } catch {
    return;
  }
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function inWords(error: unknown, path: string): Failure {
  const words: ReadonlyMap<string, string> = new Map([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EACCES', 'it may not be written there'],
    ['EPERM', 'it may not be written there'],
    ['EROFS', 'the disk is read-only'],
    ['ENOTDIR', 'a part of the path is no folder'],
    ['EISDIR', 'there is a folder of that name'],
  ]);
  const said = words.get(codeOf(error)) ?? (error instanceof Error ? error.message : String(error));
  return new Failure('storage', { said: `${path}: ${said}` }, error);
}
