import type { Place } from '../../../model/place.ts';
import { isOnEarth, wrapLon } from '../../../model/place.ts';

/** Decimals of the degrees in an encoded polyline: 5 as Google and OSRM write it, 6 as Valhalla does. */
export type Digits = 5 | 6;

/** Characters that an encoded polyline is written with. */
const LEAST = 63;
const MOST = 126;
/** A difference of 360° takes six groups of five bits, or seven. */
const GROUPS = 7;

/**
 * The places of an encoded polyline (developers.google.com/maps/documentation/utilities/polylinealgorithm);
 * null where the text is none: another character, a number cut short, an odd count of numbers, a place that is not on earth.
 */
export function decodePolyline(text: string, digits: Digits): readonly Place[] | null {
  const scale = 10 ** digits;
  const places: Place[] = [];
  const sums: [lat: number, lon: number] = [0, 0];
  let [value, groups] = [0, 0];
  let axis: 0 | 1 = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < LEAST || code > MOST) return null;
    const bits = code - LEAST;
    value += (bits % 32) * 32 ** groups;
    groups += 1;
    if (bits >= 32) {
      if (groups === GROUPS) return null;
      continue;
    }
    sums[axis] += value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    if (axis === 1) {
      const place = { lat: sums[0] / scale, lon: sums[1] / scale };
      if (!isOnEarth(place)) return null;
      places.push(place);
    }
    axis = axis === 0 ? 1 : 0;
    [value, groups] = [0, 0];
  }
  return groups > 0 || axis === 1 || places.length === 0 ? null : places;
}

/** The places as an encoded polyline; the inverse of `decodePolyline` but for rounding. */
export function encodePolyline(places: readonly Place[], digits: Digits): string {
  const scale = 10 ** digits;
  let text = '';
  let [lat, lon] = [0, 0];
  for (const place of places) {
    const next = [Math.round(place.lat * scale), Math.round(wrapLon(place.lon) * scale)] as const;
    text += encodeNumber(next[0] - lat) + encodeNumber(next[1] - lon);
    [lat, lon] = next;
  }
  return text;
}

function encodeNumber(signed: number): string {
  let value = signed < 0 ? -2 * signed - 1 : 2 * signed;
  let text = '';
  while (value >= 32) {
    text += String.fromCharCode((value % 32) + 32 + LEAST);
    value = Math.floor(value / 32);
  }
  return text + String.fromCharCode(value + LEAST);
}
