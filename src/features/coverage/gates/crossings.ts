/** Where the network goes from the outside of an area to its inside, and which stretches of it lie inside. */
import type { Place } from '../../../model/place.ts';
import { round7, wrapLon } from '../../../model/place.ts';
import type { Border, Cut, Point, Stop } from '../area/border.ts';
import { millimetres } from '../area/border.ts';
import { placeKey } from '../roads/joins.ts';
import type { Road } from '../roads/road.ts';

/** A road at the border: how far along it that is, mm. */
export interface Passage {
  readonly road: number;
  readonly at: number;
}

export interface Crossing {
  readonly place: Place;
  readonly ring: number;
  /** Along the ring, mm. */
  readonly position: number;
  /** The roads that come from the outside here. */
  readonly passages: readonly Passage[];
}

/** From and to along a road, mm. */
export type Stretch = readonly [from: number, to: number];

export interface Crossed {
  readonly crossings: readonly Crossing[];
  /** What of each road lies inside. */
  readonly inside: readonly (readonly Stretch[])[];
}

/** A place of roads that is on the border: what meets there. */
interface Meeting {
  readonly place: Place;
  readonly stop: Stop;
  readonly outside: Passage[];
  isInside: boolean;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isInside: boolean;
}

export function findCrossings(roads: readonly Road[], border: Border): Crossed {
  const meetings = new Map<string, Meeting>();
  const crossings: Crossing[] = [];
  const inside = roads.map(({ places }, road): readonly Stretch[] => {
    const stretches: [number, number][] = [];
    let at = 0;
    let before: boolean | null = null;
    for (let i = 1; i < places.length; i += 1) {
      const [start, end] = [places[i - 1], places[i]];
      if (start === undefined || end === undefined) continue;
      const length = millimetres(start, end);
      const [a, b] = [border.point(start), border.point(end)];
      const met = border.cut(a, b);
      const pieces: readonly Piece[] =
        met.stops.length === 0 && before !== null
          ? [{ from: 0, to: 1, isInside: before }]
          : piecesOf(border, a, b, met);
      for (const [index, piece] of pieces.entries()) {
        const [from, to] = [at + Math.round(length * piece.from), at + Math.round(length * piece.to)];
        if (piece.isInside) extend(stretches, from, to);
        const next = pieces[index + 1];
        const stop = met.stops.find(({ share }) => share === piece.to);
        if (next !== undefined && stop !== undefined && next.isInside !== piece.isInside) {
          const { ring, position } = stop;
          crossings.push({ place: between(start, a, b, piece.to), ring, position, passages: [{ road, at: to }] });
        }
        before = piece.isInside;
      }
      const [first, last] = [met.stops[0], met.stops.at(-1)];
      if (first?.share === 0) meet(meetings, start, first, { road, at }, pieces[0]);
      if (last?.share === 1) meet(meetings, end, last, { road, at: at + length }, pieces.at(-1));
      at += length;
    }
    return stretches;
  });
  for (const { place, stop, outside, isInside } of meetings.values()) {
    if (isInside && outside.length > 0) {
      crossings.push({ place, ring: stop.ring, position: stop.position, passages: outside });
    }
  }
  return { crossings: crossings.toSorted(alongBorder), inside };
}

function alongBorder(a: Crossing, b: Crossing): number {
  return a.ring - b.ring || a.position - b.position || (a.passages[0]?.road ?? 0) - (b.passages[0]?.road ?? 0);
}

/** A segment at the places where it meets the border; what lies on it counts as inside. */
function piecesOf(border: Border, a: Point, b: Point, { stops, on }: Cut): Piece[] {
  const shares = [...new Set([0, ...stops.map(({ share }) => share), 1])];
  const pieces: Piece[] = [];
  for (const [index, to] of shares.entries()) {
    const from = shares[index - 1];
    if (from === undefined) continue;
    const middle = (from + to) / 2;
    const isInside =
      on.some(([start, end]) => middle >= start && middle <= end) ||
      border.isInside([a[0] + (b[0] - a[0]) * middle, a[1] + (b[1] - a[1]) * middle]);
    pieces.push({ from, to, isInside });
  }
  return pieces;
}

function meet(
  meetings: Map<string, Meeting>,
  place: Place,
  stop: Stop,
  passage: Passage,
  piece: Piece | undefined,
): void {
  if (piece === undefined) return;
  const key = placeKey(place);
  const meeting = meetings.get(key) ?? { place, stop, outside: [], isInside: false };
  meetings.set(key, meeting);
  if (piece.isInside) meeting.isInside = true;
  else if (!meeting.outside.some(({ road, at }) => road === passage.road && at === passage.at))
    meeting.outside.push(passage);
}

function extend(stretches: [number, number][], from: number, to: number): void {
  const last = stretches.at(-1);
  if (last?.[1] === from) last[1] = to;
  else if (to > from) stretches.push([from, to]);
}

function between(start: Place, a: Point, b: Point, share: number): Place {
  return {
    lat: round7((a[1] + (b[1] - a[1]) * share) / 1e7),
    lon: round7(wrapLon(start.lon + ((b[0] - a[0]) * share) / 1e7)),
  };
}
