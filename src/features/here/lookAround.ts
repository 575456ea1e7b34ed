import { aroundPlace } from '../../model/around.ts';
import type { Box } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { Part } from '../../store/cameraStore.ts';

/** What counts as being here, metres. */
export const AROUND_METRES = 500;

/** More than this many in half a kilometre are not looked at one by one. */
const MOST = 1000;

/** What is known around a place. */
export interface Around {
  /** Readers within AROUND_METRES. */
  readonly count: number;
  readonly nearest: { readonly camera: Camera; readonly metres: number } | null;
}

/**
 * Counts the readers around a place, whatever the filter.
 * @param ask readers of a box, at most so many; rejects where the store can't be asked
 */
export async function lookAround(
  ask: (box: Box, limit: number) => Promise<Pick<Part, 'cameras'>>,
  place: Place,
): Promise<Around> {
  const { cameras } = await ask(aroundPlace(place, AROUND_METRES), MOST);
  const near = cameras
    .map((camera) => ({ camera, metres: distance(camera, place) }))
    .filter(({ metres }) => metres <= AROUND_METRES)
    .toSorted((one, other) => one.metres - other.metres);
  return { count: near.length, nearest: near[0] ?? null };
}
