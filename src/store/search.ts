/** Questions to the columns: what lies in a box, what is near a place. The sort order is the only index. */
import type { Box } from '../model/box.ts';
import { contains } from '../model/box.ts';
import type { Camera } from '../model/camera.ts';
import { STEPS } from '../model/morton.ts';
import type { Place } from '../model/place.ts';
import { distance, mercatorX, mercatorY } from '../model/place.ts';
import type { Near } from './cameraStore.ts';
import type { Columns } from './columns.ts';
import { cameraAt, placeAt, UNFILTERED } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { StepBox } from './morton.ts';
import { eachRun, holds } from './morton.ts';

/** Steps that a box's edge may be off by rounding. */
const SLACK = 2;

/** The box in steps: one box, or two over the antimeridian. Slightly too big, so that nothing at its edge is missed. */
export function stepBoxes(box: Box): readonly StepBox[] {
  const bound = (value: number): number => Math.max(0, Math.min(STEPS - 1, value));
  const y0 = bound(Math.floor(mercatorY(box.north) * STEPS) - SLACK);
  const y1 = bound(Math.ceil(mercatorY(box.south) * STEPS) + SLACK);
  const west = mercatorX(box.west);
  const east = mercatorX(box.east);
  if (east - west >= 1) return [{ x0: 0, y0, x1: STEPS - 1, y1 }];
  const turn = Math.floor(west);
  const x0 = Math.floor((west - turn) * STEPS) - SLACK;
  const x1 = Math.ceil((east - turn) * STEPS) + SLACK;
  const boxes: StepBox[] = [{ x0: bound(x0), y0, x1: bound(x1), y1 }];
  // What goes on beyond an edge of the square is at its other edge.
  if (x1 >= STEPS) boxes.push({ x0: 0, y0, x1: Math.min(x1 - STEPS, bound(x0) - 1), y1 });
  if (x0 < 0) boxes.push({ x0: Math.max(x0 + STEPS, bound(x1) + 1), y0, x1: STEPS - 1, y1 });
  return boxes;
}

/** Calls back with runs of rows that lie in the box; each row once, however many worlds the box spans. */
function eachRunInBox(columns: Columns, box: Box, visit: (start: number, end: number) => void): void {
  for (const steps of stepBoxes(box)) {
    eachRun(columns, steps, shrunk(steps), (start, end, inside) => {
      if (inside) visit(start, end);
      else
        for (let row = start; row < end; row += 1)
          if (holds(steps, columns, row) && contains(box, placeAt(columns, row))) visit(row, row + 1);
    });
  }
}

/** What surely lies inside: rounding can't have carried it over the edge. */
function shrunk({ x0, y0, x1, y1 }: StepBox): StepBox {
  return { x0: x0 + 2 * SLACK, y0: y0 + 2 * SLACK, x1: x1 - 2 * SLACK, y1: y1 - 2 * SLACK };
}

/** Nothing is farther than half the way round the earth, metres. */
const HALFWAY_ROUND = 20_100_000;

/** HIDDEN bits of everything that isn't shown. */
const SHOWN = 0xff;

/** Calls back with every row that lies in the box and has none of the HIDDEN bits of `mask` (by default: is shown). */
export function eachInBox(columns: Columns, box: Box, visit: (row: number) => void, mask: number = SHOWN): void {
  const { hidden } = columns;
  eachRunInBox(columns, box, (start, end) => {
    for (let row = start; row < end; row += 1) if (((hidden[row] ?? 0) & mask) === 0) visit(row);
  });
}

/** How many cameras lie in the box; with UNFILTERED for `mask`: whatever the filter. */
export function countInBox(layers: readonly Columns[], box: Box, mask: number = SHOWN): number {
  let count = 0;
  for (const columns of layers) {
    const { hidden } = columns;
    eachRunInBox(columns, box, (start, end) => {
      for (let row = start; row < end; row += 1) if (((hidden[row] ?? 0) & mask) === 0) count += 1;
    });
  }
  return count;
}

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

/** At most `limit` cameras of the box that are shown, nearest to its middle first. */
export function listBox(
  layers: readonly Columns[],
  dictionary: Dictionary,
  box: Box,
  limit: number,
): readonly Camera[] {
  const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
  if (limit <= 0) return [];
  const reach = reachOf(layers, box, middle, limit);
  return within(layers, both(box, boxAround(middle, reach)), middle, reach, SHOWN)
    .slice(0, limit)
    .map(({ columns, row }) => cameraAt(columns, dictionary, row));
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

/** A distance within which the nearest `limit` of the box surely are, so that not all of a wide box has to be sorted. */
function reachOf(layers: readonly Columns[], box: Box, middle: Place, limit: number): number {
  for (let share = 1 / 256; share < 1; share *= 2) {
    const dLat = ((box.north - box.south) / 2) * share;
    const dLon = ((box.east - box.west) / 2) * share;
    const part = {
      south: middle.lat - dLat,
      west: middle.lon - dLon,
      north: middle.lat + dLat,
      east: middle.lon + dLon,
    };
    if (countInBox(layers, part) >= limit) {
      // The farthest of a box is at a corner, or on a side where that is longest.
      const widest = Math.max(part.south, Math.min(part.north, 0));
      const edge = [part.south, widest, part.north].map((lat) => distance(middle, { lat, lon: part.east }));
      return Math.max(...edge) * 1.001;
    }
  }
  return HALFWAY_ROUND;
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
