import { describe, expect, test } from 'vitest';
import { homeCountry } from '../../src/places/homeCountry.ts';

const codeOf = (zone: string | undefined, ...languages: string[]): string | undefined =>
  homeCountry(zone, languages)?.code;

describe('the country that a browser is in', () => {
  test.each([
    ['Europe/Berlin', 'DE'],
    ['America/Chicago', 'US'],
    ['America/Indianapolis', 'US'],
    ['Pacific/Honolulu', 'US'],
    ['Asia/Calcutta', 'IN'],
    ['Asia/Kolkata', 'IN'],
    ['Europe/Kiev', 'UA'],
    ['Europe/Kyiv', 'UA'],
    ['America/Buenos_Aires', 'AR'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['America/Sao_Paulo', 'BR'],
    ['Asia/Jerusalem', 'IL'],
    ['Pacific/Chatham', 'NZ'],
  ])('is told by its time zone: %s', (zone, country) => {
    expect(codeOf(zone, 'en-US')).toBe(country);
  });

  test('is told by the first language that names one where the zone does not', () => {
    expect(codeOf('UTC', 'de', 'pt-BR', 'en-US')).toBe('BR');
    expect(codeOf(undefined, 'zh-Hant-TW')).toBe('TW');
    expect(codeOf('Etc/GMT+5', 'not a tag', 'en-GB')).toBe('GB');
  });

  test('is not guessed where nothing tells it', () => {
    expect(codeOf('UTC', 'en')).toBeUndefined();
    expect(codeOf(undefined)).toBeUndefined();
  });
});

test('every zone that this browser knows is some country’s, but for those at sea and of no place', () => {
  const of = (zone: string): boolean => homeCountry(zone, []) !== null;
  const without = Intl.supportedValuesOf('timeZone').filter((zone) => !of(zone));
  expect(
    without.filter(
      (zone) => !/^(?:Etc\/|UTC|GMT|Antarctica\/|Arctic\/|Indian\/Chagos|Pacific\/(?:Johnston|Midway|Wake))/.test(zone),
    ),
  ).toEqual([]);
});
