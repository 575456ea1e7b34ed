import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FEATURES = new URL('../features/', import.meta.url);

/** The two lists of features, by the virtual module that has the words of their buttons. */
const LISTS = { 'virtual:labels': 'first.ts', 'virtual:labels/later': 'later.ts' } as const;

const listOf = (id: string): string | undefined => Object.entries(LISTS).find(([name]) => name === id)?.[1];

/**
 * The words that the manifests of features name (`src/features/<name>/index.ts`), out of the `en.json` beside each:
 * `virtual:labels` those of the first view, `virtual:labels/later` the others. Their features' other words come with their code.
 */
export function labels(): Plugin {
  return {
    name: 'sightline:labels',
    resolveId: (id) => (listOf(id) === undefined ? null : `\0${id}`),
    load(id) {
      const list = listOf(id.slice(1));
      if (list === undefined || !id.startsWith('\0')) return null;
      const listed = new URL(list, FEATURES);
      this.addWatchFile(listed.pathname);
      const found: Record<string, unknown> = {};
      for (const [, name = ''] of readFileSync(listed, 'utf8').matchAll(/from '\.\/([\w-]+)\/index\.ts'/g)) {
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
