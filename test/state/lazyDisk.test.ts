import { expect, test, vi } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { newDraft } from '../../src/state/edit/draft.ts';
import type { Disk } from '../../src/state/disk.ts';
import { createLaterDisk } from '../../src/state/lazyDisk.ts';

const DRAFT = newDraft({ id: 'a', server: 'live', place: { lat: 1, lon: 2 }, changedAt: 1 });

function fakeDisk(did: string[]): Disk {
  const done = (what: string): Promise<void> => {
    did.push(what);
    return Promise.resolve();
  };
  return {
    drafts: {
      save: (draft) => done(`save ${draft.changedAt}`).then(() => null),
      load: () => Promise.resolve([DRAFT]),
      keeps: () => Promise.resolve(true),
      reread: () => Promise.resolve(DRAFT),
      remove: (id) => done(`remove ${id}`),
    },
    uploads: { put: () => done('put'), load: () => Promise.resolve([]) },
    watchTabs: (changed) => {
      did.push('watch');
      changed();
      return () => void did.push('stop');
    },
  };
}

test('what is asked of the disk before it is here is done in order, and it is fetched once', async () => {
  const did: string[] = [];
  const fetchDisk = vi.fn<() => Promise<Disk>>(() => Promise.resolve(fakeDisk(did)));
  const { drafts } = createLaterDisk(fetchDisk);
  void drafts.save(DRAFT);
  void drafts.save({ ...DRAFT, changedAt: 2 });
  await drafts.remove('a');
  expect(did).toEqual(['save 1', 'save 2', 'remove a']);
  expect(await drafts.load('live')).toEqual([DRAFT]);
  expect(fetchDisk).toHaveBeenCalledTimes(1);
});

test('a disk that can’t be fetched is like one that refuses, and is asked for again', async () => {
  let fetches = 0;
  const disk = createLaterDisk(() => {
    fetches += 1;
    return fetches <= 3 ? Promise.reject(new TypeError('offline')) : Promise.resolve(fakeDisk([]));
  });
  expect(await disk.drafts.save(DRAFT)).toMatchObject({ kind: 'storage' });
  expect(await disk.drafts.load('live')).toEqual([]);
  // Not “gone”: nobody has finished it.
  await expect(disk.drafts.reread('a')).rejects.toMatchObject({ kind: 'storage' });
  expect(await disk.drafts.reread('a')).toEqual(DRAFT);
});

test('word from other tabs is heard as soon as the disk is here, and no longer than wanted', async () => {
  const did: string[] = [];
  const heard = vi.fn<() => void>();
  const disk = createLaterDisk(() => Promise.resolve(fakeDisk(did)));
  const stop = disk.watchTabs(heard);
  disk.watchTabs(heard)();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  stop();
  expect(did).toEqual(['watch', 'stop']);
});

test('a disk that can’t be read has nothing', async () => {
  const refuse = (): Promise<never> => Promise.reject(new Failure('storage'));
  const here = fakeDisk([]);
  const disk = { ...here, drafts: { ...here.drafts, load: refuse }, uploads: { ...here.uploads, load: refuse } };
  const { drafts, uploads } = createLaterDisk(() => Promise.resolve(disk));
  expect(await drafts.load('live')).toEqual([]);
  expect(await uploads.load('live')).toEqual([]);
});
