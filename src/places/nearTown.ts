/** Where a place is, in words: by the nearest town of the gazetteer. */
import type { Place } from '../model/place.ts';
import { distance, wrapLon } from '../model/place.ts';
import { bearingTo } from '../model/segment.ts';
import type { Town } from './gazetteer.ts';

/** The town that is nearest to a place. */
export interface NearTown {
  readonly name: string;
  /** A state of the US (`US-GA`), elsewhere the country (ISO 3166-1 alpha-2). */
  readonly region: string;
  readonly metres: number;
  /** From the town to the place, degrees clockwise from north. */
  readonly bearing: number;
}

/** Side of a cell of the index, degrees. */
const CELL = 0.5;
/** A town further away says nothing of where a place is. Metres */
const FARTHEST = 100_000;
const METRES_PER_DEGREE = 111_195;

/** Towns by where they are. */
export type TownIndex = ReadonlyMap<string, readonly Town[]>;

const cellOf = (lat: number, lon: number): string =>
  `${Math.floor(lat / CELL)} ${Math.floor((wrapLon(lon) + 180) / CELL)}`;

/** Sorts towns into cells. Made once, when the gazetteer arrives. */
export function indexTowns(towns: readonly Town[]): TownIndex {
  const cells = new Map<string, Town[]>();
  for (const town of towns) {
    const cell = cellOf(town.lat, town.lon);
    const there = cells.get(cell);
    if (there === undefined) cells.set(cell, [town]);
    else there.push(town);
  }
  return cells;
}

/** The nearest town within 100 km; null where there is none. */
export function nearestTown(index: TownIndex, place: Place): NearTown | null {
  const high = FARTHEST / METRES_PER_DEGREE;
  // A degree of longitude is narrower the nearer the pole: at a pole's, all of them are near.
  const wide = Math.min(180, high / Math.max(0.01, Math.cos((place.lat * Math.PI) / 180)));
  let nearest: { readonly town: Town; readonly metres: number } | null = null;
  for (let lat = place.lat - high; lat < place.lat + high + CELL; lat += CELL) {
    for (let lon = place.lon - wide; lon < place.lon + wide + CELL; lon += CELL) {
      for (const town of index.get(cellOf(lat, lon)) ?? []) {
        const metres = distance(town, place);
        if (metres < (nearest?.metres ?? FARTHEST)) nearest = { town, metres };
      }
    }
  }
  if (nearest === null) return null;
  const { town, metres } = nearest;
  return { name: town.name, region: town.region, metres, bearing: bearingTo(town, place) ?? 0 };
}
