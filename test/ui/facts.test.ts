import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../src/ui/laterWords.ts';
import { bearing } from '../../src/model/direction.ts';
import {
  makerOf,
  missingFacts,
  operatorOf,
  photoLinks,
  sectorWords,
  surveyWords,
  wikidataId,
} from '../../src/ui/panel/facts.ts';

const NOW = Date.UTC(2026, 10, 23);
const tags = (of: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(of));

describe('the maker', () => {
  test('is told in the catalog’s spelling', () => {
    expect(makerOf(tags({ manufacturer: 'flock' }))).toEqual({ name: 'Flock Safety', wikidata: 'Q108485435' });
  });

  test('is read from older keys too', () => {
    expect(makerOf(tags({ manufacturer: ' ', brand: 'Verkada', 'brand:wikidata': 'Q1' }))).toEqual({
      name: 'Verkada',
      wikidata: 'Q1',
    });
  });

  test('is not known where the tags say so', () => {
    expect(makerOf(tags({ manufacturer: 'Unknown' }))).toBeNull();
    expect(makerOf(tags({}))).toBeNull();
  });
});

test('the operator’s wikidata id must be one', () => {
  expect(operatorOf(tags({ operator: 'APD', 'operator:wikidata': 'Q12" onclick' }))).toEqual({
    name: 'APD',
    wikidata: null,
  });
  expect(wikidataId(' Q42 ')).toBe('Q42');
  for (const odd of ['Q0', 'q42', 'Q42;Q43', '42', 'https://www.wikidata.org/wiki/Q42', '']) {
    expect(wikidataId(odd)).toBeNull();
  }
});

test('a sector is told in words', () => {
  expect(sectorWords(bearing(68))).toBe('east-northeast, 68°');
  expect(sectorWords({ from: 338, width: 45, bare: false })).toBe('north, from 338° clockwise to 23°');
  expect(sectorWords({ from: 0, width: 360, bare: false })).toBe('all around');
});

test('a survey is told as an age, or as it was written', () => {
  expect(surveyWords(tags({}), NOW)).toBe('surveyed: never');
  expect(surveyWords(tags({ check_date: '2026-08-01' }), NOW)).toBe('surveyed 3 months ago');
  expect(surveyWords(tags({ 'survey:date': 'last summer' }), NOW)).toBe('surveyed on “last summer”');
  expect(surveyWords(tags({ check_date: '2026-08-01T09:00:00Z' }), NOW)).toBe('surveyed 3 months ago');
});

test('of two surveys the newest is told', () => {
  const both = tags({ check_date: '2019-01-01', 'survey:date': '2026-08-01' });
  expect(surveyWords(both, NOW)).toBe('surveyed 3 months ago');
  expect(surveyWords(tags({ check_date: 'yes', 'survey:date': '2026-08-01' }), NOW)).toBe('surveyed 3 months ago');
  expect(surveyWords(tags({ check_date: ' ', 'survey:date': '2024' }), NOW)).toBe('surveyed in 2024');
});

test('a survey of a year or a month is told as that, not as an age', () => {
  expect(surveyWords(tags({ check_date: '2026' }), NOW)).toBe('surveyed in 2026');
  expect(surveyWords(tags({ check_date: '2026-01' }), NOW)).toBe('surveyed in January 2026');
});

test('what is missing is named', () => {
  expect(missingFacts(tags({}))).toEqual(['maker', 'direction', 'operator', 'mount']);
  expect(missingFacts(tags({ manufacturer: 'X', direction: '90100', operator: 'Y', 'camera:mount': 'pole' }))).toEqual(
    [],
  );
});

describe('photo links', () => {
  test('lead to where the tags say', () => {
    const links = photoLinks(
      tags({
        image: 'https://example.org/a.jpg;File:Pole cam.jpg',
        wikimedia_commons: 'Category:ALPR',
        mapillary: '1234567890',
        panoramax: '0a1b2c3d-0000-4000-8000-000000000000',
      }),
    );
    expect(links.map(({ href }) => href)).toEqual([
      'https://example.org/a.jpg',
      'https://commons.wikimedia.org/wiki/File%3APole_cam.jpg',
      'https://commons.wikimedia.org/wiki/Category%3AALPR',
      'https://www.mapillary.com/app/?pKey=1234567890',
      'https://api.panoramax.xyz/?focus=pic&pic=0a1b2c3d-0000-4000-8000-000000000000',
    ]);
  });

  test.each([
    ['https://example.org/a;b=1/c.jpg', ['https://example.org/a;b=1/c.jpg']],
    ['https://example.org/a.jpg?x=1;y=2;z', ['https://example.org/a.jpg?x=1;y=2;z']],
    ['https://a.org/1;2.jpg;https://b.org/3.jpg', ['https://a.org/1;2.jpg', 'https://b.org/3.jpg']],
    ['https://a.org/1.jpg; http://b.org/2.jpg', ['https://a.org/1.jpg', 'http://b.org/2.jpg']],
    ['https://a.org/1.jpg;', ['https://a.org/1.jpg']],
  ])('are not cut at a semicolon within an address: %s', (image, addresses) => {
    expect(photoLinks(tags({ image })).map(({ href }) => href)).toEqual(addresses);
  });

  test('are each of a list of numbers', () => {
    expect(photoLinks(tags({ mapillary: '12345;67890' })).map(({ href }) => href)).toEqual([
      'https://www.mapillary.com/app/?pKey=12345',
      'https://www.mapillary.com/app/?pKey=67890',
    ]);
  });

  test('are http or https, whatever the tags hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('image', 'wikimedia_commons', 'mapillary', 'panoramax'),
        fc.string(),
        (key, value) => {
          for (const { href } of photoLinks(new Map([[key, value]]))) expect(href).toMatch(/^https?:\/\//);
        },
      ),
    );
    expect(photoLinks(tags({ image: 'javascript:alert(1)', mapillary: 'data:text/html,x' }))).toEqual([]);
  });
});
