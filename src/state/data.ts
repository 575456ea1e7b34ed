import { effect, signal } from '@preact/signals';
import type { CameraStore, Drawing, Part, ReadStatus, SnapshotStatus } from '../store/cameraStore.ts';
import type { Filter, FilterChoices } from '../store/query/filter.ts';
import { NO_FILTER } from '../store/query/filter.ts';
import type { Scene } from '../store/scene/scene.ts';
import type { Env } from './env.ts';
import type { ServerState } from './server.ts';
import type { ViewState } from './view.ts';
import type { ReadonlySignal } from '@preact/signals';
import type { Geometry } from '../formats/geojson.ts';
import type { Box } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import type { Named } from '../model/named.ts';
import type { Place } from '../model/place.ts';

export interface DataState {
  readonly scene: ReadonlySignal<Scene | null>;
  readonly status: ReadonlySignal<ReadStatus>;
  /** The static snapshot beneath: none, on its way, dated, or refused with words. */
  readonly snapshot: ReadonlySignal<SnapshotStatus>;
  /** Which cameras are shown; NO_FILTER at first. `status.inView` counts those, `status.unfiltered` all. */
  readonly filter: ReadonlySignal<Filter>;
  /** Changes the parts that are named; `NO_FILTER` clears all. */
  setFilter(filter: Partial<Filter>): void;
  /** What there is to filter by in the present view, with counts; with `shown` only of what passes the filter. Null where the store can't be asked. */
  choices(shown?: boolean): Promise<FilterChoices | null>;
  /** How wide views are drawn; kept on this device. */
  readonly drawing: ReadonlySignal<Drawing>;
  setDrawing(drawing: Drawing): void;
  retry(): void;
  /** Reads the view again, fresh or not. */
  refresh(): void;
  /** At most `limit` cameras of the present view, nearest first to its centre as it is drawn, which on a wide view is not the mean of its latitudes. Null where the store can't be asked. */
  inView(limit: number): Promise<readonly Camera[] | null>;
  /** One of them by its key; null where it is not known. Rejects where the store broke. */
  camera(key: CameraKey): Promise<Camera | null>;
  /** Cameras of a box from number `at` on, in an order of the store's own; `all`: whatever the filter. Rejects where the store broke. */
  part(box: Box, at: number, limit: number, all: boolean): Promise<Part>;
  operatorsNear(place: Place): Promise<readonly Named[]>;
  /** The outline of a way or relation; null where it has none, or none can be had. */
  outline(key: CameraKey): Promise<Geometry | null>;
}

const OPERATORS = 20;
const DRAWING_KEY = 'drawing';
const NO_SNAPSHOT_YET: SnapshotStatus = { kind: 'loading', bytes: 0, total: 0 };
const NO_CHOICES: FilterChoices = {
  total: 0,
  makers: [],
  operators: [],
  direction: { known: 0, missing: 0, odd: 0 },
  years: [0, 0, 0, 0],
  ageUnknown: 0,
  localEdits: 0,
  complete: false,
};
const NOTHING_YET: ReadStatus = {
  phase: { kind: 'reading', boxesDone: 0, boxesTotal: 0, bytes: 0 },
  inView: 0,
  base: null,
};

/**
 * What was read: follows the view, and starts over when the server changes.
 * @param drawings ways to draw wide views, besides clusters, that can be chosen and so are remembered
 */
export function createData(
  { openStore, local }: Pick<Env, 'openStore' | 'local'>,
  servers: ServerState,
  { view, wish }: Pick<ViewState, 'view' | 'wish'>,
  drawings: readonly Drawing[],
): DataState & { readonly store: { peek(): CameraStore }; close(): void } {
  const scene = signal<Scene | null>(null);
  const status = signal<ReadStatus>(NOTHING_YET);
  const snapshot = signal<SnapshotStatus>(NO_SNAPSHOT_YET);
  const filter = signal<Filter>(NO_FILTER);
  const drawing = signal<Drawing>(drawings.find((each) => each === local.get(DRAWING_KEY)) ?? 'clusters');
  let store = openFor();

  function openFor(): CameraStore {
    const server = servers.server.peek();
    const first = wish.peek();
    const opened = openStore(server, view.peek()?.zoom ?? (first.kind === 'centre' ? first.zoom : null));
    opened.listen({
      scene: (next) => {
        scene.value = next;
      },
      status: (next) => {
        status.value = next;
      },
      snapshot: (next) => {
        snapshot.value = next;
      },
    });
    opened.setFilter(filter.peek());
    opened.setDrawing(drawing.peek());
    return opened;
  }

  let server = servers.server.peek();
  const stopServer = effect(() => {
    if (servers.server.value === server) return;
    server = servers.server.value;
    store.close();
    scene.value = null;
    status.value = NOTHING_YET;
    snapshot.value = NO_SNAPSHOT_YET;
    store = openFor();
    const now = view.peek();
    if (now !== null) store.setView(now);
  });
  const stopView = effect(() => {
    if (view.value !== null) store.setView(view.value);
  });

  return {
    scene,
    status,
    snapshot,
    filter,
    setFilter(change) {
      filter.value = { ...filter.peek(), ...change };
      store.setFilter(filter.peek());
    },
    choices: async (shown) => {
      const now = view.peek();
      return now === null ? NO_CHOICES : await store.choices(now.box, shown).catch(() => null);
    },
    drawing,
    setDrawing(next) {
      drawing.value = next;
      local.set(DRAWING_KEY, next);
      store.setDrawing(next);
    },
    store: { peek: () => store },
    retry: () => store.retry(),
    refresh: () => store.retry({ all: true }),
    inView: async (limit) => {
      const now = view.peek();
      return now === null ? [] : await store.list(now.box, limit, now.centre).catch(() => null);
    },
    camera: (key) => store.get(key),
    part: (...asked) => store.part(...asked),
    operatorsNear: (place) => store.operatorsNear(place, OPERATORS).catch(() => []),
    outline: (key) => store.outline(key).catch(() => null),
    close() {
      stopView();
      stopServer();
      store.close();
    },
  };
}
