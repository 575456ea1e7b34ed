import { del, entries, get, update } from 'idb-keyval';
import { prefixIn, nameIn } from '../../platform/folderNames.ts';
import { openDatabase } from '../../store/database.ts';
import { DRAFTS } from './draftStore.ts';
import { UPLOADS } from './uploadStore.ts';

/** A database of an earlier version, and its one object store. */
const DATABASES = [
  [DRAFTS, 'drafts'],
  [UPLOADS, 'uploads'],
] as const;
/** What was only kept to be faster. */
const CACHE = 'sightline-cameras';
const MOVED = 'movedIn';

export interface Moving {
  readonly page: Pick<Window & typeof globalThis, 'localStorage' | 'sessionStorage' | 'indexedDB'>;
  readonly folder: string;
  /** As createLock of lock.ts gives it: under the former names, too. */
  readonly lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Ids of every server that may be uploaded to. */
  readonly servers: readonly string[];
}

/**
 * Moves what versions up to 0.1 kept under names that all pages of the origin shared to the names of this folder, once:
 * whichever page comes first has it. No upload of either version is at work meanwhile. What stands under the former names
 * goes only after it was read back; what a page finds under the new one stays. True where anything was moved.
 */
export async function moveIn({ page, folder, lock, servers }: Moving): Promise<boolean> {
  const marked = prefixIn(folder) + MOVED;
  try {
    // Reading them throws where site data is blocked.
    const { localStorage: local, sessionStorage: session, indexedDB } = page;
    if (local.getItem(marked) !== null) return false;
    /** With the lock of every server: in the same order in every tab. */
    const withAll = (ids: readonly string[], work: () => Promise<boolean>): Promise<boolean> => {
      const [id, ...rest] = ids;
      return id === undefined ? work() : lock(`sightline upload ${id}`, () => withAll(rest, work));
    };
    return await withAll(servers, async () => {
      if (local.getItem(marked) !== null) return false;
      let moved = 0;
      for (const [name, store] of DATABASES) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        if (await mayBeThere(indexedDB, name))
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          moved += await moveRecords(openDatabase(name, store), openDatabase(nameIn(folder, name), store));
      }
      indexedDB.deleteDatabase(CACHE);
      moved += moveValues(local, folder) + moveValues(session, folder);
      local.setItem(marked, '1');
      return moved > 0;
    });
  } catch {
    // A refused storage, or a record that could not be read back: what is there stays, and is tried again at the next visit.
    return false;
  }
}

type Records = ReturnType<typeof openDatabase>;

/** @throws where a record could not be read back; nothing is deleted then */
async function moveRecords(from: Records, to: Records): Promise<number> {
  const all = await entries<IDBValidKey, unknown>(from);
  /* oxlint-disable no-await-in-loop -- one after the other, each read back */
  for (const [key, record] of all) {
    await update<unknown>(key, (there) => both(there, record), to);
    if ((await get<unknown>(key, to)) === undefined) throw new Error('not read back');
    // The database stays: while a tab of an earlier version has it open, its deletion would keep all others from it.
    await del(key, from);
  }
  /* oxlint-enable no-await-in-loop */
  return all.length;
}

/** What stands there already is newer; of two lists, all. */
function both(there: unknown, record: unknown): unknown {
  if (there === undefined) return record;
  return Array.isArray(there) && Array.isArray(record) ? [...there, ...record] : there;
}

/** Opening one that is not there would make it. Older browsers can't tell. */
async function mayBeThere(factory: IDBFactory, name: string): Promise<boolean> {
  if (!('databases' in factory)) return true;
  return (await factory.databases()).some((one) => one.name === name);
}

function moveValues(storage: Storage, folder: string): number {
  const [former, prefix] = [prefixIn(null), prefixIn(folder)];
  const keys = Object.keys(storage).filter((key) => key.startsWith(former));
  for (const key of keys) {
    const [value, name] = [storage.getItem(key), prefix + key.slice(former.length)];
    if (value === null) continue;
    if (storage.getItem(name) === null) storage.setItem(name, value);
    if (storage.getItem(name) !== null) storage.removeItem(key);
  }
  return keys.length;
}
