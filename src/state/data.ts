import { effect, signal } from '@preact/signals';
import type { CameraStore, Drawing, ReadStatus, SnapshotStatus } from '../store/cameraStore.ts';
import type { Filter, FilterChoices } from '../store/query/filter.ts';
import { NO_FILTER } from '../store/query/filter.ts';
import type { Scene } from '../store/scene/scene.ts';
import type { Doors } from './env.ts';
import type { DataRoom, ServerRoom, ViewRoom } from './types.ts';

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
  own: 0,
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
export function createDataRoom(
  { openStore, own, local }: Pick<Doors, 'openStore' | 'own' | 'local'>,
  servers: ServerRoom,
  { view, wish }: Pick<ViewRoom, 'view' | 'wish'>,
  drawings: readonly Drawing[],
): DataRoom & { readonly store: { peek(): CameraStore }; close(): void } {
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
    void own.load(server.id).then((cameras) => {
      if (store === opened) for (const camera of cameras) opened.addOwn(camera);
    });
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
    choices: async () => {
      const now = view.peek();
      return now === null ? NO_CHOICES : await store.choices(now.box).catch(() => NO_CHOICES);
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
      return now === null ? [] : await store.list(now.box, limit).catch(() => []);
    },
    operatorsNear: (place) => store.operatorsNear(place, OPERATORS).catch(() => []),
    outline: (key) => store.outline(key).catch(() => null),
    close() {
      stopView();
      stopServer();
      store.close();
    },
  };
}
