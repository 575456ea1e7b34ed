import type { ReadonlySignal, Signal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { ToServiceWorker } from '../../offline/shell.ts';
import { lockOf } from '../../offline/shell.ts';
import { folderOf } from '../../platform/folderNames.ts';
import type { FeatureContext } from '../../state/featureContext.ts';

/** The page's address of it. Relative: what it may answer for is the folder that it lies in. */
const SCRIPT = 'sw.js';
/** A tab that stays open looks for a newer version, ms. */
const LOOK_EVERY = 3_600_000;

/** The version of the page: the script that it started with. Null where the page was not built. */
function versionOf(page: Document): string | null {
  const src = page.querySelector<HTMLScriptElement>('script[type=module][src*="/assets/"]')?.src ?? '';
  return /\/assets\/([^/]+)\.js$/.exec(src)?.[1] ?? null;
}

/** Calls back once nothing else is to do. */
function whenIdle(callback: () => void): void {
  // Missing in Safari.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback);
  else setTimeout(callback);
}

/** Calls back once the first view is drawn, or can't be. */
function afterFirstView({ data }: Pick<FeatureContext, 'data'>, callback: () => void): void {
  let isDrawn = false;
  const stop = effect(() => {
    const { kind } = data.status.value.phase;
    if (isDrawn || kind === 'preview' || kind === 'reading') return;
    isDrawn = true;
    queueMicrotask(() => stop());
    whenIdle(callback);
  });
}

/**
 * Registers the service worker once the first view is there, and says when a newer version of the page has taken its place:
 * this tab goes on with what it has, and the next load is the newer one.
 */
export function register(ctx: Pick<FeatureContext, 'data' | 'busy' | 'now'>): ReadonlySignal<boolean> {
  const isNewer = signal(false);
  const version = versionOf(document);
  // Missing in private windows of some browsers, and where the page came without TLS.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (version === null || workers === undefined) return isNewer;
  // Every site that frames the map would bring it all, for itself alone; who saves data has not asked for it.
  if (window !== window.top || navigator.connection?.saveData === true) return isNewer;
  holdLock(version);
  watchTakeover(workers, isNewer);
  afterFirstView(ctx, () => {
    // A browser that refuses leaves the page as it is without.
    workers.register(SCRIPT).then(
      (registration: ServiceWorkerRegistration | undefined) => {
        if (registration !== undefined) follow(registration, ctx);
      },
      () => undefined,
    );
    void workers.ready.then(({ active }) => tell(active, { kind: 'started', used: loaded() }));
  });
  return isNewer;
}

/** For as long as the tab lives: what it may still load is kept. */
function holdLock(version: string): void {
  const locks: LockManager | undefined = navigator.locks;
  const name = lockOf(folderOf(document.baseURI), version);
  locks?.request(name, { mode: 'shared' }, () => new Promise(() => undefined)).catch(() => undefined);
}

function watchTakeover(workers: ServiceWorkerContainer, isNewer: Signal<boolean>): void {
  let had = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    // The first one takes nothing over.
    isNewer.value ||= had;
    had = true;
  });
}

/** Has a newer version take over at a quiet moment. */
function follow(registration: ServiceWorkerRegistration, { busy, now }: Pick<FeatureContext, 'busy' | 'now'>): void {
  const waits = signal(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      waits.value = registration.waiting;
    });
  });
  effect(() => {
    if (waits.value !== null && !busy.value) tell(waits.value, { kind: 'take' });
  });
  let lookedAt = now.peek();
  effect(() => {
    if (now.value - lookedAt < LOOK_EVERY) return;
    lookedAt = now.value;
    registration.update().catch(() => undefined);
  });
}

function tell(worker: ServiceWorker | null, what: ToServiceWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window
  worker?.postMessage(what);
}

/** What the page has fetched so far, by address. */
function loaded(): readonly string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name);
}
