/** An overview says exactly what was drawn, and what is none is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Dots } from '../../src/snapshot/overview.ts';
import { formatOverview, numbersOf, packPlaces, parseOverview, readPlaces } from '../../src/snapshot/overview.ts';
import { anyOverview, FINE, NO_ZOOM, served, stepsAt, thrown, ZOOMS } from './overviews.ts';
import { BASE, WORLD } from './support.ts';

function expectRefused(attempt: () => unknown): void {
  const error = thrown(attempt);
  expect(error).toBeInstanceOf(Failure);
  expect(error).toMatchObject({ kind: 'bad-response' });
}

describe('what was drawn', () => {
  it('comes back: marks to the nearest 1/64 px, their numbers exactly', () => {
    fc.assert(
      fc.property(anyOverview, (overview) => {
        const read = parseOverview(formatOverview(overview));
        for (const zoom of ZOOMS) {
          const wrote = overview.zooms.get(zoom);
          const dots = read.dots(zoom);
          expect(dots === null).toBe(wrote === undefined);
          if (dots === null || wrote === undefined) continue;
          expect([dots.length, dots.count, dots.flags]).toEqual([wrote.length, wrote.count, wrote.flags]);
          for (const side of ['x', 'y'] as const) {
            expect(dots[side]).toHaveLength(wrote.length);
            for (const [i, at] of wrote[side].entries()) {
              expect(Math.abs((dots[side][i] ?? Number.NaN) - at) * stepsAt(zoom)).toBeLessThanOrEqual(0.5 + 1e-6);
            }
          }
        }
      }),
    );
  });

  it('comes back dated to the millisecond, with its region and count', () => {
    fc.assert(
      fc.property(anyOverview, (overview) => {
        const { base, region: box, count } = parseOverview(formatOverview(overview));
        expect({ base, region: box, count }).toEqual({
          base: overview.base,
          region: overview.region,
          count: overview.count,
        });
      }),
    );
  });

  it('is written down with its license, and its dates for people', () => {
    const text = formatOverview({ base: BASE, region: WORLD, count: 0, zooms: new Map() });
    expect(JSON.parse(text)).toMatchObject({
      base: { oldest: '2026-11-23T05:00:00.000Z', newest: '2026-11-23T06:00:00.000Z' },
      license: 'ODbL-1.0',
      attribution: expect.stringContaining('OpenStreetMap'),
    });
  });

  it('is short where marks go from west to east', () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => 0.5 + i / 1e4);
    const { x: ways } = packPlaces({ x, y: x }, 9);
    expect(ways[0]).toBe(2 ** 22);
    expect(Math.max(...ways.slice(1))).toBeLessThan(1000);
  });
});

describe('an overview is refused', () => {
  it.each<[string, string]>([
    ['that is empty', ''],
    ['that is a page', '<!doctype html><title>Not found</title>'],
    ['that is cut short', served().slice(0, -1)],
    ['that is a list', '[]'],
    ['that is nothing', 'null'],
    ['of another format', served({ format: 2 })],
    ['without a format', served({ format: undefined })],
    ['without a date', served({ base: undefined })],
    ['whose dates are numbers', served({ base: BASE })],
    ['that lacks its oldest date', served({ base: { newest: '2026-11-23T05:00:00Z' } })],
    ['that lacks its newest date', served({ base: { oldest: '2026-11-23T05:00:00Z' } })],
    ['of long ago that lacks its newest date', served({ base: { oldest: '1969-12-31T23:59:59Z' } })],
    ['whose date is none', served({ base: { oldest: 'yesterday', newest: '2026-11-23T05:00:00Z' } })],
    [
      'that ends before it begins',
      served({ base: { oldest: '2026-11-23T05:00:01Z', newest: '2026-11-23T05:00:00Z' } }),
    ],
    ['without a region', served({ region: undefined })],
    ['whose region is a list', served({ region: [-90, -180, 90, 180] })],
    ['whose region lacks a side', served({ region: { ...WORLD, east: undefined } })],
    ['whose region is upside down', served({ region: { ...WORLD, south: 90, north: -90 } })],
    ['whose region is wider than the world', served({ region: { ...WORLD, east: 181 } })],
    ['whose region holds text', served({ region: { ...WORLD, north: '90' } })],
    ['without a count', served({ count: undefined })],
    ['of fewer than no cameras', served({ count: -1 })],
    ['of half a camera', served({ count: 5.5 })],
    ['whose count is text', served({ count: '6' })],
    ['whose count is no longer a whole number', served({ count: 2 ** 53 })],
    ['without zooms', served({ zooms: undefined })],
    ['whose zooms are no list', served({ zooms: { 3: FINE } })],
    ['that would take long to read', `${served()}${' '.repeat(2_000_000)}`],
  ])('%s', (_, text) => {
    expectRefused(() => parseOverview(text));
  });

  it('by name, with what JSON said', () => {
    expect(thrown(() => parseOverview('{'))).toMatchObject({
      details: { said: "The snapshot's overview can't be read." },
      cause: expect.any(SyntaxError),
    });
  });
});

describe('the marks of a zoom', () => {
  const dots = (zoom: Readonly<Record<string, unknown>>, more = {}): Dots | null =>
    parseOverview(served(more, zoom)).dots(3);

  it('are read as they stand there', () => {
    const read = dots({});
    expect([...(read?.x ?? [])]).toEqual([100, 150, 150].map((step) => step / stepsAt(3)));
    expect([...(read?.y ?? [])]).toEqual([70 / stepsAt(3), 60 / stepsAt(3), 1]);
    expect(read).toMatchObject({
      length: 3,
      count: Uint32Array.from([1, 2, 3]),
      flags: Uint8Array.from([0, 17, 255]),
    });
  });

  it.each(NO_ZOOM)('are null for zoom %d, which is not there', (zoom) => {
    expect(parseOverview(served()).dots(zoom)).toBeNull();
  });

  it.each<[string, readonly unknown[]]>([
    ['nothing', []],
    ['what is no zoom', [null, 3, 'zoom', [3], {}]],
    ['a zoom as text', [{ ...FINE, zoom: '3' }]],
  ])('are null where the list holds %s', (_, zooms) => {
    expect(parseOverview(served({ zooms })).dots(3)).toBeNull();
  });

  it('of no camera are none', () => {
    expect(dots({ x: [], y: [], count: [], flags: [] }, { count: 0 })).toMatchObject({ length: 0 });
  });

  it('do no harm to the others where they make no sense', () => {
    const read = parseOverview(
      served({
        zooms: [
          { ...FINE, x: null },
          { ...FINE, zoom: 4 },
        ],
      }),
    );
    expectRefused(() => read.dots(3));
    expect(read.dots(4)).toMatchObject({ length: 3 });
  });

  it.each(['x', 'y', 'count', 'flags'])('are refused where %s is no list of three numbers', (name) => {
    const others: readonly unknown[] = [undefined, null, 3, 'abc', {}, { length: 3 }, [], [1, 2], [1, 2, 3, 0]];
    const odd: readonly unknown[] = [null, '3', '', true, [3], {}, 3.5, 0.1];
    for (const list of [...others, ...odd.map((one) => [1, 2, one])]) expectRefused(() => dots({ [name]: list }));
  });

  it.each(['x', 'y', 'count', 'flags'])('are refused where %s is a list of more or fewer than the others', (name) => {
    for (const list of [[6], [1, 5], [1, 1, 1, 3]]) expectRefused(() => dots({ [name]: list }));
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['no camera', { count: [0, 3, 3] }],
    ['fewer than none', { count: [-1, 4, 3] }],
    ['fewer in all than there are', { count: [1, 2, 2] }],
    ['more in all than there are', { count: [1, 2, 4] }],
  ])('are refused where they stand for %s', (_, zoom) => {
    expectRefused(() => dots(zoom));
  });

  it('are refused where a number is too great to be kept', () => {
    // 2^32 and a bit would be kept as the bit.
    const great = (one: number): (() => unknown) => {
      const count = 3 + one;
      return () => dots({ count: [1, 2, one] }, { count });
    };
    expect(great(2 ** 32 - 1)()).toMatchObject({ count: Uint32Array.from([1, 2, 2 ** 32 - 1]) });
    expectRefused(great(2 ** 32));
    expectRefused(great(2 ** 32 + 3));
    expectRefused(() => dots({ flags: [0, 17, 256] }));
    expectRefused(() => dots({ flags: [0, 17, -1] }));
  });

  it('are refused where one is not in the world', () => {
    expect(dots({ x: [0, 131_072, -131_072], y: [0, 0, 131_072] })).toMatchObject({
      x: Float64Array.from([0, 1, 0]),
      y: Float64Array.from([0, 0, 1]),
    });
    for (const x of [
      [-1, 2, 2],
      [131_072, 1, -2],
      [1e15, -1e15, 1e15],
    ]) {
      expectRefused(() => dots({ x }));
    }
    for (const last of [-1, 131_073, 1e15, 1e300]) expectRefused(() => dots({ y: [0, 0, last] }));
  });

  it('are refused where they are more than anybody draws', () => {
    const many = (length: number): (() => unknown) => {
      const zeros = Array.from({ length }, () => 0);
      return () => dots({ x: zeros, y: zeros, count: zeros.map(() => 1), flags: zeros }, { count: length });
    };
    expect(many(100_000)()).toMatchObject({ length: 100_000 });
    expectRefused(many(100_001));
  });

  it('of a zoom beyond all bounds are in the world, or refused', () => {
    for (const zoom of [1e9, -1e9, 1024, -1100, 1e308]) {
      const read = parseOverview(served({}, { zoom }));
      const error = thrown(() => {
        for (const at of read.dots(zoom)?.x ?? []) if (!(at >= 0 && at <= 1)) throw new Error(`${at}`);
      });
      expect(error === undefined || error instanceof Failure).toBe(true);
    }
  });
});

describe('lists of numbers', () => {
  it('are finite, of the length that is asked for, and not endless', () => {
    expect(numbersOf([1, 2.5, -3])).toEqual([1, 2.5, -3]);
    expect(numbersOf([])).toEqual([]);
    expect(numbersOf([1, 2], 2)).toEqual([1, 2]);
    expect(numbersOf([1, 2], 3)).toBeNull();
    expect(numbersOf([], 1)).toBeNull();
    expect(numbersOf([1], 0)).toBeNull();
    const endless = (length: number): unknown => Array.from({ length }, () => 0);
    expect(numbersOf(endless(100_000))).toHaveLength(100_000);
    expect(numbersOf(endless(100_001))).toBeNull();
    for (const none of [undefined, null, 1, '12', {}, { length: 0 }, new Float64Array(2)]) {
      expect(numbersOf(none)).toBeNull();
    }
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, [1]]) {
      expect(numbersOf([0, odd])).toBeNull();
    }
  });

  it('are places where they are whole, at any zoom and beyond the one world', () => {
    const zoom = fc.double({ min: 0, max: 22, noNaN: true });
    const side = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(zoom, side, (at, x) => {
        const y = x.toReversed();
        const read = readPlaces({ ...packPlaces({ x: Float64Array.from(x), y: Float64Array.from(y) }, at) }, at);
        expect(read).toMatchObject({ length: x.length });
        for (const [i, one] of x.entries()) {
          expect(Math.abs((read?.x[i] ?? Number.NaN) - one) * stepsAt(at)).toBeLessThanOrEqual(0.5 + 1e-3);
          expect(Math.abs((read?.y[i] ?? Number.NaN) - (y[i] ?? 0)) * stepsAt(at)).toBeLessThanOrEqual(0.5 + 1e-3);
        }
      }),
    );
    expect(readPlaces({ x: [1], y: [1.5] }, 3)).toBeNull();
    expect(readPlaces({ x: [1.5], y: [1] }, 3)).toBeNull();
    expect(readPlaces({ x: [1, 1], y: [1] }, 3)).toBeNull();
    expect(readPlaces({ x: [1] }, 3)).toBeNull();
    expect(readPlaces({ y: [1] }, 3)).toBeNull();
    // Their sum would be no number.
    expect(readPlaces({ x: [1e308, 1e308, -1e308], y: [1, 1, 1] }, 3)).toBeNull();
  });
});
