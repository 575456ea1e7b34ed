import { get, update } from 'idb-keyval';
import { openDatabase } from '../database.ts';

/** Where records are kept on this device. May throw or refuse: private windows, full disks, blocked site data. */
export interface Cache {
  load(key: string): Promise<unknown>;
  /** Writes what `make` makes of the record that stands there; nothing else writes between the two. */
  save(key: string, make: (before: unknown) => object): Promise<void>;
}

/** IndexedDB. A record is read and written in one transaction: of two tabs, the later one builds on what the first one wrote. */
export function indexedDbCache(name: string): Cache {
  const records = openDatabase(name, 'records');
  return {
    load: (key) => get<unknown>(key, records),
    save: (key, make) => update<unknown>(key, make, records),
  };
}
