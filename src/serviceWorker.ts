/// <reference lib="webworker" />
/**
 * The service worker (`sw.js`): the page without a network. It answers only for the page and its own files; readers, tiles,
 * snapshots, sign-in and everything of others go past it.
 */
import shell from 'virtual:shell';
import { answerRequest } from './offline/answerRequest.ts';
import type { ToServiceWorker } from './offline/shell.ts';
import { versionOfLock } from './offline/shell.ts';
import { createShellCache } from './offline/shellCache.ts';
import { whatToAnswer } from './offline/whatToAnswer.ts';
import { folderOf } from './platform/folderNames.ts';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const folder = folderOf(scope);
const known = new Set([...shell.files, ...shell.optional].map(([name]) => name));
const cache = createShellCache(scope, shell, {
  caches: self.caches,
  fetch: (address, init) => self.fetch(address, init),
  digest: (bytes) => self.crypto.subtle.digest('SHA-256', bytes),
});

/** Whether it is the page itself, and not the window for signing in, or another page of the folder. */
function isPage(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return [scope, `${scope}index.html`].includes(origin + pathname);
}

/** The versions that tabs have said they are of, one for each tab that has; none where tabs can't say. */
async function versionsOfTabs(): Promise<readonly string[]> {
  const locks: LockManager | undefined = self.navigator.locks;
  const held = (await locks?.query())?.held ?? [];
  return held.flatMap(({ name = '' }) => versionOfLock(folder, name) ?? []);
}

/** What an open tab may still load stays until the last tab of its version is closed. */
async function clean(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const used = await versionsOfTabs();
  // A tab that has just been opened has not said it yet.
  if (used.length >= tabs.filter(({ url }) => isPage(url)).length) await cache.clean(new Set(used));
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    cache.fill().then(async () => {
      // Tabs that say nothing have not come to work: there is nothing that they could lose.
      if ((await versionsOfTabs()).length === 0) await self.skipWaiting();
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), clean()]));
});

self.addEventListener('fetch', (event) => {
  const asked = whatToAnswer(event.request, scope, known);
  if (asked === null) return;
  event.respondWith(
    answerRequest(asked, {
      cache,
      known,
      fetch: () => self.fetch(event.request),
      later: (work) => event.waitUntil(work),
    }),
  );
});

self.addEventListener('message', (event) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only pages of this folder have this worker
  const told = event.data as ToServiceWorker;
  if (told.kind === 'take') event.waitUntil(self.skipWaiting());
  else
    event.waitUntil(
      Promise.all([
        cache.started(),
        cache.refresh(),
        clean(),
        cache.keep(told.used.flatMap((url) => (url.startsWith(scope) ? url.slice(scope.length) : []))),
      ]).catch(() => undefined),
    );
});
