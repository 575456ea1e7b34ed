import type { Camera } from './camera.ts';

/** Within this, a camera that looks the same way is most likely the same one. Metres. */
export const TWIN_METRES = 15;
/** Within this, another camera is asked about. Metres. */
export const NEAR_METRES = 50;

/** A camera near the draft. */
export interface NearCamera {
  readonly camera: Camera;
  readonly metres: number;
}
