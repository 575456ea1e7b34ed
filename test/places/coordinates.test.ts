import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCoordinates } from '../../src/places/coordinates.ts';
import { formatPlace } from '../../src/ui/panel/formatPlace.ts';

describe('coordinates', () => {
  test.each([
    ['30.26715, -97.74306', 30.26715, -97.74306],
    ['30.26715 -97.74306', 30.26715, -97.74306],
    ['30.26715;-97.74306', 30.26715, -97.74306],
    ['30.26715° N, 97.74306° W', 30.26715, -97.74306],
    ['33.9S,151.2E', -33.9, 151.2],
    ['33.9s 151.2e', -33.9, 151.2],
    [' +1,2 ', 1, 2],
    ['90, 200', 90, 200],
    ['33.755N 84.39W', 33.755, -84.39],
    ['0S 0W', 0, 0],
  ])('"%s" are read', (text, lat, lon) => {
    expect(parseCoordinates(text)).toEqual({ lat, lon });
  });

  test.each([
    ['N33.755 W84.39', 33.755, -84.39],
    ['N 33.755°, W 84.39°', 33.755, -84.39],
    ['84.39W, 33.755N', 33.755, -84.39],
    ['E 151.2 S 33.9', -33.9, 151.2],
    ['33.755N, 84.39', 33.755, 84.39],
    ['N33.755 84.39W', 33.755, -84.39],
  ])('letters of the hemisphere say which is which: "%s"', (text, lat, lon) => {
    expect(parseCoordinates(text)).toEqual({ lat, lon });
  });

  test.each([
    ['33.755N, -84.39W', 33.755, -84.39],
    ['-33.9S, +151.2E', -33.9, 151.2],
  ])('a sign that says what the letter says is not multiplied with it: "%s"', (text, lat, lon) => {
    expect(parseCoordinates(text)).toEqual({ lat, lon });
  });

  test.each([
    '-33.755N, 84.39W',
    '33.755N, -84.39E',
    '+33.9S, 151.2E',
    '33.755, +84.39W',
    '33.755N, 84.39N',
    '33.755E, 84.39W',
    '33.755, 84.39S',
    '33.755W, 84.39',
    'N33.755W 84.39N',
  ])('sign and letter that contradict each other are refused: "%s"', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  test.each([
    ['30,26715 -97,74306', 30.26715, -97.74306],
    ['30,26715; -97,74306', 30.26715, -97.74306],
    ['30,26715, -97,74306', 30.26715, -97.74306],
    ['30,26715° N 97,74306° W', 30.26715, -97.74306],
  ])('a decimal comma is read: "%s"', (text, lat, lon) => {
    expect(parseCoordinates(text)).toEqual({ lat, lon });
  });

  test.each([
    ['30.26715, −97.74306', 'a typeset minus'],
    ['\u200E30.26715\u200E, -97.74306', 'a mark of direction'],
    ['30.26715º N, 97.74306º W', 'an ordinal for a degree'],
    ['３０．２６７１５，－９７．７４３０６', 'full-width forms'],
    ['٣٠٫٢٦٧١٥، -٩٧٫٧٤٣٠٦', 'Arabic figures'],
    ['30.26715,\u00A0-97.74306', 'a blank that does not break'],
  ])('"%s" are read for all of %s', (text) => {
    expect(parseCoordinates(text)).toEqual({ lat: 30.26715, lon: -97.74306 });
  });

  test.each([
    `33°45'18"N 84°23'24"W`,
    `33° 45' 18" N, 84° 23' 24" W`,
    `33°45′18″N, 84°23′24″W`,
    `33°45’18”N 84°23’24”W`,
    `33º45'18''N, 84º23'24''W`,
    `N33°45'18" W84°23'24"`,
    `N 33 45 18, W 84 23 24`,
    '33 45 18 N 84 23 24 W',
    '33 45 18 -84 23 24',
    '33 45.3 N, 84 23.4 W',
    `33°45.3'N 84°23.4'W`,
    'N33°45.300 W084°23.400',
    '33 deg 45 min 18 sec N 84 deg 23 min 24 sec W',
    '(33.755, -84.39)',
    '[33.755, -84.39]',
    '33.755/-84.39',
    '33.755 | -84.39',
    'lat: 33.755, lon: -84.39',
    'Latitude: 33.755 Longitude: -84.39',
    'lon=-84.39; lat=33.755',
    'lat 33.755 lng -84.39',
    '33.755°-84.39°',
    '33.755 North, 84.39 West',
  ])('as they are written elsewhere, with minutes and seconds, brackets or names: %s', (text) => {
    const read = parseCoordinates(text);
    expect(read?.lat).toBeCloseTo(33.755, 6);
    expect(read?.lon).toBeCloseTo(-84.39, 6);
  });

  test.each([
    `33°60'N 84°23'W`,
    `33°45'60"N 84°23'W`,
    `33.5°45'N 84°23'W`,
    `33°45.5'18"N 84°23'W`,
    '1 2 3 4 5',
    'lat 33 lat 84',
    '33 45 18 N',
    '33°45',
    'lat: 33.755',
    '1 '.repeat(100),
  ])('what can’t be, or could be two things, is refused: %s', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  test.each([
    '',
    '30',
    '30.2.1, 5',
    'a, b',
    '30,2,5',
    '1e5, 2',
    'NaN, 1',
    '33-84',
    '33°84',
    '33N84N 5',
    '1 2 3',
    'x33, 84',
  ])('"%s" are not', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  const place = fc.record({
    lat: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((each) => each / 1e7),
    lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((each) => each / 1e7),
  });

  test('are read back as they are written', () => {
    fc.assert(
      fc.property(place, ({ lat, lon }) => {
        const read = parseCoordinates(formatPlace({ lat, lon }));
        expect(read?.lat).toBeCloseTo(lat, 7);
        expect(read?.lon).toBeCloseTo(lon, 7);
      }),
    );
  });

  test('with letters are never read into another hemisphere', () => {
    const sign = fc.constantFrom('', '-', '+');
    fc.assert(
      fc.property(place, sign, sign, fc.constantFrom('N', 'S'), fc.constantFrom('E', 'W'), (at, one, two, ns, ew) => {
        const read = parseCoordinates(
          `${one}${Math.abs(at.lat).toFixed(7)}${ns} ${two}${Math.abs(at.lon).toFixed(7)}${ew}`,
        );
        if (read === null) return;
        expect(read.lat * (ns === 'S' ? -1 : 1)).toBeGreaterThanOrEqual(0);
        expect(read.lon * (ew === 'W' ? -1 : 1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
