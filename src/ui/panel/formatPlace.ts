import type { Place } from '../../model/place.ts';

/** `30.2671500, -97.7430600`: seven decimals as OpenStreetMap keeps them, read by any other map. Not localized on purpose. */
export function formatPlace(place: Place): string {
  return `${place.lat.toFixed(7)}, ${place.lon.toFixed(7)}`;
}

/**
 * Latitude and longitude as people paste them: two decimals with a comma, semicolon or blank between, degree signs and
 * letters N, S, E, W allowed. Null for anything else. Whether it is on earth is for the state to say.
 */
export function parsePlace(text: string): Place | null {
  const match =
    /^\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?\s*$/i.exec(text);
  if (match === null) return null;
  const [, lat = '', northOrSouth = '', lon = '', eastOrWest = ''] = match;
  return {
    lat: Number(lat) * (northOrSouth.toUpperCase() === 'S' ? -1 : 1),
    lon: Number(lon) * (eastOrWest.toUpperCase() === 'W' ? -1 : 1),
  };
}
