import type { Box } from '../../../model/box.ts';
import type { Place } from '../../../model/place.ts';
import { routeSegments } from '../count/routeSegments.ts';

/** A short piece of a route: data is at hand for all of it, or for none. */
export interface Piece {
  readonly box: Box;
  /** Metres. */
  readonly length: number;
}

/** Metres: a few seconds of driving. */
const LONGEST = 250;
/** Degrees of a box that is asked for at once: some 10 km. */
const WIDEST = 0.1;

/** A route in pieces, in order. Their boxes lie on the copy of the world that the route goes on to. */
export function routePieces(lines: readonly (readonly Place[])[]): readonly Piece[] {
  const { count, startLat, startLon, endLat, endLon, length } = routeSegments(lines);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i += 1) {
    const [lat, lon, metres] = [startLat[i] ?? 0, startLon[i] ?? 0, length[i] ?? 0];
    const [dLat, dLon] = [(endLat[i] ?? 0) - lat, (endLon[i] ?? 0) - lon];
    const parts = Math.max(1, Math.ceil(metres / LONGEST));
    for (let part = 0; part < parts; part += 1) {
      const [a, b] = [part / parts, (part + 1) / parts];
      pieces.push({
        box: {
          south: lat + Math.min(a * dLat, b * dLat),
          north: lat + Math.max(a * dLat, b * dLat),
          west: lon + Math.min(a * dLon, b * dLon),
          east: lon + Math.max(a * dLon, b * dLon),
        },
        length: metres / parts,
      });
    }
  }
  return pieces;
}

/** Pieces that follow each other and fit into one box of 10 km or so. */
export interface Run {
  readonly box: Box;
  /** Numbers of pieces. */
  readonly pieces: readonly number[];
}

/** Boxes along the corridor that hold the wanted pieces. */
export function runsOf(pieces: readonly Piece[], wanted: (piece: number) => boolean): readonly Run[] {
  const runs: { box: Box; pieces: number[] }[] = [];
  for (const [number, { box }] of pieces.entries()) {
    if (!wanted(number)) continue;
    const last = runs.at(-1);
    const joined = last === undefined ? box : join(last.box, box);
    if (last !== undefined && joined.north - joined.south <= WIDEST && joined.east - joined.west <= WIDEST) {
      last.box = joined;
      last.pieces.push(number);
    } else runs.push({ box, pieces: [number] });
  }
  return runs;
}

function join(a: Box, b: Box): Box {
  return {
    south: Math.min(a.south, b.south),
    west: Math.min(a.west, b.west),
    north: Math.max(a.north, b.north),
    east: Math.max(a.east, b.east),
  };
}
