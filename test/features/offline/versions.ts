import { basename } from 'node:path';
import { builtApp } from '../../e2e/driver/build.ts';
import { appFolder } from '../../e2e/driver/globalSetup.ts';
import type { HostHabits } from '../../e2e/driver/host.ts';
import type { Stage } from '../../e2e/driver/stage.ts';

/** A host on which a newer version is put up at some time, and that tells what it was asked for. */
export interface Versions {
  readonly habits: HostHabits;
  /** Paths, in order. */
  readonly asked: string[];
  /** From now on the newer version is all that there is. */
  putUpTheNewer(): Promise<void>;
  /** This path is not answered until what is returned is called. */
  hold(path: string): () => void;
  /** There is nothing under this path, until what is returned is called. */
  lose(path: string): () => void;
}

export function twoVersions(): Versions {
  const asked: string[] = [];
  const held = new Map<string, Promise<void>>();
  const lost = new Set<string>();
  let folder: string | null = null;
  return {
    asked,
    habits: {
      file(path) {
        asked.push(path);
        if (lost.has(path)) return '/nothing';
        return folder === null ? path : `../${folder}${path}`;
      },
      hold: (path) => held.get(path) ?? Promise.resolve(),
    },
    async putUpTheNewer() {
      // Another setting, another script.
      folder = basename(await builtApp({ VITE_OSM_SERVER: 'practice', VITE_OSM_CLIENT_ID: 'another' }));
      if (folder === basename(appFolder())) throw new Error('The two versions are one');
    },
    hold(path) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(path, promise);
      return () => {
        held.delete(path);
        resolve();
      };
    },
    lose(path) {
      lost.add(path);
      return () => lost.delete(path);
    },
  };
}

/** Of the caches of this page, by version: how many things are in each. */
export function caches({ page }: Stage): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const key of await window.caches.keys())
      if (key.startsWith('sightline-shell ')) found[key] = (await (await window.caches.open(key)).keys()).length;
    return found;
  });
}

/** The service worker of the newest version has all that it wants, and controls the page. */
export async function isReady({ page }: Stage): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The version that a page is of. */
export function versionOf({ page }: Stage): Promise<string | null> {
  return page.evaluate(() => document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null);
}
