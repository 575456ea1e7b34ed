import type { Camera, CameraKey } from '../model/camera.ts';
import { keyOf } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import type { ReadOverview } from '../snapshot/overview.ts';
import { OVERVIEW_NAME, parseOverview } from '../snapshot/overview.ts';
import type { CameraStore, Drawing, ReadStatus, SnapshotStatus, StoreListener, StoreView } from './cameraStore.ts';
import type { Filter } from './query/filter.ts';
import { isNoFilter, NO_FILTER } from './query/filter.ts';
import type { Picture } from './preview/picture.ts';
import type * as PictureText from './preview/pictureText.ts';
import { createPreview } from './preview/preview.ts';
import type { FromWorker, Question, QuestionName, Questions, Reply, ToWorker } from './messages.ts';

export interface CameraStoreOptions {
  /** Address of the Overpass interpreter. */
  readonly overpass: string;
  /** Address of the folder of the static snapshot, with a slash at its end; left out: live reading is all there is. */
  readonly snapshot?: string;
  /** Keeps what was read on this device, for the next visit. Default: false. */
  readonly cache?: boolean;
  /** Keeps the last scene, for the next visit to open with. */
  readonly memory?: { readonly get: () => string | null; readonly set: (text: string) => void };
  /** The zoom that the map is going to open with, if that is known already. */
  readonly zoom?: number | null;
  /** For tests: makes the worker. */
  readonly startWorker?: () => WorkerLine;
  /** For tests: calls back when the worker is to be started. */
  readonly startWhen?: (start: () => void) => void;
}

/** What is used of a Worker. */
export interface WorkerLine {
  send(message: ToWorker): void;
  /** Called once, before anything is sent. */
  listen(received: (message: FromWorker) => void, broke: (said: string) => void): void;
  stop(): void;
}

/** The camera store, with a `feed` for the bench. */
export interface WorkerCameraStore extends CameraStore {
  /** Takes the text of an Overpass answer as if it had been read for the box. */
  feed(text: string, box: StoreView['box']): Promise<{ readonly count: number }>;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (failure: Failure) => void;
}

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

/** Nothing new for so long, ms: what is shown is worth keeping. */
const QUIET = 2000;

