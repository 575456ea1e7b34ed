import type { Camera, CameraKey } from '../model/camera.ts';
import { keyOf } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import type { CameraStore, Drawing, ReadStatus, SnapshotStatus, StoreListener, StoreView } from './cameraStore.ts';
import type { Filter } from './filter.ts';
import { isNoFilter, NO_FILTER } from './filter.ts';
import type { FromWorker, Question, Reply, ToWorker } from './protocol.ts';

export interface CameraStoreOptions {
  /** Address of the Overpass interpreter. */
  readonly overpass: string;
  /** Address of the folder of the static snapshot, with a slash at its end; left out: live reading is all there is. */
  readonly snapshot?: string;
  /** Keeps what was read on this device, for the next visit. Default: false. */
  readonly cache?: boolean;
  /** For tests: makes the worker. */
  readonly startWorker?: () => WorkerLine;
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

function startStoreWorker(): WorkerLine {
  const worker = new Worker(new URL('./storeWorker.ts', import.meta.url), { type: 'module' });
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
  const { overpass, snapshot = null, cache = false, startWorker = startStoreWorker } = options;
  let worker: WorkerLine | null = null;
  let closed = false;
  let listener: StoreListener | null = null;
  let view: StoreView | null = null;
  let last: ReadStatus | null = null;
  let lastSnapshot: SnapshotStatus | null = null;
  let filter: Filter = NO_FILTER;
  let drawing: Drawing = 'clusters';
  let nextNumber = 1;
  const waiting = new Map<number, Waiting>();
  /** What was written from here, newest last: a camera, or the version of its deletion. */
  const own = new Map<CameraKey, Camera | number>();

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
        listener?.scene(message.scene);
        break;
      case 'status':
        last = message.status;
        listener?.status(message.status);
        break;
      case 'snapshot':
        lastSnapshot = message.status;
        listener?.snapshot?.(message.status);
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
    last = {
      phase: { kind: 'failed', failure, retryAt: null },
      inView: last?.inView ?? 0,
      base: last?.base ?? null,
    };
    listener?.status(last);
  }

  /** Puts a question to the worker. `read` takes the answer out of its reply, and leaves undefined what is another's. */
  async function question<Answer>(
    put: (number: number) => Question,
    read: (reply: Reply) => Answer | undefined,
  ): Promise<Answer> {
    const to = worker;
    if (to === null) throw new Failure('unexpected', { said: closed ? 'The store is closed.' : 'The store stopped.' });
    const number = nextNumber;
    nextNumber += 1;
    const reply = await new Promise<Reply>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      to.send(put(number));
    });
    const answer = read(reply);
    if (answer === undefined) throw new Failure('unexpected', { said: 'The store answered another question.' });
    return answer;
  }

  open();
  const stopWatching = cache ? watchHidden(() => worker?.send({ kind: 'hide' })) : null;
  return {
    listen(receiver) {
      listener = receiver;
      if (last !== null) receiver.status(last);
      if (lastSnapshot !== null) receiver.snapshot?.(lastSnapshot);
    },
    setView({ box, zoom }) {
      view = { box, zoom };
      worker?.send({ kind: 'view', view });
    },
    get: (key) =>
      question(
        (number) => ({ kind: 'question', number, name: 'get', ask: { key } }),
        (reply) => (reply.name === 'get' ? reply.answer : undefined),
      ),
    near: (place, metres) =>
      question(
        (number) => ({ kind: 'question', number, name: 'near', ask: { place, metres } }),
        (reply) => (reply.name === 'near' ? reply.answer : undefined),
      ),
    list: (box, limit) =>
      question(
        (number) => ({ kind: 'question', number, name: 'list', ask: { box, limit } }),
        (reply) => (reply.name === 'list' ? reply.answer : undefined),
      ),
    operatorsNear: (place, limit) =>
      question(
        (number) => ({ kind: 'question', number, name: 'operatorsNear', ask: { place, limit } }),
        (reply) => (reply.name === 'operatorsNear' ? reply.answer : undefined),
      ),
    choices: (box) =>
      question(
        (number) => ({ kind: 'question', number, name: 'choices', ask: { box } }),
        (reply) => (reply.name === 'choices' ? reply.answer : undefined),
      ),
    feed: (text, box) =>
      question(
        (number) => ({ kind: 'question', number, name: 'feed', ask: { text, box } }),
        (reply) => (reply.name === 'feed' ? reply.answer : undefined),
      ),
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
      worker?.send({ kind: 'filter', filter });
    },
    setDrawing(next) {
      drawing = next;
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
      worker?.stop();
      worker = null;
      for (const { reject } of waiting.values()) reject(new Failure('unexpected', { said: 'The store is closed.' }));
      waiting.clear();
    },
  };
}
