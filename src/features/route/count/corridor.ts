import { METRES_A_DEGREE } from '../../../model/segment.ts';
import type { RouteSegments } from './routeSegments.ts';

/** Cells are no smaller than this, metres: a kilometre of route lies in few of them. */
const CELL = 500;
/** The cosine of latitude is held to this, so that cells near a pole stay finite. */
const LEAST_COSINE = 0.01;

/** Says of a place which pieces of the route may be near it. */
export interface Corridor {
  /** Calls back for each copy of the place (some full turns of longitude away) with the pieces that may be within reach, in order. */
  near(lat: number, lon: number, found: (segments: readonly number[], lon: number) => void): void;
}

/** A grid over the route. A reader far from it costs a comparison or a look into a map; so a million are asked one by one. */
export function createCorridor(segments: RouteSegments, reach: number): Corridor {
  const bounds = boundsOf(segments);
  const margin = reach / METRES_A_DEGREE;
  const height = Math.max(CELL, reach) / METRES_A_DEGREE;
  const widest = cosine(Math.max(Math.abs(bounds.south), Math.abs(bounds.north)) + margin);
  const width = height / widest;
  const south = bounds.south - margin;
  const north = bounds.north + margin;
  const west = bounds.west - margin / widest;
  const east = bounds.east + margin / widest;
  const columns = Math.floor((east - west) / width) + 1;
  const keyAt = (row: number, column: number): number => row * columns + column;
  const rowOf = (lat: number): number => Math.floor((lat - south) / height);
  const columnOf = (lon: number): number => Math.floor((lon - west) / width);

  const cells = new Map<number, number[]>();
  for (let i = 0; i < segments.count; i += 1) {
    const [lat, lon] = [segments.startLat[i] ?? 0, segments.startLon[i] ?? 0];
    const [dLat, dLon] = [(segments.endLat[i] ?? 0) - lat, (segments.endLon[i] ?? 0) - lon];
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(dLat) / height, Math.abs(dLon) / width)));
    for (let piece = 0; piece < pieces; piece += 1) {
      const [a, b] = [piece / pieces, (piece + 1) / pieces];
      const [lat1, lat2] = [lat + a * dLat, lat + b * dLat];
      const [lon1, lon2] = [lon + a * dLon, lon + b * dLon];
      const aside = margin / cosine(Math.max(Math.abs(lat1), Math.abs(lat2)) + margin);
      const lastRow = rowOf(Math.max(lat1, lat2) + margin);
      const lastColumn = columnOf(Math.max(lon1, lon2) + aside);
      for (let row = rowOf(Math.min(lat1, lat2) - margin); row <= lastRow; row += 1) {
        for (let column = columnOf(Math.min(lon1, lon2) - aside); column <= lastColumn; column += 1) {
          const key = keyAt(row, column);
          const cell = cells.get(key);
          if (cell === undefined) cells.set(key, [i]);
          else if (cell.at(-1) !== i) cell.push(i);
        }
      }
    }
  }
  return {
    near(lat, lon, found) {
      if (lat < south || lat > north) return;
      const row = rowOf(lat);
      for (let copy = lon + Math.ceil((west - lon) / 360) * 360; copy <= east; copy += 360) {
        const cell = cells.get(keyAt(row, columnOf(copy)));
        if (cell !== undefined) found(cell, copy);
      }
    },
  };
}

function cosine(lat: number): number {
  return Math.max(LEAST_COSINE, Math.cos((Math.min(90, lat) * Math.PI) / 180));
}

function boundsOf({ count, startLat, startLon, endLat, endLon }: RouteSegments): {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
} {
  let [south, west, north, east] = [90, Infinity, -90, -Infinity];
  for (let i = 0; i < count; i += 1) {
    const [lat1, lat2] = [startLat[i] ?? 0, endLat[i] ?? 0];
    const [lon1, lon2] = [startLon[i] ?? 0, endLon[i] ?? 0];
    south = Math.min(south, lat1, lat2);
    north = Math.max(north, lat1, lat2);
    west = Math.min(west, lon1, lon2);
    east = Math.max(east, lon1, lon2);
  }
  return { south, west, north, east };
}
