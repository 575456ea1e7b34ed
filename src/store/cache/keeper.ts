import type { Cache } from './indexedDbCache.ts';
import type { KeptLive, KeptSnapshot } from './records.ts';
import type { Columns } from '../columns/columns.ts';
import type { Coverage } from '../live/coverage.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type * as Keeping from './keeping.ts';
import type { After } from '../live/scheduler.ts';

export interface KeeperDeps {
  /** Null: nothing is kept. */
  readonly cache: Cache | null;
  /** Says whose cameras these are: servers never mix. */
  readonly server: string;
  /** Address of the snapshot's folder. */
  readonly snapshot: string | null;
  readonly dictionary: Dictionary;
  readonly after: After;
}

/** What outlives the page. Nothing here ever throws: a device that keeps nothing only loads more. */
export interface Keeper {
  /** What was kept by the last visit. */
  load(): Promise<{ readonly live: KeptLive | null; readonly snapshot: KeptSnapshot | null }>;
  /** Keeps what was read live, at the next quiet moment; `now`: at once. */
  keepLive(take: () => { readonly columns: Columns; readonly coverage: Coverage }): void;
  now(): void;
  keepSnapshot(kept: KeptSnapshot): void;
  /** The snapshot's later columns, as they came. */
  readonly details: KeptDetails;
  close(): void;
}

/** A record that nothing is known of here. */
export interface KeptDetails {
  load(): Promise<unknown>;
  save(record: object): void;
}

export const KEEPING = {
  /** Quiet after the last read before anything is written, ms. */
  quiet: 2000,
  /** A storage that doesn't answer must not keep the map waiting, ms. */
  patience: 1500,
} as const;

export function createKeeper({ cache, server, snapshot, dictionary, after }: KeeperDeps): Keeper {
  const liveKey = `live ${server}`;
  const snapshotKey = `snapshot ${snapshot ?? ''}`;
  const detailsKey = `details ${snapshot ?? ''}`;
  let pending: (() => { readonly columns: Columns; readonly coverage: Coverage }) | null = null;
  let cancel: (() => void) | null = null;
  /** When the newest snapshot was true that is known here: what was read live before is not wanted back. */
  let since = 0;
  /** A storage that refused once (full, blocked) is left alone for the rest of the visit. */
  let refused = cache === null;

  /** What comes in time; null for what doesn't, or fails. */
  async function patient<T>(coming: Promise<T>): Promise<T | null> {
    const late = Promise.withResolvers<null>();
    const stop = after(KEEPING.patience, () => late.resolve(null));
    try {
      return await Promise.race([coming, late.promise]);
    } catch {
      return null;
    } finally {
      stop();
    }
  }

  async function load(key: string): Promise<unknown> {
    return cache === null ? null : ((await patient(cache.load(key))) ?? null);
  }

  async function save(key: string, make: (how: typeof Keeping, before: unknown) => object): Promise<void> {
    if (cache === null || refused) return;
    try {
      const how = await import('./keeping.ts');
      await cache.save(key, (before) => make(how, before));
    } catch {
      refused = true;
    }
  }

  function writeNow(): void {
    cancel?.();
    cancel = null;
    const take = pending;
    pending = null;
    if (take === null) return;
    void save(liveKey, ({ liveRecord }, before) => {
      const { columns, coverage } = take();
      return liveRecord({ columns, cells: [...coverage.cells()] }, before, dictionary, since);
    });
  }

  return {
    async load() {
      // Not one after the other: the first thing that a person sees waits for all of them.
      const [live, kept, how] = await Promise.all([
        load(liveKey),
        snapshot === null ? null : load(snapshotKey),
        cache === null ? null : patient(import('./keeping.ts')),
      ]);
      if (how === null) return { live: null, snapshot: null };
      const lastSnapshot = guarded(() => how.unpackSnapshot(kept, dictionary));
      since = lastSnapshot?.about.base ?? 0;
      return { live: guarded(() => how.unpackLive(live, dictionary)), snapshot: lastSnapshot };
    },
    keepLive(take) {
      if (refused) return;
      pending = take;
      cancel?.();
      cancel = after(KEEPING.quiet, writeNow);
    },
    now: writeNow,
    keepSnapshot(kept) {
      since = kept.about.base;
      void save(snapshotKey, ({ packSnapshot }) => packSnapshot(kept, dictionary));
    },
    details: {
      load: () => load(detailsKey),
      save: (record) => void save(detailsKey, () => record),
    },
    close() {
      writeNow();
    },
  };
}

/** A record that makes no sense is as good as none. */
function guarded<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
