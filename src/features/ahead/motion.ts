/** Where somebody is, and which way they go: from what the device says, and from where it was before. */
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import { bearingTo } from '../../model/segment.ts';

/** What the device said of itself; as the Geolocation API has it. */
export interface Fix {
  readonly place: Place;
  /** Metres, of 68 % or 95 %: devices differ. */
  readonly accuracy: number;
  /** m/s; null where it doesn't say. */
  readonly speed: number | null;
  /** Degrees from true north; null where it doesn't say, as when standing. */
  readonly heading: number | null;
  /** ms since 1970 */
  readonly time: number;
}

export interface Motion {
  readonly fix: Fix;
  /** Degrees; null until one has gone somewhere. */
  readonly heading: number | null;
  /** m/s; null until it is known. */
  readonly speed: number | null;
  /** From where the heading was last taken. */
  readonly from: Place;
  readonly fromTime: number;
}

/** Below this, m/s, a device's heading is noise: a slow walk. */
const MOVES = 1;
/** A heading by one's own way needs so many metres of it, and no fewer than the places are uncertain by. */
const LEAST_WAY = 15;
/** A way that took longer says nothing of where one goes now, ms. */
const LONGEST = 60_000;

/** @param before null at the start */
export function moved(before: Motion | null, fix: Fix): Motion {
  if (before === null) return { fix, heading: fix.heading, speed: fix.speed, from: fix.place, fromTime: fix.time };
  const way = distance(before.from, fix.place);
  const took = fix.time - before.fromTime;
  const isFar = way >= Math.max(LEAST_WAY, fix.accuracy);
  const isOld = took > LONGEST;
  const ownSpeed = isFar && took > 0 ? way / (took / 1000) : null;
  const speed = fix.speed ?? ownSpeed ?? before.speed;
  const start = isFar || isOld ? { from: fix.place, fromTime: fix.time } : before;
  const { from, fromTime } = start;
  if (fix.heading !== null && (fix.speed ?? MOVES) >= MOVES)
    return { fix, heading: fix.heading, speed, from, fromTime };
  // Who stands keeps the way that they came.
  const heading = isFar && !isOld ? (bearingTo(before.from, fix.place) ?? before.heading) : before.heading;
  return { fix, heading, speed, from, fromTime };
}