function startStoreWorker(): WorkerLine {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
  return {
    send(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none; that is for windows
      worker.postMessage(message);
    },
    listen(received, broke) {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => received(event.data));
      worker.addEventListener('error', (event) => broke(event.message));
    },
    stop: () => worker.terminate(),
  };
}

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
    cache = false,
    memory = null,
    zoom = null,
    startWorker = startStoreWorker,
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
  let nextNumber = 1;
  let remembering: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<typeof PictureText | null> | null = null;
  const waiting = new Map<number, Waiting>();
  /** What was written from here, newest last: a camera, or the version of its deletion. */
  const own = new Map<CameraKey, Camera | number>();
  /** Whose pictures are shown. */
  const of = `${overpass} ${snapshot ?? ''}`;
  const preview = createPreview({
    of,
    memory: memory === null ? null : { get: () => memory.get(), set: (picture) => void keep(picture, memory.set) },
    ask: snapshot === null ? null : () => fetchOverview(snapshot),
    zoom,
    tell: {
      scene: (scene) => listener?.scene(scene),
      status(status) {
        last = status;
        listener?.status(status);
      },
      snapshot(status) {
        lastSnapshot = status;
        listener?.snapshot?.(status);
      },
    },
  });

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
    opened.send({ kind: 'start', overpass, snapshot, cache });
    for (const [key, written] of own) {
      if (typeof written === 'number') opened.send({ kind: 'gone', key, version: written });
      else opened.send({ kind: 'own', camera: written });
    }
    if (!isNoFilter(filter)) opened.send({ kind: 'filter', filter });
    if (drawing !== 'clusters') opened.send({ kind: 'drawing', drawing });
    if (view !== null) opened.send({ kind: 'view', view });
  }

  function receive(message: FromWorker): void {
    switch (message.kind) {
      case 'scene':
        preview.scene(message.scene);
        rememberLater();
        break;
      case 'status':
        preview.status(message.status);
        rememberLater();
        break;
      case 'snapshot':
        preview.snapshot(message.status);
        break;
      case 'reply':
        waiting.get(message.number)?.resolve(message);
        waiting.delete(message.number);
        break;
      case 'refused':
        waiting.get(message.number)?.reject(new Failure('unexpected', { said: message.said }));
        waiting.delete(message.number);
        break;
    }
  }

  /** The cameras that were drawn stay on the map; nothing more comes until `retry`. */
  function broken(said: string): void {
    for (const { reject } of waiting.values()) reject(new Failure('unexpected', { said }));
    waiting.clear();
    const failure = { kind: 'unexpected', details: { said } } as const;
    preview.status({
      phase: { kind: 'failed', failure, retryAt: null },
      inView: last?.inView ?? 0,
      base: last?.base ?? null,
    });
  }

  async function question<Name extends QuestionName>(
    name: Name,
    ask: Questions[Name]['ask'],
  ): Promise<Questions[Name]['answer']> {
    if (starting !== null) await starting.promise;
    const to = worker;
    if (to === null) throw new Failure('unexpected', { said: closed ? 'The store is closed.' : 'The store stopped.' });
    const number = nextNumber;
    nextNumber += 1;
    const reply = await new Promise<Reply>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name says which arguments these are
      to.send({ kind: 'question', number, name, ask } as Question);
    });
    if (reply.name !== name) throw new Failure('unexpected', { said: 'The store answered another question.' });
    return reply.answer;
  }

  /** Without the code for it, what was kept before stays. */
  async function keep(picture: Picture, set: (text: string) => void): Promise<void> {
    const how = await writing;
    const text = how?.formatPicture(picture, of) ?? null;
    if (text !== null) set(text);
  }

  /** What is shown is kept at the next quiet moment. */
  function rememberLater(): void {
    if (memory === null) return;
    // At hand by then: a page that is hidden may be gone right after.
    writing ??= import('./preview/pictureText.ts').catch(() => null);
    clearTimeout(remembering);
    remembering = setTimeout(() => preview.remember(), QUIET);
  }

  let starting: PromiseWithResolvers<void> | null = Promise.withResolvers();
  startWhen(() => {
    if (!closed && worker === null) open();
    starting?.resolve();
    starting = null;
  });
  const keeps = cache || memory !== null;
  const stopWatching = keeps
    ? watchHidden(() => {
        worker?.send({ kind: 'hide' });
        preview.remember();
      })
    : null;
  return {
    listen(receiver) {
      listener = receiver;
      if (last !== null) receiver.status(last);
      if (lastSnapshot !== null) receiver.snapshot?.(lastSnapshot);
    },
    setView({ box, zoom: at }) {
      view = { box, zoom: at };
      worker?.send({ kind: 'view', view });
      preview.setView(view);
    },
    get: (key) => question('get', { key }),
    near: (place, metres) => question('near', { place, metres }),
    list: (box, limit) => question('list', { box, limit }),
    operatorsNear: (place, limit) => question('operatorsNear', { place, limit }),
    choices: (box) => question('choices', { box }),
    feed: (text, box) => question('feed', { text, box }),
    addOwn(camera) {
      own.delete(keyOf(camera));
      own.set(keyOf(camera), camera);
      worker?.send({ kind: 'own', camera });
    },
    removeOwn(key, version) {
      own.delete(key);
      own.set(key, version);
      worker?.send({ kind: 'gone', key, version });
    },
    setFilter(next) {
      filter = next;
      if (!isNoFilter(next)) preview.end();
      worker?.send({ kind: 'filter', filter });
    },
    setDrawing(next) {
      drawing = next;
      if (next !== 'clusters') preview.end();
      worker?.send({ kind: 'drawing', drawing });
    },
    retry(how) {
      if (closed) return;
      if (worker === null) open();
      else worker.send({ kind: 'retry', all: how?.all ?? false });
    },
    close() {
      closed = true;
      listener = null;
      stopWatching?.();
      clearTimeout(remembering);
      worker?.stop();
      worker = null;
      for (const { reject } of waiting.values()) reject(new Failure('unexpected', { said: 'The store is closed.' }));
      waiting.clear();
    },
  };
}
