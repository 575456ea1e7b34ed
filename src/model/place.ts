/** A point on the earth, WGS 84, degrees. OpenStreetMap keeps seven decimals (1e-7°, about a centimetre). */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Whether it is one: not where a coordinate is out of range, or no number. */
export function isOnEarth({ lat, lon }: Place): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** Mean radius of the earth in metres (IUGG), as OpenStreetMap's editors use it. */
const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** The web map ends here: the latitude at which the Mercator square closes. */
export const MERCATOR_LIMIT = 85.051_128_779_806_59;

/** Great-circle distance in metres (haversine). */
export function distance(a: Place, b: Place): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Longitude on the Mercator square: 0 at 180° west, 1 at 180° east. Beyond the antimeridian it goes on past 0 and 1. */
export function mercatorX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Latitude on the Mercator square: 0 in the north, 1 in the south; held at the square's edge near the poles. */
export function mercatorY(lat: number): number {
  const sin = Math.sin(Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat)) * RADIANS);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** Degrees of longitude for a Mercator x; the inverse of `mercatorX`. */
export function lonOf(x: number): number {
  return (x - 0.5) * 360;
}

/** Degrees of latitude for a Mercator y; the inverse of `mercatorY`. */
export function latOf(y: number): number {
  return Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS;
}

/** The same longitude within [-180, 180). */
export function wrapLon(lon: number): number {
  return lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** A coordinate as OpenStreetMap keeps it: seven decimals. */
export function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
