import type { Landmark, World } from '../base.ts';
import type { NodeElement } from '../elements.ts';
import type { Town } from './cities.ts';
import { isContiguousUs, towns } from './cities.ts';
import { idAt, makePast } from './history.ts';
import { addNotable } from './notable.ts';
import type { Spot } from './place.ts';
import { townSpots } from './place.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { cameraTags } from './tags.ts';

export interface WorldOptions {
  /** The same seed makes the same world. */
  readonly seed?: number;
  /** Ordinary cameras; the notable ones come on top. */
  readonly cameras?: number;
}

/** The moment that the generated world is of: everything in it is older. */
export const WORLD_NOW = Date.UTC(2026, 10, 23, 6, 0, 0);

const US_SHARE = 0.93;

/** Far from everything: here the map must say that there is nothing. */
export const EMPTY = { lat: 38.6, lon: -116.4 };

/** A made-up world of cameras, placed and tagged as the real ones are; with the odd and hostile ones that real data has too. */
export function generateWorld(options: WorldOptions = {}): World {
  const random = createRandom(options.seed ?? 1);
  const cameras = options.cameras ?? 60_000;
  const inUs = Math.round(cameras * US_SHARE);
  const shares = [
    ...allot(random, towns.filter(isContiguousUs), inUs),
    ...allot(
      random,
      towns.filter((town) => !isContiguousUs(town) && town.population > 20_000),
      cameras - inUs,
    ),
  ];
  const nodes: NodeElement[] = [];
  for (const { town, count } of shares) {
    for (const spot of townSpots(random, town, count)) if (!nearEmpty(spot)) nodes.push(cameraAt(random, spot, town));
  }
  const landmarks: Record<string, Landmark> = {
    empty: { ...EMPTY, zoom: 13, what: 'No camera far and wide' },
  };
  const largest = shares.toSorted((a, b) => b.count - a.count)[0];
  if (largest !== undefined) {
    const { lat, lon, name } = largest.town;
    landmarks['city'] = { lat, lon, zoom: 12, what: `${name}: ${largest.count} cameras, more than any other town` };
  }
  const notable = addNotable(landmarks);
  return { elements: [...withIds(random, nodes), ...notable], timestamp: null, landmarks };
}

/** How many of the cameras each town gets: by population, but unevenly, since towns differ in what they buy. */
function allot(
  random: Random,
  candidates: readonly Town[],
  cameras: number,
): readonly { readonly town: Town; readonly count: number }[] {
  const weights = candidates.map((town) => Math.max(500, town.population) ** 0.85 * Math.exp(random.normal() * 0.8));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let owed = 0;
  return candidates.flatMap((town, index) => {
    // What rounding leaves over goes to the next town, so that the sum is right.
    owed += (cameras * (weights[index] ?? 0)) / total;
    const count = Math.round(owed);
    owed -= count;
    return count > 0 ? [{ town, count }] : [];
  });
}

function cameraAt(random: Random, spot: Spot, town: Town): NodeElement {
  const { created, timestamp, version, user, uid } = makePast(random, WORLD_NOW);
  return {
    type: 'node',
    // Put in order and made unique by `withIds`.
    id: idAt(created, 'node'),
    lat: spot.lat,
    lon: spot.lon,
    version,
    timestamp,
    changeset: idAt(timestamp, 'changeset'),
    uid,
    user,
    visible: true,
    tags: cameraTags(random, { heading: spot.heading, lot: spot.lot, town, now: WORLD_NOW }),
  };
}

/** Ids grow with the time of creation, and no two are the same. */
function withIds(random: Random, nodes: readonly NodeElement[]): readonly NodeElement[] {
  const numbered: NodeElement[] = [];
  let last = 0;
  for (const node of nodes.toSorted((a, b) => a.id - b.id)) {
    last = Math.max(node.id, last + random.integer(1, 9));
    numbered.push({ ...node, id: last });
  }
  return numbered;
}

function nearEmpty(spot: Spot): boolean {
  return Math.abs(spot.lat - EMPTY.lat) < 0.5 && Math.abs(spot.lon - EMPTY.lon) < 0.5;
}
