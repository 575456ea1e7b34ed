import type { CameraKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import { isOnEarth } from '../model/place.ts';
import { parseCoordinates } from './coordinates.ts';
import { parseLink } from './links.ts';

/** What a typed or pasted text names outright, without a gazetteer. */
export type Address =
  | { readonly kind: 'place'; readonly place: Place; readonly zoom: number | null }
  /** `place` and `zoom` are where a link has the map, as well. */
  | {
      readonly kind: 'object';
      readonly key: CameraKey;
      readonly place?: Place;
      readonly zoom?: number | null;
    };

/**
 * Reads coordinates (coordinates.ts), the addresses of the usual maps (links.ts) and of an object (`node/123`). Null for
 * anything else, and for places that are not on the earth.
 */
export function parseAddress(text: string): Address | null {
  const place = parseCoordinates(text);
  if (place !== null) return isOnEarth(place) ? { kind: 'place', place, zoom: null } : null;
  const link = parseLink(text);
  if (link === null) return null;
  const { key, zoom } = link;
  if (key !== null) return { kind: 'object', key, ...(link.place === null ? {} : { place: link.place, zoom }) };
  return link.place === null ? null : { kind: 'place', place: link.place, zoom };
}
