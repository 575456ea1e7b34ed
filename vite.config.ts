import type { Plugin, UserConfig } from 'vite';
import { defineConfig, loadEnv } from 'vite';

import manifest from './package.json' with { type: 'json' };
import type { BuildConfig, Config } from './src/config.ts';
import { readConfig } from './src/config.ts';
import { firstLoad } from './src/build/firstLoad.ts';
import { featureHosts } from './src/build/featureHosts.ts';
import { labels } from './src/build/labelsPlugin.ts';
import { languages } from './src/build/languagesPlugin.ts';
import { leanLeaflet } from './src/build/leanLeaflet.ts';
import { head } from './src/build/head/headPlugin.ts';
import { about } from './src/build/site/aboutPlugin.ts';
import { countries } from './src/build/countriesPlugin.ts';
import { gazetteer } from './src/build/gazetteerPlugin.ts';
import { headers } from './src/build/headers/plugin.ts';
import { licenses } from './src/build/licensesPlugin.ts';
import { serviceWorker } from './src/build/shell/serviceWorkerPlugin.ts';
import { operators } from './src/build/operatorsPlugin.ts';
import { osmtogeojsonAlias } from './src/build/osmtogeojsonAlias.ts';

/** The page's own copy of its settings, as `virtual:config`. */
function bakedSettings({ server, servers, version }: BuildConfig): Plugin {
  const config: Config = { server, servers, version };
  return {
    name: 'sightline:baked-settings',
    resolveId: (id) => (id === 'virtual:config' ? '\0virtual:config' : null),
    load: (id) => (id === '\0virtual:config' ? `export default ${JSON.stringify(config)};` : null),
  };
}

/** The oldest browsers that the page is made for; index.html names them too. */
const BROWSERS = ['chrome110', 'edge110', 'firefox115', 'safari16.4'];

/** Left to itself, the bundler makes a chunk of every module that two others share: requests, and words to compress, for nothing. */
const CHUNKS = [
  // What opens from the first view. `size-limit` tells when a part of it is drawn into the first load.
  {
    name: 'panels',
    test: /src\/(?:state\/featureContext|i18n\/formatMeasures)|src\/ui\/(?:laterWords|en\.json|dialogs\/|panel\/|edit\/(?!lazyWaiting)|parts\/(?:Choice|Combobox|Compass|Copy|FeatureButtons|Field|Link|Modal|Options))/,
  },
];

export default defineConfig(async ({ mode }): Promise<UserConfig> => {
  const { page: licenseTexts, worker: licensesFound } = licenses(import.meta.dirname);
  const config = readConfig(loadEnv(mode, import.meta.dirname, 'VITE_'), manifest.version);
  const hosts = await featureHosts(config);
  const first = firstLoad('/src/main.tsx');
  return {
    // Relative addresses: the same build works at a domain's root and in a project's folder.
    base: './',
    resolve: { alias: [osmtogeojsonAlias] },
    plugins: [
      first.plugin,
      headers(config, hosts),
      about(config, hosts),
      head(config),
      bakedSettings(config),
      countries(),
      gazetteer(),
      operators(),
      labels(),
      languages(),
      leanLeaflet(),
      licenseTexts,
      serviceWorker(),
    ],
    server: { host: '127.0.0.1' },
    // Only lazy chunks import them: found there, they would make the development server load the page anew.
    optimizeDeps: { include: ['osm-auth', 'idb-keyval', 'valibot'] },
    preview: { host: '127.0.0.1' },
    build: {
      target: 'es2022',
      // The styles use what browsers of 2023 don't have yet: nesting is written out for them.
      cssTarget: BROWSERS,
      sourcemap: true,
      manifest: true,
      // Without preloading, as in Safari 16, modules come a little later.
      // What a chunk imports is the page's own, which is here, or the panels, which are fetched first.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
      },
      rolldownOptions: {
        // What is only handed on by `i18n/index.ts` is not loaded because of it.
        treeshake: { moduleSideEffects: [{ test: /src\/i18n\//, sideEffects: false }] },
        output: {
          codeSplitting: {
            groups: [{ name: 'base', test: first.has }, ...CHUNKS],
            includeDependenciesRecursively: false,
          },
        },
      },
    },
    worker: {
      format: 'es',
      plugins: licensesFound,
      // Hosts know by this name what gets a worker's policy: the store's, and those of features.
      rolldownOptions: { output: { entryFileNames: 'assets/worker-[name]-[hash].js' } },
    },
  };
});
