import { createStore, get, update } from 'idb-keyval';

/** Where records are kept on this device. May throw or refuse: private windows, full disks, blocked site data. */
export interface Cache {
  load(key: string): Promise<unknown>;
  /** Writes what `make` makes of the record that stands there; nothing else writes between the two. */
  save(key: string, make: (before: unknown) => object): Promise<void>;
}

/** IndexedDB. A record is read and written in one transaction: of two tabs, the later one builds on what the first one wrote. */
export function indexedDbCache(name = 'sightline-cameras'): Cache {
  let store: ReturnType<typeof createStore> | null = null;
  const opened = (): ReturnType<typeof createStore> => {
    store ??= createStore(name, 'records');
    return store;
  };
  return {
    load: async (key) => await get<unknown>(key, opened()),
    save: async (key, make) => await update<unknown>(key, make, opened()),
  };
}
