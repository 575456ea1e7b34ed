import type { Box } from './box.ts';
import { contains } from './box.ts';
import type { Place } from './place.ts';

/**
 * The United States in coarse boxes: each also holds parts of the neighbors and much sea. So a place outside all of them
 * is surely not in the US, while one inside may or may not be.
 */
const US: readonly Box[] = [
  // The contiguous states
  { south: 24.3, west: -125, north: 49.5, east: -66.8 },
  // Alaska, and the Aleutians beyond the antimeridian
  { south: 51, west: -180, north: 71.6, east: -129.9 },
  { south: 51, west: 172, north: 53.5, east: 180 },
  // Hawaii
  { south: 18.5, west: -161, north: 22.6, east: -154.5 },
  // Puerto Rico and the Virgin Islands
  { south: 17.5, west: -68, north: 18.7, east: -64.3 },
  // Guam and the Northern Marianas
  { south: 13, west: 144.4, north: 20.8, east: 146.3 },
  // American Samoa
  { south: -14.8, west: -171.3, north: -10.8, east: -168 },
];

/** Whether a place is surely outside the United States. */
export function isOutsideUs(place: Place): boolean {
  return !US.some((box) => contains(box, place));
}
