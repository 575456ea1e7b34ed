/** The reader that is nearest to a place, however far: the store is asked for wider and wider boxes. */
import type { Box } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { Part } from '../../store/cameraStore.ts';

/** Half the height of the first box, degrees: a little more than a view close up. */
const FIRST = 0.05;
/** No box is higher. Degrees */
const WIDEST = 90;
/** At most so many readers are looked at one by one. */
const MOST = 2000;
/** By so much a box differs from the one before, where the step from none to too many is cut in half. Degrees */
const FINE = 0.001;
const METRES_PER_DEGREE = 111_195;

/** Readers of a box, at most so many, and how many there are. */
export type AskPart = (box: Box, limit: number) => Promise<Pick<Part, 'cameras' | 'total'>>;

/** Null where none is known within WIDEST. Rejects where the store can't be asked. */
export async function findNearest(ask: AskPart, place: Place): Promise<Camera | null> {
  let empty = 0;
  let full = Number.POSITIVE_INFINITY;
  for (let half = FIRST; half <= WIDEST;) {
    // oxlint-disable-next-line no-await-in-loop -- each box follows from what is in the one before
    const { cameras, total } = await ask(around(place, half), MOST);
    if (total === 0) empty = half;
    else if (total > MOST && half - empty > FINE) full = half;
    else return nearestOf(ask, place, cameras, half);
    half = full === Number.POSITIVE_INFINITY ? half * 2 : (empty + full) / 2;
  }
  return null;
}

/** One in a corner of the box may be further away than one outside of it. */
async function nearestOf(ask: AskPart, place: Place, found: readonly Camera[], half: number): Promise<Camera | null> {
  const first = closest(place, found);
  if (first === null) return null;
  const reach = distance(first, place) / METRES_PER_DEGREE;
  if (reach <= half) return first;
  const { cameras } = await ask(around(place, Math.min(WIDEST, reach)), MOST);
  return closest(place, [first, ...cameras]);
}

function closest(place: Place, cameras: readonly Camera[]): Camera | null {
  let best: Camera | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const camera of cameras) {
    const metres = distance(camera, place);
    if (metres < least) [best, least] = [camera, metres];
  }
  return best;
}

/** A box that has all within so many degrees of latitude; its sides are as far. */
function around({ lat, lon }: Place, half: number): Box {
  const [south, north] = [Math.max(-90, lat - half), Math.min(90, lat + half)];
  // The parallel that is nearest to a pole is the shortest.
  const narrow = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  const wide = Math.min(180, half / Math.max(0.01, narrow));
  return { south, west: lon - wide, north, east: lon + wide };
}
