import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PreviewServer } from 'vite';
import { preview } from 'vite';

export const root = join(import.meta.dirname, '../../..');

/** Builds are kept here, each in a folder of its own, named by what it was built from. */
const BUILDS = join(root, '.cache/e2e');

/** Everything that a build is made from; what is installed is known by the lock file. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'test/tools'];

/** Empty ones win over a developer's own `.env`. */
const UNSET = {
  VITE_OSM_SERVER: '',
  VITE_OVERPASS_URL: '',
  VITE_OSM_API_URL: '',
  VITE_OSM_AUTH_URL: '',
  VITE_OSM_CLIENT_ID: '',
  VITE_TILE_URL: '',
  VITE_TILE_ATTRIBUTION: '',
  VITE_SITE_URL: '',
  VITE_SITE_OPERATOR: '',
  VITE_SITE_CONTACT: '',
  VITE_SITE_SOURCE: '',
  VITE_OSM_OFFER_TEST: '',
  VITE_ROUTER: '',
  VITE_IMAGERY_URL: '',
  VITE_IMAGERY_ATTRIBUTION: '',
};

/** Builds the app into a folder, with just these settings. Rejects with what the build said. */
export async function buildApp(outDir: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, ...UNSET, ...settings, NODE_ENV: 'production' };
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: root, env },
  );
}

/**
 * The folder with the app of these settings, built where there is none yet of the sources as they are now. Runs at the same
 * time share it, and none changes it once it is there. Rejects with what the build said.
 */
export async function builtApp(settings: Readonly<Record<string, string>>): Promise<string> {
  const name = await fingerprint(settings);
  const folder = join(BUILDS, name);
  if (!(await isThere(folder))) {
    const making = `${folder}.${process.pid}`;
    await buildApp(making, settings);
    // Somebody wrote while it was built: nobody knows what is in it.
    if ((await fingerprint(settings)) !== name) {
      await rm(making, { recursive: true, force: true });
      return builtApp(settings);
    }
    // Where another run was quicker, its build is as good.
    await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  }
  const now = new Date();
  await utimes(folder, now, now);
  await keepNewest(BUILDS, 8);
  return folder;
}

/** Changes with everything that the app is made from. */
async function fingerprint(settings: Readonly<Record<string, string>>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([process.version, settings]));
  for (const path of SOURCES) {
    for (const file of await filesIn(path)) hash.update(file).update(await readFile(join(root, file)));
  }
  return `app-${hash.digest('hex').slice(0, 16)}`;
}

/** Every file below a path, the path itself where it is one; from the project's folder, in an order that stays. */
async function filesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(join(root, path))).isDirectory()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

/** Deletes all but the newest of what lies in a folder: the others may be in use by runs of this moment. */
export async function keepNewest(folder: string, count: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, used: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const old = aged.toSorted((a, b) => b.used - a.used).slice(count);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })));
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A folder that is served as a static host would. */
export interface Site {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a build on any free port; `base` is the folder that it pretends to lie in. */
export async function serveApp(outDir: string, base = '/'): Promise<Site> {
  const server: PreviewServer = await preview({
    root,
    configFile: false,
    base,
    logLevel: 'silent',
    build: { outDir },
    // As a strict host sends it: the page's own policy, in its <meta>, doesn't reach the worker.
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': "script-src 'self'" } },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error(`The build in ${outDir} could not be served`);
  return { url, close: () => server.close() };
}
