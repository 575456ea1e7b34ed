import { expect, test } from 'vitest';
import { cacheOf, lockOf, versionOfCache, versionOfLock } from '../../src/offline/shell.ts';

test('the names of caches and locks carry the folder', () => {
  expect(versionOfCache('/a/', cacheOf('/a/', 'index-1'))).toBe('index-1');
  expect(versionOfLock('/a/', lockOf('/a/', 'index-1'))).toBe('index-1');
});

test.each(['/', '/b/', '/a/b/', '/b/a/'])('what belongs to %s is left alone', (folder) => {
  expect(versionOfCache('/a/', cacheOf(folder, 'index-1'))).toBeNull();
  expect(versionOfLock('/a/', lockOf(folder, 'index-1'))).toBeNull();
});

test.each(['', 'sightline-cameras /a/', 'sightline-shell  /a/', 'workbox-precache-v2-https://name.example/a/'])(
  '%j is none of ours',
  (name) => {
    expect(versionOfCache('/a/', name)).toBeNull();
  },
);
