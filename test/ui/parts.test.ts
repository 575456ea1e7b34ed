import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearing, formatDirection } from '../../src/model/direction.ts';
import { readRow, readRows, rowsOf } from '../../src/ui/edit/directionRows.ts';
import { formatPlace, parsePlace } from '../../src/ui/panel/formatPlace.ts';
import { nearestRest } from '../../src/ui/panel/useDrag.ts';
import { visible } from '../../src/ui/parts/visible.ts';

describe('coordinates', () => {
  test.each([
    ['30.26715, -97.74306', 30.26715, -97.74306],
    ['30.26715 -97.74306', 30.26715, -97.74306],
    ['30.26715;-97.74306', 30.26715, -97.74306],
    ['30.26715° N, 97.74306° W', 30.26715, -97.74306],
    ['33.9S,151.2E', -33.9, 151.2],
    [' +1,2 ', 1, 2],
  ])('"%s" are read', (text, lat, lon) => {
    expect(parsePlace(text)).toEqual({ lat, lon });
  });

  test.each(['', '30', '30.2.1, 5', 'a, b', '30,2,5', '1e5, 2', 'NaN, 1'])('"%s" are not', (text) => {
    expect(parsePlace(text)).toBeNull();
  });

  test('are read back as they are written', () => {
    const place = fc.record({
      lat: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((each) => each / 1e7),
      lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((each) => each / 1e7),
    });
    fc.assert(
      fc.property(place, ({ lat, lon }) => {
        const read = parsePlace(formatPlace({ lat, lon }));
        expect(read?.lat).toBeCloseTo(lat, 7);
        expect(read?.lon).toBeCloseTo(lon, 7);
      }),
    );
  });
});

describe('the rows of the direction field', () => {
  test('are one a direction, and an empty one for none', () => {
    expect(rowsOf([])).toEqual(['']);
    expect(rowsOf([bearing(68), { from: 338, width: 45, bare: false }])).toEqual(['68', '338-23']);
  });

  test('are read together, each direction once', () => {
    expect(formatDirection(readRows(['68', 'ESE', '338-23', '', '68']))).toBe('68;113;338-23');
  });

  test('say when they are not understood', () => {
    expect(readRow('90100')).toBeNull();
    expect(readRow('')).toEqual([]);
    expect(readRow('68;90')).toHaveLength(2);
  });
});

test('what can’t be seen in a text is shown as its code', () => {
  expect(visible('a\u202Eb\u0000c\u200Bd')).toBe('a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d');
  expect(visible('مدينة 北京 🚓')).toBe('مدينة 北京 🚓');
  expect(visible('\uD800')).toBe('\uFFFD');
});

test('a sheet comes to the nearest of its rests', () => {
  expect(nearestRest(100, 640)).toBe('peek');
  expect(nearestRest(320, 640)).toBe('half');
  expect(nearestRest(600, 640)).toBe('full');
});
