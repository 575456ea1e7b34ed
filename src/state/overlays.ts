import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Place } from '../model/place.ts';

/**
 * What a shape means, from which the style sheet decides how it looks: of what is selected, what one is asked to look at,
 * or what is there for orientation.
 */
export type OverlayRole = 'selected' | 'subject' | 'context';

interface Shape {
  readonly role: OverlayRole;
  /** Told to `pick` when the shape is clicked; a shape without one lets clicks through. */
  readonly id?: string;
  /** Plain text, written at the shape's middle. */
  readonly label?: string;
}

export interface OverlayPoint extends Shape {
  readonly place: Place;
}

export interface OverlayLine extends Shape {
  readonly places: readonly Place[];
}

/** Rings as GeoJSON has them: the outer one first, then its holes; closed or not. */
export interface OverlayArea extends Shape {
  readonly rings: readonly (readonly Place[])[];
}

/** Shapes to be drawn beneath the readers. Each should lie on one copy of the world: longitudes may leave [-180, 180). */
export interface Overlay {
  readonly points?: readonly OverlayPoint[];
  readonly lines?: readonly OverlayLine[];
  readonly areas?: readonly OverlayArea[];
  /** A shape with this id was clicked, where no reader was meant. */
  readonly pick?: (id: string) => void;
}

/** What is drawn on the map besides the ground and the readers. */
export interface OverlaysState {
  /** By the id of whoever set it; the newest is on top. */
  readonly all: ReadonlySignal<ReadonlyMap<string, Overlay>>;
  /** Replaces what was set under this id before; null takes it away. */
  set(id: string, overlay: Overlay | null): void;
}

/** No overlays yet. */
export function createOverlays(): OverlaysState {
  const all = signal<ReadonlyMap<string, Overlay>>(new Map());
  return {
    all,
    set(id, overlay) {
      if (overlay === null && !all.peek().has(id)) return;
      const next = new Map(all.peek());
      next.delete(id);
      if (overlay !== null) next.set(id, overlay);
      all.value = next;
    },
  };
}
