import { describe, expect, test } from 'vitest';
import { chooseLocale, directionOfLanguage } from '../../src/i18n/locale.ts';

const AVAILABLE = ['en', 'de', 'pt-BR', 'he', 'zh-Hans'];

describe('the language', () => {
  test.each([
    { wishes: ['de-AT', 'en'], language: 'de', locale: 'de-AT' },
    { wishes: ['fr', 'pt-BR', 'en'], language: 'pt-BR', locale: 'pt-BR' },
    { wishes: ['PT-br'], language: 'pt-BR', locale: 'PT-br' },
    { wishes: ['en-GB', 'de'], language: 'en', locale: 'en-GB' },
    { wishes: ['fr', 'it'], language: 'en', locale: 'en' },
    { wishes: [], language: 'en', locale: 'en' },
    { wishes: ['not_a_tag', '', 'he'], language: 'he', locale: 'he' },
    { wishes: ['zh-CN', 'en'], language: 'zh-Hans', locale: 'zh-CN' },
    // Traditional characters are others.
    { wishes: ['zh-TW', 'de'], language: 'de', locale: 'de' },
    { wishes: ['pt'], language: 'pt-BR', locale: 'pt' },
    { wishes: ['iw'], language: 'he', locale: 'iw' },
    // European Portuguese readers are not given Brazilian: only a bare `pt` file would fit them.
    { wishes: ['pt-PT', 'en-US'], language: 'en', locale: 'en-US' },
  ])('for $wishes is $language', ({ wishes, language, locale }) => {
    expect(chooseLocale(wishes, AVAILABLE)).toEqual({ language, locale });
  });

  test.each([
    // Who reads another language than the browser's measures as before.
    { asked: 'de', wishes: ['en-US'], language: 'de', locale: 'de-US' },
    { asked: 'zh-Hans', wishes: ['en-US'], language: 'zh-Hans', locale: 'zh-Hans-US' },
    { asked: 'pt-BR', wishes: ['en-US'], language: 'pt-BR', locale: 'pt-BR' },
    { asked: 'de', wishes: ['de', 'en-US'], language: 'de', locale: 'de' },
    { asked: 'en', wishes: ['de-DE'], language: 'en', locale: 'en-DE' },
    { asked: 'fi', wishes: ['de-DE'], language: 'de', locale: 'de-DE' },
    { asked: 'x!', wishes: ['de-DE'], language: 'de', locale: 'de-DE' },
  ])('that is asked for comes first: $asked before $wishes', ({ asked, wishes, language, locale }) => {
    expect(chooseLocale(wishes, AVAILABLE, asked)).toEqual({ language, locale });
  });

  test('written from the right turns the page', () => {
    expect(directionOfLanguage('he')).toBe('rtl');
    expect(directionOfLanguage('ar-EG')).toBe('rtl');
    expect(directionOfLanguage('de')).toBe('ltr');
    expect(directionOfLanguage('az-Arab')).toBe('rtl');
  });
});
