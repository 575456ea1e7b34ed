import type { Camera, CameraKey } from '../model/camera.ts';
import { keyOf } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import type { ReadOverview } from '../snapshot/overview.ts';
import { OVERVIEW_NAME, parseOverview } from '../snapshot/overview.ts';
import { createCaller, methodsOf } from './calls.ts';
import type {
  CameraStore,
  Drawing,
  Questions,
  ReadStatus,
  SnapshotStatus,
  StoreListener,
  StoreView,
} from './cameraStore.ts';
import { ASKED } from './cameraStore.ts';
import type { Filter } from './query/filter.ts';
import { isNoFilter, NO_FILTER } from './query/filter.ts';
import { createPictureKeeper } from './preview/keepPicture.ts';
import type { Preview } from './preview/preview.ts';
import { createPreview } from './preview/preview.ts';
import type { FromWorker, WorkerCalls } from './messages.ts';
import type { WorkerLine } from './workerLine.ts';

export interface CameraStoreOptions {
  /** Address of the Overpass interpreter. */
  readonly overpass: string;
  /** Address of the folder of the static snapshot, with a slash at its end; left out: live reading is all there is. */
  readonly snapshot?: string;
  /** The database on this device that keeps what was read for the next visit; left out: nothing is kept. */
  readonly cache?: string;
  /** This browser lacks what `platform/fillIn.ts` adds. Default: false. */
  readonly lacking?: boolean;
  /** Keeps the last scene, for the next visit to open with. */
  readonly memory?: { readonly get: () => string | null; readonly set: (text: string) => void };
  /** The zoom that the map is going to open with, if that is known already. */
  readonly zoom?: number | null;
  /** Starts the store's worker. */
  readonly startWorker: () => WorkerLine;
  /** For tests: calls back when the worker is to be started. */
  readonly startWhen?: (start: () => void) => void;
}

/** The camera store, with a `feed` for the bench. */
export type WorkerCameraStore = CameraStore & Pick<WorkerCalls, 'feed'>;

/** A page that is hidden draws no frame, ms. */
const NO_FRAME = 100;

/**
 * Calls back once the page's first frame is out: starting a worker keeps the page's own thread busy for some ms, in which the map and
 * the preview are drawn otherwise.
 */
function afterFirstFrame(callback: () => void): void {
  let called = false;
  const once = (): void => {
    if (!called) callback();
    called = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, NO_FRAME);
}

const CLOSED = 'The store is closed.';

/** The snapshot's overview; null where there is none. What can't be read is as good as none: the cameras themselves are on their way. */
async function fetchOverview(folder: string): Promise<ReadOverview | null> {
  const response = await fetch(`${folder}${OVERVIEW_NAME}`, { cache: 'no-cache' });
  return response.status === 200 ? parseOverview(await response.text()) : null;
}

