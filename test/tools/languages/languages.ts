/**
 * `npm run languages -- --new xx` begins a language: a file to translate in every folder with words, found by the page
 * without being named anywhere. `npm run languages` tells what each language lacks, and fails where a file is wrong.
 */
import { parseArgs } from 'node:util';
import type { WordFolder } from './folders.ts';
import { readWordFolders, writeWords } from './folders.ts';
import { beginLanguage, compareWords } from './words.ts';

const root = new URL('../../../', import.meta.url).pathname;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function wanted(): string | undefined {
  try {
    return parseArgs({ options: { new: { type: 'string' } } }).values.new;
  } catch {
    return stop('Known: --new LANGUAGE, such as --new de or --new pt-BR.');
  }
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

function begin(folders: readonly WordFolder[], language: string): void {
  if (!isTag(language)) stop(`"${language}" is no language tag; those are such as de or pt-BR.`);
  if (folders.some(({ translations }) => translations.has(language))) stop(`There is ${language} already.`);
  for (const folder of folders) {
    console.log(writeWords(root, folder, language, beginLanguage(language, folder.english)));
  }
  console.log('English stands in them: translate it, and keep the {names} in braces as they are.');
}

/** Whether every file is right; what is missing is only told. */
function check(folders: readonly WordFolder[]): boolean {
  let right = true;
  for (const { path, english, translations } of folders) {
    for (const [language, words] of translations) {
      const { missing, leftover, wrong } = compareWords(language, english, words);
      right &&= leftover.length + wrong.length === 0;
      const file = `${path}/${language}.json`;
      const told = Object.entries({ missing, leftover, wrong }).filter(([, names]) => names.length > 0);
      console.log(told.length === 0 ? `${file}: complete` : file);
      for (const [what, names] of told) console.log(`  ${what}: ${names.join(', ')}`);
    }
  }
  return right;
}

const language = wanted();
const found = (() => {
  try {
    return readWordFolders(root);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
})();
if (language !== undefined) begin(found, language);
else if (!check(found)) process.exitCode = 1;
