import type { Geometry } from '../formats/geojson.ts';
import type { Box } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import type { FailureDetails, FailureKind } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Filter, FilterChoices } from './query/filter.ts';
import type { Scene } from './scene/scene.ts';

/** What the map shows just now. */
export interface StoreView {
  /** Visible part, degrees; `east` may pass 180. */
  readonly box: Box;
  readonly zoom: number;
}

/** How reading goes. `failed` keeps what was read before on the map. */
export type ReadPhase =
  /** Zoomed out so far that live reading would ask too much of Overpass, and no snapshot has all of the view. */
  | { readonly kind: 'too-wide' }
  | {
      readonly kind: 'reading';
      readonly boxesDone: number;
      readonly boxesTotal: number;
      readonly bytes: number;
      /** What the query before came to grief by; absent where it is the first, or one succeeded since. */
      readonly after?: FailureKind;
    }
  /**
   * The cameras are not here yet. What is shown meanwhile was drawn at an earlier visit, or when the snapshot was made; `counted`: how
   * many are in the view is known.
   */
  | { readonly kind: 'preview'; readonly counted: boolean }
  /** All of the view has been read; zoomed out, all of it is in the snapshot. `base` dates it. */
  | { readonly kind: 'done' }
  /** Part of the view is missing. `retryAt` (ms since 1970): when it tries again by itself, or null if it won't. */
  | {
      readonly kind: 'failed';
      readonly failure: { readonly kind: FailureKind; readonly details: FailureDetails };
      readonly retryAt: number | null;
    };

export interface ReadStatus {
  readonly phase: ReadPhase;
  /** Cameras shown in the view: those that pass the filter. */
  readonly inView: number;
  /** Cameras known in the view, whatever the filter; absent where none is set. */
  readonly unfiltered?: number;
  /** Where the view's cameras come from; absent where nothing is known of it. `mixed`: partly read, the rest from the snapshot. */
  readonly source?: 'live' | 'snapshot' | 'mixed';
  /** Age of the oldest data in the view (Overpass's base timestamp, ms since 1970), or null if nothing was read here. */
  readonly base: number | null;
}

/** How the static snapshot beneath the live boxes fares. Without one, everything else works as with one. */
export type SnapshotStatus =
  /** There is none. */
  | { readonly kind: 'none' }
  /** It is being asked for, or read: `total` is 0 until the manifest has come. */
  | { readonly kind: 'loading'; readonly bytes: number; readonly total: number }
  | {
      readonly kind: 'ready';
      /** Its oldest data is of that time, ms since 1970. */
      readonly base: number;
      readonly count: number;
      /** Ids, ages, makers and operators: they come when they are needed. Filters that ask for them hide its cameras until then. */
      readonly details: 'absent' | 'loading' | 'ready' | 'failed';
    }
  /** It is torn, too new, or did not arrive: live reading goes on. `failure.details.said` says why in words. */
  | { readonly kind: 'refused'; readonly failure: { readonly kind: FailureKind; readonly details: FailureDetails } };

/** How wide views are drawn: as bubbles with numbers, or every camera as a dot. */
export type Drawing = 'clusters' | 'density';

/** A camera with its distance in metres from the place that was asked for. */
export interface Near {
  readonly camera: Camera;
  readonly metres: number;
}

/** A part of all cameras of a box. */
export interface Part {
  readonly cameras: readonly Camera[];
  /** How many the whole has. */
  readonly total: number;
  /** Which ones the whole has, in a number: another one says that parts of before and after don't fit together. */
  readonly state: number;
}

/** An operator with the number of its cameras nearby. */
export interface OperatorCount {
  readonly name: string;
  readonly wikidata?: string;
  readonly count: number;
}

/** What the store tells of by itself. */
export interface StoreListener {
  scene(scene: Scene): void;
  status(status: ReadStatus): void;
  snapshot?(status: SnapshotStatus): void;
}

/** What can be asked of the cameras. A new question stands here, in ASKED, and with its answer in query/answers.ts. */
export interface Questions {
  /** Everything known of one camera; null if it isn't loaded. */
  get(key: CameraKey): Promise<Camera | null>;
  /** Cameras within `metres`, nearest first, whatever the filter. */
  near(place: Place, metres: number): Promise<readonly Near[]>;
  /** At most `limit` cameras of the box that pass the filter, nearest first: to `from`, or to the mean of its edges. */
  list(box: Box, limit: number, from?: Place): Promise<readonly Camera[]>;
  /** Cameras of the box from number `at` on, at most `limit`, in the store's own order; `all`: whatever the filter. */
  part(box: Box, at: number, limit: number, all: boolean): Promise<Part>;
  /** Operators of the cameras around a place, most frequent first, whatever the filter. */
  operatorsNear(place: Place, limit: number): Promise<readonly OperatorCount[]>;
  /** What can be filtered by among the cameras of a box, with counts; whatever the filter is, or with `shown` of those that pass it. */
  choices(box: Box, shown?: boolean): Promise<FilterChoices>;
  /** The outline of a way or relation, asked of Overpass; null where it is gone, or nothing of it has a place. */
  outline(key: CameraKey): Promise<Geometry | null>;
}

/** The questions by name, none left out. */
export const ASKED: Readonly<Record<keyof Questions, true>> = {
  get: true,
  near: true,
  list: true,
  part: true,
  operatorsNear: true,
  choices: true,
  outline: true,
};

/** What the store can be told; nothing is answered. */
export interface Orders {
  /** What to show and, close up, to read. Cheap: call it at every move. */
  setView(view: StoreView): void;
  /** Shows a camera that was added or changed from here over what was read, until Overpass's data has that version. */
  addLocalEdit(camera: Camera): void;
  /** Hides a camera that was deleted from here (`version`: the one that the deletion made), until Overpass's data has caught up. */
  removeLocalEdit(key: CameraKey, version: number): void;
  /** Shows only what passes. */
  setFilter(filter: Filter): void;
  setDrawing(drawing: Drawing): void;
  /** Reads what is missing now instead of at `retryAt`; `all` reads the view again even where it is fresh. */
  retry(options?: { readonly all: boolean }): void;
}

/** The way to the cameras. They live in a worker; nothing that grows with their number runs on the page's thread. */
export interface CameraStore extends Questions, Orders {
  /** Called with every new scene and status, in order, until `close`. */
  listen(listener: StoreListener): void;
  close(): void;
}
