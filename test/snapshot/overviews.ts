/** Overviews for tests: any that can be made, and one to damage. */
import fc from 'fast-check';
import type { Dots, Overview } from '../../src/snapshot/overview.ts';
import { formatOverview } from '../../src/snapshot/overview.ts';
import { BASE, WORLD } from './support.ts';

/** A mark's place is the nearest of these steps of the world, of which there are 64 in a CSS px. */
export const stepsAt = (zoom: number): number => 64 * 256 * 2 ** zoom;
/** Of which there may be marks. */
export const ZOOMS = [3, 4, 5, 6, 7, 8, 9] as const;
/** Of which there are never any marks. */
export const NO_ZOOM = [2, 10, 3.5, -1, 1e9, Number.NaN, Number.POSITIVE_INFINITY] as const;

/** Marks that stand for so many cameras. */
function anyDots(total: number): fc.Arbitrary<Dots> {
  const square = fc.double({ min: 0, max: 1, noNaN: true });
  const inner = { min: 1, max: Math.max(1, total - 1) };
  const cuts = fc.uniqueArray(fc.integer(inner), { maxLength: total > 1 ? Math.min(30, total - 1) : 0 });
  return cuts.chain((found) => {
    const ends = [...found.toSorted((a, b) => a - b), ...(total > 0 ? [total] : [])];
    const counts = ends.map((end, i) => end - (ends[i - 1] ?? 0));
    const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.array(one, { minLength: counts.length, maxLength: counts.length });
    return fc.tuple(list(square), list(square), list(fc.integer({ min: 0, max: 255 }))).map(([x, y, flags]) => ({
      length: counts.length,
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      count: Uint32Array.from(counts),
      flags: Uint8Array.from(flags),
    }));
  });
}

const region = fc.constantFrom(
  WORLD,
  { south: -62.75, west: -125.123_456_7, north: 49.25, east: -66 },
  { south: 30, west: 170, north: 45, east: 190 },
);
const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
/** Whatever can be drawn, and of whatever region and time. */
export const anyOverview: fc.Arbitrary<Overview> = fc
  .oneof(fc.nat(40), fc.nat(2_000_000))
  .chain((count) =>
    fc.tuple(
      fc.constant(count),
      time,
      time,
      region,
      fc
        .subarray([...ZOOMS])
        .chain((zooms) => fc.tuple(...zooms.map((zoom) => fc.tuple(fc.constant(zoom), anyDots(count))))),
    ),
  )
  .map(([count, one, other, box, zooms]) => ({
    count,
    base: { oldest: Math.min(one, other), newest: Math.max(one, other) },
    region: box,
    zooms: new Map(zooms),
  }));

/** Three marks for six cameras, as they are served; with what a test says otherwise. */
export const FINE = { zoom: 3, x: [100, 50, 0], y: [70, 60, 131_072], count: [1, 2, 3], flags: [0, 17, 255] };
export function served(
  more: Readonly<Record<string, unknown>> = {},
  zoom: Readonly<Record<string, unknown>> = {},
): string {
  const text = formatOverview({ base: BASE, region: WORLD, count: 6, zooms: new Map() });
  return JSON.stringify({ ...record(JSON.parse(text)), zooms: [{ ...FINE, ...zoom }], ...more });
}

function record(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('This is no object.');
  return value;
}

/** What is thrown; undefined where nothing is. */
export function thrown(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  return undefined;
}
