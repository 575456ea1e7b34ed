import { Failure } from '../../src/model/failure.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import type { UploadRecord } from '../../src/state/edit/uploadRecord.ts';
import type { Env } from '../../src/state/env.ts';

/** What an earlier visit, or another tab, left on the disk, by id. */
export interface Stored {
  readonly drafts: Map<string, Draft>;
  readonly uploads: Map<string, UploadRecord>;
}

/** One tab's view of a disk that other tabs may share. It can be full, and it tells of other tabs when it is told to. */
export class StubDisk implements Pick<Env, 'drafts' | 'uploads' | 'watchTabs'> {
  full = false;
  readonly stored: Stored;
  /** What this tab could not store, or has stored: it may still read it back. */
  readonly #mine = new Map<string, Draft>();
  /** What this tab knows to be on the disk. */
  readonly #known = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(stored: Stored) {
    this.stored = stored;
  }

  readonly drafts: Env['drafts'] = {
    save: (draft, by) => {
      const { drafts } = this.stored;
      if (by !== 'uploader' && this.#known.has(draft.id) && !drafts.has(draft.id)) return Promise.resolve('gone');
      this.#mine.set(draft.id, draft);
      if (this.full) return Promise.resolve(new Failure('storage'));
      drafts.set(draft.id, draft);
      this.#known.add(draft.id);
      return Promise.resolve(null);
    },
    load: (server) => Promise.resolve([...this.stored.drafts.values()].filter((draft) => draft.server === server)),
    keeps: (id) => Promise.resolve(this.stored.drafts.has(id)),
    reread: (id) => {
      const [kept, mine] = [this.stored.drafts.get(id), this.#mine.get(id)];
      if (this.full && kept !== undefined && mine !== undefined && kept !== mine)
        return Promise.reject(new Failure('storage'));
      return Promise.resolve(kept ?? mine ?? null);
    },
    remove: (id) => {
      this.stored.drafts.delete(id);
      this.#known.delete(id);
      return Promise.resolve();
    },
  };

  readonly uploads: Env['uploads'] = {
    put: (record) => {
      this.stored.uploads.set(record.id, record);
      return Promise.resolve();
    },
    load: (server) => Promise.resolve([...this.stored.uploads.values()].filter((record) => record.server === server)),
  };

  readonly watchTabs: Env['watchTabs'] = (changed) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** As when another tab has changed what is on the disk. */
  otherTab(): void {
    for (const changed of this.#listeners) changed();
  }

  /** As when another tab has finished with every draft. */
  forgetUnstored(): void {
    this.#mine.clear();
  }
}
