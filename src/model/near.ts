import type { Camera } from './camera.ts';

/** Cameras this near stand on one pole: the reach of a GPS and of a steady hand. Metres. */
export const POLE_METRES = 3;
/** Within this, a camera that looks the same way is most likely the same one. Metres. */
export const SAME_METRES = 15;
/** Within this, another camera is asked about. Metres. */
export const NEARBY_METRES = 50;

/** A camera near the draft. */
export interface NearCamera {
  readonly camera: Camera;
  readonly metres: number;
}
