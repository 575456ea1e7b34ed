import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../../src/model/direction.ts';
import { formatDirection, middle, parseDirection, bearing } from '../../src/model/direction.ts';

/** What is understood, short: a bearing as its number, a range as `from+width`. */
function read(value: string): readonly (number | string)[] | Direction['kind'] {
  const direction = parseDirection(value);
  if (direction.kind !== 'known') return direction.kind;
  return direction.sectors.map((sector) => (sector.bare ? middle(sector) : `${sector.from}+${sector.width}`));
}

describe('a bearing is read however it was typed', () => {
  it.each([
    ['45º', [45]],
    ['45˚', [45]],
    ['45 °', [45]],
    ['45deg', [45]],
    ['90 deg', [90]],
    ['90 deg.', [90]],
    ['90 Degrees', [90]],
    ['45–135', ['45+90']],
    ['45—135', ['45+90']],
    ['45‐135', ['45+90']],
    ['45‑135', ['45+90']],
    ['45−135', ['45+90']],
    ['−30', [330]],
    ['45~135', ['45+90']],
    ['45～135', ['45+90']],
    ['45..135', ['45+90']],
    ['45…135', ['45+90']],
    ['45 to 135', ['45+90']],
    ['-30 to 30', ['330+60']],
    ['N to E', ['0+90']],
    ['45° - 135°', ['45+90']],
    ['45 deg - 135 deg', ['45+90']],
    ['\u200E45', [45]],
    ['45\u200F', [45]],
    ['\uFEFF45\u200B;\u202A90\u202C', [45, 90]],
    ['\u00A090\u00A0', [90]],
    ['９０', [90]],
    ['４５－１３５', ['45+90']],
    ['９０；１８０', [90, 180]],
    ['٩٠', [90]],
    ['۹۰؛ ۱۸۰', [90, 180]],
    ['९०', [90]],
    ['ＮＥ', [45]],
  ])('%j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('a comma parts a list, or is the point of a number', () => {
  it.each([
    ['112,5', [112.5]],
    ['22,5', [22.5]],
    ['112,5°', [112.5]],
    ['112,50', [112.5]],
    ['11,25', [11.25]],
    ['-22,5', [337.5]],
    ['112,5-157,5', ['112.5+45']],
    ['112,5;202,5', [112.5, 202.5]],
    ['112,5, 202,5', [112.5, 202.5]],
    ['112٫5', [112.5]],
    ['90,270', [90, 270]],
    ['0,90', [0, 90]],
    ['45,90', [45, 90]],
    ['90,125,270', [90, 125, 270]],
    ['90,180,0', [90, 180, 0]],
    ['90, 5', [90, 5]],
    ['112.5,202.5', [112.5, 202.5]],
    ['112.5,5', [112.5, 5]],
    ['5,2.5', [5, 2.5]],
    ['N,5', [0, 5]],
  ])('%j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  it.each(['112,5,202,5', '10,5,20', '10,11,25'])('%j could be either', (value) => {
    expect(read(value)).toBe('not-understood');
  });
});

const degrees = fc.integer({ min: 0, max: 359 });
const sector = fc.oneof(
  degrees.map((angle) => bearing(angle)),
  fc.record({ from: degrees, width: fc.integer({ min: 1, max: 359 }), bare: fc.constant(false) }),
);

describe('for any direction', () => {
  it('figures of another script say what ASCII says', () => {
    const scripts = fc.constantFrom(0xff_10, 0x06_60, 0x06_f0, 0x09_66);
    fc.assert(
      fc.property(fc.array(sector, { minLength: 1, maxLength: 14 }), scripts, (sectors, zero) => {
        const text = formatDirection(sectors) ?? '';
        const foreign = text.replaceAll(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
        expect(parseDirection(foreign)).toEqual(parseDirection(text));
      }),
    );
  });

  it('marks that nobody sees change nothing', () => {
    const marks = fc.constantFrom('\u200B', '\u200E', '\u200F', '\u202A', '\u2066', '\uFEFF', '\u061C');
    fc.assert(
      fc.property(sector, marks, fc.nat({ max: 7 }), (each, mark, at) => {
        const text = formatDirection([each]) ?? '';
        expect(parseDirection(text.slice(0, at) + mark + text.slice(at))).toEqual(parseDirection(text));
      }),
    );
  });

  it('every dash is a hyphen', () => {
    const dashes = fc.constantFrom(...'‐‑‒–—―−﹘﹣－');
    fc.assert(
      fc.property(degrees, degrees, dashes, (from, to, dash) => {
        expect(parseDirection(`${from}${dash}${to}`)).toEqual(parseDirection(`${from}-${to}`));
        expect(parseDirection(`${dash}${from}`)).toEqual(parseDirection(`-${from}`));
      }),
    );
  });

  it('half a degree with a comma is the same with a point', () => {
    fc.assert(
      fc.property(degrees, fc.nat({ max: 9 }), (whole, tenth) => {
        expect(parseDirection(`${whole},${tenth}`)).toEqual(parseDirection(`${whole}.${tenth}`));
      }),
    );
  });
});
