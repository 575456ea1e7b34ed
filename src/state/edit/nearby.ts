import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import { contains } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Draft } from './draft.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import { NEARBY_METRES } from '../../model/near.ts';
import type { CameraStore, Near } from '../../store/cameraStore.ts';
import type { DataState } from '../data.ts';
import type { ViewState } from '../view.ts';

/** The cameras around the open draft: of the store, and those that only the API knew of. */
export interface Neighbors {
  readonly nearby: ReadonlySignal<readonly Near[]>;
  readonly known: ReadonlySignal<boolean>;
  /** Cameras that the API told of and the store does not have. */
  tell(cameras: readonly Camera[]): void;
  stop(): void;
}

export function createNeighbors(
  draft: ReadonlySignal<Draft | null>,
  data: DataState & { readonly store: { peek(): CameraStore } },
  view: Pick<ViewState, 'view'>,
): Neighbors {
  const stored = signal<readonly Near[]>([]);
  const told = signal<readonly Camera[]>([]);

  // The nearest cameras follow the place, and the data as it comes in.
  let asked: Place | null = null;
  const stop = effect(() => {
    const place = draft.value?.place;
    void data.scene.value;
    if (place === undefined) {
      stored.value = [];
      told.value = [];
      return;
    }
    asked = place;
    void data.store
      .peek()
      .near(place, NEARBY_METRES)
      .catch(() => [])
      .then((found) => {
        if (asked === place) stored.value = found;
      });
  });

  return {
    nearby: computed(() => {
      const now = draft.value;
      if (now === null) return [];
      const there = new Set(stored.value.map(({ camera }) => keyOf(camera)));
      const more = told.value
        .filter((camera) => !there.has(keyOf(camera)))
        .map((camera) => ({ camera, metres: distance(camera, now.place) }))
        .filter(({ metres }) => metres <= NEARBY_METRES);
      // Its own node is no neighbor.
      return [...stored.value, ...more]
        .filter(({ camera }) => now.base === null || keyOf(camera) !== keyOf(now.base))
        .toSorted((a, b) => a.metres - b.metres);
    }),
    known: computed(() => {
      const now = draft.value;
      const seen = view.view.value;
      return (
        now === null || (seen !== null && data.status.value.phase.kind === 'done' && contains(seen.box, now.place))
      );
    }),
    tell(cameras) {
      told.value = [...told.peek(), ...cameras];
    },
    stop,
  };
}
