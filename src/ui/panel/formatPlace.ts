import type { Place } from '../../model/place.ts';

/** `30.2671500, -97.7430600`: seven decimals as OpenStreetMap keeps them, read by any other map. Not localized on purpose. */
export function formatPlace(place: Place): string {
  return `${place.lat.toFixed(7)}, ${place.lon.toFixed(7)}`;
}
