/** Cameras by their distance: around a place, and of a box. */
import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { Near } from '../cameraStore.ts';
import type { Columns } from '../columns/columns.ts';
import { placeAt, UNFILTERED } from '../columns/columns.ts';
import { cameraAt } from '../columns/cameraAt.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { countInBox, eachInBox, SHOWN } from './boxSearch.ts';

/** Nothing is farther than half the way round the earth, metres. */
const HALFWAY_ROUND = 20_100_000;

/** A camera that was found: its layer and row, and how far it is, metres. */
interface Found {
  readonly columns: Columns;
  readonly row: number;
  readonly metres: number;
}

/** Those of the box within so many metres. A snapshot's rows can't be named until their ids are loaded. */
function within(layers: readonly Columns[], box: Box, place: Place, metres: number, mask: number): Found[] {
  const found: Found[] = [];
  for (const columns of layers) {
    if (columns.id.length < columns.length) continue;
    const visit = (row: number): void => {
      const away = distance(place, placeAt(columns, row));
      if (away <= metres) found.push({ columns, row, metres: away });
    };
    eachInBox(columns, box, visit, mask);
  }
  return found.toSorted((a, b) => a.metres - b.metres);
}

/** Cameras within so many metres, nearest first, whatever the filter. */
export function nearPlace(
  layers: readonly Columns[],
  dictionary: Dictionary,
  place: Place,
  metres: number,
): readonly Near[] {
  return within(layers, boxAround(place, metres), place, metres, UNFILTERED).map((near) => ({
    camera: cameraAt(near.columns, dictionary, near.row),
    metres: near.metres,
  }));
}

/** At most `limit` cameras of the box that are shown, nearest to a place of it first. */
export function listBox(
  layers: readonly Columns[],
  dictionary: Dictionary,
  box: Box,
  limit: number,
  from: Place = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 },
): readonly Camera[] {
  if (limit <= 0) return [];
  // In the world that the box is written in.
  const lon = from.lon + Math.ceil((box.west - from.lon) / 360) * 360;
  const place = { lat: from.lat, lon: lon > box.east ? from.lon : lon };
  const reach = reachOf(layers, box, place, limit);
  const found =
    reach === null
      ? within(layers, box, place, HALFWAY_ROUND, SHOWN)
      : // What is near may be at the other end of a box that goes round the earth.
        within(layers, boxAround(place, reach), place, reach, SHOWN).filter(({ columns, row }) =>
          contains(box, placeAt(columns, row)),
        );
  return found.slice(0, limit).map(({ columns, row }) => cameraAt(columns, dictionary, row));
}

/** What two boxes share that are written in the same world. */
function both(a: Box, b: Box): Box {
  return {
    south: Math.max(a.south, b.south),
    west: Math.max(a.west, b.west),
    north: Math.min(a.north, b.north),
    east: Math.min(a.east, b.east),
  };
}

/** A distance within which the nearest `limit` of the box surely are, so that not all of a wide box has to be sorted; null where all are as good. */
function reachOf(layers: readonly Columns[], box: Box, place: Place, limit: number): number | null {
  for (let share = 1 / 256; share < 1; share *= 2) {
    const dLat = ((box.north - box.south) / 2) * share;
    const dLon = ((box.east - box.west) / 2) * share;
    const part = {
      south: place.lat - dLat,
      west: place.lon - dLon,
      north: place.lat + dLat,
      east: place.lon + dLon,
    };
    if (countInBox(layers, both(box, part)) >= limit) {
      // The farthest of a box is at a corner, or on a side where that is longest.
      const widest = Math.max(part.south, Math.min(part.north, 0));
      const edge = [part.south, widest, part.north].map((lat) => distance(place, { lat, lon: part.east }));
      return Math.max(...edge) * 1.001;
    }
  }
  return null;
}

/** A box that surely holds the circle. Near a pole it goes all the way round. */
export function boxAround(place: Place, metres: number): Box {
  // 1° of latitude is 111.2 km on this sphere; 111 makes the box a little larger.
  const dLat = metres / 111_000;
  const south = Math.max(-90, place.lat - dLat);
  const north = Math.min(90, place.lat + dLat);
  const widest = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  const dLon = widest > 1e-6 ? Math.min(180, dLat / widest) : 180;
  return { south, west: place.lon - dLon, north, east: place.lon + dLon };
}
