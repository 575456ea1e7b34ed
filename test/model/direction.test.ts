import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction, Sector } from '../../src/model/direction.ts';
import { CARDINALS, cardinalOf, turn } from '../../src/model/compass.ts';
import {
  bearing,
  directionOf,
  directionTag,
  formatDirection,
  middle,
  parseDirection,
} from '../../src/model/direction.ts';

/** What is understood, short: a bearing as its number, a range as `from+width`. */
function read(value: string | undefined): readonly (number | string)[] | Direction['kind'] {
  const direction = parseDirection(value);
  if (direction.kind !== 'known') return direction.kind;
  return direction.sectors.map((sector) => (sector.bare ? middle(sector) : `${sector.from}+${sector.width}`));
}

describe('every form of the data is read', () => {
  it.each([
    ['160', [160]],
    ['0', [0]],
    ['359', [359]],
    ['045', [45]],
    ['62.5', [62.5]],
    ['90°', [90]],
    [' 90 ', [90]],
    ['338-23', ['338+45']],
    ['270-90', ['270+180']],
    ['10 - 55', ['10+45']],
    ['0-360', ['0+360']],
    ['360-45', ['0+45']],
    ['225;45', [225, 45]],
    ['1;2;3;4;5;6;7;8;9;10;11;12;13;14', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]],
    ['N', [0]],
    ['NNW', [337.5]],
    ['n', [0]],
    ['sw', [225]],
    ['North', [0]],
    ['north-east', [45]],
    ['North East', [45]],
    ['NB', [0]],
    ['southbound', [180]],
    ['East-Bound', [90]],
    ['-30', [330]],
    ['360', [0]],
    ['-360', [0]],
    ['338-23;155-200', ['338+45', '155+45']],
    ['90;200-245', [90, '200+45']],
    ['N-E', ['0+90']],
    ['NW-NE', ['315+90']],
    ['95, 95', [95]],
    ['225;45;', [225, 45]],
    [';90', [90]],
  ])('%j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('what is not certain is not understood', () => {
  it.each([
    '90100',
    '270230',
    '370',
    '361',
    '-361',
    '1000',
    'null',
    'forward',
    'backward',
    'both',
    'Flock Raven',
    'Clockwise 180',
    '11:00',
    '90-90',
    'N-N',
    'N-0',
    '360-360',
    '10-20-30',
    '90-',
    '345;270:360',
    '1e2',
    '0x10',
    'NaN',
    'Infinity',
    'NEB',
    'NNEB',
    '~45',
    '..45',
    'to 45',
    '45 to 90 to 135',
    '1²',
    '22½',
    '100 grad',
    '45 degree hours',
    `${'0;'.repeat(127)}90`,
  ])('%j', (value) => {
    expect(read(value)).toBe('not-understood');
  });

  it('a list of which one member is not', () => {
    expect(read('150;275;385')).toBe('not-understood');
    expect(read('90;forward')).toBe('not-understood');
  });
});

describe('the known faults elsewhere are not repeated', () => {
  it.each([undefined, '', ' ', ';', ' ; , '])('%j is no direction, and not north', (value) => {
    expect(read(value)).toBe('none');
  });

  it('a range is not cut to its middle', () => {
    expect(read('10-100')).toEqual(['10+90']);
  });

  it('a range goes clockwise even where the other way round is shorter', () => {
    expect(read('90-45')).toEqual(['90+315']);
  });

  it('a negative bearing is counted from north', () => {
    expect(read('-1')).toEqual([359]);
  });

  it('camera:direction speaks before direction, and stays under its own key', () => {
    const tags = new Map([
      ['direction', '90'],
      ['camera:direction', '180'],
    ]);
    expect(directionTag(tags)).toEqual({ key: 'camera:direction', value: '180' });
    expect(directionOf(tags)).toEqual(parseDirection('180'));
  });

  it('a blank camera:direction does not hide direction', () => {
    const tags = new Map([
      ['camera:direction', ' '],
      ['direction', '90'],
    ]);
    expect(directionTag(tags)).toEqual({ key: 'direction', value: '90' });
  });

  it('a camera:direction that is not understood is not passed over for direction', () => {
    const tags = new Map([
      ['camera:direction', 'forward'],
      ['direction', '90'],
    ]);
    expect(directionOf(tags).kind).toBe('not-understood');
  });

  it('points of the compass are written as whole degrees', () => {
    expect(formatDirection([bearing(67.5), bearing(337.5), bearing(359.8)])).toBe('68;338;0');
    expect(formatDirection([{ from: 22.5, width: 45, bare: false }])).toBe('23-68');
  });

  it('directions that are the same in whole degrees are written once', () => {
    expect(formatDirection([bearing(67.5), bearing(68)])).toBe('68');
  });

  it('no direction writes no tag', () => {
    expect(formatDirection([])).toBeUndefined();
  });
});

describe('compass points', () => {
  it('are the nearest of sixteen', () => {
    expect(CARDINALS.map((_, i) => cardinalOf(i * 22.5))).toEqual(CARDINALS);
    expect(cardinalOf(68)).toBe('ENE');
    expect(cardinalOf(349)).toBe('N');
    expect(cardinalOf(-10)).toBe('N');
  });

  it('are read back as they are named', () => {
    for (const [i, name] of CARDINALS.entries()) expect(read(name)).toEqual([i * 22.5]);
  });
});

const degrees = fc.integer({ min: 0, max: 359 });
const sector: fc.Arbitrary<Sector> = fc.oneof(
  degrees.map((angle) => bearing(angle)),
  fc.record({ from: degrees, width: fc.integer({ min: 1, max: 359 }), bare: fc.constant(false) }),
  fc.constant<Sector>({ from: 0, width: 360, bare: false }),
);
const different = { selector: ({ from, width }: Sector): string => `${from} ${width}` };

describe('for any value', () => {
  it('what is written is read as it was meant', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sector, { minLength: 1, maxLength: 14, ...different }), (sectors) => {
        expect(parseDirection(formatDirection(sectors))).toEqual({ kind: 'known', sectors });
      }),
    );
  });

  it('what is written is whole degrees, at most half a degree off, and is written the same again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3599 }), (tenths) => {
        const text = formatDirection([bearing(tenths / 10)]) ?? '';
        expect(text).toMatch(/^\d{1,3}$/);
        const off = turn(Number(text) - tenths / 10);
        expect(Math.min(off, 360 - off)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(formatDirection([bearing(Number(text))])).toBe(text);
      }),
    );
  });

  it('a range with fractions is written as a range that is understood', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3599 }), fc.integer({ min: 1, max: 3600 }), (from, width) => {
        const text = formatDirection([{ from: from / 10, width: width / 10, bare: false }]);
        expect(text).toMatch(/^\d{1,3}-\d{1,3}$/);
        const back = parseDirection(text);
        expect(back.kind === 'known' && Math.abs((back.sectors[0]?.width ?? 0) - width / 10)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('sectors lie within the circle, whatever strangers write', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-;,.NESW° ') }));
    fc.assert(
      fc.property(texts, (text) => {
        const direction = parseDirection(text);
        if (direction.kind !== 'known') return;
        expect(direction.sectors.length).toBeGreaterThan(0);
        for (const { from, width } of direction.sectors) {
          expect(from >= 0 && from < 360).toBe(true);
          expect(width > 0 && width <= 360).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('turning goes round', () => {
    fc.assert(
      fc.property(degrees, fc.integer({ min: -50, max: 50 }), (angle, rounds) => {
        expect(turn(angle + 360 * rounds)).toBe(angle);
      }),
    );
  });
});
