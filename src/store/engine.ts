/**
 * The store without its worker: layers, coverage, scheduler, snapshot and cache behind one interface. It runs the same in a worker,
 * in a test and in the bench.
 */
import type { Box } from '../model/box.ts';
import { MIN_READ_ZOOM } from '../model/zoom.ts';
import type { OverpassDeps } from '../overpass/ask.ts';
import type { Decoded } from '../overpass/decode.ts';
import { buildScene } from './scene/buildScene.ts';
import type { Cache } from './cache/indexedDbCache.ts';
import { methodsOf } from './calls.ts';
import type { CameraStore, Drawing, Questions, ReadStatus, StoreListener, StoreView } from './cameraStore.ts';
import { ASKED } from './cameraStore.ts';
import { Coverage } from './live/coverage.ts';
import type { buildDensity } from './scene/buildDensity.ts';
import { Dictionary } from './columns/dictionary.ts';
import { needsDetails } from './query/filter.ts';
import { cellsOf, rectsOf } from './live/grid.ts';
import { openLastVisit } from './cache/openLastVisit.ts';
import { Layers } from './layers/layers.ts';
import { createLiveReading } from './live/liveReading.ts';
import { createFilterMarks } from './query/filterMarks.ts';
import type { Known } from './query/answers.ts';
import type { WorkerCalls } from './messages.ts';
import type { Scene } from './scene/scene.ts';
import type { SnapshotPlace } from './snapshot/snapshotFeed.ts';
import { createSnapshotFeed } from './snapshot/snapshotFeed.ts';
import { isFor, isLaidOut, isSameStatus, statusOf } from './status.ts';
import { createEviction } from './cache/eviction.ts';

/** All of the outside that the store touches; stand-ins in tests. */
export interface StoreDeps extends OverpassDeps {
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** The static snapshot; left out: there is none. */
  readonly snapshot?: SnapshotPlace;
  /** Where what was read is kept; left out: nowhere. */
  readonly cache?: Cache | string;
}

/** Clicks that come sooner than this ask for what was just asked for, ms. */
const ONE_WISH = 2_000;

/** The store in one thread: all that the worker can be called for. */
export interface StoreCore extends CameraStore, WorkerCalls {
  /** What questions are answered from. */
  readonly known: Known;
  /** Cameras known, own ones included, whatever the filter. */
  readonly size: number;
  /** Different tags remembered. */
  readonly pairs: number;
  /** Takes an answer's text as if it had been read for all of the box's cells; nothing changes where it throws. */
  feed(text: string, box: Box): Promise<Decoded>;
  /** The network is back. */
  online(): void;
}

