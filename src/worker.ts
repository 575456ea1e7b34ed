/// <reference lib="webworker" />
/** The thread that the cameras live in. Only messages and arrays cross. */
import { Failure } from './model/failure.ts';
import { transferables } from './store/scene/buildScene.ts';
import type { Cache } from './store/cache/indexedDbCache.ts';
import type { StoreCore } from './store/engine.ts';
import { createStoreCore } from './store/engine.ts';
import type { OpenedSnapshot } from './store/snapshot/snapshotFeed.ts';
import type { FromWorker, Question, Reply, ToWorker } from './store/messages.ts';

let core: StoreCore | null = null;

function send(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** The device's records, by code that comes with the first one that is looked for. */
function laterCache(): Cache {
  const opened = import('./store/cache/keeping.ts').then(({ indexedDbCache }) => indexedDbCache());
  // Told to whoever asks.
  opened.catch(() => undefined);
  return {
    load: async (key) => await (await opened).load(key),
    save: async (key, make) => await (await opened).save(key, make),
  };
}

async function openAt(url: string, signal: AbortSignal, kept?: unknown): Promise<OpenedSnapshot | null> {
  const source = await import('./store/snapshot/snapshotSource.ts').catch((error: unknown) => {
    throw new Failure('server', { said: 'A part of the page did not arrive.' }, error);
  });
  const deps = source.browserDeps();
  const snapshot = kept === undefined ? await source.openSnapshot(deps, url, signal) : source.openKept(deps, kept);
  return snapshot === null ? null : { snapshot, coldLayer: source.coldLayer, hotLayer: source.hotLayer };
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
      : { snapshot: { url: snapshot, open: (signal, kept) => openAt(snapshot, signal, kept) } }),
    ...(cache ? { cache: laterCache() } : {}),
  });
  started.listen({
    scene: (scene) => send({ kind: 'scene', scene }, transferables(scene)),
    status: (status) => send({ kind: 'status', status }),
    snapshot: (status) => send({ kind: 'snapshot', status }),
  });
  self.addEventListener('online', () => started.online());
  return started;
}

async function answer(store: StoreCore, question: Question): Promise<Reply> {
  const { number, name } = question;
  switch (name) {
    case 'get': {
      // What is live is known already; only a camera of the snapshot may have to wait for its name.
      const live = store.get(question.ask.key);
      if (live === null) await store.details();
      return { kind: 'reply', number, name, answer: live ?? store.get(question.ask.key) };
    }
    case 'near':
      await store.details();
      return { kind: 'reply', number, name, answer: await store.near(question.ask.place, question.ask.metres) };
    case 'list':
      await store.details();
      return { kind: 'reply', number, name, answer: await store.list(question.ask.box, question.ask.limit) };
    case 'operatorsNear':
      return {
        kind: 'reply',
        number,
        name,
        answer: await store.operatorsNear(question.ask.place, question.ask.limit),
      };
    case 'choices':
      return { kind: 'reply', number, name, answer: await store.choices(question.ask.box) };
    case 'feed':
      return { kind: 'reply', number, name, answer: await store.feed(question.ask.text, question.ask.box) };
    default:
      return name satisfies never;
  }
}

async function take(message: ToWorker): Promise<void> {
  if (message.kind === 'start') {
    core = start(message);
    return;
  }
  if (core === null) return;
  switch (message.kind) {
    case 'view':
      core.setView(message.view);
      break;
    case 'own':
      core.addOwn(message.camera);
      break;
    case 'gone':
      core.removeOwn(message.key, message.version);
      break;
    case 'filter':
      core.setFilter(message.filter);
      break;
    case 'drawing':
      core.setDrawing(message.drawing);
      break;
    case 'hide':
      core.hide();
      break;
    case 'retry':
      core.retry({ all: message.all });
      break;
    case 'question':
      try {
        send(await answer(core, message));
      } catch (error) {
        send({ kind: 'refused', number: message.number, said: error instanceof Error ? error.message : String(error) });
      }
      break;
  }
}

// What fails outside of a question is a fault of ours: it goes to the page as the worker's error.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  throw event.reason;
});

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void take(event.data);
});
