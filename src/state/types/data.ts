/** The cameras that are shown, and the one that is looked at. */
import type { ReadonlySignal } from '@preact/signals';
import type { Geometry } from '../../formats/geojson.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { Named } from '../../model/named.ts';
import type { Place } from '../../model/place.ts';
import type { Drawing, ReadStatus, SnapshotStatus } from '../../store/cameraStore.ts';
import type { Filter, FilterChoices } from '../../store/query/filter.ts';
import type { Scene } from '../../store/scene/scene.ts';

export interface DataRoom {
  readonly scene: ReadonlySignal<Scene | null>;
  readonly status: ReadonlySignal<ReadStatus>;
  /** The static snapshot beneath: none, on its way, dated, or refused with words. */
  readonly snapshot: ReadonlySignal<SnapshotStatus>;
  /** Which cameras are shown; NO_FILTER at first. `status.inView` counts those, `status.unfiltered` all. */
  readonly filter: ReadonlySignal<Filter>;
  /** Changes the parts that are named; `NO_FILTER` clears all. */
  setFilter(filter: Partial<Filter>): void;
  /** What there is to filter by in the present view, with counts. */
  choices(): Promise<FilterChoices>;
  /** How wide views are drawn; kept on this device. */
  readonly drawing: ReadonlySignal<Drawing>;
  setDrawing(drawing: Drawing): void;
  retry(): void;
  /** Reads the view again, fresh or not. */
  refresh(): void;
  /** At most `limit` cameras of the present view, nearest to its centre first. */
  inView(limit: number): Promise<readonly Camera[]>;
  operatorsNear(place: Place): Promise<readonly Named[]>;
  /** The outline of a way or relation; null where it has none, or none can be had. */
  outline(key: CameraKey): Promise<Geometry | null>;
}

/** Found, not yet known, or nowhere in what was read. */
export type Selected =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly key: CameraKey }
  | { readonly kind: 'found'; readonly key: CameraKey; readonly camera: Camera }
  | { readonly kind: 'missing'; readonly key: CameraKey };

export interface SelectionRoom {
  readonly key: ReadonlySignal<CameraKey | null>;
  readonly selected: ReadonlySignal<Selected>;
  select(key: CameraKey | null): void;
  /** The next (1) or previous (-1) camera of the view, by distance from its centre: the keyboard's way through the map. */
  step(by: 1 | -1): Promise<void>;
}
