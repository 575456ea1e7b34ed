import type { Camera, CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import { turn } from '../../../model/compass.ts';
import type { Direction } from '../../../model/direction.ts';
import { directionOf } from '../../../model/direction.ts';
import type { Place } from '../../../model/place.ts';
import { looksAlong, looksTowards, METRES_A_DEGREE } from '../../../model/segment.ts';
import { createCorridor } from './corridor.ts';
import type { RouteSegments } from './routeSegments.ts';
import { routeSegments } from './routeSegments.ts';
import type { RouteRules } from './routeRules.ts';

/** A reader within the threshold of a route. */
export interface AlongReader {
  readonly reader: Camera;
  /** Where along the route it is least far, metres; of two such places the first. */
  readonly at: number;
  /** Least distance, metres. */
  readonly metres: number;
  /** Whether it looks along the road; null where its direction is not known. */
  readonly faces: boolean | null;
  /** How often the route comes within the threshold, and how often of these it looks along the road. */
  readonly visits: number;
  readonly passes: number;
}

/** What a route passes. `facing`, `near` and `unknown` count distinct objects, and none twice. */
export interface AlongRoute {
  /** In order along the route. */
  readonly readers: readonly AlongReader[];
  readonly facing: number;
  /** Its direction is known, and it faces elsewhere. */
  readonly near: number;
  readonly unknown: number;
  /** Of those that face: each as often as the route comes by. */
  readonly passes: number;
  /** Metres. */
  readonly length: number;
}

/** Counts the readers along the lines of a route, one line after the other. An object that is given twice counts once. */
export function countAlong(
  lines: readonly (readonly Place[])[],
  readers: Iterable<Camera>,
  rules: RouteRules,
): AlongRoute {
  const segments = routeSegments(lines);
  const found = new Map<CameraKey, AlongReader>();
  if (segments.count > 0) {
    const { near } = createCorridor(segments, rules.threshold);
    for (const reader of readers) {
      const stretches: Stretch[] = [];
      let direction: Direction | null = null;
      near(reader.lat, reader.lon, (candidates, lon) => {
        direction ??= directionOf(reader.tags);
        for (const i of candidates) {
          const stretch = stretchBeside(segments, i, { lat: reader.lat, lon }, rules.threshold);
          if (stretch !== null) stretches.push({ ...stretch, faces: faces(direction, stretch.bearing, rules) });
        }
      });
      if (stretches.length > 0 && direction !== null) found.set(keyOf(reader), sumUp(reader, direction, stretches));
    }
  }
  const sorted = [...found.values()].toSorted((a, b) => a.at - b.at || (keyOf(a.reader) < keyOf(b.reader) ? -1 : 1));
  const count = (kind: boolean | null): number => sorted.filter((one) => one.faces === kind).length;
  return {
    readers: sorted,
    facing: count(true),
    near: count(false),
    unknown: count(null),
    passes: sorted.reduce((sum, { passes }) => sum + passes, 0),
    length: segments.total,
  };
}

/** A part of one piece of the route that lies within the threshold of a reader. */
interface Beside {
  /** Metres along the route. */
  readonly from: number;
  readonly to: number;
  readonly nearest: number;
  readonly metres: number;
  /** Degrees. */
  readonly bearing: number;
}
type Stretch = Beside & { readonly faces: boolean };

/** On a plane laid at the reader, where the piece is straight as it is in degrees. */
function stretchBeside(segments: RouteSegments, i: number, reader: Place, threshold: number): Beside | null {
  const up = METRES_A_DEGREE;
  const right = up * Math.cos((reader.lat * Math.PI) / 180);
  const [ax, ay] = [
    ((segments.startLon[i] ?? 0) - reader.lon) * right,
    ((segments.startLat[i] ?? 0) - reader.lat) * up,
  ];
  const [dx, dy] = [
    ((segments.endLon[i] ?? 0) - (segments.startLon[i] ?? 0)) * right,
    ((segments.endLat[i] ?? 0) - (segments.startLat[i] ?? 0)) * up,
  ];
  const square = dx * dx + dy * dy;
  if (square === 0) return null;
  const along = -(ax * dx + ay * dy) / square;
  const share = clamp(along);
  const metres = Math.hypot(ax + share * dx, ay + share * dy);
  if (metres > threshold) return null;
  // Half of the chord that the circle around the reader cuts from the piece's line.
  const aside = Math.hypot(ax + along * dx, ay + along * dy);
  const half = Math.sqrt(Math.max(0, threshold * threshold - aside * aside) / square);
  const place = (part: number): number => (segments.at[i] ?? 0) + part * (segments.length[i] ?? 0);
  return {
    from: place(Math.min(share, clamp(along - half))),
    to: place(Math.max(share, clamp(along + half))),
    nearest: place(share),
    metres,
    bearing: turn((Math.atan2(dx, dy) * 180) / Math.PI),
  };
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/** A front plate is seen by what looks against the way that one drives, a rear one by what looks after it. */
function faces(direction: Direction, bearing: number, { travel, angle }: RouteRules): boolean {
  if (travel === 'either') return looksAlong(direction, bearing, angle);
  return looksTowards(direction, travel === 'front' ? turn(bearing + 180) : bearing, angle);
}

/** Stretches that are no farther apart than this are one, and distances that differ by less are the same: rounding, metres. */
const SAME = 0.001;

function sumUp(reader: Camera, direction: Direction, stretches: readonly Stretch[]): AlongReader {
  const metres = stretches.reduce((least, stretch) => Math.min(least, stretch.metres), Infinity);
  const inOrder = stretches.toSorted((a, b) => a.from - b.from);
  let [visits, passes, end] = [0, 0, -Infinity];
  let seen = false;
  for (const stretch of inOrder) {
    if (stretch.from > end + SAME) {
      visits += 1;
      seen = false;
    }
    if (stretch.faces && !seen) passes += 1;
    seen ||= stretch.faces;
    end = Math.max(end, stretch.to);
  }
  return {
    reader,
    at: inOrder.find((stretch) => stretch.metres <= metres + SAME)?.nearest ?? 0,
    metres,
    faces: direction.kind === 'known' ? passes > 0 : null,
    visits,
    passes,
  };
}
