import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../../src/model/box.ts';
import { Coverage, FRESH_FOR } from '../../../src/store/live/coverage.ts';
import type { CellRect } from '../../../src/store/live/grid.ts';
import {
  cellCount,
  cellKey,
  cellsOf,
  cutTo,
  eachCell,
  GRID_SIZE,
  holdsCell,
  quarters,
  rectBox,
  rectsOf,
  rectSteps,
} from '../../../src/store/live/grid.ts';
import { stepX, stepY } from '../../../src/model/morton.ts';
import { anyLat, anyLon } from '../cameras.ts';

function keysOf(rects: readonly CellRect[]): readonly number[] {
  const keys: number[] = [];
  for (const rect of rects) eachCell(rect, (key) => keys.push(key));
  return keys.toSorted((a, b) => a - b);
}

const column = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(GRID_SIZE - 2, GRID_SIZE - 1));
const rect = fc
  .tuple(column, column, column, column)
  .map(([a, b, c, d]): CellRect => ({ x0: Math.min(a, b), x1: Math.max(a, b), y0: Math.min(c, d), y1: Math.max(c, d) }))
  .filter((one) => cellCount(one) < 100);

describe('a cell', () => {
  it('asks for every place that the store will count as its own, however coordinates are rounded', () => {
    fc.assert(
      fc.property(anyLat, anyLon, (lat, lon) => {
        const x = Math.floor(stepX(lon) / 2 ** 20);
        const y = Math.floor(stepY(lat) / 2 ** 20);
        const { south, west, north, east } = rectBox({ x0: x, y0: y, x1: x, y1: y });
        // As the query writes it.
        const [s = 0, w = 0, n = 0, e = 0] = [south, west, north, east].map((edge) => Number(edge.toFixed(7)));
        expect(lat >= s && lat <= n && lon >= w && lon <= e).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('at its very edge, too', () => {
    for (let x = 1; x < GRID_SIZE; x += 37) {
      const edge = rectBox({ x0: x, y0: 0, x1: x, y1: 0 }).west;
      for (const lon of [Math.floor(edge * 1e7) / 1e7, Math.ceil(edge * 1e7) / 1e7]) {
        const cell = Math.floor(stepX(lon) / 2 ** 20);
        const { west, east } = rectBox({ x0: cell, y0: 0, x1: cell, y1: 0 });
        expect(lon >= Number(west.toFixed(7)) && lon <= Number(east.toFixed(7))).toBe(true);
      }
    }
  });

  it('reaches the poles at the ends of the map', () => {
    expect(rectBox({ x0: 0, y0: 0, x1: GRID_SIZE - 1, y1: GRID_SIZE - 1 })).toEqual({
      south: -90,
      west: -180,
      north: 90,
      east: 180,
    });
  });

  it('is a whole number of steps', () => {
    expect(rectSteps({ x0: 1, y0: 2, x1: 1, y1: 2 })).toEqual({
      x0: 2 ** 20,
      y0: 2 * 2 ** 20,
      x1: 2 * 2 ** 20 - 1,
      y1: 3 * 2 ** 20 - 1,
    });
  });
});

describe('cellsOf', () => {
  it('covers every place of the box', () => {
    fc.assert(
      fc.property(
        anyLat,
        anyLon,
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        fc.integer({ min: -2, max: 2 }),
        (lat, lon, size, worlds) => {
          const box = {
            south: lat - size,
            west: lon - size + 360 * worlds,
            north: lat + size,
            east: lon + size + 360 * worlds,
          };
          expect(contains(box, { lat, lon })).toBe(true);
          const key = cellKey(Math.floor(stepX(lon) / 2 ** 20), Math.floor(stepY(lat) / 2 ** 20));
          // A place within half a step of an edge may be counted to the neighbor.
          if (size > 1e-6) expect(cellsOf(box).some((part) => holdsCell(part, key))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is the whole row for a box that goes all the way round', () => {
    expect(cellsOf({ south: 0.01, west: -400, north: 0.02, east: 400 })).toMatchObject([{ x0: 0, x1: GRID_SIZE - 1 }]);
  });
});

describe('rectsOf', () => {
  it('holds exactly the cells, each once', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 5 }), (rects) => {
        const cells = new Set(keysOf(rects));
        expect(keysOf(rectsOf(cells))).toEqual([...cells].toSorted((a, b) => a - b));
      }),
    );
  });

  it('is one for a rectangle, two for what a sideways and downward move lacks', () => {
    const whole = { x0: 3, y0: 4, x1: 9, y1: 8 };
    expect(rectsOf(new Set(keysOf([whole])))).toEqual([whole]);
    const known = new Set(keysOf([{ x0: 0, y0: 0, x1: 7, y1: 6 }]));
    const missing = new Set(keysOf([whole]).filter((key) => !known.has(key)));
    expect(rectsOf(missing)).toEqual([
      { x0: 8, y0: 4, x1: 9, y1: 6 },
      { x0: 3, y0: 7, x1: 9, y1: 8 },
    ]);
  });

  it('does not join the end of one row with the start of the next', () => {
    expect(rectsOf(new Set([cellKey(GRID_SIZE - 1, 0), cellKey(0, 1)]))).toHaveLength(2);
  });
});

describe('cutting', () => {
  it('loses and doubles no cell', () => {
    fc.assert(
      fc.property(rect, fc.integer({ min: 1, max: 20 }), (one, most) => {
        expect(keysOf(quarters(one))).toEqual(keysOf([one]));
        const parts = cutTo([one], most);
        expect(keysOf(parts)).toEqual(keysOf([one]));
        for (const part of parts) expect(cellCount(part)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('makes four of a square, and nothing of a cell', () => {
    expect(quarters({ x0: 0, y0: 0, x1: 3, y1: 3 })).toHaveLength(4);
    expect(quarters({ x0: 5, y0: 5, x1: 5, y1: 5 })).toEqual([{ x0: 5, y0: 5, x1: 5, y1: 5 }]);
  });
});

describe('coverage', () => {
  const view: readonly CellRect[] = [{ x0: 10, y0: 10, x1: 11, y1: 10 }];
  const whole: CellRect = { x0: 0, y0: 0, x1: GRID_SIZE - 1, y1: GRID_SIZE - 1 };

  it('lacks everything at first', () => {
    const coverage = new Coverage();
    expect(coverage.missing(view, 0).size).toBe(2);
    expect(coverage.base(view)).toBeNull();
  });

  it('lacks what has grown old', () => {
    const coverage = new Coverage();
    coverage.read(view, 1000, 5);
    expect(coverage.missing(view, 1000 + FRESH_FOR - 1).size).toBe(0);
    expect(coverage.missing(view, 1000 + FRESH_FOR).size).toBe(2);
  });

  it('takes nothing for fresh because the clock was set back', () => {
    const coverage = new Coverage();
    coverage.read(view, FRESH_FOR * 100, 5);
    expect(coverage.missing(view, 0).size).toBe(2);
  });

  it('is as old as its oldest part', () => {
    const coverage = new Coverage();
    coverage.read([{ x0: 10, y0: 10, x1: 10, y1: 10 }], 0, 500);
    coverage.read([{ x0: 11, y0: 10, x1: 11, y1: 10 }], 0, 300);
    expect(coverage.base(view)).toBe(300);
    expect(coverage.base([whole])).toBe(300);
  });

  it('knows a whole world that came at once, and what was read after it', () => {
    const coverage = new Coverage();
    coverage.read([whole], 1000, 100);
    expect(coverage.missing(view, 1000).size).toBe(0);
    expect(coverage.base(view)).toBe(100);
    coverage.read(view, 2000, 200);
    expect(coverage.base(view)).toBe(200);
    expect(coverage.base([whole])).toBe(100);
    coverage.read([whole], 3000, 300);
    expect(coverage.base(view)).toBe(300);
  });
});
