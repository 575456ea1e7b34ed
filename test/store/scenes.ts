/** Scenes for the tests of what is drawn before the store has its cameras. */
import fc from 'fast-check';
import { pad } from '../../src/model/box.ts';
import { mercatorX, mercatorY } from '../../src/model/place.ts';
import type { StoreView } from '../../src/store/cameraStore.ts';
import type { Marks, Scene, Sectors } from '../../src/store/scene/scene.ts';

/** Marks by column; `bounds` has four a mark. */
export function marksOf(
  rows: readonly {
    readonly x: number;
    readonly y: number;
    readonly count?: number;
    readonly flags?: number;
    readonly id?: number;
    readonly type?: number;
    readonly bounds?: readonly number[];
  }[],
): Marks {
  return {
    length: rows.length,
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    count: Uint32Array.from(rows, ({ count }) => count ?? 1),
    flags: Uint8Array.from(rows, ({ flags }) => flags ?? 0),
    id: Float64Array.from(rows, ({ id }) => id ?? 0),
    type: Uint8Array.from(rows, ({ type }) => type ?? 0),
    bounds: Float64Array.from(rows.flatMap(({ bounds }) => bounds ?? [0, 0, 0, 0])),
  };
}

export function sectorsOf(
  rows: readonly {
    readonly x: number;
    readonly y: number;
    readonly from: number;
    readonly width: number;
    readonly id: number;
    readonly type: number;
  }[],
): Sectors {
  return {
    length: rows.length,
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    from: Float32Array.from(rows, ({ from }) => from),
    width: Float32Array.from(rows, ({ width }) => width),
    id: Float64Array.from(rows, ({ id }) => id),
    type: Uint8Array.from(rows, ({ type }) => type),
  };
}

/** What the store would draw for a view with so many cameras, each by itself in its middle. */
export function sceneFor({ box, zoom }: StoreView, cameras: number): Scene {
  const x = mercatorX((box.west + box.east) / 2);
  const y = mercatorY((box.south + box.north) / 2);
  const marks = marksOf(Array.from({ length: cameras }, (_, i) => ({ x, y, id: i + 1 })));
  return { zoom, box: pad(box, 0.5), marks, sectors: sectorsOf([]), inView: cameras };
}

// A mark can stand on any copy of the world that a map shows.
const x = fc.double({ min: -2, max: 3, noNaN: true });
const y = fc.double({ min: 0, max: 1, noNaN: true });
const id = fc.maxSafeNat();
const degrees = fc.double({ min: -900, max: 900, noNaN: true });
export const anyZoom = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 20, noNaN: true }));
export const anyBox = fc.record({ south: degrees, west: degrees, north: degrees, east: degrees });

/** Any scene of bubbles, dots and sight lines. */
export const anyScene: fc.Arbitrary<Scene> = fc.record({
  zoom: anyZoom,
  box: anyBox,
  inView: fc.maxSafeNat(),
  marks: fc
    .array(
      fc.record({
        x,
        y,
        count: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        flags: fc.nat(255),
        id,
        type: fc.nat(2),
        bounds: fc.array(degrees, { minLength: 4, maxLength: 4 }),
      }),
      { maxLength: 20 },
    )
    .map(marksOf),
  sectors: fc
    .array(
      fc.record({
        x,
        y,
        from: fc.float({ noNaN: true, noDefaultInfinity: true }),
        width: fc.nat(360),
        id,
        type: fc.nat(2),
      }),
      { maxLength: 20 },
    )
    .map(sectorsOf),
});
