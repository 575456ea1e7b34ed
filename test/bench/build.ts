import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { labels } from '../../src/build/labelsPlugin.ts';
import { languages } from '../../src/build/languagesPlugin.ts';

const PAGES = [
  'sightline',
  'geojsonMarkercluster',
  'deflockLike',
  'superclusterWorker',
  'maplibre',
  'bareMap',
  'parse',
] as const;
const pages = fileURLToPath(new URL('pages/', import.meta.url));

/** Builds the bench's pages the way the app is built; returns the folder they are in. */
export async function buildPages(
  outDir = fileURLToPath(new URL('../../.cache/bench/', import.meta.url)),
): Promise<string> {
  await build({
    configFile: false,
    root: pages,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    worker: { format: 'es' },
    plugins: [labels(), languages()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // MapLibre is one piece of a megabyte.
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: PAGES.map((page) => `${pages}${page}.html`) },
    },
  });
  return outDir;
}
