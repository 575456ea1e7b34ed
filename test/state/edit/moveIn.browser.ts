import { createStore, entries, get, set } from 'idb-keyval';
import { beforeEach, expect, test } from 'vitest';
import { createLock } from '../../../src/state/lock.ts';
import { moveIn } from '../../../src/state/edit/moveIn.ts';

let count = 0;
let folder = '';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  folder = `/move-${Date.now()}-${(count += 1)}/`;
});

const move = (page: Parameters<typeof moveIn>[0]['page'] = window): Promise<boolean> =>
  moveIn({ page, folder, lock: createLock(navigator.locks, folder), servers: ['practice', 'live'] });

const drafts = createStore('sightline-drafts', 'drafts');
const uploads = createStore('sightline-uploads', 'uploads');
const moved = (name: string, store: string) => createStore(`${name} ${folder}`, store);

test('what an earlier version kept is moved once, and goes where it was read back', async () => {
  await set('a', { format: 2, draft: { extra: new Map([['k', 'v']]) } }, drafts);
  await set('live', [{ id: 'u' }], uploads);
  localStorage.setItem('sightline.server', 'live');
  sessionStorage.setItem('sightline.token https://x', 't');
  localStorage.setItem('someone.else', 'stays');
  expect(await move()).toBe(true);
  expect(await get('a', moved('sightline-drafts', 'drafts'))).toEqual({
    format: 2,
    draft: { extra: new Map([['k', 'v']]) },
  });
  expect(await get('live', moved('sightline-uploads', 'uploads'))).toEqual([{ id: 'u' }]);
  expect(await entries(drafts)).toEqual([]);
  expect(await entries(uploads)).toEqual([]);
  expect(localStorage.getItem(`sightline ${folder} server`)).toBe('live');
  expect(sessionStorage.getItem(`sightline ${folder} token https://x`)).toBe('t');
  expect(Object.keys(localStorage).filter((key) => key.startsWith('sightline.'))).toEqual([]);
  expect(localStorage.getItem('someone.else')).toBe('stays');
  await set('b', 'of another page', drafts);
  expect(await move()).toBe(false);
  expect(await get('b', drafts)).toBe('of another page');
});

test('what this page has already is newer, and lists become one', async () => {
  await set('a', 'older', drafts);
  await set('live', [{ id: 'old' }], uploads);
  await set('a', 'newer', moved('sightline-drafts', 'drafts'));
  await set('live', [{ id: 'new' }], moved('sightline-uploads', 'uploads'));
  await move();
  expect(await get('a', moved('sightline-drafts', 'drafts'))).toBe('newer');
  expect(await get('live', moved('sightline-uploads', 'uploads'))).toEqual([{ id: 'new' }, { id: 'old' }]);
});

test('nothing is moved while an upload is at work, of an earlier version either', async () => {
  await set('a', 'draft', drafts);
  const done = Promise.withResolvers<void>();
  const upload = navigator.locks.request('sightline upload live', () => done.promise);
  const moving = move();
  await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1);
  expect(await get('a', drafts)).toBe('draft');
  done.resolve();
  await upload;
  expect(await moving).toBe(true);
});

test('a disk that refuses keeps what it has', async () => {
  await set('a', 'draft', drafts);
  const databases = (): Promise<never> => Promise.reject(new Error('no'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of it that is used
  const refusing = { databases } as unknown as IDBFactory;
  expect(await move({ localStorage, sessionStorage, indexedDB: refusing })).toBe(false);
  expect(await get('a', drafts)).toBe('draft');
});
