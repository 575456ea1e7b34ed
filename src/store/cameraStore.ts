import type { Box } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import type { FailureDetails, FailureKind } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Scene } from './scene.ts';

/** What the map shows just now. */
export interface StoreView {
  /** Visible part, degrees; `east` may pass 180. */
  readonly box: Box;
  readonly zoom: number;
}

/** Live reading starts here: wider views would ask too much of Overpass. */
export const MIN_READ_ZOOM = 10;

/** How reading goes. `failed` keeps what was read before on the map. */
export type ReadPhase =
  /** Zoomed out so far that live reading would ask too much of Overpass. */
  | { readonly kind: 'too-wide' }
  | { readonly kind: 'reading'; readonly boxesDone: number; readonly boxesTotal: number; readonly bytes: number }
  /** All of the view has been read. */
  | { readonly kind: 'done' }
  /** Part of the view is missing. `retryAt` (ms since 1970): when it tries again by itself, or null if it won't. */
  | {
      readonly kind: 'failed';
      readonly failure: { readonly kind: FailureKind; readonly details: FailureDetails };
      readonly retryAt: number | null;
    };

export interface ReadStatus {
  readonly phase: ReadPhase;
  /** Cameras known in the view. */
  readonly inView: number;
  /** Age of the oldest data in the view (Overpass's base timestamp, ms since 1970), or null if nothing was read here. */
  readonly base: number | null;
}

/** A camera with its distance in metres from the place that was asked for. */
export interface Near {
  readonly camera: Camera;
  readonly metres: number;
}

/** The door to the cameras. Behind it is a worker; nothing that grows with their number runs in front of it. */
export interface CameraStore {
  /** Called with every new scene and status, in order, until `close`. */
  listen(listener: { scene(scene: Scene): void; status(status: ReadStatus): void }): void;
  /** What to show and, close up, to read. Cheap: call it at every move. */
  setView(view: StoreView): void;
  /** Everything known of one camera; null if it isn't loaded. */
  get(key: CameraKey): Promise<Camera | null>;
  /** Cameras within `metres`, nearest first. */
  near(place: Place, metres: number): Promise<readonly Near[]>;
  /** At most `limit` cameras of the box, nearest to its middle first. */
  list(box: Box, limit: number): Promise<readonly Camera[]>;
  /** Operators of the cameras around a place, most frequent first. */
  operatorsNear(
    place: Place,
    limit: number,
  ): Promise<readonly { readonly name: string; readonly wikidata?: string; readonly count: number }[]>;
  /** Shows a camera that was uploaded from here, until Overpass's data has that version. */
  addOwn(camera: Camera): void;
  /** Reads what is missing now instead of at `retryAt`; `all` reads the view again even where it is fresh. */
  retry(options?: { readonly all: boolean }): void;
  close(): void;
}