export function createStoreCore(deps: StoreDeps): StoreCore {
  const dictionary = new Dictionary();
  const coverage = new Coverage();
  const layers = new Layers(dictionary);
  const known: Known = { layers, dictionary, overpass: deps, now: deps.now, details: () => feed.details() };
  let view: StoreView | null = null;
  let listener: StoreListener | null = null;
  /** What draws wide views as dots; null where they are bubbles. */
  let density: typeof buildDensity | null = null;
  let drawing: Drawing = 'clusters';
  let scene: Pick<Scene, 'box' | 'zoom'> | null = null;
  let status: ReadStatus | null = null;
  let inView: number | null = null;
  /** Which snapshot is kept on this device. */
  let keptSnapshot: string | null = null;
  /** What was kept has been looked for: until then nothing is read. */
  let opened = deps.cache === undefined;
  let wished: { readonly all: boolean; readonly at: number } | null = null;
  let closed = false;

  const { keep, ...lastVisit } = openLastVisit(deps, deps.snapshot?.url ?? null, dictionary);
  const feed = createSnapshotFeed({
    open: deps.snapshot?.open ?? (() => Promise.resolve(null)),
    dictionary,
    kept: lastVisit.details,
    now: deps.now,
    put: (columns, about) => {
      if (about !== null) forgetOlderThan(about.base);
      layers.setSnapshot(columns, coverage.rects(), about === null ? [] : cellsOf(about.region), about?.base ?? null);
      if (about !== null && about.sha256 !== keptSnapshot) {
        keep((visit) => visit.keepSnapshot({ columns, about }));
      }
      keptSnapshot = about?.sha256 ?? null;
      showAgain();
    },
    changed: () => {
      listener?.snapshot?.(feed.status);
      tellStatus();
    },
  });

  const live = createLiveReading({
    overpass: deps,
    now: deps.now,
    random: deps.random,
    layers,
    coverage,
    dictionary,
    changed: tellStatus,
    shown: showAgain,
    taken: () => keep((visit) => visit.keepLive(() => ({ columns: layers.live, coverage }))),
    ended: () => evict(),
  });
  const { scheduler } = live;

  const filterMarks = createFilterMarks(layers, dictionary, () => {
    if (closed) return;
    showAgain();
    tellStatus();
  });

  const evict = createEviction({
    layers,
    coverage,
    dictionary,
    view: () => (view === null ? [] : cellsOf(view.box)),
    drop,
    idle: () => live.idle,
    // The filter went by the old numbers.
    renumbered: () => filterMarks.again(),
  });

  function drop(keys: readonly number[]): void {
    if (keys.length === 0) return;
    coverage.forget(keys);
    layers.drop(rectsOf(new Set(keys)));
  }

  /** What was read live before the snapshot was is in the way of newer data. */
  function forgetOlderThan(base: number): void {
    const older = [...coverage.cells()].filter((cell) => (cell.base ?? cell.readAt) < base);
    drop(older.map(({ key }) => key));
  }

  /** Shows what the last visit kept, and only then begins to read. */
  async function open(): Promise<void> {
    const kept = await lastVisit.load();
    if (closed) return;
    if (kept?.live) {
      const { columns, cells } = kept.live;
      for (const cell of cells) coverage.restore(cell);
      layers.take(columns, rectsOf(new Set(cells.map(({ key }) => key))), null);
    }
    keptSnapshot = kept?.snapshot?.about.sha256 ?? null;
    if (kept?.snapshot) feed.restore(kept.snapshot);
    // Nothing is said before: close up, the snapshot alone is not all that there is to know.
    opened = true;
    showAgain();
    if (view !== null) scheduler.setView(view);
    tellStatus();
  }
  const restored = opened ? Promise.resolve() : open();
  /** Asks for the newest snapshot, once, and lays it over what was kept. */
  const askForSnapshot = (): void => (closed ? undefined : feed.start(restored));
  (deps.snapshot?.whenFree ?? ((begin) => begin()))(askForSnapshot);

  /** What is known, or what of it is to be shown, has changed. */
  function showAgain(): void {
    scene = null;
    inView = null;
    tellScene();
  }

  function tellScene(): void {
    if (view === null || listener === null || closed || !opened) return;
    if (scene !== null && isFor(scene, view)) return;
    const built = buildScene(layers.all, dictionary, view, {
      now: deps.now(),
      ...(density === null ? {} : { density }),
    });
    scene = { box: built.box, zoom: built.zoom };
    inView = built.inView;
    // A dot that can be clicked must have a name.
    const nameless = built.marks.count.some((count, i) => count === 1 && built.marks.id[i] === 0);
    listener.scene(built);
    if (nameless) void feed.details();
  }

  function tellStatus(): void {
    if (view === null || listener === null || closed || !opened) return;
    const snapshot = layers.snapshot.length > 0 ? feed.about : null;
    const next = statusOf({
      view,
      layers: layers.all,
      coverage,
      snapshot,
      phase: scheduler.phase,
      filter: filterMarks.applied,
      inView,
    });
    inView = next.inView;
    // What can't be read live is all that it is for.
    if (next.phase.kind === 'too-wide' || next.phase.kind === 'failed') askForSnapshot();
    if (status !== null && isSameStatus(status, next)) return;
    status = next;
    listener.status(next);
    // At hand before somebody asks, since the network may be gone by then.
    if (next.inView > 0) import('./query/answers.ts').catch(() => undefined);
  }

  function drawAs(next: typeof buildDensity | null): void {
    if (closed || next === density) return;
    density = next;
    showAgain();
  }

  return {
    get size() {
      return layers.size;
    },
    get pairs() {
      return dictionary.size;
    },
    listen(next) {
      listener = next;
      scene = null;
      status = null;
      listener.snapshot?.(feed.status);
      tellScene();
      tellStatus();
    },
    setView(next) {
      if (closed || !isLaidOut(next)) return;
      view = next;
      inView = null;
      if (next.zoom < MIN_READ_ZOOM) askForSnapshot();
      tellScene();
      if (!opened) return;
      scheduler.setView(next);
      if (scheduler.phase.kind !== 'too-wide') coverage.see(cellsOf(next.box));
    },
    ...methodsOf<Questions>(ASKED, async (name, ...args) =>
      (await import('./query/answers.ts')).answer(known, name, args),
    ),
    known,
    addLocalEdit(camera) {
      if (closed || !layers.addLocalEdit(camera, deps.now())) return;
      // Only by its id can it be told from what the snapshot has.
      void feed.details();
      showAgain();
      tellStatus();
    },
    removeLocalEdit(key, version) {
      if (closed) return;
      layers.removeLocalEdit(key, version, deps.now());
      void feed.details();
      showAgain();
      tellStatus();
    },
    setFilter(next) {
      if (closed) return;
      if (needsDetails(next)) void feed.details();
      filterMarks.set(next);
    },
    setDrawing(next) {
      drawing = next;
      if (next === 'clusters') drawAs(null);
      else
        void import('./scene/buildDensity.ts').then(
          ({ buildDensity: dots }) => {
            if (drawing === 'density') drawAs(dots);
          },
          // A part of the page that does not arrive leaves the bubbles.
          () => undefined,
        );
    },
    retry(options) {
      const all = options?.all ?? false;
      // Eight clicks are one wish.
      if (wished?.all === all && deps.now() - wished.at < ONE_WISH) return;
      wished = { all, at: deps.now() };
      feed.retry(all);
      scheduler.retry(all);
    },
    feed: (text, box) => live.feed(text, box).finally(tellStatus),
    online() {
      feed.retry();
      scheduler.online();
    },
    hide() {
      keep((visit) => visit.now());
    },
    close() {
      closed = true;
      listener = null;
      keep((visit) => visit.now());
      feed.close();
      live.close();
    },
  };
}
