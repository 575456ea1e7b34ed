import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

const FEATURES = new URL('../features/', import.meta.url);

/**
 * The words that the manifests of features name (`src/features/<name>/index.ts`), out of the `en.json` beside each, as
 * `virtual:labels`: buttons are there from the first, their features' other words come with their code.
 */
export function labels(): Plugin {
  return {
    name: 'sightline:labels',
    resolveId: (id) => (id === 'virtual:labels' ? '\0virtual:labels' : null),
    load(id) {
      if (id !== '\0virtual:labels') return null;
      const found: Record<string, unknown> = {};
      for (const name of readdirSync(FEATURES)) {
        const words = new URL(`${name}/en.json`, FEATURES);
        if (!existsSync(words)) continue;
        const manifest = new URL(`${name}/index.ts`, FEATURES);
        for (const file of [words, manifest]) this.addWatchFile(file.pathname);
        const text = readFileSync(manifest, 'utf8');
        const messages: unknown = JSON.parse(readFileSync(words, 'utf8'));
        for (const [key, message] of Object.entries(messages ?? {}))
          if (text.includes(`'${key}'`)) found[key] = message;
      }
      return `export default ${JSON.stringify(found)};`;
    },
  };
}
