import { expect, test } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import { differences, keptOf } from '../../../src/features/watch/compareKept.ts';
import { cutName, readAreas, writeAreas } from '../../../src/features/watch/keptAreas.ts';

const reader = (id: number, parts: Partial<Camera> = {}): Camera => ({
  type: 'node',
  id,
  lat: 33,
  lon: -84,
  version: 1,
  timestamp: null,
  tags: new Map([['direction', '90']]),
  ...parts,
});

test('planted adds, edits, moves and removals are found, and nothing else', () => {
  const kept = [1, 2, 3, 4, 5, 6].map((id) => keptOf(reader(id)));
  const now = [
    reader(1),
    reader(2, { version: 2, tags: new Map([['direction', '100']]) }),
    reader(3, { version: 2, lat: 33.0001 }),
    // A new version, and rounding, are no news.
    reader(5, { version: 2, lat: 33.000_001 }),
    reader(6, { tags: new Map([['direction', '90']]) }),
    reader(7),
  ];
  expect(differences(kept, now).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'new node/7',
    'changed node/2',
    'moved node/3',
    'gone node/4',
  ]);
});

test('the order of tags is no change, and an older version of a reader is none', () => {
  const was = reader(1, {
    version: 3,
    tags: new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
  });
  const turned = new Map([...was.tags].toReversed());
  expect(differences([keptOf(was)], [reader(1, { version: 3, tags: turned })])).toEqual([]);
  expect(differences([keptOf(was)], [reader(1, { version: 2 })])).toEqual([]);
});

test('areas are kept as they were, and what can’t be read is nothing', () => {
  const all = new Map<string, string>();
  const storage = {
    get: (key: string) => all.get(key) ?? null,
    set: (key: string, value: string) => all.set(key, value).has(key),
  };
  expect(readAreas(storage)).toEqual([]);
  const area = {
    name: 'Home',
    server: 'live',
    box: { south: 1, west: 179, north: 2, east: 181 },
    since: 5,
    readers: [keptOf(reader(1))],
  };
  expect(writeAreas(storage, [area])).toBe(true);
  expect(readAreas(storage)).toEqual([area]);
  for (const key of all.keys()) all.set(key, (all.get(key) ?? '').replace('node/1', 'node/0'));
  expect(readAreas(storage)).toEqual([]);
  expect(cutName(`  ${'x'.repeat(100)}`)).toHaveLength(60);
});
