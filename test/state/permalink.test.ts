import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPermalink, languageIn, parsePermalink } from '../../src/state/permalink.ts';

describe('a permalink', () => {
  test('reads OpenStreetMap’s own form', () => {
    expect(parsePermalink('#map=17/39.10310/-84.51200')).toEqual({
      position: { zoom: 17, centre: { lat: 39.1031, lon: -84.512 } },
      key: null,
    });
  });

  test.each([
    ['#18/33.7/-84.4', 18, 33.7, -84.4],
    ['#18/33.7/-84.4/', 18, 33.7, -84.4],
    ['#map=8/10/180.001', 8, 10, -179.999],
    ['#map=8/10/-190', 8, 10, 170],
    ['#map=8/10/180', 8, 10, 180],
  ])('reads forgivingly what others write: %s', (hash, zoom, lat, lon) => {
    const { position } = parsePermalink(hash);
    expect(position?.zoom).toBe(zoom);
    expect(position?.centre.lat).toBe(lat);
    expect(position?.centre.lon).toBeCloseTo(lon, 9);
  });

  test('reads the open camera beside a place without its name', () => {
    expect(parsePermalink('#18/33.7/-84.4&node=5')).toEqual({
      position: { zoom: 18, centre: { lat: 33.7, lon: -84.4 } },
      key: 'node/5',
    });
  });

  test.each([
    ['#map=17/1/2&lang=pt-BR&node=5', 'pt-BR'],
    ['#lang=de', 'de'],
    ['lang=zh-Hans&maker=A', 'zh-Hans'],
    ['#map=17/1/2&slang=de', null],
    ['#map=17/1/2&lang=', null],
    ['', null],
  ])('says the language: %s', (hash, language) => {
    expect(languageIn(hash)).toBe(language);
  });

  test('names the open camera by its type and id', () => {
    expect(parsePermalink('#map=17/1/2&node=123').key).toBe('node/123');
    expect(parsePermalink('#way=9').key).toBe('way/9');
    expect(parsePermalink('#relation=9007199254740991').key).toBe('relation/9007199254740991');
  });

  test.each([
    '#map=17/91/0',
    '#map=17/0/1081',
    '#map=21/0/0',
    '#map=17/0',
    '#map=x/y/z',
    '#map=17/1e3/0',
    '#map=NaN/NaN/NaN',
    '#map=//',
    '',
    '#',
    '#%',
    '#map=17/%31/2%',
  ])('that says %s opens no place', (hash) => {
    expect(parsePermalink(hash).position).toBeNull();
  });

  test.each(['#node=0', '#node=-1', '#node=1.5', '#node=9007199254740993', '#node=<b>', '#way='])(
    'that says %s opens no camera',
    (hash) => {
      expect(parsePermalink(hash).key).toBeNull();
    },
  );

  test('never throws, whatever is in the address bar', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void parsePermalink(hash)));
  });

  test('comes back as it was written, to within a pixel of its zoom', () => {
    const place = fc.record({
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      lon: fc.double({ min: -180, max: 179.99, noNaN: true }),
    });
    const key = fc.constantFrom(null, 'node/5' as const, 'way/77' as const);
    fc.assert(
      fc.property(place, fc.integer({ min: 3, max: 20 }), key, (centre, zoom, open) => {
        const back = parsePermalink(formatPermalink({ position: { centre, zoom }, key: open }));
        const pixel = 360 / (256 * 2 ** zoom);
        expect(back.key).toBe(open);
        expect(back.position?.zoom).toBe(zoom);
        expect(Math.abs((back.position?.centre.lat ?? 99) - centre.lat)).toBeLessThanOrEqual(pixel);
        expect(Math.abs((back.position?.centre.lon ?? 999) - centre.lon)).toBeLessThanOrEqual(pixel);
      }),
    );
  });
});
