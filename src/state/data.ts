import { effect, signal } from '@preact/signals';
import type { CameraStore, ReadStatus } from '../store/cameraStore.ts';
import type { Scene } from '../store/scene.ts';
import type { Doors } from './doors.ts';
import type { DataRoom, ServerRoom, ViewRoom } from './types.ts';

const OPERATORS = 20;
const NOTHING_YET: ReadStatus = {
  phase: { kind: 'reading', boxesDone: 0, boxesTotal: 0, bytes: 0 },
  inView: 0,
  base: null,
};

/** What was read: follows the view, and starts over when the server changes. */
export function createDataRoom(
  { openStore, own }: Pick<Doors, 'openStore' | 'own'>,
  servers: ServerRoom,
  { view }: ViewRoom,
): DataRoom & { readonly store: { peek(): CameraStore }; close(): void } {
  const scene = signal<Scene | null>(null);
  const status = signal<ReadStatus>(NOTHING_YET);
  let store = openFor();

  function openFor(): CameraStore {
    const server = servers.server.peek();
    const opened = openStore(server);
    opened.listen({
      scene: (next) => {
        scene.value = next;
      },
      status: (next) => {
        status.value = next;
      },
    });
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
    store: { peek: () => store },
    retry: () => store.retry(),
    refresh: () => store.retry({ all: true }),
    inView: async (limit) => {
      const now = view.peek();
      return now === null ? [] : await store.list(now.box, limit).catch(() => []);
    },
    operatorsNear: (place) => store.operatorsNear(place, OPERATORS).catch(() => []),
    close() {
      stopView();
      stopServer();
      store.close();
    },
  };
}
