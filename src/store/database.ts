import type { UseStore } from 'idb-keyval';
import { createStore } from 'idb-keyval';
import { Failure } from '../model/failure.ts';

/** ms; a device under load writes some MB in a few hundred. */
const DEADLINE = 10_000;

/**
 * One object store of an IndexedDB database, for idb-keyval's functions: opened at the first call, and once. Every call settles within
 * `deadline` ms; what is late is taken back, so that a call that was refused has written nothing.
 * @returns rejects with Failure `storage`: private windows, full disks, blocked site data, a database that doesn't answer
 */
export function openDatabase(name: string, store: string, { deadline = DEADLINE } = {}): UseStore {
  const use = createStore(name, store);
  return async (mode, work) => {
    const late = Promise.withResolvers<never>();
    let isLate = false;
    let transaction: IDBTransaction | null = null;
    const timer = setTimeout(() => {
      isLate = true;
      late.reject(new Failure('storage', { said: `No answer in ${deadline} ms.` }));
      try {
        transaction?.abort();
      } catch {
        // It ended in this very moment, and what it did is done.
      }
    }, deadline);
    try {
      const used = use(mode, (records) => {
        if (isLate) throw new Failure('storage');
        ({ transaction } = records);
        return work(records);
      });
      return await Promise.race([used, late.promise]);
    } catch (error) {
      throw error instanceof Failure ? error : new Failure('storage', {}, error);
    } finally {
      clearTimeout(timer);
    }
  };
}
