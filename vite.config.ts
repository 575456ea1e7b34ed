import type { Plugin, UserConfig } from 'vite';
import { defineConfig, loadEnv } from 'vite';

import manifest from './package.json' with { type: 'json' };
import type { Config } from './src/config.ts';
import { origins, readConfig } from './src/config.ts';
import { featureHosts } from './src/build/featureHosts.ts';
import { labels } from './src/build/labelsPlugin.ts';
import { leanLeaflet } from './src/build/leanLeaflet.ts';
import { gazetteer } from './src/build/gazetteerPlugin.ts';
import { operators } from './src/build/operatorsPlugin.ts';
import { osmtogeojsonAlias } from './src/build/osmtogeojsonAlias.ts';

/**
 * Only what the page itself needs, and the servers that it is configured for.
 * Leaflet and Preact set styles through the CSSOM, which needs no exception.
 */
function securityPolicy(config: Config, hosts: readonly string[]): string {
  const { connect, images } = origins(config, hosts);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' data: ${images.join(' ')}`,
    `connect-src 'self' ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page's own copy of its settings, as `virtual:config`. */
function bakedSettings(config: Config): Plugin {
  return {
    name: 'sightline:baked-settings',
    resolveId: (id) => (id === 'virtual:config' ? '\0virtual:config' : null),
    load: (id) => (id === '\0virtual:config' ? `export default ${JSON.stringify(config)};` : null),
  };
}

/** Wrong settings end a build before it starts; the built page carries its security policy. */
function settings(config: Config, hosts: readonly string[]): Plugin {
  return {
    name: 'sightline:settings',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy(config, hosts) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** Left to itself, the bundler makes a chunk of every module that two others share: requests, and words to compress, for nothing. */
const CHUNKS = [
  { name: 'base', test: /node_modules\/@?preact|src\/(?:i18n\/|model\/(?:direction|numerals|text))|preload-helper/ },
  // What opens from the first view. `size-limit` tells when a part of it is drawn into the first load.
  {
    name: 'panels',
    test: /src\/state\/featureContext|src\/ui\/(?:laterWords|en\.json|dialogs\/|panel\/|edit\/(?!lazyWaiting|suggestComment)|parts\/(?:Choice|Combobox|Compass|Copy|FeatureButtons|Field|Link|Modal|Options))/,
  },
];

export default defineConfig(async ({ mode }): Promise<UserConfig> => {
  const config = readConfig(loadEnv(mode, import.meta.dirname, 'VITE_'), manifest.version);
  return {
    // Relative addresses: the same build works at a domain's root and in a project's folder.
    base: './',
    resolve: { alias: [osmtogeojsonAlias] },
    plugins: [
      settings(config, await featureHosts()),
      bakedSettings(config),
      gazetteer(),
      operators(),
      labels(),
      leanLeaflet(),
    ],
    server: { host: '127.0.0.1' },
    // Only lazy chunks import them: found there, they would make the development server load the page anew.
    optimizeDeps: { include: ['osm-auth', 'idb-keyval', 'valibot'] },
    preview: { host: '127.0.0.1' },
    build: {
      target: 'es2023',
      sourcemap: true,
      manifest: true,
      // Every browser that knows the style sheet's `light-dark()` preloads modules by itself.
      // What a chunk imports is the page's own, which is here, or the panels, which are fetched first.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
      },
      rolldownOptions: { output: { codeSplitting: { groups: CHUNKS, includeDependenciesRecursively: false } } },
    },
    worker: { format: 'es' },
  };
});
