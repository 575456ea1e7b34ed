import { Failure } from '../model/failure.ts';
import type { Disk } from './disk.ts';

/**
 * The disk, whose code is fetched after the page's own. What is asked of it waits, in order. Where it can't be fetched it
 * is like a disk that refuses: what is saved is not stored, and nothing is there. The next call tries again.
 */
export function createLaterDisk(fetchDisk: () => Promise<Disk>): Disk {
  let fetched: Promise<Disk> | null = null;
  const open = (): Promise<Disk> => {
    fetched ??= fetchDisk().catch((error: unknown) => {
      fetched = null;
      throw new Failure('storage', {}, error);
    });
    return fetched;
  };
  const orElse = <T>(work: (disk: Disk) => Promise<T>, otherwise: T): Promise<T> => open().then(work, () => otherwise);
  /** What can't be read is not there, whether its code did not come or the browser has no disk at all. */
  const read = <T>(work: (disk: Disk) => Promise<readonly T[]>): Promise<readonly T[]> =>
    open()
      .then(work)
      .catch(() => []);
  return {
    drafts: {
      save: async (draft, by) => {
        try {
          return await (await open()).drafts.save(draft, by);
        } catch {
          return new Failure('storage');
        }
      },
      load: (server) => read((disk) => disk.drafts.load(server)),
      // Not null, which would mean that another tab has finished it.
      keeps: (id) => orElse((disk) => disk.drafts.keeps(id), false),
      reread: async (id) => (await open()).drafts.reread(id),
      remove: (id) => orElse((disk) => disk.drafts.remove(id), undefined),
    },
    uploads: {
      put: (record) => orElse((disk) => disk.uploads.put(record), undefined),
      load: (server) => read((disk) => disk.uploads.load(server)),
    },
    watchTabs(changed) {
      let stop = (): void => undefined;
      let stopped = false;
      open().then(
        (disk) => {
          if (!stopped) stop = disk.watchTabs(changed);
        },
        () => undefined,
      );
      return () => {
        stopped = true;
        stop();
      };
    },
  };
}
