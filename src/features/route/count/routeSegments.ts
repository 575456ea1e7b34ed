import type { Place } from '../../../model/place.ts';
import { distance, wrapLon } from '../../../model/place.ts';

/** The straight pieces of a route, one after the other, as columns. Longitudes go on past 180, so that each piece is the short way. */
export interface RouteSegments {
  readonly count: number;
  readonly startLat: Float64Array;
  readonly startLon: Float64Array;
  readonly endLat: Float64Array;
  readonly endLon: Float64Array;
  /** Metres along the route to where it starts. What lies between two lines is no part of the route. */
  readonly at: Float64Array;
  /** Metres. */
  readonly length: Float64Array;
  /** Of the route, metres. */
  readonly total: number;
}

/** Points that repeat the one before make no piece. */
export function routeSegments(lines: readonly (readonly Place[])[]): RouteSegments {
  const most = lines.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0);
  const column = (): Float64Array => new Float64Array(most);
  const [startLat, startLon, endLat, endLon, at, length] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ] as const;
  let count = 0;
  let total = 0;
  for (const line of lines) {
    let before: Place | null = null;
    for (const { lat, lon: given } of line) {
      const lon: number = before === null ? wrapLon(given) : given - Math.round((given - before.lon) / 360) * 360;
      if (before !== null && (before.lat !== lat || before.lon !== lon)) {
        startLat[count] = before.lat;
        startLon[count] = before.lon;
        endLat[count] = lat;
        endLon[count] = lon;
        at[count] = total;
        const metres = distance(before, { lat, lon });
        length[count] = metres;
        total += metres;
        count += 1;
      }
      before = { lat, lon };
    }
  }
  return { count, startLat, startLon, endLat, endLon, at, length, total };
}
