import { outlineOf } from '../../../formats/geojson.ts';
import type { Place } from '../../../model/place.ts';
import { round7 } from '../../../model/place.ts';
import { isRecord } from '../../../model/record.ts';

/** Rings of one part of an area: the outer one and its holes. */
export type Rings = readonly (readonly Place[])[];

/** The parts of an area, which belongs together as a whole: their borders included. */
export type Area = readonly Rings[];

/**
 * Reads an area from GeoJSON (polygons, alone or in features), or from Overpass JSON of one way or relation.
 * @throws Error whose message says what is wrong with it
 */
export function readArea(text: string): Area {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('The area is no JSON.');
  }
  const parts = isRecord(file) && Array.isArray(file['elements']) ? ofElements(file['elements']) : polygonsOf(file, 0);
  const rings = parts.map(readRings).filter((part) => part.length > 0);
  if (rings.length === 0) throw new Error('The area has no polygon: GeoJSON with a Polygon or MultiPolygon is needed.');
  return rings;
}

function ofElements(elements: readonly unknown[]): unknown[] {
  const shapes = elements.filter((one) => isRecord(one) && (one['type'] === 'relation' || one['type'] === 'way'));
  const relations = shapes.filter((one) => isRecord(one) && one['type'] === 'relation');
  return (relations.length > 0 ? relations : shapes).flatMap((one) => {
    const found = polygonsOf(readOutline(one), 0);
    return found.length > 0 ? found : closedWay(one);
  });
}

/** A way that closes is meant as an area here, whatever its tags say. */
function closedWay(one: unknown): unknown[] {
  const geometry = isRecord(one) ? one['geometry'] : null;
  if (!Array.isArray(geometry)) return [];
  const ring = geometry.map((point: unknown) => (isRecord(point) ? [point['lon'], point['lat']] : []));
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? [[ring]] : [];
}

function readOutline(one: unknown): unknown {
  try {
    return outlineOf(one);
  } catch {
    throw new Error('The area is Overpass JSON without its geometry: ask for it with "out geom".');
  }
}

/** The coordinates of all polygons within; anything else is passed over. */
function polygonsOf(shape: unknown, depth: number): unknown[] {
  if (!isRecord(shape) || depth > 4) return [];
  const { type, coordinates, features, geometry, geometries } = shape;
  if (type === 'Polygon') return [coordinates];
  if (type === 'MultiPolygon') return Array.isArray(coordinates) ? coordinates : [];
  if (type === 'Feature') return polygonsOf(geometry, depth + 1);
  const members: unknown = type === 'FeatureCollection' ? features : geometries;
  return Array.isArray(members) ? members.flatMap((member) => polygonsOf(member, depth + 1)) : [];
}

function readRings(polygon: unknown): Place[][] {
  if (!Array.isArray(polygon)) return [];
  const rings = polygon.map((ring: unknown) => (Array.isArray(ring) ? readRing(ring) : []));
  return rings[0] !== undefined && rings[0].length > 2 ? rings.filter((ring) => ring.length > 2) : [];
}

/** Without the last place, which repeats the first. */
function readRing(ring: readonly unknown[]): Place[] {
  const places: Place[] = [];
  for (const position of ring) {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    // Beyond 180° some files go on instead of being cut there.
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 540)) {
      throw new TypeError('A border has a place that is none: longitude and latitude in degrees are needed.');
    }
    const place = { lat: round7(lat), lon: round7(lon) };
    const last = places.at(-1);
    if (last?.lat !== place.lat || last.lon !== place.lon) places.push(place);
  }
  const [first, last] = [places[0], places.at(-1)];
  if (places.length > 1 && first?.lat === last?.lat && first?.lon === last?.lon) places.pop();
  return places;
}
