/** Reads a file of roads: GeoJSON, or Overpass JSON with `out geom` or with its nodes. By hand: it may hold a million places. */
import type { Place } from '../../../model/place.ts';
import { isOnEarth, round7 } from '../../../model/place.ts';
import { isRecord } from '../../../model/record.ts';
import type { Road, RoadFile } from './road.ts';
import { readRules } from './rules.ts';

/**
 * The drivable ways of a file.
 * @throws Error whose message says what is wrong with it
 */
export function readRoads(text: string): RoadFile {
  const file = parse(text);
  if (Array.isArray(file['elements'])) return fromOverpass(file, file['elements']);
  if (Array.isArray(file['features']))
    return { roads: inOrder(fromFeatures(file['features'])), base: stamp(file['timestamp']) };
  if (file['type'] === 'Feature') return { roads: inOrder(fromFeatures([file])), base: null };
  throw new Error('The roads are neither GeoJSON (a FeatureCollection) nor Overpass JSON (with "elements").');
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('The roads are no JSON, or only a part of it.');
  }
  if (!isRecord(file)) throw new Error('The roads are neither GeoJSON nor Overpass JSON.');
  return file;
}

function fromOverpass(file: Readonly<Record<string, unknown>>, elements: readonly unknown[]): RoadFile {
  if (typeof file['remark'] === 'string' && file['remark'].startsWith('runtime error')) {
    throw new Error('Overpass gave up on the roads: the file is only a part of them.');
  }
  const nodes = new Map<unknown, Place>();
  for (const element of elements) {
    if (!isRecord(element) || element['type'] !== 'node') continue;
    const place = placeOf(element['lon'], element['lat']);
    if (place !== null) nodes.set(element['id'], place);
  }
  const roads: Road[] = [];
  let without = 0;
  for (const element of elements) {
    if (!isRecord(element) || element['type'] !== 'way') continue;
    const rules = isRecord(element['tags']) ? rulesOf(element['tags']) : null;
    if (rules === null) continue;
    const { geometry, nodes: refs, id } = element;
    const line = Array.isArray(geometry)
      ? geometry.map((point: unknown) => (isRecord(point) ? placeOf(point['lon'], point['lat']) : null))
      : Array.isArray(refs)
        ? refs.map((ref: unknown) => nodes.get(ref) ?? null)
        : [];
    if (line.every((place) => place === null)) without += 1;
    for (const places of pieces(line)) roads.push({ ...rules, id: wholeNumber(id), places });
  }
  if (roads.length === 0 && without > 0) {
    throw new Error('The roads have no places: ask Overpass for them with "out geom", or with their nodes.');
  }
  const meta = file['osm3s'];
  return { roads: inOrder(roads), base: isRecord(meta) ? stamp(meta['timestamp_osm_base']) : null };
}

function fromFeatures(features: readonly unknown[]): Road[] {
  const roads: Road[] = [];
  for (const feature of features) {
    if (!isRecord(feature) || !isRecord(feature['geometry'])) continue;
    const properties = isRecord(feature['properties']) ? feature['properties'] : {};
    const rules = rulesOf(isRecord(properties['tags']) ? properties['tags'] : properties);
    if (rules === null) continue;
    const { type, coordinates } = feature['geometry'];
    const lines: readonly unknown[] =
      type === 'LineString'
        ? [coordinates]
        : type === 'MultiLineString' && Array.isArray(coordinates)
          ? coordinates
          : [];
    const id =
      wayId(feature['id']) ?? wayId(properties['@id']) ?? wayId(properties['id']) ?? wayId(properties['osm_id']);
    for (const line of lines) {
      if (!Array.isArray(line)) continue;
      const places = line.map((at: unknown) => (Array.isArray(at) ? placeOf(at[0], at[1]) : null));
      for (const piece of pieces(places)) roads.push({ ...rules, id, places: piece });
    }
  }
  return roads;
}

function rulesOf(tags: Readonly<Record<string, unknown>>): ReturnType<typeof readRules> {
  return readRules((key) => (Object.hasOwn(tags, key) ? textOf(key, tags[key]) : undefined));
}

/** A tag's text; where a program made numbers, truths or lists of tags, what they were. A way that was joined of several has the first's class. */
function textOf(key: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return undefined;
  const members = value.filter((member: unknown) => typeof member === 'string');
  return key === 'highway' ? members[0] : members.join(';');
}

/** What lies between places that are missing; neighbours that are the same are one. */
function pieces(line: readonly (Place | null)[]): Place[][] {
  const found: Place[][] = [];
  let piece: Place[] = [];
  for (const place of [...line, null]) {
    if (place === null) {
      if (piece.length > 1) found.push(piece);
      piece = [];
      continue;
    }
    const last = piece.at(-1);
    if (last?.lat !== place.lat || last.lon !== place.lon) piece.push(place);
  }
  return found;
}

/** By id, each way once: boxes that were read side by side repeat it. */
function inOrder(roads: readonly Road[]): Road[] {
  const known = new Set<string>();
  const once = roads.filter((road) => {
    if (road.id === null) return true;
    const [first, last] = [road.places[0], road.places.at(-1)];
    const key = [road.id, road.places.length, first?.lat, first?.lon, last?.lat, last?.lon].join(' ');
    return !known.has(key) && known.add(key);
  });
  return once.toSorted((a, b) => (a.id ?? Number.POSITIVE_INFINITY) - (b.id ?? Number.POSITIVE_INFINITY) || 0);
}

function placeOf(lon: unknown, lat: unknown): Place | null {
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  const place = { lat: round7(lat), lon: round7(lon) };
  return isOnEarth(place) ? place : null;
}

const WAY_ID = /^(?:w|way\/|way:)?(\d{1,15})$/;

function wayId(value: unknown): number | null {
  if (typeof value === 'number') return wholeNumber(value);
  const match = typeof value === 'string' ? WAY_ID.exec(value) : null;
  return match === null ? null : Number(match[1]);
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

function stamp(value: unknown): string | null {
  return typeof value === 'string' && Number.isFinite(Date.parse(value)) ? new Date(value).toISOString() : null;
}
