import type { Place } from '../../model/place.ts';

/** How far along the view a reader may stand, metres. */
const REACH = 100;
const METRES_A_DEGREE = 111_195;

/** From where a photo was taken along the way that the device looked. */
export function viewLine({ lat, lon }: Place, bearing: number): readonly [Place, Place] {
  const angle = (bearing * Math.PI) / 180;
  const north = (Math.cos(angle) * REACH) / METRES_A_DEGREE;
  const east = (Math.sin(angle) * REACH) / METRES_A_DEGREE / Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  return [
    { lat, lon },
    { lat: Math.min(Math.max(lat + north, -90), 90), lon: lon + east },
  ];
}
