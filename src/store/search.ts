/** Questions to the columns: what lies in a box, what is near a place. The sort order is the only index. */
import type { Box } from '../model/box.ts';
import { contains } from '../model/box.ts';
import type { Camera } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import { distance, mercatorX, mercatorY } from '../model/place.ts';
import type { Near } from './cameraStore.ts';
import type { Columns } from './columns.ts';
import { cameraAt, placeAt } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { StepBox } from './morton.ts';
import { eachRun, holds, STEPS } from './morton.ts';

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

/** Calls back with every row that lies in the box. */
export function eachInBox(columns: Columns, box: Box, visit: (row: number) => void): void {
  eachRunInBox(columns, box, (start, end) => {
    for (let row = start; row < end; row += 1) visit(row);
  });
}

/** How many cameras lie in the box. */
export function countInBox(columns: Columns, box: Box): number {
  let count = 0;
  eachRunInBox(columns, box, (start, end) => {
    count += end - start;
  });
  return count;
}

/** Cameras within so many metres, nearest first. */
export function nearPlace(columns: Columns, dictionary: Dictionary, place: Place, metres: number): readonly Near[] {
  const found: { row: number; metres: number }[] = [];
  eachInBox(columns, boxAround(place, metres), (row) => {
    const away = distance(place, placeAt(columns, row));
    if (away <= metres) found.push({ row, metres: away });
  });
  return found
    .toSorted((a, b) => a.metres - b.metres)
    .map((near) => ({ camera: cameraAt(columns, dictionary, near.row), metres: near.metres }));
}

/** At most `limit` cameras of the box, nearest to its middle first. */
export function listBox(columns: Columns, dictionary: Dictionary, box: Box, limit: number): readonly Camera[] {
  const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
  const rows: number[] = [];
  eachInBox(columns, box, (row) => rows.push(row));
  const away = Float64Array.from(rows, (row) => distance(middle, placeAt(columns, row)));
  // The farthest that is still on the list, so that only the list has to be sorted as pairs.
  const reach = away.toSorted()[Math.min(limit, away.length) - 1] ?? -1;
  return rows
    .map((row, i) => ({ row, away: away[i] ?? 0 }))
    .filter((entry) => entry.away <= reach)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, limit)
    .map((entry) => cameraAt(columns, dictionary, entry.row));
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
