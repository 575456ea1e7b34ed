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

  test('have nothing wrong', () => {
    const faults = folders.flatMap(({ path, english, translations }) =>
      [...translations].flatMap(([language, words]) => {
        // What is left over is told by `npm run languages`.
        const { wrong } = compareWords(language, english, words);
        return wrong.map((name) => `${path}/${language}.json: ${name}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  test('name no message in two folders', () => {
    const names = folders.flatMap(({ english }) => Object.keys(english));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
