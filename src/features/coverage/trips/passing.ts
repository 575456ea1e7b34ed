/** Which readers a trip passes: those within a distance of its path that look along it there. */
import type { Place } from '../../../model/place.ts';
import { millimetres } from '../area/border.ts';
import type { Segment } from '../gates/approach.ts';
import { along } from '../gates/approach.ts';
import type { ReaderIndex } from '../gates/readersNear.ts';
import type { Leg, Path } from './fastest.ts';
import type { Graph } from './graph.ts';

export interface PassRule {
  /** From the path, m. */
  readonly metres: number;
  /** Between where a reader looks and the road's axis, degrees. */
  readonly degrees: number;
}

export const PASS_RULE: PassRule = { metres: 50, degrees: 50 };

/** For each trip the numbers of the readers that face it, ascending, each once. */
export function readersPassed(
  trips: readonly Path[],
  { edges }: Graph,
  index: ReaderIndex,
  { metres, degrees }: PassRule = PASS_RULE,
): readonly (readonly number[])[] {
  const whole = new Map<number, readonly number[]>();
  const facing = (segments: readonly Segment[]): readonly number[] => {
    const found = new Set<number>();
    for (const segment of segments) {
      index.near(segment, metres, degrees, (reader, faces) => {
        if (faces) found.add(reader);
      });
    }
    return [...found];
  };
  const onLeg = (leg: Leg): readonly number[] => {
    const edge = edges[leg.edge];
    if (edge === undefined) return [];
    if (Math.abs(leg.to - leg.from) < edge.length) return facing(segmentsOf(edge.places, leg));
    const known = whole.get(leg.edge) ?? facing(segmentsOf(edge.places, leg));
    whole.set(leg.edge, known);
    return known;
  };
  return trips.map(({ legs }) => [...new Set(legs.flatMap(onLeg))].toSorted((a, b) => a - b));
}

/** A piece of a line in straight pieces, in the line's own direction. */
function segmentsOf(places: readonly Place[], { from, to }: Leg): Segment[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const segments: Segment[] = [];
  let at = 0;
  for (const [index, end] of places.entries()) {
    const start = places[index - 1];
    if (start === undefined) continue;
    const length = millimetres(start, end);
    const [begin, until] = [Math.max(first - at, 0), Math.min(last - at, length)];
    if (until > begin) segments.push([along(start, end, begin / length), along(start, end, until / length)]);
    at += length;
  }
  return segments;
}

/** Where a trip leads, in the direction that it is driven. */
export function lineOf({ legs }: Path, { edges }: Graph): Place[] {
  const line: Place[] = [];
  for (const leg of legs) {
    const segments = segmentsOf(edges[leg.edge]?.places ?? [], leg);
    const places = segments.flatMap(([start, end], index) => (index === 0 ? [start, end] : [end]));
    for (const place of leg.to < leg.from ? places.toReversed() : places) {
      const last = line.at(-1);
      if (last?.lat !== place.lat || last.lon !== place.lon) line.push(place);
    }
  }
  return line;
}
