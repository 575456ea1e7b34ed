import { away } from '../../model/around.ts';
import type { Place } from '../../model/place.ts';

/** How far along the view a reader may stand, metres. */
const REACH = 100;

/** From where a photo was taken along the way that the device looked. */
export function viewLine({ lat, lon }: Place, bearing: number): readonly [Place, Place] {
  return [{ lat, lon }, away({ lat, lon }, bearing, REACH)];
}
