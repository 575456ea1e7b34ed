import type { CameraKey } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import { isOnEarth } from '../model/place.ts';
import { parseCoordinates } from './coordinates.ts';

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
  const map = new URLSearchParams(text.slice(text.indexOf('#') + 1)).get('map') ?? '';
  const link = /^(\d{1,2})(?:\.\d+)?\/(-?[\d.]+)\/(-?[\d.]+)/.exec(map);
  if (link !== null) return placeOf({ lat: Number(link[2]), lon: Number(link[3]) }, Number(link[1]));
  const place = parseCoordinates(text);
  return place === null ? null : placeOf(place, null);
}

function placeOf(place: Place, zoom: number | null): Address | null {
  return isOnEarth(place) ? { kind: 'place', place, zoom } : null;
}
