/** Where the network goes from the outside of an area to its inside, and which stretches of it lie inside. */
import type { Place } from '../../../model/place.ts';
import { round7, wrapLon } from '../../../model/place.ts';
import type { Border, Cut, Point, Stop } from '../area/border.ts';
import { millimetres } from '../area/border.ts';
import { createGroups } from './groups.ts';
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

type Side = 'in' | 'out' | 'on';

/** A piece of a road that lies on one side, from and to along it, mm. */
interface Piece {
  readonly from: number;
  to: number;
  side: Side;
}

/** A place on the border, and what roads come to it: each by the number of its piece there. */
interface Meeting {
  readonly place: Place;
  readonly stop: Stop;
  readonly ends: { readonly piece: number; readonly passage: Passage }[];
}

interface Pieces {
  readonly all: Piece[];
  /** Of each road, the numbers of its first piece and the one after its last. */
  readonly ofRoad: (readonly [number, number])[];
  readonly meetings: Meeting[];
}

export function findCrossings(roads: readonly Road[], border: Border): Crossed {
  const pieces = cutRoads(roads, border);
  settleBorder(pieces);
  const { all, ofRoad, meetings } = pieces;
  const crossings = meetings.flatMap(({ place, stop: { ring, position }, ends }): Crossing[] => {
    const outside = ends.filter(({ piece }) => all[piece]?.side === 'out').map(({ passage }) => passage);
    if (outside.length === 0 || outside.length === ends.length) return [];
    const passages = outside.filter(
      ({ road, at }, index) => outside.findIndex((other) => other.road === road && other.at === at) === index,
    );
    return [{ place, ring, position, passages }];
  });
  const inside = ofRoad.map(([first, end]) => {
    const stretches: [number, number][] = [];
    for (const { from, to, side } of all.slice(first, end)) if (side === 'in') extend(stretches, from, to);
    return stretches;
  });
  return { crossings: crossings.toSorted(alongBorder), inside };
}

function alongBorder(a: Crossing, b: Crossing): number {
  return a.ring - b.ring || a.position - b.position || (a.passages[0]?.road ?? 0) - (b.passages[0]?.road ?? 0);
}

/** All roads in pieces, cut where they meet the border. */
function cutRoads(roads: readonly Road[], border: Border): Pieces {
  const all: Piece[] = [];
  const ofRoad: (readonly [number, number])[] = [];
  const meetings: Meeting[] = [];
  const byPlace = new Map<string, Meeting>();
  const meet = (place: Place, stop: Stop, passage: Passage, piece: number): void => {
    const key = placeKey(place);
    const known = byPlace.get(key);
    const meeting = known ?? { place, stop, ends: [] };
    if (known === undefined) {
      byPlace.set(key, meeting);
      meetings.push(meeting);
    }
    meeting.ends.push({ piece, passage });
  };
  for (const [road, { places }] of roads.entries()) {
    const begins = all.length;
    let at = 0;
    for (const [index, end] of places.entries()) {
      const start = places[index - 1];
      if (start === undefined) continue;
      const length = millimetres(start, end);
      const [a, b] = [border.point(start), border.point(end)];
      const met = border.cut(a, b);
      const last = all.length > begins ? all.at(-1) : undefined;
      if (met.stops.length === 0 && last !== undefined) {
        // It meets nothing, so it is where the road was.
        last.to = at + length;
        at += length;
        continue;
      }
      const first = all.length;
      const sides = sidesOf(border, a, b, met);
      for (const { from, to, side } of sides) {
        all.push({ from: at + Math.round(length * from), to: at + Math.round(length * to), side });
      }
      for (const [share, stop] of new Map(met.stops.toReversed().map((each) => [each.share, each]))) {
        const along = at + Math.round(length * share);
        const passage = { road, at: along };
        if (share === 0) meet(start, stop, passage, first);
        else if (share === 1) meet(end, stop, passage, all.length - 1);
        else {
          const before = first + sides.findIndex(({ to }) => to === share);
          const ends = [before, before + 1].map((piece) => ({ piece, passage }));
          meetings.push({ place: between(start, a, b, share), stop, ends });
        }
      }
      at += length;
    }
    ofRoad.push([begins, all.length]);
  }
  return { all, ofRoad, meetings };
}

/**
 * What lies on the border itself belongs to the area where one can drive on from it into the area, along the border or at
 * once; else it is as good as outside.
 */
function settleBorder({ all, meetings }: Pieces): void {
  const groups = createGroups(all.length);
  const onBorder = ({ ends }: Meeting): number[] =>
    ends.map(({ piece }) => piece).filter((piece) => all[piece]?.side === 'on');
  for (const meeting of meetings) {
    const [first, ...others] = onBorder(meeting);
    for (const other of others) groups.join(first ?? other, other);
  }
  const entered = new Set<number>();
  for (const meeting of meetings) {
    if (!meeting.ends.some(({ piece }) => all[piece]?.side === 'in')) continue;
    for (const piece of onBorder(meeting)) entered.add(groups.first(piece));
  }
  for (const [number, piece] of all.entries()) {
    if (piece.side === 'on') piece.side = entered.has(groups.first(number)) ? 'in' : 'out';
  }
}

/** A segment in shares of it, cut at the places where it meets the border. */
function sidesOf(border: Border, a: Point, b: Point, { stops, on }: Cut): Piece[] {
  const shares = [...new Set([0, ...stops.map(({ share }) => share), 1])];
  const pieces: Piece[] = [];
  for (const [index, to] of shares.entries()) {
    const from = shares[index - 1];
    if (from === undefined) continue;
    const middle = (from + to) / 2;
    const at: Point = [a[0] + (b[0] - a[0]) * middle, a[1] + (b[1] - a[1]) * middle];
    const side = on.some(([start, end]) => middle >= start && middle <= end)
      ? 'on'
      : border.isInside(at)
        ? 'in'
        : 'out';
    pieces.push({ from, to, side });
  }
  return pieces;
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
