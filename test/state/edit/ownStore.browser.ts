import { afterEach, expect, test } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import { createOwnStore } from '../../../src/state/edit/ownStore.ts';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
let name = '';
let count = 0;

function camera(id: number, timestamp: number): Camera {
  return { type: 'node', id, version: 1, timestamp, lat: 1, lon: 2, tags: new Map([['__proto__', 'x']]) };
}

function own(): ReturnType<typeof createOwnStore> {
  name = `own-test-${(count += 1)}`;
  return createOwnStore(() => NOW, name);
}

afterEach(() => void indexedDB.deleteDatabase(name));

test('an uploaded camera is still there after a reload, tags and all', async () => {
  const store = own();
  await store.add('live', camera(1, NOW));
  await store.add('live', camera(2, NOW));
  expect(await createOwnStore(() => NOW, name).load('live')).toEqual([camera(1, NOW), camera(2, NOW)]);
});

test('each server has its own', async () => {
  const store = own();
  await store.add('live', camera(1, NOW));
  expect(await store.load('practice')).toEqual([]);
});

test('a camera goes after a week, when Overpass surely has it', async () => {
  const store = own();
  await store.add('live', camera(1, NOW - 8 * DAY));
  await store.add('live', camera(2, NOW - 6 * DAY));
  expect((await store.load('live')).map(({ id }) => id)).toEqual([2]);
});
