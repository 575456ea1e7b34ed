import { createStore, get, set } from 'idb-keyval';
import { afterEach, expect, test } from 'vitest';
import type { UploadRecord } from '../../../src/state/edit/uploadRecord.ts';
import { createUploadStore } from '../../../src/state/edit/uploadStore.ts';
import { camera } from '../../stub/app.ts';

let count = 0;
let names = { name: '', former: '' };

function open(): ReturnType<typeof createUploadStore> {
  return createUploadStore(names);
}

function fresh(): ReturnType<typeof createUploadStore> {
  count += 1;
  names = { name: `uploads-test-${count}`, former: `own-test-${count}` };
  return open();
}

function record(id: number, rest: Partial<UploadRecord> = {}): UploadRecord {
  return {
    id: `u${id}`,
    server: 'live',
    action: 'add',
    key: `node/${id}`,
    version: 1,
    changeset: 7,
    comment: 'A test',
    at: id,
    before: null,
    after: camera(id, 1, 2, { ['__proto__']: 'x' }),
    undone: false,
    ...rest,
  };
}

const UPLOADED = { ...camera(5, 1, 2, { ['__proto__']: 'x' }), version: 3, timestamp: 30 };

afterEach(() => {
  for (const name of Object.values(names)) indexedDB.deleteDatabase(name);
});

test('uploads are there after a reload, tags and all, the newest first', async () => {
  const store = fresh();
  await store.put(record(1));
  await store.put(record(2));
  await store.put(record(1, { undone: true }));
  expect(await open().load('live')).toEqual([record(2), record(1, { undone: true })]);
  expect(await open().load('practice')).toEqual([]);
});

test('cameras that an earlier version kept are taken over once, as uploads', async () => {
  const store = fresh();
  const former = createStore(names.former, 'own');
  await set('live', [UPLOADED], former);
  await store.put(record(50));
  const [newest, taken] = await open().load('live');
  expect(newest).toEqual(record(50));
  expect(taken).toMatchObject({ key: 'node/5', version: 3, at: 30, after: UPLOADED, before: null, undone: false });
  expect(await get('live', former)).toBeUndefined();
  expect(await open().load('live')).toEqual([newest, taken]);
});

test('an earlier version’s reader that an upload tells of is not taken over again', async () => {
  const store = fresh();
  await set('live', [UPLOADED], createStore(names.former, 'own'));
  const told = record(5, { version: 3, action: 'change', after: UPLOADED, at: 30 });
  await store.put(told);
  expect(await store.load('live')).toEqual([told]);
});

test('another server’s are left for when it is opened', async () => {
  const store = fresh();
  const former = createStore(names.former, 'own');
  await set('practice', [UPLOADED], former);
  expect(await store.load('live')).toEqual([]);
  expect(await get('practice', former)).toEqual([UPLOADED]);
});

test('where no earlier version was, nothing is made of its name', async () => {
  await fresh().load('live');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(names.former);
});

test.for([['text'], [[5]], [[{ ...UPLOADED, tags: {} }]]])('broken leftovers harm nothing: %o', async ([value]) => {
  const store = fresh();
  await set('live', value, createStore(names.former, 'own'));
  await store.put(record(1));
  expect(await store.load('live')).toEqual([record(1)]);
});
