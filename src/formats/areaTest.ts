import { isRecord } from '../model/record.ts';
import type { Place } from '../model/place.ts';

/** Corners of a ring, degrees. */
export type Ring = readonly (readonly [lon: number, lat: number])[];

function isRing(value: unknown): value is Ring {
  return (
    Array.isArray(value) &&
    value.length >= 3 &&
    value.every((at: unknown) => Array.isArray(at) && Number.isFinite(at[0]) && Number.isFinite(at[1]))
  );
}

/** Rings of all polygons of some GeoJSON, each polygon's own together. */
export function polygonsOf(json: unknown): readonly (readonly Ring[])[] {
  if (!isRecord(json)) return [];
  const { type, features, geometry, geometries, coordinates } = json;
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.flatMap(polygonsOf);
  if (type === 'Feature') return polygonsOf(geometry);
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return geometries.flatMap(polygonsOf);
  const parts: readonly unknown[] =
    type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' && Array.isArray(coordinates) ? coordinates : [];
  return parts.flatMap((rings) => (Array.isArray(rings) && rings.every(isRing) ? [rings] : []));
}

/**
 * Reads an area of GeoJSON, and gives what says whether a place lies in it (even-odd in each polygon, straight edges in
 * degrees); rings may go on past 180°.
 * @throws Error whose message says what is wrong
 */
export function readAreaTest(text: string): (place: Place) => boolean {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error('The area is no GeoJSON.', { cause: error });
  }
  const polygons = polygonsOf(json);
  if (polygons.length === 0) throw new Error('The area has no polygon: it takes GeoJSON with one.');
  return ({ lat, lon }) => polygons.some((rings) => [lon - 360, lon, lon + 360].some((x) => isIn(rings, x, lat)));
}

/** Whether a place lies in a polygon: inside of an odd number of its rings. */
export function isIn(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let last = ring.at(-1) ?? [0, 0];
    for (const corner of ring) {
      const [[x1, y1], [x2, y2]] = [last, corner];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
      last = corner;
    }
  }
  return inside;
}
