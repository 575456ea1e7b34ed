import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FEATURES = new URL('../features/', import.meta.url);

/** The two lists of features, by the virtual module that has the words of their buttons. */
const LISTS = { 'virtual:labels': 'first.ts', 'virtual:labels/later': 'later.ts' } as const;

const listOf = (id: string): string | undefined => Object.entries(LISTS).find(([name]) => name === id)?.[1];

/** Names of the features' folders in a list. */
function foldersIn(list: string): readonly string[] {
  return Array.from(
    readFileSync(new URL(list, FEATURES), 'utf8').matchAll(/from '\.\/([\w-]+)\/index\.ts'/g),
    ([, name = '']) => name,
  );
}

/** What the manifests of a list's features name of their words, in one language. */
export function labelsOf(list: string, language: string): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of foldersIn(list)) {
    const words = new URL(`${name}/${language}.json`, FEATURES);
    if (!existsSync(words)) continue;
    const manifest = readFileSync(new URL(`${name}/index.ts`, FEATURES), 'utf8');
    const messages: unknown = JSON.parse(readFileSync(words, 'utf8'));
    for (const [key, message] of Object.entries(messages ?? {}))
      if (manifest.includes(`'${key}'`)) found[key] = message;
  }
  return found;
}

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
      this.addWatchFile(new URL(list, FEATURES).pathname);
      const watched = foldersIn(list).flatMap((name) =>
        ['en.json', 'index.ts'].map((file) => new URL(`${name}/${file}`, FEATURES)),
      );
      for (const file of watched) if (existsSync(file)) this.addWatchFile(file.pathname);
      return `export default ${JSON.stringify(labelsOf(list, 'en'))};`;
    },
  };
}
