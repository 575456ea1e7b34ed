import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MERCATOR_LIMIT } from '../../../src/model/place.ts';
import type { StepBox } from '../../../src/store/columns/tileRuns.ts';
import { isBefore, mortonOrder, stepLat, stepLon, stepX, stepY } from '../../../src/model/morton.ts';
import { eachRun, eachTile } from '../../../src/store/columns/tileRuns.ts';
import { anyLat, anyLon } from '../cameras.ts';

/** The textbook's way: bit by bit. */
function code(x: number, y: number): bigint {
  let value = 0n;
  for (let bit = 31n; bit >= 0n; bit -= 1n) {
    value = (value << 2n) | (((BigInt(y) >> bit) & 1n) << 1n) | ((BigInt(x) >> bit) & 1n);
  }
  return value;
}

const step = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 0, max: 7 }),
  fc.constantFrom(2 ** 31, 2 ** 31 - 1, 2 ** 32 - 1),
);
const places = fc.array(fc.tuple(step, step), { maxLength: 200 });
const box: fc.Arbitrary<StepBox> = fc
  .tuple(step, step, step, step)
  .map(([a, b, c, d]) => ({ x0: Math.min(a, b), x1: Math.max(a, b), y0: Math.min(c, d), y1: Math.max(c, d) }));

function sorted(pairs: readonly (readonly [number, number])[]): { length: number; x: Uint32Array; y: Uint32Array } {
  const x = Uint32Array.from(pairs, ([px]) => px);
  const y = Uint32Array.from(pairs, ([, py]) => py);
  const order = mortonOrder(x, y, pairs.length);
  return { length: pairs.length, x: order.map((row) => x[row] ?? 0), y: order.map((row) => y[row] ?? 0) };
}

function isIn({ x0, x1, y0, y1 }: StepBox, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

describe('steps', () => {
  it('give back every coordinate of the Mercator square exactly', () => {
    fc.assert(
      fc.property(anyLat, anyLon, (lat, lon) => {
        if (Math.abs(lat) < MERCATOR_LIMIT) expect(stepLat(stepY(lat))).toBeCloseTo(lat, 12);
        if (lon !== 180) expect(stepLon(stepX(lon))).toBeCloseTo(lon, 12);
      }),
      { numRuns: 5000 },
    );
  });

  it('stay within 32 bits at the edges of the world', () => {
    expect([stepX(-180), stepX(180), stepY(90), stepY(-90)]).toEqual([0, 2 ** 32 - 1, 0, 2 ** 32 - 1]);
  });
});

describe('Morton order', () => {
  it('is that of the interleaved bits', () => {
    fc.assert(
      fc.property(places, (pairs) => {
        const { x, y } = sorted(pairs);
        const codes = [...x].map((px, i) => code(px, y[i] ?? 0));
        expect(codes).toEqual(codes.toSorted((a, b) => (a < b ? -1 : Number(a > b))));
      }),
    );
  });

  it('keeps every place', () => {
    fc.assert(
      fc.property(places, (pairs) => {
        const { x, y } = sorted(pairs);
        const text = (list: readonly (readonly [number, number])[]): string[] => list.map(String).toSorted();
        expect(text([...x].map((px, i) => [px, y[i] ?? 0]))).toEqual(text(pairs));
      }),
    );
  });

  it('can be told without the codes', () => {
    fc.assert(
      fc.property(step, step, step, step, (x1, y1, x2, y2) => {
        expect(isBefore(x1, y1, x2, y2)).toBe(code(x1, y1) < code(x2, y2));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('eachRun', () => {
  it('finds exactly what a look at every place finds', () => {
    fc.assert(
      fc.property(places, box, (pairs, within) => {
        const all = sorted(pairs);
        const found: number[] = [];
        eachRun(all, within, within, (start, end, inside) => {
          for (let row = start; row < end; row += 1) {
            const holds = isIn(within, all.x[row] ?? 0, all.y[row] ?? 0);
            if (inside) expect(holds).toBe(true);
            if (holds) found.push(row);
          }
        });
        const expected = [...all.x.keys()].filter((row) => isIn(within, all.x[row] ?? 0, all.y[row] ?? 0));
        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('eachTile', () => {
  it('parts the places by tile, each once, whole tiles only', () => {
    fc.assert(
      fc.property(places, box, fc.integer({ min: 0, max: 32 }), (pairs, within, level) => {
        const all = sorted(pairs);
        const size = 2 ** (32 - level);
        const tile = (row: number): string =>
          `${Math.floor((all.x[row] ?? 0) / size)},${Math.floor((all.y[row] ?? 0) / size)}`;
        const seen = new Map<string, number>();
        eachTile(all, within, level, (start, end) => {
          expect(end).toBeGreaterThan(start);
          for (let row = start; row < end; row += 1) expect(tile(row)).toBe(tile(start));
          expect(seen.has(tile(start))).toBe(false);
          seen.set(tile(start), end - start);
        });
        for (const row of all.x.keys()) {
          if (isIn(within, all.x[row] ?? 0, all.y[row] ?? 0)) expect(seen.has(tile(row))).toBe(true);
        }
        for (const [name, count] of seen) {
          expect(count).toBe([...all.x.keys()].filter((row) => tile(row) === name).length);
        }
      }),
    );
  });
});