/** Calls back when this page is hidden: on phones it may be gone right after, without another word. */
function watchHidden(hidden: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') hidden();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

/**
 * Opens the store in a worker of its own. If the worker breaks, the status says so, questions are refused with a Failure,
 * and `retry` starts another one with the last view and the cameras uploaded from here.
 */
export function createCameraStore(options: CameraStoreOptions): WorkerCameraStore {
  const {
    overpass,
    snapshot = null,
    cache = null,
    lacking = false,
    memory = null,
    zoom = null,
    startWorker,
    startWhen = afterFirstFrame,
  } = options;
  let worker: WorkerLine | null = null;
  let closed = false;
  let listener: StoreListener | null = null;
  let view: StoreView | null = null;
  let last: ReadStatus | null = null;
  let lastSnapshot: SnapshotStatus | null = null;
  let filter: Filter = NO_FILTER;
  let drawing: Drawing = 'clusters';
  const calls = createCaller<WorkerCalls>((call) => worker?.send(call));
  /** What was written from here, newest last: a camera, or the version of its deletion. */
  const localEdits = new Map<CameraKey, Camera | number>();
  /** Whose pictures are shown. */
  const of = `${overpass} ${snapshot ?? ''}`;
  const tell: Required<StoreListener> = {
    scene: (scene) => listener?.scene(scene),
    status(status) {
      last = status;
      listener?.status(status);
    },
    snapshot(status) {
      lastSnapshot = status;
      listener?.snapshot?.(status);
    },
  };
  /** Null once the store's own scenes are all there is to show. */
  let preview: Preview | null = createPreview({
    of,
    kept: memory?.get() ?? null,
    ask: snapshot === null ? null : () => fetchOverview(snapshot),
    zoom,
    tell,
    ended() {
      preview = null;
    },
  });
  const picture = memory === null ? null : createPictureKeeper(of, (text) => memory.set(text));

  function open(): void {
    let opened: WorkerLine;
    try {
      opened = startWorker();
    } catch (error) {
      broken(error instanceof Error ? error.message : String(error));
      return;
    }
    worker = opened;
    opened.listen(
      (message) => {
        if (worker === opened) receive(message);
      },
      (said) => {
        if (worker !== opened) return;
        opened.stop();
        worker = null;
        broken(said);
      },
    );
    opened.send({ kind: 'start', overpass, snapshot, cache, lacking });
    for (const [key, written] of localEdits) {
      if (typeof written === 'number') calls.tell('removeLocalEdit', key, written);
      else calls.tell('addLocalEdit', written);
    }
    if (!isNoFilter(filter)) calls.tell('setFilter', filter);
    if (drawing !== 'clusters') calls.tell('setDrawing', drawing);
    if (view !== null) calls.tell('setView', view);
  }

  function receive(message: FromWorker): void {
    const to = preview ?? tell;
    switch (message.kind) {
      case 'scene':
        to.scene(message.scene);
        picture?.scene(message.scene);
        break;
      case 'status':
        to.status(message.status);
        picture?.status(message.status);
        break;
      case 'snapshot':
        to.snapshot(message.status);
        break;
      case 'answer':
      case 'refused':
        calls.take(message);
    }
  }

  /** The cameras that were drawn stay on the map; nothing more comes until `retry`. */
  function broken(said: string): void {
    calls.refuseAll(said);
    const failure = { kind: 'unexpected', details: { said } } as const;
    (preview ?? tell).status({
      phase: { kind: 'failed', failure, retryAt: null },
      inView: last?.inView ?? 0,
      base: last?.base ?? null,
    });
  }

  /** Waits for the worker to be started. */
  const ask: typeof calls.ask = async (name, ...args) => {
    if (starting !== null) await starting.promise;
    if (worker === null) throw new Failure('unexpected', { said: closed ? CLOSED : 'The store stopped.' });
    return await calls.ask(name, ...args);
  };

  let starting: PromiseWithResolvers<void> | null = Promise.withResolvers();
  startWhen(() => {
    if (!closed && worker === null) open();
    starting?.resolve();
    starting = null;
  });
  const keeps = cache !== null || memory !== null;
  const stopWatching = keeps
    ? watchHidden(() => {
        calls.tell('hide');
        picture?.keep();
      })
    : null;
  return {
    listen(receiver) {
      listener = receiver;
      if (last !== null) receiver.status(last);
      if (lastSnapshot !== null) receiver.snapshot?.(lastSnapshot);
    },
    ...methodsOf<Questions>(ASKED, ask),
    feed: (text, box) => ask('feed', text, box),
    setView({ box, zoom: at }) {
      view = { box, zoom: at };
      calls.tell('setView', view);
      picture?.setView(view);
      preview?.setView(view);
    },
    addLocalEdit(camera) {
      localEdits.delete(keyOf(camera));
      localEdits.set(keyOf(camera), camera);
      calls.tell('addLocalEdit', camera);
    },
    removeLocalEdit(key, version) {
      localEdits.delete(key);
      localEdits.set(key, version);
      calls.tell('removeLocalEdit', key, version);
    },
    setFilter(next) {
      filter = next;
      if (!isNoFilter(next)) preview?.end();
      calls.tell('setFilter', filter);
    },
    setDrawing(next) {
      drawing = next;
      if (next !== 'clusters') preview?.end();
      calls.tell('setDrawing', drawing);
    },
    retry(how) {
      if (closed) return;
      if (worker === null) open();
      else calls.tell('retry', how);
    },
    close() {
      closed = true;
      listener = null;
      stopWatching?.();
      picture?.close();
      worker?.stop();
      worker = null;
      calls.refuseAll(CLOSED);
    },
  };
}
