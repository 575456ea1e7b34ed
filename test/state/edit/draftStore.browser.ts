import { createStore, get, set } from 'idb-keyval';
import { afterEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import type { Attempt } from '../../../src/osm/upload/attempt.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { EMPTY_FORM } from '../../../src/state/edit/draft.ts';
import { createDraftStore } from '../../../src/state/edit/draftStore.ts';

let count = 0;
const newName = (): string => `test-drafts-${Date.now()}-${(count += 1)}`;

const draft = (change: Partial<Draft> = {}): Draft => ({
  ...newDraft({ id: 'a', server: 'live', step: 'describing', place: { lat: 33.7, lon: -84.4 }, changedAt: 1 }),
  ...change,
});

const SENT: Attempt = { changeset: 7, state: 'uploading', known: [], shared: false, written: null };

afterEach(() => {
  vi.restoreAllMocks();
});

test('a draft is there again after the page was closed, with what is known of its upload', async () => {
  const name = newName();
  const kept = draft({ attempt: SENT, form: { ...EMPTY_FORM, note: 'by the gate' } });
  expect(await createDraftStore({ name }).save(kept)).toBeNull();
  expect(await createDraftStore({ name }).load('live')).toEqual([kept]);
});

test('a draft stays with its server', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  await store.save(draft({ id: 'a', server: 'live' }));
  await store.save(draft({ id: 'b', server: 'practice' }));
  expect((await createDraftStore({ name }).load('practice')).map(({ id }) => id)).toEqual(['b']);
});

test('of many changes in a row the newest is on the disk', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  const results = await Promise.all(Array.from({ length: 50 }, (_, changedAt) => store.save(draft({ changedAt }))));
  expect(results.every((result) => result === null)).toBe(true);
  // Each write takes the newest there is: what was typed meanwhile needs no write of its own.
  expect(put).toHaveBeenCalledTimes(1);
  expect((await createDraftStore({ name }).load('live')).map(({ changedAt }) => changedAt)).toEqual([49]);
});

test('an older state on a disk that refuses the newer one never passes for the newest', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  expect(await store.keeps('a')).toBe(false);
  await store.save(draft({ changedAt: 1 }));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await store.save(draft({ changedAt: 2 }))).toMatchObject({ kind: 'storage' });
  expect(await store.keeps('a')).toBe(true);
  await expect(store.reread('a')).rejects.toMatchObject({ kind: 'storage' });
  put.mockRestore();
  expect((await store.reread('a'))?.changedAt).toBe(2);
  expect((await createDraftStore({ name }).load('live')).map(({ changedAt }) => changedAt)).toEqual([2]);
});

test('what was never stored is not kept, and is read back as it is', async () => {
  const store = createDraftStore({ name: newName() });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await store.save(draft({ changedAt: 7 }));
  expect(await store.keeps('a')).toBe(false);
  expect((await store.reread('a'))?.changedAt).toBe(7);
});

test('a save that has resolved is on the disk', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  void store.save(draft({ changedAt: 1 }));
  const saved = store.save(draft({ changedAt: 2 }));
  void store.save(draft({ changedAt: 3 }));
  await saved;
  const [onDisk] = await createDraftStore({ name }).load('live');
  expect(onDisk?.changedAt).toBeGreaterThanOrEqual(2);
});

test('a removed draft stays removed, even where it was being saved', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  const saving = store.save(draft());
  await store.remove('a');
  await saving;
  expect(await store.load('live')).toEqual([]);
  expect(await createDraftStore({ name }).load('live')).toEqual([]);
});

test('what is stored in another form is passed over, and left alone', async () => {
  const name = newName();
  const raw = createStore(name, 'drafts');
  const foreign = { format: 3, draft: draft({ id: 'newer' }) };
  await set('newer', foreign, raw);
  await set('broken', { format: 1, draft: { ...draft({ id: 'broken' }), place: null } }, raw);
  await set('text', 'x', raw);
  await set('renamed', { format: 1, draft: draft({ id: 'other' }) }, raw);
  const store = createDraftStore({ name });
  await store.save(draft({ id: 'mine' }));
  expect((await createDraftStore({ name }).load('live')).map(({ id }) => id)).toEqual(['mine']);
  expect(await get('newer', raw)).toEqual(foreign);
});

test('a refused storage is told, and the draft lasts as long as the page', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const store = createDraftStore({ name: newName() });
  expect(await store.save(draft())).toMatchObject({ kind: 'storage' });
  expect(await store.load('live')).toEqual([draft()]);
  await store.remove('a');
  expect(await store.load('live')).toEqual([]);
});

test('a full storage is told, and the next change is stored once there is room', async () => {
  const name = newName();
  const store = createDraftStore({ name });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await store.save(draft({ changedAt: 1 }))).toMatchObject({ kind: 'storage' });
  expect((await store.load('live')).map(({ changedAt }) => changedAt)).toEqual([1]);
  put.mockRestore();
  expect(await store.save(draft({ changedAt: 2 }))).toBeNull();
  expect((await createDraftStore({ name }).load('live')).map(({ changedAt }) => changedAt)).toEqual([2]);
});

test('a draft that another tab is uploading is not written over: that tab’s is answered', async () => {
  const name = newName();
  const [one, other] = [createDraftStore({ name }), createDraftStore({ name })];
  await one.save(draft());
  await other.load('live');
  await one.save(draft({ attempt: SENT }), 'uploader');
  expect(await other.save(draft({ changedAt: 5 }))).toEqual(draft({ attempt: SENT }));
  expect(await other.reread('a')).toEqual(draft({ attempt: SENT }));
});

test('a disk that answers no more does not say that another tab has finished a draft', async () => {
  const store = createDraftStore({ name: newName() });
  await store.save(draft());
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('broken', 'UnknownError');
  });
  await expect(store.reread('a')).rejects.toMatchObject({ kind: 'storage' });
});

test('a draft that another tab has finished is gone, and does not come back by being typed in', async () => {
  const name = newName();
  const [one, other] = [createDraftStore({ name }), createDraftStore({ name })];
  await one.save(draft());
  await other.load('live');
  await one.remove('a');
  expect(await other.reread('a')).toBeNull();
  expect(await other.save(draft({ changedAt: 5 }))).toBe('gone');
  expect(await one.load('live')).toEqual([]);
});
