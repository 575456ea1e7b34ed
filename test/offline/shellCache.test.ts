import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Shell } from '../../src/offline/shell.ts';
import { cacheOf, DIGITS } from '../../src/offline/shell.ts';
import { createShellCache } from '../../src/offline/shellCache.ts';

const SCOPE = 'https://name.example/a/';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

/** A device's caches, in memory. */
function memoryCaches() {
  const all = new Map<string, Map<string, Response>>();
  const cacheNamed = (name: string) => {
    const held = all.get(name) ?? new Map<string, Response>();
    all.set(name, held);
    return {
      match: (url: string) => Promise.resolve(held.get(url)?.clone()),
      put: (url: string, response: Response) => Promise.resolve(void held.set(url, response)),
      delete: (url: string) => Promise.resolve(held.delete(url)),
    };
  };
  const caches = {
    open: (name: string) => Promise.resolve(cacheNamed(name)),
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of them as is used
  return { all, caches: caches as unknown as CacheStorage };
}

function stage(
  files: Readonly<Record<string, string>>,
  version = 'index-1',
  device = memoryCaches(),
  groups: Readonly<Record<string, string>> = {},
) {
  const host = new Map(Object.entries(files).map(([name, text]) => [`${SCOPE}${name}`, text]));
  host.set(SCOPE, `<script src="assets/${version}.js">`);
  const asked: string[] = [];
  const shell: Shell = {
    version,
    files: Object.entries(files).flatMap(([name, text]) => (name in groups ? [] : [[name, hash(text)] as const])),
    optional: Object.entries(groups).map(([name, group]) => [name, hash(files[name] ?? ''), group]),
  };
  const cache = createShellCache(SCOPE, shell, {
    caches: device.caches,
    fetch: (url) => {
      asked.push(url.slice(SCOPE.length));
      const text = host.get(url);
      return Promise.resolve(new Response(text ?? 'Not found', { status: text === undefined ? 404 : 200 }));
    },
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
  });
  const text = async (name: string) => (await cache.file(name))?.text();
  return { cache, host, asked, device, text, held: () => device.all.get(cacheOf('/a/', version)) };
}

const FILES = { 'assets/index-1.js': 'one', 'places.txt': 'towns' };

test('all is brought, the page last, and nothing twice', async () => {
  const { cache, asked } = stage(FILES);
  expect(await cache.page()).toBeUndefined();
  await cache.fill();
  expect(asked.toSorted()).toEqual(['', 'assets/index-1.js', 'places.txt']);
  expect(asked.at(-1)).toBe('');
  expect(await (await cache.page())?.text()).toContain('index-1');
  await cache.fill();
  expect(asked.slice(3)).toEqual(['']);
});

test('what is not the file that it should be is not kept, and the page is not whole', async () => {
  const { cache, host, text } = stage(FILES);
  host.set(`${SCOPE}places.txt`, '<h1>Log in to the café’s network</h1>');
  await expect(cache.fill()).rejects.toThrow('places.txt');
  expect(await cache.page()).toBeUndefined();
  expect(await text('places.txt')).toBeUndefined();
});

test('a page of another version is not kept with the files of this one', async () => {
  const { cache, host } = stage(FILES);
  host.set(SCOPE, '<script src="assets/index-2.js">');
  await expect(cache.fill()).rejects.toThrow('another version');
  expect(await cache.page()).toBeUndefined();
});

test('a newer version takes over what did not change, brings what did, and cleans up when nobody uses the older', async () => {
  const older = stage({ ...FILES, 'assets/same-1.js': 'same' });
  await older.cache.fill();
  const files = { 'assets/index-2.js': 'two', 'assets/same-1.js': 'same', 'places.txt': 'more towns' };
  const newer = stage(files, 'index-2', older.device);
  await newer.cache.fill();
  expect(newer.asked.toSorted()).toEqual(['', 'assets/index-2.js', 'places.txt']);
  expect(await newer.text('assets/index-1.js')).toBe('one');
  expect(await newer.text('places.txt')).toBe('more towns');
  await newer.cache.clean(new Set(['index-1']));
  expect(older.device.all.size).toBe(2);
  await newer.cache.clean(new Set());
  expect(older.device.all.size).toBe(1);
  expect(await newer.text('assets/index-1.js')).toBeUndefined();
});

test('what has gone bad is dropped and brought anew', async () => {
  const { cache, held, asked, text } = stage(FILES);
  await cache.fill();
  held()?.set(`${SCOPE}assets/index-1.js`, new Response('class }'));
  await cache.mend();
  expect(await text('assets/index-1.js')).toBeUndefined();
  expect(await text('places.txt')).toBe('towns');
  asked.length = 0;
  await cache.fill();
  expect(asked).toEqual(['assets/index-1.js', '']);
});

test('caches of other folders and of others are never touched', async () => {
  const { cache, device } = stage(FILES);
  for (const name of ['sightline-shell index-0 /b/', 'workbox']) await device.caches.open(name);
  await cache.fill();
  await cache.clean(new Set());
  expect([...device.all.keys()]).toEqual(['sightline-shell index-0 /b/', 'workbox', cacheOf('/a/', 'index-1')]);
});

test('a page that was handed out and never heard of is known at the next visit', async () => {
  const { cache } = stage(FILES);
  expect(await cache.opened()).toBe(true);
  expect(await cache.opened()).toBe(false);
  await cache.started();
  expect(await cache.opened()).toBe(true);
});

test('of what only some use, all that goes together is brought with the first of it', async () => {
  const words = { 'assets/de-1.js': 'Karte', 'assets/de-2.js': 'Ausschnitt', 'assets/fr-1.js': 'carte' };
  const groups = { 'assets/de-1.js': 'de', 'assets/de-2.js': 'de', 'assets/fr-1.js': 'fr' };
  const { cache, asked, text } = stage({ ...FILES, ...words }, 'index-1', memoryCaches(), groups);
  await cache.fill();
  expect(asked).not.toContain('assets/de-1.js');
  await cache.keep(['assets/de-1.js', 'assets/index-1.js']);
  expect(await text('assets/de-2.js')).toBe('Ausschnitt');
  expect(await text('assets/fr-1.js')).toBeUndefined();
});
