import { computed, effect, signal } from '@preact/signals';
import type { Camera, CameraKey } from '../model/camera.ts';
import { keyOf } from '../model/camera.ts';
import type { CameraStore } from '../store/cameraStore.ts';
import type { Env } from './env.ts';
import { formatPermalink, parsePermalink } from './permalink.ts';
import type { DataState } from './data.ts';
import type { ServerState } from './server.ts';
import type { ViewState } from './view.ts';
import type { ReadonlySignal } from '@preact/signals';

/** Found, not yet known, or nowhere in what was read. */
export type Selected =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly key: CameraKey }
  | { readonly kind: 'found'; readonly key: CameraKey; readonly camera: Camera }
  | { readonly kind: 'missing'; readonly key: CameraKey };

/** What else the address says, beside the place and the reader; whoever knows a part of it reads and writes it here. */
export interface LinkState {
  /** As it was written, without `#`, such as `maker=Flock+Safety&embed`. */
  readonly rest: ReadonlySignal<string>;
  /** `push`: a step that "back" undoes. */
  setRest(rest: string, how: 'push' | 'replace'): void;
  /** The page opened as a part of another. */
  readonly embed: boolean;
}

export interface SelectionState {
  readonly key: ReadonlySignal<CameraKey | null>;
  readonly selected: ReadonlySignal<Selected>;
  select(key: CameraKey | null): void;
  /** The next (1) or previous (-1) camera of the view, by distance from its centre: the keyboard's way through the map. */
  step(by: 1 | -1): Promise<void>;
}

/** How many cameras the keyboard can step through: those nearest to the middle of the map. */
const STEPS = 200;

type Store = { readonly store: { peek(): CameraStore } };

/** Which camera is open, in step with the page's address. */
export function createSelection(
  { address }: Pick<Env, 'address'>,
  servers: ServerState,
  { view, go }: ViewState,
  data: DataState & Store,
): SelectionState & { readonly link: LinkState; close(): void } {
  const opened = parsePermalink(address.hash);
  const key = signal<CameraKey | null>(opened.key);
  const rest = signal(opened.rest ?? '');
  const found = signal<Camera | null>(null);

  const selected = computed<Selected>(() => {
    const wanted = key.value;
    if (wanted === null) return { kind: 'none' };
    const camera = found.value;
    if (camera !== null && keyOf(camera) === wanted) return { kind: 'found', key: wanted, camera };
    const phase = data.status.value.phase.kind;
    return { kind: phase === 'reading' || phase === 'preview' ? 'loading' : 'missing', key: wanted };
  });

  // Asked for again with every scene: the camera may only now have been read, or read anew.
  const stopLookup = effect(() => {
    const wanted = key.value;
    void data.scene.value;
    if (wanted === null) {
      found.value = null;
      return;
    }
    void data.store
      .peek()
      .get(wanted)
      // A store that broke says so in its status, and gives a new scene once it is back.
      .catch(() => null)
      .then((camera) => {
        if (key.peek() === wanted && (camera !== null || data.status.peek().phase.kind === 'done'))
          found.value = camera;
      });
  });

  let server = servers.server.peek();
  const stopServer = effect(() => {
    if (servers.server.value === server) return;
    server = servers.server.value;
    select(null);
  });

  // Opening a camera is a step that "back" undoes; moving the map is not.
  const write = (how: 'push' | 'replace'): void => {
    const now = view.peek();
    const position = now ?? parsePermalink(address.hash).position;
    const hash = formatPermalink({ position, key: key.peek(), rest: rest.peek() });
    if (hash !== address.hash) address.set(hash, how);
  };
  const stopView = effect(() => {
    if (view.value !== null) write('replace');
  });
  const stopAddress = address.listen(() => {
    const link = parsePermalink(address.hash);
    key.value = link.key;
    rest.value = link.rest ?? '';
    if (link.position !== null) go(link.position.centre, link.position.zoom);
  });

  function select(next: CameraKey | null): void {
    if (next === key.peek()) return;
    key.value = next;
    write('push');
  }

  return {
    key,
    selected,
    link: {
      rest,
      embed: rest.peek().split('&').includes('embed'),
      setRest(next, how) {
        if (next === rest.peek()) return;
        rest.value = next;
        write(how);
      },
    },
    select,
    async step(by) {
      const cameras = (await data.inView(STEPS)) ?? [];
      if (cameras.length === 0) return;
      const at = cameras.findIndex((camera) => keyOf(camera) === key.peek());
      const next = cameras.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % cameras.length);
      if (next !== undefined) select(keyOf(next));
    },
    close() {
      stopLookup();
      stopServer();
      stopView();
      stopAddress();
    },
  };
}
