import { describe, expect, test } from 'vitest';
import { bearing, formatDirection } from '../../src/model/direction.ts';
import { readRow, readRows, rowsOf } from '../../src/ui/edit/directionRows.ts';
import { nearestRest } from '../../src/ui/panel/useDrag.ts';
import { visible } from '../../src/ui/parts/visible.ts';

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
