import type { Place } from '../../../model/place.ts';
import { wrapLon } from '../../../model/place.ts';
import { routeSegments } from '../count/routeSegments.ts';
import { linesOfGeoJson } from './linesOfGeoJson.ts';
import type { Digits } from './polyline.ts';
import { decodePolyline } from './polyline.ts';
import type { RawRoute, RouteFormat } from './rawRoute.ts';
import type { ParseXml } from './linesOfXml.ts';
import { linesOfXml } from './linesOfXml.ts';

/** Why a file is no route that can be counted along. */
export type RouteRefusal =
  /** A FIT file, as watches write it. */
  | 'fit'
  /** Packed, such as KMZ. */
  | 'packed'
  /** Neither GPX, KML, GeoJSON nor an encoded polyline, or one that is cut short. */
  | 'not-understood'
  /** It holds no line of two places or more. */
  | 'no-line'
  | 'off-earth'
  | 'too-long'
  | 'too-many-points';

export type ReadRoute =
  | {
      readonly kind: 'route';
      readonly format: RouteFormat;
      readonly lines: readonly (readonly Place[])[];
      /** Planned routes of a GPX that were left out, since the same file has a track. */
      readonly leftOut: number;
    }
  | { readonly kind: 'refused'; readonly why: RouteRefusal };

/** Several times what a day's track with a point a second has. */
const MOST_POINTS = 500_000;
/** Metres: more than twice around the earth. What is longer is a mistake, or meant to keep the page busy. */
const MOST_METRES = 100_000_000;
/** Some files write longitudes past 180, so that a line over the antimeridian is one. */
const MOST_LON = 540;

/** Reads a route; its times, names and heights are passed over. Of a polyline it must be told how many decimals it has. */
export function readRoute(bytes: Uint8Array, parseXml: ParseXml, digits: Digits = 5): ReadRoute {
  if (isText(bytes, 8, '.FIT')) return { kind: 'refused', why: 'fit' };
  if (isText(bytes, 0, 'PK')) return { kind: 'refused', why: 'packed' };
  const raw = readRaw(decodeText(bytes).trim(), parseXml, digits);
  if (raw === null) return { kind: 'refused', why: 'not-understood' };
  if (raw.lines.reduce((sum, { length }) => sum + length, 0) > MOST_POINTS)
    return { kind: 'refused', why: 'too-many-points' };
  const lines: (readonly Place[])[] = [];
  for (const line of raw.lines) {
    const places = line.map(placeOf);
    const known = places.filter((place) => place !== null);
    if (known.length < places.length) return { kind: 'refused', why: 'off-earth' };
    if (routeSegments([known]).count > 0) lines.push(known);
  }
  if (lines.length === 0) return { kind: 'refused', why: 'no-line' };
  if (routeSegments(lines).total > MOST_METRES) return { kind: 'refused', why: 'too-long' };
  return { kind: 'route', format: raw.format, lines, leftOut: raw.leftOut };
}

function readRaw(text: string, parseXml: ParseXml, digits: Digits): RawRoute | null {
  if (text.startsWith('<')) return linesOfXml(text, parseXml);
  const lines = /^[[{]/.test(text) ? linesOfGeoJson(text) : null;
  if (lines !== null) return { format: 'geojson', lines, leftOut: 0 };
  const places = decodePolyline(text, digits);
  return places === null ? null : { format: 'polyline', lines: [places.map(({ lat, lon }) => [lon, lat])], leftOut: 0 };
}

function placeOf([lon, lat]: readonly unknown[]): Place | null {
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  // Written so that NaN fails too.
  return Math.abs(lat) <= 90 && Math.abs(lon) <= MOST_LON ? { lat, lon: wrapLon(lon) } : null;
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}

/** UTF-16 where it begins with its mark, as some devices write; else UTF-8. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
