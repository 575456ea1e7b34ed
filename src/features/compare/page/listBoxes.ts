import type { Box } from '../../../model/box.ts';
import type { Place } from '../../../model/place.ts';

/** Degrees: the side of the cells that a list is asked for in. A town is one to four of them. */
const CELL = 0.1;

const METRES_PER_DEGREE = 111_195;

/**
 * Boxes that hold every place of a list with `metres` around it: one for each cell that has some, as small as its places.
 * Neighbors overlap; a reader of both is one reader.
 */
export function listBoxes(places: readonly Place[], metres: number): readonly Box[] {
  const cells = new Map<string, Place[]>();
  for (const place of places) {
    const key = `${Math.floor(place.lat / CELL)},${Math.floor(place.lon / CELL)}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [place]);
    else known.push(place);
  }
  const up = metres / METRES_PER_DEGREE;
  return [...cells.values()].map((inside) => {
    const lats = inside.map(({ lat }) => lat);
    const lons = inside.map(({ lon }) => lon);
    const [south, north] = [Math.min(...lats) - up, Math.max(...lats) + up];
    const narrow = Math.cos((Math.min(89, Math.max(Math.abs(south), Math.abs(north))) * Math.PI) / 180);
    const across = up / narrow;
    return {
      south: Math.max(-90, south),
      north: Math.min(90, north),
      west: Math.min(...lons) - across,
      east: Math.max(...lons) + across,
    };
  });
}
