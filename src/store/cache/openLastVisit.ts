import type { Dictionary } from '../columns/dictionary.ts';
import type { After } from '../live/scheduler.ts';
import type { Cache } from './indexedDbCache.ts';
import type { KeptDetails, LastVisit } from './lastVisit.ts';
import { LIMITS } from './limits.ts';

/** The last visit, whose code comes with the first record that is looked for, and not with the worker. */
export interface OpenedVisit {
  /** Null where nothing is kept, or does not come before the storage's time is up. */
  load(): Promise<Awaited<ReturnType<LastVisit['load']>> | null>;
  readonly details: KeptDetails;
  /** Keeps something, where anything is. */
  keep(use: (visit: LastVisit) => void): void;
}

/** @param snapshot address of its folder */
export function openLastVisit(
  { cache, after, url }: { readonly cache?: Cache | string; readonly after: After; readonly url: string },
  snapshot: string | null,
  dictionary: Dictionary,
): OpenedVisit {
  const opened: Promise<LastVisit | null> | null =
    cache === undefined
      ? null
      : import('./lastVisit.ts').then(
          ({ createLastVisit }) => createLastVisit({ cache, after, server: url, snapshot, dictionary }),
          () => null,
        );

  async function inTime<T>(use: (visit: LastVisit) => Promise<T>): Promise<T | null> {
    const late = Promise.withResolvers<null>();
    const stop = after(LIMITS.patience, () => late.resolve(null));
    const used = opened?.then((visit) => (visit === null ? null : use(visit))) ?? null;
    const found = await Promise.race([used, late.promise]);
    stop();
    return found;
  }

  const keep: OpenedVisit['keep'] = (use) =>
    void opened?.then((visit) => {
      if (visit !== null) use(visit);
    });
  return {
    load: () => inTime((visit) => visit.load()),
    details: {
      load: () => inTime((visit) => visit.details.load()),
      save: (record) => keep(({ details }) => details.save(record)),
    },
    keep,
  };
}
