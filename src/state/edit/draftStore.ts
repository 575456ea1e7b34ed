import type { UseStore } from 'idb-keyval';
import { createStore, del, entries, promisifyRequest } from 'idb-keyval';
import type { Draft } from './draft.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';
import type { DiskOptions, DraftStore } from '../env.ts';
import { readDraft } from './draftRecord.ts';

/** Raised when a record's shape changes; records of a newer format are left alone, for whichever Sightline wrote them. */
const FORMAT = 2;

/**
 * Drafts in IndexedDB, one record each. Writes run one after the other, and each writes the newest state of its draft,
 * so that a slow disk can never end with an older one. What can't be stored stays in memory and is still loaded.
 */
export function createDraftStore({
  name = 'sightline-drafts',
  changed = () => undefined,
}: DiskOptions = {}): DraftStore {
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

  /** One transaction, so that no other tab can come between the look and the write. */
  const write = (to: UseStore, draft: Draft, byUploader: boolean): Promise<Draft | 'gone' | null> =>
    to('readwrite', async (records) => {
      const record = await promisifyRequest<unknown>(records.get(draft.id));
      if (!byUploader) {
        if (record === undefined && stored.has(draft.id)) return 'gone';
        const there = readRecord(record);
        if (there !== null && mayHaveArrived(there.attempt) && there.attempt?.state !== draft.attempt?.state)
          return there;
      }
      await promisifyRequest(records.put({ format: FORMAT, draft }, draft.id));
      return null;
    });

  return {
    async save(draft, by = 'editor') {
      newest.set(draft.id, draft);
      try {
        return await inTurn(async (to) => {
          const latest = newest.get(draft.id);
          if (latest === undefined || stored.get(draft.id) === latest) return null;
          const found = await write(to, latest, by === 'uploader');
          if (found === null) {
            stored.set(draft.id, latest);
            changed();
          } else if (found !== 'gone') keep(found);
          return found;
        });
      } catch (error) {
        return new Failure('storage', {}, error);
      }
    },

    async load(server) {
      const found = new Map<string, Draft>();
      try {
        for (const [key, record] of await inTurn((from) => entries<IDBValidKey, unknown>(from))) {
          const draft = readRecord(record);
          if (draft === null || draft.id !== key) continue;
          found.set(draft.id, draft);
          // From now on it is known to be there: where it is not, another tab has finished it.
          if (newest.get(draft.id) === stored.get(draft.id)) keep(draft);
        }
      } catch {
        // A refused storage holds nothing of ours; what was saved since is in memory.
      }
      // What is on the disk is the newest: of any tab. But not what could not be written.
      for (const [id, draft] of newest) if (stored.get(id) !== draft) found.set(id, draft);
      return [...found.values()].filter((draft) => draft.server === server);
    },

    async reread(id) {
      try {
        const record = await inTurn((from) =>
          from('readonly', (records) => promisifyRequest<unknown>(records.get(id))),
        );
        const draft = readRecord(record);
        if (draft !== null) {
          keep(draft);
          return draft;
        }
      } catch {
        // A refused storage: this tab's memory is all there is.
      }
      const mine = newest.get(id);
      return mine === undefined || stored.get(id) === mine ? null : mine;
    },

    async remove(id) {
      newest.delete(id);
      stored.delete(id);
      try {
        await inTurn((from) => del(id, from));
        changed();
      } catch {
        // Then it is offered again next time. That does no harm: its attempt says whether it was sent.
      }
    },
  };

  function keep(draft: Draft): void {
    newest.set(draft.id, draft);
    stored.set(draft.id, draft);
  }
}

function readRecord(record: unknown): Draft | null {
  const known = isRecord(record) && (record['format'] === 1 || record['format'] === FORMAT);
  return known ? readDraft(record['draft']) : null;
}
