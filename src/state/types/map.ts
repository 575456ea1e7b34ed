/** Where the map is, and where it is wished to be. */
import type { ReadonlySignal } from '@preact/signals';
import type { BaseMap } from '../../catalog/baseMaps.ts';
import type { Box } from '../../model/box.ts';
import type { Place } from '../../model/place.ts';

/** Where the map is. */
export interface View {
  readonly centre: Place;
  readonly zoom: number;
  readonly box: Box;
}

/** A wish that the map should be elsewhere. Each is a new object, so that wishing the same twice works. */
export type Wish =
  | { readonly kind: 'centre'; readonly place: Place; readonly zoom: number; readonly animate: boolean }
  | { readonly kind: 'box'; readonly box: Box; readonly animate: boolean };

export interface ViewRoom {
  /** Null until the map has been laid out. */
  readonly view: ReadonlySignal<View | null>;
  /** The map obeys the newest one. */
  readonly wish: ReadonlySignal<Wish>;
  readonly baseMap: ReadonlySignal<BaseMap>;
  readonly baseMaps: ReadonlySignal<readonly BaseMap[]>;
  /** Tiles failed to load: the background is missing, the cameras are not. */
  readonly tilesMissing: ReadonlySignal<boolean>;
  readonly locating: ReadonlySignal<'idle' | 'asking' | 'denied' | 'unavailable'>;
  /** Where the person is, with accuracy in metres, once asked for. */
  readonly here: ReadonlySignal<{ readonly place: Place; readonly accuracy: number } | null>;
  /** Told by the map after every move. */
  moved(view: View): void;
  tiles(missing: boolean): void;
  go(place: Place, zoom?: number): void;
  goToBox(box: Box): void;
  zoomBy(steps: number): void;
  locate(): void;
  chooseBaseMap(id: string): void;
}
