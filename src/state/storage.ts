import { prefixIn } from '../platform/folderNames.ts';

/** Small values that outlive the page (`local`) or the tab (`session`). Never throws: a browser that refuses storage gets memory. */
export interface ValueStorage {
  get(key: string): string | null;
  /** False where the value lives in memory only and is gone with the page. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
}

/**
 * The browser's storage, or memory for what it refuses (private windows, blocked site data, a full disk).
 * @param folder of the page: keys are shared by everything served from this origin, and say whose they are. What an
 *   earlier version kept under names without it is found until it is moved (edit/moveIn.ts)
 */
export function createStorage(
  area: 'local' | 'session',
  folder: string | null,
  browser: Pick<typeof globalThis, 'localStorage' | 'sessionStorage'> = globalThis,
): ValueStorage {
  const prefix = prefixIn(folder);
  const former = prefixIn(null);
  const memory = new Map<string, string>();
  /** Reading the property throws where site data is blocked, so it is asked for each time, within a guard. */
  const guarded = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(area === 'local' ? browser.localStorage : browser.sessionStorage);
    } catch {
      return otherwise;
    }
  };
  return {
    get(key) {
      return (
        memory.get(key) ?? guarded((storage) => storage.getItem(prefix + key) ?? storage.getItem(former + key), null)
      );
    },
    set(key, value) {
      const stored = guarded((storage) => {
        storage.setItem(prefix + key, value);
        return storage.getItem(prefix + key) === value;
      }, false);
      if (stored) memory.delete(key);
      else memory.set(key, value);
      return stored;
    },
    remove(key) {
      memory.delete(key);
      guarded((storage) => {
        storage.removeItem(prefix + key);
        storage.removeItem(former + key);
      }, undefined);
    },
  };
}
