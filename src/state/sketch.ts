import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Place } from '../model/place.ts';
import { round7, wrapLon } from '../model/place.ts';
import type { Overlay, OverlaysState } from './overlays.ts';
import type { PanelState } from './panel.ts';

export type SketchKind = 'line' | 'area';

/** Corners that make something: fewer can't be taken. */
export const LEAST_CORNERS: Readonly<Record<SketchKind, number>> = { line: 2, area: 3 };

/** A line or an area that is being drawn by hand on the map. */
export interface Sketch {
  readonly kind: SketchKind;
  /** Its corners in order; an area goes on from the last to the first. */
  readonly corners: ReadonlySignal<readonly Place[]>;
  readonly canUndo: ReadonlySignal<boolean>;
  /** Enough corners to be taken. */
  readonly isWhole: ReadonlySignal<boolean>;
  /** Puts a corner at the end, or before the one of that number. The same place twice in a row is one corner. */
  add(place: Place, before?: number): void;
  /** What `move` does from here on is undone in one. */
  hold(): void;
  move(corner: number, place: Place): void;
  remove(corner: number): void;
  /** Takes the last change back. */
  undo(): void;
  /** Hands it to who asked for it; does nothing while it has too few corners. */
  finish(): void;
  /** Throws it away. */
  cancel(): void;
}

interface Needed {
  readonly sketch: Signal<Sketch | null>;
  readonly overlays: OverlaysState;
  readonly panel: Pick<PanelState, 'shown' | 'list' | 'open' | 'close'>;
}

/**
 * Has a line or an area drawn, in a panel of its own. Whatever else is opened meanwhile (a change, a reader, another drawing) ends it.
 * @param from corners that it begins with
 * @returns its corners; null where it was thrown away
 */
export async function drawShape(
  { sketch, overlays, panel }: Needed,
  kind: SketchKind,
  from: readonly Place[] = [],
): Promise<readonly Place[] | null> {
  sketch.peek()?.cancel();
  const corners = signal<readonly Place[]>(from.map(rounded));
  const past = signal<readonly (readonly Place[])[]>([]);
  const hold = (): void => {
    past.value = [...past.peek(), corners.peek()];
  };
  const change = (next: readonly Place[]): void => {
    hold();
    corners.value = next;
  };
  const leave = openPanel(panel);
  return await new Promise((done) => {
    const end = (drawn: readonly Place[] | null): void => {
      if (sketch.peek() !== mine) return;
      sketch.value = null;
      for (const stop of stops) stop();
      overlays.set('sketch', null);
      leave();
      done(drawn);
    };
    const mine: Sketch = {
      kind,
      corners,
      isWhole: computed(() => corners.value.length >= LEAST_CORNERS[kind]),
      canUndo: computed(() => past.value.length > 0),
      add(place, before) {
        const now = corners.peek();
        const at = before ?? now.length;
        const corner = rounded(place);
        if (isSame(now[at - 1], corner)) return;
        change([...now.slice(0, at), corner, ...now.slice(at)]);
      },
      hold,
      move(moved, place) {
        corners.value = corners.peek().map((corner, number) => (number === moved ? rounded(place) : corner));
      },
      remove: (removed) => change(corners.peek().filter((_, number) => number !== removed)),
      undo() {
        const before = past.peek().at(-1);
        if (before === undefined) return;
        past.value = past.peek().slice(0, -1);
        corners.value = before;
      },
      finish() {
        if (mine.isWhole.peek()) end(corners.peek());
      },
      cancel: () => end(null),
    };
    sketch.value = mine;
    const stops: (() => void)[] = [];
    stops.push(
      effect(() => overlays.set('sketch', sketchOverlay(kind, corners.value))),
      effect(() => {
        if (panel.shown.value?.id !== 'sketch') mine.cancel();
      }),
    );
  });
}

/** Opens the sketch's panel; returns the way back to what was shown before, unless something else was asked for since. */
function openPanel(panel: Needed['panel']): () => void {
  const before = panel.shown.peek();
  // What lies over a list or a reader goes when something else is opened over it.
  const isOver = before !== null && before.id !== 'reader' && before.id !== panel.list.peek();
  let beneath = before;
  batch(() => {
    if (isOver) {
      panel.close(before.id);
      beneath = panel.shown.peek();
    }
    panel.open('sketch');
  });
  return () => {
    const now = panel.shown.peek();
    const isLeft = now?.id === beneath?.id && now?.subject === beneath?.subject;
    if (now?.id !== 'sketch' && !isLeft) return;
    panel.close('sketch');
    if (before !== null && panel.shown.peek()?.id !== before.id) panel.open(before.id, before.subject ?? undefined);
  };
}

function rounded({ lat, lon }: Place): Place {
  return { lat: round7(lat), lon: round7(wrapLon(lon)) };
}

function isSame(a: Place | undefined, b: Place): boolean {
  return a?.lat === b.lat && a.lon === b.lon;
}

/** Its line or area, and its corners, on one copy of the world: the short way from each corner to the next. */
function sketchOverlay(kind: SketchKind, corners: readonly Place[]): Overlay {
  const places: Place[] = [];
  for (const { lat, lon } of corners) {
    const before = places.at(-1)?.lon ?? lon;
    places.push({ lat, lon: lon - Math.round((lon - before) / 360) * 360 });
  }
  const isArea = kind === 'area' && places.length >= LEAST_CORNERS.area;
  return {
    areas: isArea ? [{ role: 'subject', rings: [places] }] : [],
    lines: !isArea && places.length > 1 ? [{ role: 'subject', places }] : [],
    points: places.map((place, number) => ({ role: number === places.length - 1 ? 'selected' : 'subject', place })),
  };
}
