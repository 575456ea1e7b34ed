/** A store on a page whose first frame is yet to come, with a worker that says what the test wants. */
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import type { CameraStoreOptions, WorkerCameraStore } from '../../src/store/client.ts';
import { createCameraStore } from '../../src/store/client.ts';
import type { FromWorker, ToWorker } from '../../src/store/messages.ts';
import type { Scene } from '../../src/store/scene/scene.ts';

export const OVERPASS = 'http://127.0.0.1:1/api/interpreter';

/** The page, which can be hidden. */
export class FakePage {
  visibilityState = 'visible';
  readonly listeners = new Set<() => void>();

  addEventListener(_name: string, listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_name: string, listener: () => void): void {
    this.listeners.delete(listener);
  }

  hide(): void {
    this.visibilityState = 'hidden';
    for (const tell of this.listeners) tell();
  }
}
export interface Opened {
  readonly store: WorkerCameraStore;
  readonly sent: ToWorker[];
  breakDown(said: string): void;
  readonly scenes: Scene[];
  readonly statuses: ReadStatus[];
  /** The first frame is out. */
  start(): void;
  say(message: FromWorker): void;
}

export function open(more: Partial<CameraStoreOptions> = {}): Opened {
  const sent: ToWorker[] = [];
  let start = (): void => undefined;
  let say: Opened['say'] = () => undefined;
  let breakDown: Opened['breakDown'] = () => undefined;
  const store = createCameraStore({
    overpass: OVERPASS,
    startWhen(callback) {
      start = callback;
    },
    startWorker: () => ({
      send: (message) => void sent.push(message),
      listen(received, broke) {
        say = received;
        breakDown = broke;
      },
      stop: () => undefined,
    }),
    ...more,
  });
  const scenes: Scene[] = [];
  const statuses: ReadStatus[] = [];
  store.listen({ scene: (scene) => scenes.push(scene), status: (status) => statuses.push(status) });
  return {
    store,
    sent,
    scenes,
    statuses,
    start: () => start(),
    say: (message) => say(message),
    breakDown: (said) => breakDown(said),
  };
}
