import type { CameraKey } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';

/** What a typed or pasted text names outright, without a gazetteer. */
export type Address =
  | { readonly kind: 'place'; readonly place: Place; readonly zoom: number | null }
  | { readonly kind: 'object'; readonly key: CameraKey };

/**
 * Reads coordinates (`33.755, -84.39`; `33.755N 84.39W`), a map's address (`…#map=17/33.755/-84.39`) and an object's
 * (`node/123`, `https://www.openstreetmap.org/way/5`). Null for anything else, and for places that are not on the earth.
 */
export function parseAddress(text: string): Address | null {
  const object = /(?:^|\/)((?:node|way|relation)\/\d+)(?:[/?#]|$)/.exec(text.trim())?.[1];
  const parsed = object === undefined ? null : parseKey(object);
  if (parsed !== null) return { kind: 'object', key: `${parsed.type}/${parsed.id}` };
  const link = /#(?:.*&)?map=(\d{1,2})(?:\.\d+)?\/(-?[\d.]+)\/(-?[\d.]+)/.exec(text);
  if (link !== null) return placeOf(Number(link[2]), Number(link[3]), Number(link[1]));
  const pair = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])?[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?\s*$/i.exec(text);
  if (pair === null) return null;
  const [, lat, south, lon, west] = pair;
  return placeOf(signed(lat, south, 'S'), signed(lon, west, 'W'), null);
}

function signed(degrees: string | undefined, letter: string | undefined, negative: string): number {
  return Number(degrees) * (letter?.toUpperCase() === negative ? -1 : 1);
}

function placeOf(lat: number, lon: number, zoom: number | null): Address | null {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { kind: 'place', place: { lat, lon }, zoom } : null;
}
