import { del, entries, promisifyRequest } from 'idb-keyval';
import type { Draft } from './draft.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';
import { openDatabase } from '../../store/database.ts';
import { readDraft } from './draftRecord.ts';

/** Drafts on this device. A refused, full or silent storage is answered, not thrown; the draft then lives in memory only. */
export interface DraftStore {
  /**
   * Null once it is stored. A draft that another tab has begun to upload is not written over: that tab's is answered;
   * 'gone' is one that another tab has finished or thrown away. Only the uploader, which holds the lock, writes anyhow.
   */
  save(draft: Draft, by?: 'editor' | 'uploader'): Promise<SaveResult>;
  load(server: string): Promise<readonly Draft[]>;
  /**
   * The draft as the last tab left it; null where one has finished it or thrown it away.
   * @throws Failure 'storage' where that can't be told: it is on the disk, and the disk does not answer, or holds on to an
   *   older state than this tab's
   */
  reread(id: string): Promise<Draft | null>;
  /** Whether the disk holds it, in whatever state: then it must not hold an older one than what is sent. */
  keeps(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

export type SaveResult = Failure | Draft | 'gone' | null;

export interface DraftStoreOptions {
  readonly name?: string;
  /** Told of every change. */
  readonly changed?: () => void;
  /** ms that any wait for the disk may take */
  readonly deadline?: number;
}

export const DRAFTS = 'sightline-drafts';
/** Raised when a record's shape changes; records of a newer format are left alone, for whichever Sightline wrote them. */
const FORMAT = 2;
/** A slow phone writes a draft in far less; who waits longer is better told that it is not stored. ms */
const DEADLINE = 4_000;

/**
 * Drafts in IndexedDB, one record each. Writes run one after the other, and each writes the newest state of its draft,
 * so that a slow disk can never end with an older one. What can't be stored stays in memory and is still loaded.
 */
export function createDraftStore({
  name = DRAFTS,
  changed = () => undefined,
  deadline = DEADLINE,
}: DraftStoreOptions = {}): DraftStore {
  const database = openDatabase(name, 'drafts', { deadline });
  /** The newest state of every draft that was saved here. */
  const newest = new Map<string, Draft>();
  /** What of it is on the disk. */
  const stored = new Map<string, Draft>();
  /** Saves whose turn has not come, by draft: each takes the newest state then, so that one is enough. */
  const waiting = new Map<string, Promise<SaveResult>>();
  let queue: Promise<unknown> = Promise.resolve();

  /** Runs `work` after all that was asked before, whatever became of that. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  /** One transaction, so that no other tab can come between the look and the write. */
  const write = (draft: Draft, byUploader: boolean): Promise<Draft | 'gone' | null> =>
    database('readwrite', async (records) => {
      const record = await promisifyRequest<unknown>(records.get(draft.id));
      if (!byUploader) {
        if (record === undefined && stored.has(draft.id)) return 'gone';
        const there = readRecord(record);
        if (there !== null && mayHaveArrived(there.attempt) && there.attempt?.state !== draft.attempt?.state)
          return there;
      }
      records.put({ format: FORMAT, draft }, draft.id);
      await promisifyRequest(records.transaction);
      return null;
    });

  const saveNewest = async (id: string, byUploader: boolean): Promise<Draft | 'gone' | null> => {
    const latest = newest.get(id);
    if (latest === undefined || stored.get(id) === latest) return null;
    const found = await write(latest, byUploader);
    if (found === null) {
      stored.set(id, latest);
      changed();
    } else if (found !== 'gone') keep(found);
    return found;
  };

  return {
    save(draft, by = 'editor') {
      newest.set(draft.id, draft);
      const key = `${by} ${draft.id}`;
      const turn =
        waiting.get(key) ??
        inTurn(() => {
          waiting.delete(key);
          return saveNewest(draft.id, by === 'uploader');
        }).catch((error: unknown) => new Failure('storage', {}, error));
      waiting.set(key, turn);
      return turn;
    },

    async load(server) {
      const found = new Map<string, Draft>();
      try {
        for (const [key, record] of await inTurn(() => entries<IDBValidKey, unknown>(database))) {
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

    keeps: (id) => Promise.resolve(stored.has(id)),

    async reread(id) {
      const mine = newest.get(id);
      try {
        // What this tab could not store yet comes first, or an older state would pass for the newest.
        if (mine !== undefined && stored.has(id) && stored.get(id) !== mine) await inTurn(() => saveNewest(id, false));
        const record = await inTurn(() =>
          database('readonly', (records) => promisifyRequest<unknown>(records.get(id))),
        );
        const draft = readRecord(record);
        if (draft !== null) {
          keep(draft);
          return draft;
        }
      } catch (error) {
        // Another tab may have been at what is on the disk; what never got there, only this one knows.
        if (mine === undefined || stored.has(id)) throw error;
      }
      return mine === undefined || stored.get(id) === mine ? null : mine;
    },

    async remove(id) {
      newest.delete(id);
      stored.delete(id);
      try {
        await inTurn(() => del(id, database));
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
