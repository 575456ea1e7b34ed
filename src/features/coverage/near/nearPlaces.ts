/** Places that people ask about, and the mapped readers near them. Near is not watched: how many look that way is counted apart. */
import * as v from 'valibot';
import type { Box } from '../../../model/box.ts';
import type { Camera } from '../../../model/camera.ts';
import { directionOf } from '../../../model/direction.ts';
import type { Place } from '../../../model/place.ts';
import { distance } from '../../../model/place.ts';
import { bearingTo, looksTowards } from '../../../model/segment.ts';
import { withinWorld } from '../../../overpass/query.ts';

export const PLACE_KINDS = ['school', 'clinic', 'worship', 'court'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const KIND_OF: ReadonlyMap<string, PlaceKind> = new Map([
  ['school', 'school'],
  ['kindergarten', 'school'],
  ['college', 'school'],
  ['university', 'school'],
  ['clinic', 'clinic'],
  ['hospital', 'clinic'],
  ['doctors', 'clinic'],
  ['place_of_worship', 'worship'],
  ['courthouse', 'court'],
]);

/** A place at its centre. */
export interface NamedPlace extends Place {
  readonly key: string;
  readonly kind: PlaceKind;
  /** As OpenStreetMap has it; null where it has none. */
  readonly name: string | null;
}

export interface NearPlace {
  readonly place: NamedPlace;
  /** Numbers of the readers within the distance, nearest first. */
  readonly near: readonly number[];
  /** Those of them that look towards its centre. */
  readonly facing: readonly number[];
  /** To the nearest, m. */
  readonly metres: number;
}

/** Between where a reader looks and the bearing of the place, degrees. */
const DEGREES = 50;
/** Centres of more places are not asked for at once. */
const MOST_PLACES = 5000;

export function placesQuery(box: Box): string {
  const of = withinWorld(box).map(({ south, west, north, east }) => {
    const edges = [south, west, north, east].map((edge) => edge.toFixed(5)).join(',');
    return `nwr["amenity"~"^(${[...KIND_OF.keys()].join('|')})$"](${edges});`;
  });
  return `[out:json][timeout:60][maxsize:134217728];\n(${of.join('')});\nout tags center ${MOST_PLACES};`;
}

const degrees = (most: number): v.GenericSchema<number> => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const at = v.object({ lat: degrees(90), lon: degrees(180) });
const element = v.object({
  type: v.picklist(['node', 'way', 'relation']),
  id: v.pipe(v.number(), v.integer()),
  tags: v.record(v.string(), v.string()),
  lat: v.optional(degrees(90)),
  lon: v.optional(degrees(180)),
  center: v.optional(at),
});
const answer = v.object({ elements: v.array(v.unknown()) });

/** The places of an answer; what is none is left out, and so are shelters. Null where it is no answer. */
export function readPlaces(json: unknown): readonly NamedPlace[] | null {
  const parsed = v.safeParse(answer, json);
  if (!parsed.success) return null;
  return parsed.output.elements.flatMap((one) => {
    const read = v.safeParse(element, one);
    if (!read.success) return [];
    const { type, id, tags, lat, lon, center } = read.output;
    const kind = KIND_OF.get(tags['amenity'] ?? '');
    const place = center ?? (lat === undefined || lon === undefined ? null : { lat, lon });
    // Where people hide is told to nobody.
    if (kind === undefined || place === null || tags['social_facility'] !== undefined) return [];
    return [{ key: `${type}/${id}`, kind, name: tags['name'] ?? null, lat: place.lat, lon: place.lon }];
  });
}

/** The places that have a reader within so many metres, nearest first. */
export function placesNear(
  places: readonly NamedPlace[],
  readers: readonly Camera[],
  metres: number,
): readonly NearPlace[] {
  const found: NearPlace[] = [];
  for (const place of places) {
    const near = readers
      .map((reader, index) => ({ index, reader, metres: distance(place, reader) }))
      .filter((each) => each.metres <= metres)
      .toSorted((a, b) => a.metres - b.metres || a.index - b.index);
    const [nearest] = near;
    if (nearest === undefined) continue;
    const facing = near.filter(({ reader }) => {
      const bearing = bearingTo(reader, place);
      return bearing !== null && looksTowards(directionOf(reader.tags), bearing, DEGREES);
    });
    found.push({
      place,
      near: near.map(({ index }) => index),
      facing: facing.map(({ index }) => index),
      metres: nearest.metres,
    });
  }
  return found.toSorted((a, b) => a.metres - b.metres || (a.place.key < b.place.key ? -1 : 1));
}

export function nearGeoJson(rows: readonly NearPlace[], metres: number): string {
  const features = rows.map(({ place, near, facing, metres: nearest }) => ({
    type: 'Feature',
    properties: {
      osm: place.key,
      name: place.name,
      kind: place.kind,
      within_m: metres,
      readers_near: near.length,
      readers_facing: facing.length,
      nearest_m: Math.round(nearest * 10) / 10,
    },
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
