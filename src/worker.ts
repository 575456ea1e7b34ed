/// <reference lib="webworker" />
/** The thread that the cameras live in. Only messages and arrays cross. */
import { Failure } from './model/failure.ts';
import { doCall } from './store/calls.ts';
import { transferables } from './store/scene/buildScene.ts';
import type { StoreCore } from './store/engine.ts';
import { createStoreCore } from './store/engine.ts';
import type { OpenedSnapshot } from './store/snapshot/snapshotFeed.ts';
import type { FromWorker, ToWorker, WorkerCalls } from './store/messages.ts';

let core: StoreCore | null = null;

/** The first view is drawn by then, and the page has fetched its other parts, ms. */
const REST = 5_000;

function send(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function openAt(url: string, signal: AbortSignal, kept?: unknown): Promise<OpenedSnapshot | null> {
  const source = await import('./store/snapshot/snapshotSource.ts').catch((error: unknown) => {
    throw new Failure('server', { said: 'A part of the page did not arrive.' }, error);
  });
  const deps = source.browserDeps();
  const snapshot = kept === undefined ? await source.openSnapshot(deps, url, signal) : source.openKept(deps, kept);
  return snapshot === null ? null : { snapshot, coldLayer: source.coldLayer, hotLayer: source.hotLayer };
}

/** Calls back at rest, where megabytes are known to cost nobody anything. */
function whenFree(begin: () => void): void {
  const { type, saveData } = navigator.connection ?? {};
  if ((type === 'wifi' || type === 'ethernet') && saveData !== true) setTimeout(begin, REST);
}

function start({ overpass, snapshot, cache }: Extract<ToWorker, { readonly kind: 'start' }>): StoreCore {
  const started = createStoreCore({
    url: overpass,
    fetch: (url, init) => fetch(url, init),
    online: () => navigator.onLine,
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    ...(snapshot === null
      ? {}
      : { snapshot: { url: snapshot, open: (signal, kept) => openAt(snapshot, signal, kept), whenFree } }),
    ...(cache === null ? {} : { cache }),
  });
  started.listen({
    scene: (scene) => send({ kind: 'scene', scene }, transferables(scene)),
    status: (status) => send({ kind: 'status', status }),
    snapshot: (status) => send({ kind: 'snapshot', status }),
  });
  self.addEventListener('online', () => started.online());
  return started;
}

// What fails outside of a question is a fault of ours: it goes to the page as the worker's error.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  throw event.reason;
});

function take(message: ToWorker): void {
  if (message.kind === 'start') core = start(message);
  else if (core !== null) void doCall<WorkerCalls>(core, message, send);
}

/** Settles once what this browser lacks is filled in; null where nothing has to be waited for. */
let ready: Promise<void> | null = null;
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start' && data.lacking) ready = import('./platform/fillIn.ts').then(({ fillIn }) => fillIn());
  if (ready === null) take(data);
  else void ready.then(() => take(data));
});
