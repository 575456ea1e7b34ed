import type { Signal } from '@preact/signals';
import type { CameraKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';

/** A point of the window, CSS px from its top left corner. */
export interface WindowPoint {
  readonly x: number;
  readonly y: number;
}

/** What a person points at on the map without having chosen it. */
export interface PointerState {
  /** The reader under the mouse, and where its dot stands. */
  readonly hovered: Signal<{ readonly key: CameraKey; readonly at: WindowPoint } | null>;
  /** A place that was asked about: by the other mouse button, a long press, or the menu key. */
  readonly asked: Signal<{ readonly place: Place; readonly at: WindowPoint } | null>;
}
