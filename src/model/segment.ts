/** Distances and bearings along roads, on a plane laid at the place that is asked about: right to a millimetre within a kilometre. */
import { turn } from './compass.ts';
import type { Direction } from './direction.ts';
import { middle } from './direction.ts';
import type { Place } from './place.ts';

/** Metres of one degree of latitude on the mean sphere, as `distance` has it. */
export const METRES_A_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** East and north of `from`, metres; over the antimeridian the short way. */
export function offset(from: Place, to: Place): readonly [east: number, north: number] {
  const turns = Math.round((to.lon - from.lon) / 360);
  const east = (to.lon - from.lon - turns * 360) * Math.cos((from.lat * Math.PI) / 180);
  return [east * METRES_A_DEGREE, (to.lat - from.lat) * METRES_A_DEGREE];
}

/** Distance from a place to the segment between two others, metres. */
export function segmentDistance(place: Place, start: Place, end: Place): number {
  const [ax, ay] = offset(place, start);
  const [bx, by] = offset(place, end);
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

/** Bearing from one place to another near it, degrees; null where they are one. */
export function bearingTo(start: Place, end: Place): number | null {
  const middleLat = (start.lat + end.lat) / 2;
  const [east, north] = offset(
    { lat: middleLat, lon: start.lon },
    { lat: middleLat + end.lat - start.lat, lon: end.lon },
  );
  return east === 0 && north === 0 ? null : turn((Math.atan2(east, north) * 180) / Math.PI);
}

/**
 * Whether something that looks in these directions looks along a road of this bearing, either way: the bearing or its
 * opposite lies within a range, or within `most` degrees of an edge of it. A bare bearing is its middle, without width.
 */
export function looksAlong(direction: Direction, bearing: number, most: number): boolean {
  return looksTowards(direction, bearing, most) || looksTowards(direction, bearing + 180, most);
}

/** The same, one way. */
export function looksTowards(direction: Direction, bearing: number, most: number): boolean {
  if (direction.kind !== 'known') return false;
  return direction.sectors.some((sector) => {
    const [from, width] = sector.bare ? [middle(sector), 0] : [sector.from, sector.width];
    const past = turn(bearing - from);
    return past <= width || Math.min(past - width, 360 - past) <= most;
  });
}
