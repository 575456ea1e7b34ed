/** The border of an area: what lies within, and where a segment meets it. In whole units of 1e-7°, so that "on it" is exact. */
import type { Place } from '../../../model/place.ts';
import { distance } from '../../../model/place.ts';
import { orientation } from './orientation.ts';
import type { Area } from './readArea.ts';

/** Units of 1e-7°; x goes on past 180° where the area does. */
export type Point = readonly [x: number, y: number];

/** Where a segment meets the border. */
export interface Stop {
  /** Share of the segment, 0 to 1. */
  readonly share: number;
  readonly ring: number;
  /** Along the ring from its first place, mm. */
  readonly position: number;
}

export interface Cut {
  readonly stops: readonly Stop[];
  /** Shares of the segment between which it lies on the border itself. */
  readonly on: readonly (readonly [number, number])[];
}

export interface Border {
  /** A place on the area's copy of the world. */
  point(place: Place): Point;
  /** Within, or on the border. */
  isInside(point: Point): boolean;
  cut(start: Point, end: Point): Cut;
  /** Length of each ring, mm. */
  readonly lengths: readonly number[];
}

interface Edge {
  readonly a: Point;
  readonly b: Point;
  readonly part: number;
  readonly ring: number;
  readonly from: number;
  readonly length: number;
}

const UNITS = 1e7;
const TURN = 360 * UNITS;
const MOST_BANDS = 4096;

/** Whole millimetres, so that sums do not depend on the last bit of a sine. */
export function millimetres(a: Place, b: Place): number {
  return Math.round(distance(a, b) * 1000);
}

export function createBorder(area: Area): Border {
  const middle = Math.round((area[0]?.[0]?.[0]?.lon ?? 0) * UNITS);
  const near = (x: number, to: number): number => x - Math.round((x - to) / TURN) * TURN;
  const pointNear = (place: Place, to: number): Point => [
    near(Math.round(place.lon * UNITS), to),
    Math.round(place.lat * UNITS),
  ];
  const { edges, lengths } = edgesOf(area, middle, pointNear);
  const bands = createBands(edges);
  return {
    point: (place) => pointNear(place, middle),
    isInside: (point) => isInside(bands.at(point[1], point[1]), point),
    cut: (start, end) => cut(bands.at(Math.min(start[1], end[1]), Math.max(start[1], end[1])), start, end),
    lengths,
  };
}

function edgesOf(
  area: Area,
  middle: number,
  pointNear: (place: Place, to: number) => Point,
): { readonly edges: Edge[]; readonly lengths: number[] } {
  const edges: Edge[] = [];
  const lengths: number[] = [];
  for (const [part, rings] of area.entries()) {
    for (const ring of rings) {
      let last = ring.at(-1);
      if (last === undefined) continue;
      let from = 0;
      let a: Point | null = null;
      // The first place again at the end closes it.
      for (const place of [...ring, ring[0] ?? last]) {
        const b = pointNear(place, a?.[0] ?? middle);
        if (a !== null) {
          const length = millimetres(last, place);
          edges.push({ a, b, part, ring: lengths.length, from, length });
          from += length;
        }
        [a, last] = [b, place];
      }
      lengths.push(from);
    }
  }
  return { edges, lengths };
}

/** Edges by bands of latitude: each is looked at only where it may matter. */
function createBands(edges: readonly Edge[]): { at(south: number, north: number): readonly Edge[] } {
  let [bottom, top] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { a } of edges) [bottom, top] = [Math.min(bottom, a[1]), Math.max(top, a[1])];
  const count = Math.max(1, Math.min(MOST_BANDS, edges.length));
  const height = (top - bottom + 1) / count;
  const band = (y: number): number => Math.floor((y - bottom) / height);
  const bands: Edge[][] = Array.from({ length: count }, () => []);
  for (const edge of edges) {
    const [low, high] = [band(Math.min(edge.a[1], edge.b[1])), band(Math.max(edge.a[1], edge.b[1]))];
    for (let i = low; i <= high; i += 1) bands[i]?.push(edge);
  }
  return {
    at(south, north) {
      const [low, high] = [Math.max(0, band(south)), Math.min(count - 1, band(north))];
      if (low >= high) return bands[low] ?? [];
      return [...new Set(bands.slice(low, high + 1).flat())];
    },
  };
}

/** Even-odd in each part; on an edge of any is within. */
function isInside(edges: readonly Edge[], [x, y]: Point): boolean {
  const odd = new Set<number>();
  for (const { a, b, part } of edges) {
    if (Math.min(a[1], b[1]) > y || Math.max(a[1], b[1]) < y) continue;
    const side = orientation(a[0], a[1], b[0], b[1], x, y);
    if (side === 0 && x >= Math.min(a[0], b[0]) && x <= Math.max(a[0], b[0])) return true;
    if (a[1] > y === b[1] > y) continue;
    // A ray to the east meets edges that have the point on their west.
    if (side > 0 === b[1] > a[1] && !odd.delete(part)) odd.add(part);
  }
  return odd.size > 0;
}

function cut(edges: readonly Edge[], start: Point, end: Point): Cut {
  const stops: Stop[] = [];
  const on: (readonly [number, number])[] = [];
  const [west, east] = [Math.min(start[0], end[0]), Math.max(start[0], end[0])];
  const [south, north] = [Math.min(start[1], end[1]), Math.max(start[1], end[1])];
  for (const edge of edges) {
    const { a, b } = edge;
    if (Math.min(a[0], b[0]) > east || Math.max(a[0], b[0]) < west) continue;
    if (Math.min(a[1], b[1]) > north || Math.max(a[1], b[1]) < south) continue;
    const one = orientation(a[0], a[1], b[0], b[1], start[0], start[1]);
    const other = orientation(a[0], a[1], b[0], b[1], end[0], end[1]);
    if (one === 0 && other === 0) {
      const shares = [shareOf(start, end, a), shareOf(start, end, b)].map((share) => Math.max(0, Math.min(1, share)));
      const [from, to] = [Math.min(...shares), Math.max(...shares)];
      if (to > from) on.push([from, to]);
      for (const share of new Set([from, to])) stops.push(stopAt(edge, start, end, share));
      continue;
    }
    if (one > 0 === other > 0 && one !== 0 && other !== 0) continue;
    const left = orientation(start[0], start[1], end[0], end[1], a[0], a[1]);
    const right = orientation(start[0], start[1], end[0], end[1], b[0], b[1]);
    if (left > 0 === right > 0 && left !== 0 && right !== 0) continue;
    stops.push(stopAt(edge, start, end, one / (one - other)));
  }
  stops.sort((p, q) => p.share - q.share || p.ring - q.ring || p.position - q.position);
  return { stops, on };
}

/** Where on the line from start to end a point of it lies. */
function shareOf(start: Point, end: Point, point: Point): number {
  const across = Math.abs(end[0] - start[0]) >= Math.abs(end[1] - start[1]) ? 0 : 1;
  return (point[across] - start[across]) / (end[across] - start[across]);
}

function stopAt({ a, b, ring, from, length }: Edge, start: Point, end: Point, share: number): Stop {
  const at: Point = [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
  const along = Math.max(0, Math.min(1, shareOf(a, b, at)));
  return { share, ring, position: from + Math.round(length * along) };
}
