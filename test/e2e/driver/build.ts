import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PreviewServer } from 'vite';
import { preview } from 'vite';

export const root = join(import.meta.dirname, '../../..');

/** Where the app that most tests run is built to, once a run. */
export const APP_DIR = join(root, '.cache/e2e/app');

/** Empty ones win over a developer's own `.env`. */
const UNSET = {
  VITE_OSM_SERVER: '',
  VITE_OVERPASS_URL: '',
  VITE_OSM_API_URL: '',
  VITE_OSM_AUTH_URL: '',
  VITE_OSM_CLIENT_ID: '',
  VITE_TILE_URL: '',
  VITE_TILE_ATTRIBUTION: '',
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
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error(`The build in ${outDir} could not be served`);
  return { url, close: () => server.close() };
}
