import type { Box } from '../../src/model/box.ts';
import { lonOf, latOf, mercatorX, mercatorY } from '../../src/model/place.ts';
import type { Marks, Scene, Sectors } from '../../src/store/scene/scene.ts';

/** One mark of a made-up scene. */
export interface MarkSpec {
  readonly lat: number;
  readonly lon: number;
  readonly count?: number;
  readonly flags?: number;
  readonly id?: number;
  readonly type?: 0 | 1 | 2;
  /** [west, south, east, north] */
  readonly bounds?: readonly [number, number, number, number];
  /** Degrees [from, width]. */
  readonly sectors?: readonly (readonly [number, number])[];
}

/** Columns of marks. */
export function marksOf(specs: readonly MarkSpec[]): Marks {
  return {
    length: specs.length,
    x: Float64Array.from(specs, (spec) => mercatorX(spec.lon)),
    y: Float64Array.from(specs, (spec) => mercatorY(spec.lat)),
    count: Uint32Array.from(specs, (spec) => spec.count ?? 1),
    flags: Uint8Array.from(specs, (spec) => spec.flags ?? 0),
    id: Float64Array.from(specs, (spec, index) => spec.id ?? index + 1),
    type: Uint8Array.from(specs, (spec) => spec.type ?? 0),
    bounds: Float64Array.from(specs.flatMap((spec) => spec.bounds ?? [spec.lon, spec.lat, spec.lon, spec.lat])),
  };
}

function sectorsOf(specs: readonly MarkSpec[]): Sectors {
  const rows = specs.flatMap((spec, index) =>
    (spec.sectors ?? []).map(([from, width]) => ({ spec, id: spec.id ?? index + 1, from, width })),
  );
  return {
    length: rows.length,
    x: Float64Array.from(rows, (row) => mercatorX(row.spec.lon)),
    y: Float64Array.from(rows, (row) => mercatorY(row.spec.lat)),
    from: Float32Array.from(rows, (row) => row.from),
    width: Float32Array.from(rows, (row) => row.width),
    id: Float64Array.from(rows, (row) => row.id),
    type: Uint8Array.from(rows, (row) => row.spec.type ?? 0),
  };
}

/** A scene of these marks that claims to cover `box`. */
export function sceneOf(specs: readonly MarkSpec[], zoom: number, box: Box): Scene {
  return { zoom, box, marks: marksOf(specs), sectors: sectorsOf(specs), inView: specs.length };
}

/** A place some CSS px away from another at a zoom. */
export function offset(
  place: { readonly lat: number; readonly lon: number },
  dx: number,
  dy: number,
  zoom: number,
): { readonly lat: number; readonly lon: number } {
  const world = 256 * 2 ** zoom;
  return { lat: latOf(mercatorY(place.lat) + dy / world), lon: lonOf(mercatorX(place.lon) + dx / world) };
}
