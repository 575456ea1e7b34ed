/**
 * `npm run languages -- --new xx` begins a language: a file to translate in every folder with words, found by the page
 * without being named anywhere. `npm run languages` tells what each language lacks, and fails where a file is wrong;
 * `-- --json` tells it to programs, with what is wider on a narrow screen than the control that holds it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { WordFolder } from './folders.ts';
import { readWordFolders, writeWords } from './folders.ts';
import { beginLanguage, compareWords } from './words.ts';

const root = new URL('../../../', import.meta.url).pathname;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function wanted(): { readonly new?: string; readonly json?: boolean } {
  try {
    return parseArgs({ options: { new: { type: 'string' }, json: { type: 'boolean' } } }).values;
  } catch {
    return stop('Known: --json, and --new LANGUAGE, such as --new de or --new pt-BR.');
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

/** What `test/i18n/fits.browser.tsx` finds: it writes it down. */
function findTooWide(): unknown {
  const file = `${root}.cache/tooWide.json`;
  rmSync(file, { force: true });
  const test = ['run', '--config', 'test/vitest.config.ts', '--project', 'browser', 'test/i18n/fits.browser.tsx'];
  const { status } = spawnSync('vitest', test, { cwd: root, stdio: ['ignore', 2, 2] });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return stop(`The widths could not be measured (vitest ended with ${status ?? 'a signal'}).`);
  }
}

/** Names of messages with their files. */
function tellPrograms(folders: readonly WordFolder[]): boolean {
  const all = folders.flatMap(({ path, english, translations }) =>
    [...translations].flatMap(([language, words]) => {
      const { missing, leftover, wrong } = compareWords(language, english, words);
      const named = (names: readonly string[]): readonly string[] =>
        names.map((name) => `${path}/${language}.json ${name}`);
      return [{ missing: named(missing), leftover: named(leftover), wrong: named(wrong) }];
    }),
  );
  // A folder that a language has no file of lacks all.
  const languages = [...new Set(folders.flatMap(({ translations }) => [...translations.keys()]))].toSorted();
  const absent = folders.flatMap(({ path, english, translations }) =>
    languages
      .filter((language) => !translations.has(language))
      .flatMap((language) => Object.keys(english).map((name) => `${path}/${language}.json ${name}`)),
  );
  const told = {
    languages: ['en', ...languages],
    missing: [...all.flatMap(({ missing }) => missing), ...absent],
    leftover: all.flatMap(({ leftover }) => leftover),
    wrong: all.flatMap(({ wrong }) => wrong),
    too_wide: findTooWide(),
  };
  console.log(JSON.stringify(told, null, 2));
  return (
    [told.missing, told.leftover, told.wrong].every((names) => names.length === 0) &&
    Array.isArray(told.too_wide) &&
    told.too_wide.length === 0
  );
}

const { new: language, json = false } = wanted();
const found = (() => {
  try {
    return readWordFolders(root);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
})();
if (language !== undefined) begin(found, language);
else if (!(json ? tellPrograms(found) : check(found))) process.exitCode = 1;
