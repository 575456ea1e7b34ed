import { describe, expect, test } from 'vitest';
import { chooseLocale, directionOfLanguage } from '../../src/i18n/locale.ts';

const AVAILABLE = ['en', 'de', 'pt-BR', 'he'];

describe('the language', () => {
  test.each([
    { wishes: ['de-AT', 'en'], language: 'de', locale: 'de-AT' },
    { wishes: ['fr', 'pt-BR', 'en'], language: 'pt-BR', locale: 'pt-BR' },
    { wishes: ['PT-br'], language: 'pt-BR', locale: 'PT-br' },
    { wishes: ['en-GB', 'de'], language: 'en', locale: 'en-GB' },
    { wishes: ['fr', 'it'], language: 'en', locale: 'en' },
    { wishes: [], language: 'en', locale: 'en' },
    { wishes: ['not_a_tag', '', 'he'], language: 'he', locale: 'he' },
    // European Portuguese readers are not given Brazilian: only a bare `pt` file would fit them.
    { wishes: ['pt-PT', 'en-US'], language: 'en', locale: 'en-US' },
  ])('for $wishes is $language', ({ wishes, language, locale }) => {
    expect(chooseLocale(wishes, AVAILABLE)).toEqual({ language, locale });
  });

  test('written from the right turns the page', () => {
    expect(directionOfLanguage('he')).toBe('rtl');
    expect(directionOfLanguage('ar-EG')).toBe('rtl');
    expect(directionOfLanguage('de')).toBe('ltr');
    expect(directionOfLanguage('az-Arab')).toBe('rtl');
  });
});
