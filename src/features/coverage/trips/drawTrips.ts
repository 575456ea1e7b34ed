import type { Stretch } from '../gates/crossings.ts';
import type { Path } from './fastest.ts';
import { createPathFinder } from './fastest.ts';
import type { Graph } from './graph.ts';
import { createRandom, drawBelow } from './random.ts';
import type { InsideEdge } from './spots.ts';
import { createSpots } from './spots.ts';
import { findStrongParts } from './strongParts.ts';
import type { Weight } from './weighted.ts';
import { weightedSpots } from './weighted.ts';

export interface Drawn {
  readonly trips: readonly Path[];
  /** Road within the area in the part that the ends were drawn from, mm; and in all. */
  readonly length: number;
  readonly inAll: number;
}

export interface TripOptions {
  readonly count: number;
  readonly seed: number;
  /** Called as trips are found. */
  readonly onTrip?: (done: number) => void;
  /** Populated places of the area, by which ends are drawn first; none: by length of road alone. */
  readonly weights?: readonly Weight[];
}

/**
 * Trips with both ends drawn by the length of road inside the area, in the strongly connected part that has the most
 * of it. For each trip two numbers are drawn, first its start, then its end.
 */
export function drawTrips(
  graph: Graph,
  inside: readonly (readonly Stretch[])[],
  { count, seed, onTrip, weights = [] }: TripOptions,
): Drawn {
  const pieces = insideEdges(graph, inside);
  const part = findStrongParts(graph);
  const lengths = new Map<number, number>();
  let inAll = 0;
  const partOf = ({ edge }: InsideEdge): number | null => {
    const { start = -1, end = -1 } = graph.edges[edge] ?? {};
    return part[start] === part[end] ? (part[start] ?? null) : null;
  };
  for (const piece of pieces) {
    inAll += piece.length;
    const of = partOf(piece);
    // A part of one node has only edges that lead back to it.
    if (of !== null) lengths.set(of, (lengths.get(of) ?? 0) + piece.length);
  }
  let [largest, length] = [-1, 0];
  // In the order in which their first edge stands: of equal parts the first.
  for (const [of, metres] of lengths) if (metres > length) [largest, length] = [of, metres];
  const chosen = pieces.filter((piece) => partOf(piece) === largest);
  if (length === 0) return { trips: [], length: 0, inAll };
  const random = createRandom(seed);
  const find = createPathFinder(graph);
  const spot = createSpots(chosen);
  const draw = weightedSpots(chosen, graph, weights) ?? ((next: () => number) => spot(drawBelow(next, length)));
  const trips: Path[] = [];
  for (let i = 0; i < count; i += 1) {
    const from = draw(random);
    const to = draw(random);
    const path = find(from, to);
    if (path !== null) trips.push(path);
    onTrip?.(i + 1);
  }
  return { trips, length, inAll };
}

function insideEdges({ edges }: Graph, inside: readonly (readonly Stretch[])[]): InsideEdge[] {
  return edges.flatMap(({ road, from, length }, edge) =>
    (inside[road] ?? []).flatMap(([start, end]) => {
      const [first, last] = [Math.max(start, from), Math.min(end, from + length)];
      return last > first ? [{ edge, from: first - from, length: last - first }] : [];
    }),
  );
}
