import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Words } from './words.ts';
import { parseWords } from './words.ts';

/** A folder with words: English in one or more files (`en.json`, `en.first.json`), every other language in one. */
export interface WordFolder {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly english: Words;
  /** By BCP 47 tag. */
  readonly translations: ReadonlyMap<string, Words>;
}

/** Every folder of src that has an `en.json`. */
export function readWordFolders(root: string): readonly WordFolder[] {
  const read = (path: string): Words => parseWords(path, readFileSync(join(root, path), 'utf8'));
  return globSync('src/**/en.json', { cwd: root })
    .toSorted()
    .map((file) => {
      const path = dirname(file);
      const files = globSync(`${path}/*.json`, { cwd: root }).toSorted();
      const isEnglish = (name: string): boolean => /^en(\.\w+)?\.json$/.test(basename(name));
      return {
        path,
        english: Object.assign({}, ...files.filter(isEnglish).map(read)),
        translations: new Map(
          files.filter((name) => !isEnglish(name)).map((name) => [basename(name, '.json'), read(name)]),
        ),
      };
    });
}

/** Writes a language's file of a folder. @throws where there is one. */
export function writeWords(root: string, folder: WordFolder, language: string, words: Words): string {
  const path = `${folder.path}/${language}.json`;
  writeFileSync(join(root, path), `${JSON.stringify(words, null, 2)}\n`, { flag: 'wx' });
  return path;
}
