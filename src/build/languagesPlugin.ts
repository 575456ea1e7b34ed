import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isRecord } from '../model/record.ts';
import { labelsOf } from './labelsPlugin.ts';

const SRC = fileURLToPath(new URL('../', import.meta.url));
const ALL = 'virtual:languages';
const ONE = 'virtual:language/';

/** Files with the words of one language, and the folders of `src` that they lie in. */
function filesOf(language: string): readonly { readonly folder: string; readonly path: string }[] {
  return globSync(`**/${language}.json`, { cwd: SRC })
    .toSorted()
    .map((path) => ({ folder: dirname(path), path: SRC + path }));
}

/**
 * `virtual:languages` has every language but English that there are files of, fetched one by one: what its first view says
 * (`src/i18n/xx.json`, and the words of features' buttons), and where the words of each other folder are, fetched with that folder's code.
 */
export function languages(): Plugin {
  return {
    name: 'sightline:languages',
    resolveId: (id) => (id === ALL || id.startsWith(ONE) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${ALL}`) {
        const names = globSync('i18n/*.json', { cwd: SRC })
          .map((path) => basename(path, '.json'))
          .filter((name) => name !== 'en')
          .toSorted();
        return `export default {${names.map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(ONE + name)})`).join()}};`;
      }
      if (!id.startsWith(`\0${ONE}`)) return null;
      const language = id.slice(ONE.length + 1);
      const files = filesOf(language);
      for (const { path } of files) this.addWatchFile(path);
      const first = files.find(({ folder }) => folder === 'i18n');
      const core: unknown = first === undefined ? {} : JSON.parse(readFileSync(first.path, 'utf8'));
      const words = {
        ...(isRecord(core) ? core : {}),
        ...labelsOf('first.ts', language),
        ...labelsOf('later.ts', language),
      };
      const folders = files
        .filter((file) => file !== first)
        .map(({ folder, path }) => `${JSON.stringify(folder)}: () => import(${JSON.stringify(path)})`);
      return `export default { words: ${JSON.stringify(words)}, folders: {${folders.join()}} };`;
    },
  };
}
