import { around } from '../../../model/around.ts';
import type { Box } from '../../../model/box.ts';
import type { Place } from '../../../model/place.ts';

/** Degrees: the side of the cells that a list is asked for in. A town is one to four of them. */
const CELL = 0.1;

/**
 * Boxes that hold every place of a list with `metres` around it: one for each cell that has some, as small as its places.
 * Neighbors overlap; a reader of both is one reader.
 */
export function listBoxes(places: readonly Place[], metres: number): readonly Box[] {
  const cells = new Map<string, Box>();
  for (const { lat, lon } of places) {
    const key = `${Math.floor(lat / CELL)},${Math.floor(lon / CELL)}`;
    const known = cells.get(key) ?? { south: lat, north: lat, west: lon, east: lon };
    cells.set(key, {
      south: Math.min(known.south, lat),
      north: Math.max(known.north, lat),
      west: Math.min(known.west, lon),
      east: Math.max(known.east, lon),
    });
  }
  return [...cells.values()].map((box) => around(box, metres));
}
