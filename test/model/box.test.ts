import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, covers, pad } from '../../src/model/box.ts';

const overAntimeridian = { south: -10, west: 170, north: 10, east: 190 };

describe('contains', () => {
  it('counts the edges in', () => {
    const box = { south: 1, west: 2, north: 3, east: 4 };
    expect(contains(box, { lat: 1, lon: 2 })).toBe(true);
    expect(contains(box, { lat: 3, lon: 4 })).toBe(true);
    expect(contains(box, { lat: 3.000_000_1, lon: 4 })).toBe(false);
    expect(contains(box, { lat: 2, lon: 1.999_999_9 })).toBe(false);
  });

  it.each([
    [175, true],
    [-175, true],
    [180, true],
    [-180, true],
    [-169, false],
    [169, false],
    [0, false],
  ])('knows that a box over the antimeridian holds longitude %d: %s', (lon, expected) => {
    expect(contains(overAntimeridian, { lat: 0, lon })).toBe(expected);
  });

  it('does not care which copy of the world a box lies on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 0, max: 360 }),
        fc.integer({ min: -3, max: 3 }),
        (lon, west, width, worlds) => {
          const box = { south: -1, west, north: 1, east: west + width };
          const moved = { ...box, west: west + 360 * worlds, east: west + width + 360 * worlds };
          expect(contains(moved, { lat: 0, lon })).toBe(contains(box, { lat: 0, lon }));
        },
      ),
    );
  });
});

describe('covers', () => {
  it('needs every side', () => {
    const box = { south: 0, west: 0, north: 2, east: 2 };
    expect(covers(box, box)).toBe(true);
    expect(covers(box, { ...box, north: 2.1 })).toBe(false);
    expect(covers(box, { ...box, west: -0.1 })).toBe(false);
  });
});

describe('pad', () => {
  it('grows each side by a share of the size', () => {
    expect(pad({ south: 0, west: 10, north: 2, east: 14 }, 0.5)).toEqual({ south: -1, west: 8, north: 3, east: 16 });
  });

  it('stays on the earth', () => {
    expect(pad({ south: -80, west: 0, north: 80, east: 1 }, 1)).toMatchObject({ south: -90, north: 90 });
  });
});
