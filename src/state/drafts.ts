import type { UseStore } from 'idb-keyval';
import { createStore, del, entries, set } from 'idb-keyval';
import type { Draft } from '../model/draft.ts';
import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import type { DraftStore } from './doors.ts';
import { readDraft } from './draftRecord.ts';

/** Raised when a record's shape changes; records of another format are left alone, for whichever Sightline wrote them. */
const FORMAT = 1;

/**
 * Drafts in IndexedDB, one record each. Writes run one after the other, and each writes the newest state of its draft,
 * so that a slow disk can never end with an older one. What can't be stored stays in memory and is still loaded.
 */
export function createDraftStore(name = 'sightline-drafts'): DraftStore {
  /** The newest state of every draft that was saved here. */
  const newest = new Map<string, Draft>();
  /** What of it is on the disk. */
  const stored = new Map<string, Draft>();
  let queue: Promise<unknown> = Promise.resolve();
  let database: UseStore | null = null;

  /** Runs `work` after all that was asked before, whatever became of that. */
  const inTurn = <T>(work: (database: UseStore) => Promise<T>): Promise<T> => {
    const result = queue.then(() => {
      database ??= createStore(name, 'drafts');
      return work(database);
    });
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    async save(draft) {
      newest.set(draft.id, draft);
      try {
        await inTurn(async (to) => {
          const latest = newest.get(draft.id);
          if (latest === undefined || stored.get(draft.id) === latest) return;
          await set(draft.id, { format: FORMAT, draft: latest }, to);
          stored.set(draft.id, latest);
        });
        return null;
      } catch (error) {
        return new Failure('storage', {}, error);
      }
    },

    async load(server) {
      const found = new Map<string, Draft>();
      try {
        for (const [key, record] of await inTurn((from) => entries<IDBValidKey, unknown>(from))) {
          const draft = readRecord(record);
          if (draft !== null && draft.id === key) found.set(draft.id, draft);
        }
      } catch {
        // A refused storage holds nothing of ours; what was saved since is in memory.
      }
      for (const [id, draft] of newest) found.set(id, draft);
      return [...found.values()].filter((draft) => draft.server === server);
    },

    async remove(id) {
      newest.delete(id);
      stored.delete(id);
      try {
        await inTurn((from) => del(id, from));
      } catch {
        // Then it is offered again next time. That does no harm: its attempt says whether it was sent.
      }
    },
  };
}

function readRecord(record: unknown): Draft | null {
  return isRecord(record) && record['format'] === FORMAT ? readDraft(record['draft']) : null;
}
