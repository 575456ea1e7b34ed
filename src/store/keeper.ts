import type { Cache } from './cache.ts';
import type { KeptLive, KeptSnapshot } from './cacheFormat.ts';
import { packLive, packSnapshot, unpackLive, unpackSnapshot } from './cacheFormat.ts';
import type { Columns } from './columns.ts';
import { blankColumns } from './columns.ts';
import type { Coverage } from './coverage.ts';
import type { Dictionary } from './dictionary.ts';
import { cellsToDrop } from './evict.ts';
import { cellRect, rectSteps } from './grid.ts';
import { merge } from './merge.ts';
import type { After } from './reader.ts';

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
  close(): void;
}

export const KEEPING = {
  /** Quiet after the last read before anything is written, ms. */
  quiet: 2000,
  /** A storage that doesn't answer must not keep the map waiting, ms. */
  patience: 1500,
  /** Most that is written of what was read live, about. */
  bytes: 40_000_000,
  cameras: 200_000,
} as const;

export function createKeeper({ cache, server, snapshot, dictionary, after }: KeeperDeps): Keeper {
  const liveKey = `live ${server}`;
  const snapshotKey = `snapshot ${snapshot ?? ''}`;
  let pending: (() => { readonly columns: Columns; readonly coverage: Coverage }) | null = null;
  let cancel: (() => void) | null = null;
  /** A storage that refused once (full, blocked) is left alone for the rest of the visit. */
  let refused = cache === null;

  async function load(key: string): Promise<unknown> {
    if (cache === null) return null;
    const late = Promise.withResolvers<null>();
    const stop = after(KEEPING.patience, () => late.resolve(null));
    try {
      return await Promise.race([cache.load(key), late.promise]);
    } catch {
      return null;
    } finally {
      stop();
    }
  }

  function save(key: string, pack: () => object): void {
    if (cache === null || refused) return;
    cache.save(key, pack()).catch(() => {
      refused = true;
    });
  }

  function writeNow(): void {
    cancel?.();
    cancel = null;
    const take = pending;
    pending = null;
    if (take === null) return;
    save(liveKey, () => {
      const { columns, coverage } = take();
      return packLive(bounded(columns, coverage, dictionary), dictionary);
    });
  }

  return {
    async load() {
      const [live, kept] = await Promise.all([load(liveKey), snapshot === null ? null : load(snapshotKey)]);
      return {
        live: guarded(() => unpackLive(live, dictionary)),
        snapshot: guarded(() => unpackSnapshot(kept, dictionary)),
      };
    },
    keepLive(take) {
      if (refused) return;
      pending = take;
      cancel?.();
      cancel = after(KEEPING.quiet, writeNow);
    },
    now: writeNow,
    keepSnapshot(kept) {
      save(snapshotKey, () => packSnapshot(kept, dictionary));
    },
    close() {
      writeNow();
    },
  };
}

/** As much of it as may be kept: the cells that were seen last. */
function bounded(columns: Columns, coverage: Coverage, dictionary: Dictionary): KeptLive {
  const texts = dictionary.size * 60;
  const each = columns.length === 0 ? 0 : 43 + (4 * columns.pairs.length) / columns.length;
  const cameras = Math.min(KEEPING.cameras, each === 0 ? 0 : Math.max(0, (KEEPING.bytes - texts) / each));
  const drop = new Set(cellsToDrop(coverage, columns, [], { cameras, cells: KEEPING.cameras }));
  if (drop.size === 0) return { columns, cells: [...coverage.cells()] };
  const boxes = [...drop].map((key) => rectSteps(cellRect(key)));
  return {
    columns: merge(columns, blankColumns(0, 0), boxes),
    cells: [...coverage.cells()].filter(({ key }) => !drop.has(key)),
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
