import { createStore, get, set } from 'idb-keyval';

/** Where records are kept on this device. May throw or refuse: private windows, full disks, blocked site data. */
export interface Cache {
  load(key: string): Promise<unknown>;
  save(key: string, value: object): Promise<void>;
}

/** IndexedDB. A record is written in one transaction: of two tabs the later one stands, and never half of each. */
export function indexedDbCache(name = 'sightline-cameras'): Cache {
  let store: ReturnType<typeof createStore> | null = null;
  const opened = (): ReturnType<typeof createStore> => {
    store ??= createStore(name, 'records');
    return store;
  };
  return {
    load: async (key) => await get<unknown>(key, opened()),
    save: async (key, value) => await set(key, value, opened()),
  };
}
