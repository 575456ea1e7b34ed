import { describe, expect, test } from 'vitest';
import { readWordFolders } from './folders.ts';
import { beginLanguage, compareWords, parseWords } from './words.ts';

const ENGLISH = {
  name: 'Sightline',
  hello: 'Hello {name}',
  count: { one: '{count} reader', other: '{count} readers' },
};

describe('a new language', () => {
  test('begins with English, in every plural form that it has', () => {
    expect(beginLanguage('pl', ENGLISH)).toEqual({
      name: 'Sightline',
      hello: 'Hello {name}',
      count: { one: '{count} reader', few: '{count} readers', many: '{count} readers', other: '{count} readers' },
    });
  });

  test.each(['pl', 'ja', 'ar', 'de', 'pt-BR', 'xx'])('in %s lacks nothing', (language) => {
    expect(compareWords(language, ENGLISH, beginLanguage(language, ENGLISH))).toEqual({
      missing: [],
      leftover: [],
      wrong: [],
    });
  });
});

describe('a translation', () => {
  const whole = { name: 'Sightline', hello: 'Hallo {name}', count: { one: 'ein Leser', other: '{count} Leser' } };

  test('may leave the count out of a form', () => {
    expect(compareWords('de', ENGLISH, whole)).toEqual({ missing: [], leftover: [], wrong: [] });
  });

  test('tells what is missing and what is left over', () => {
    const { hello: _, ...others } = whole;
    expect(compareWords('de', ENGLISH, { ...others, bye: 'Tschüss' })).toEqual({
      missing: ['hello'],
      leftover: ['bye'],
      wrong: [],
    });
  });

  test.each([
    ['another name in braces', { hello: 'Hallo {Name}' }],
    ['a name in braces less', { hello: 'Hallo' }],
    ['no plural forms', { count: '{count} Leser' }],
    ['a plural form less', { count: { one: '{count} Leser' } }],
    ['plural forms where English has none', { name: { other: 'Sightline' } }],
  ])('with %s is wrong', (_, change) => {
    expect(compareWords('de', ENGLISH, { ...whole, ...change }).wrong).toEqual(Object.keys(change));
  });
});

test('a file that holds anything but messages is refused', () => {
  expect(() => parseWords('xx.json', '{"name": 1}')).toThrow('xx.json');
  expect(() => parseWords('xx.json', '[]')).toThrow('xx.json');
});

describe('the files of src', () => {
  const folders = readWordFolders(new URL('../../../', import.meta.url).pathname);

  test('are found', () => {
    expect(folders.map(({ path }) => path)).toContain('src/i18n');
  });

  const languages = [...(folders.find(({ path }) => path === 'src/i18n')?.translations.keys() ?? [])];

  test('speak eleven languages beside English', () => {
    expect(languages).toEqual(['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt-BR', 'zh-Hans']);
  });

  test('say everything in each: nothing is missing, left over or wrong', () => {
    const faults = folders.flatMap(({ path, english, translations }) =>
      [...new Set([...languages, ...translations.keys()])].flatMap((language) =>
        Object.entries<readonly string[]>({
          ...compareWords(language, english, translations.get(language) ?? {}),
        }).flatMap(([what, names]) => names.map((name) => `${path}/${language}.json: ${name} is ${what}`)),
      ),
    );
    expect(
      faults,
      'A message that is new, gone or has other {names} in English is so in every language: write it into these files, in the terms of docs/LANGUAGES.md. `npm run languages` tells what is left to do.',
    ).toEqual([]);
  });

  test('name no message in two folders', () => {
    const names = folders.flatMap(({ english }) => Object.keys(english));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
