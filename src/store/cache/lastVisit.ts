import type { Columns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { Coverage } from '../live/coverage.ts';
import type { After } from '../live/scheduler.ts';
import type { Cache } from './indexedDbCache.ts';
import { indexedDbCache } from './indexedDbCache.ts';
import { LIMITS } from './limits.ts';
import { liveRecord } from './liveRecord.ts';
import type { KeptLive, KeptSnapshot } from './records.ts';
import { packSnapshot, unpackLive, unpackSnapshot } from './records.ts';

export interface LastVisitDeps {
  /** On this device, in the database of that name; or one that is given. */
  readonly cache: Cache | string;
  /** Says whose cameras these are: servers never mix. */
  readonly server: string;
  /** Address of the snapshot's folder. */
  readonly snapshot: string | null;
  readonly dictionary: Dictionary;
  readonly after: After;
}

/** What outlives the page. Nothing here ever throws: a device that keeps nothing only loads more. */
export interface LastVisit {
  /** What was kept by the last visit. */
  load(): Promise<{ readonly live: KeptLive | null; readonly snapshot: KeptSnapshot | null }>;
  /** Keeps what was read live, at the next quiet moment; `now`: at once. */
  keepLive(take: () => { readonly columns: Columns; readonly coverage: Coverage }): void;
  now(): void;
  keepSnapshot(kept: KeptSnapshot): void;
  /** The snapshot's later columns, as they came. */
  readonly details: KeptDetails;
}

/** A record that nothing is known of here. */
export interface KeptDetails {
  load(): Promise<unknown>;
  save(record: object): void;
}

export function createLastVisit({ server, snapshot, dictionary, after, ...deps }: LastVisitDeps): LastVisit {
  const cache = typeof deps.cache === 'string' ? indexedDbCache(deps.cache) : deps.cache;
  const liveKey = `live ${server}`;
  const snapshotKey = `snapshot ${snapshot ?? ''}`;
  const detailsKey = `details ${snapshot ?? ''}`;
  let pending: (() => { readonly columns: Columns; readonly coverage: Coverage }) | null = null;
  let cancel: (() => void) | null = null;
  /** When the newest snapshot was true that is known here: what was read live before is not wanted back. */
  let since = 0;
  /** A storage that refused once (full, blocked) is left alone for the rest of the visit. */
  let refused = false;

  const load = (key: string): Promise<unknown> => cache.load(key).catch(() => null);

  async function save(key: string, make: (before: unknown) => object): Promise<void> {
    if (refused) return;
    try {
      await cache.save(key, make);
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
    void save(liveKey, (before) => {
      const { columns, coverage } = take();
      return liveRecord({ columns, cells: [...coverage.cells()] }, before, dictionary, since);
    });
  }

  return {
    async load() {
      // Not one after the other: the first thing that a person sees waits for both.
      const [live, kept] = await Promise.all([load(liveKey), snapshot === null ? null : load(snapshotKey)]);
      const lastSnapshot = guarded(() => unpackSnapshot(kept, dictionary));
      since = lastSnapshot?.about.base ?? 0;
      return { live: guarded(() => unpackLive(live, dictionary)), snapshot: lastSnapshot };
    },
    keepLive(take) {
      if (refused) return;
      pending = take;
      cancel?.();
      cancel = after(LIMITS.quiet, writeNow);
    },
    now: writeNow,
    keepSnapshot(kept) {
      since = kept.about.base;
      void save(snapshotKey, () => packSnapshot(kept, dictionary));
    },
    details: {
      load: () => load(detailsKey),
      save: (record) => void save(detailsKey, () => record),
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
