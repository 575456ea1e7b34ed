/**
 * What is drawn until the store has its cameras: the last scene of the visit before, or the snapshot's overview. Either is complete
 * and dated, and gives way to the store's own scene as soon as there is one that knows as much.
 */
import { contains, covers, pad } from '../model/box.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../model/place.ts';
import type { Dots, ReadOverview } from '../snapshot/overview.ts';
import type { ReadStatus, SnapshotStatus, StoreListener, StoreView } from './cameraStore.ts';
import { MIN_READ_ZOOM } from './cameraStore.ts';
import { formatPicture, parsePicture } from './picture.ts';
import type { Scene, Sectors } from './scene.ts';
import { isWithin } from './status.ts';

/** Where the last scene is kept from visit to visit. */
export interface PictureMemory {
  get(): string | null;
  set(text: string): void;
}

export interface PreviewOptions {
  /** Whose cameras these are: pictures of others are not shown. */
  readonly of: string;
  /** Null: nothing is kept. */
  readonly memory: PictureMemory | null;
  /** Asks for the snapshot's overview; null: there is none. */
  readonly ask: (() => Promise<ReadOverview | null>) | null;
  /** The zoom that the map is going to open with, if that is known. */
  readonly zoom: number | null;
  /** Where it all goes. */
  readonly tell: Required<StoreListener>;
}

/** Stands between the store and who listens to it. */
export interface Preview extends Required<StoreListener> {
  setView(view: StoreView): void;
  /** Ends it: what the store says is shown. */
  end(): void;
  /** Keeps what is shown for the next visit, if that is all there is to show. */
  remember(): void;
}

/** How much is drawn beyond each side of the view, as a share of its size. */
const PADDING = 0.5;
/** CSS px of the world's width at zoom 0. */
const WORLD = 256;
/** Which cameras a bubble stands for is not known yet: a click on it shows this much around it, CSS px. */
const AROUND = 64;
const NO_SECTORS: Sectors = {
  length: 0,
  x: new Float64Array(0),
  y: new Float64Array(0),
  from: new Float32Array(0),
  width: new Float32Array(0),
  id: new Float64Array(0),
  type: new Uint8Array(0),
};

interface Shown {
  readonly scene: Scene;
  readonly status: ReadStatus;
}

export function createPreview({ of, memory, ask, zoom, tell }: PreviewOptions): Preview {
  const text = memory?.get() ?? null;
  const picture = text === null ? null : parsePicture(text, of);
  let overview: ReadOverview | null = null;
  let asked = false;
  let over = false;
  let shown: Shown | null = null;
  let view: StoreView | null = null;
  /** What the store said last. */
  let scene: Scene | null = null;
  let status: ReadStatus | null = null;
  let snapshot: SnapshotStatus = { kind: 'loading', bytes: 0, total: 0 };

  function askForOverview(): void {
    if (ask === null || asked) return;
    asked = true;
    ask().then(
      (found) => {
        overview = found;
        look();
      },
      // The cameras are on their way in any case.
      () => undefined,
    );
  }

  /** Shows what there is for the view. */
  function look(): void {
    if (over || view === null || (shown !== null && isFor(shown.scene, view))) return;
    const next = fromPicture(view) ?? fromOverview(view);
    if (next === null) {
      if (view.zoom < MIN_READ_ZOOM) askForOverview();
      return;
    }
    shown = next;
    tell.scene(next.scene);
    tellStatus();
  }

  function fromPicture(to: StoreView): Shown | null {
    if (picture === null || !isFor(picture.scene, to)) return null;
    const { base, source } = picture;
    const { inView } = picture.scene;
    return { scene: picture.scene, status: { phase: { kind: 'preview', counted: true }, inView, base, source } };
  }

  function fromOverview(to: StoreView): Shown | null {
    if (overview === null || !isWithin(to, overview)) return null;
    const dots = overview.dots(Math.round(to.zoom));
    if (dots === null) return null;
    const base = overview.base.oldest;
    const made = sceneOf(dots, to);
    const phase = { kind: 'preview', counted: false } as const;
    return { scene: made, status: { phase, inView: made.inView, base, source: 'snapshot' } };
  }

  /** The store's progress is told with what is shown meanwhile. */
  function tellStatus(): void {
    if (shown === null) {
      if (status !== null) tell.status(status);
    } else {
      tell.status(status?.phase.kind === 'reading' ? { ...shown.status, phase: status.phase } : shown.status);
    }
  }

  /** Whether the store knows as much as what is shown. */
  function isCaughtUp(): boolean {
    if (view === null || scene === null || status === null) return false;
    if (view.zoom < MIN_READ_ZOOM) return snapshot.kind !== 'loading';
    return scene.marks.length > 0 || status.phase.kind !== 'reading';
  }

  function end(): void {
    if (over) return;
    over = true;
    overview = null;
    if (shown === null) return;
    shown = null;
    if (scene !== null) tell.scene(scene);
    tellStatus();
  }

  /** The store has said something, and `pass` says it on. */
  function hear(pass: () => void): void {
    if (shown === null) {
      pass();
      over ||= isCaughtUp();
    } else if (isCaughtUp()) {
      end();
    } else {
      tellStatus();
    }
  }

  if (zoom !== null && zoom < MIN_READ_ZOOM && picture?.scene.zoom !== zoom) askForOverview();
  return {
    setView(next) {
      view = next;
      look();
    },
    scene(next) {
      scene = next;
      hear(() => tell.scene(next));
    },
    status(next) {
      status = next;
      hear(() => tell.status(next));
    },
    snapshot(next) {
      snapshot = next;
      tell.snapshot(next);
      hear(() => undefined);
    },
    end,
    remember() {
      if (memory === null || !over || view === null || scene === null || !isFor(scene, view)) return;
      const { phase, base = null, source = 'live', unfiltered } = status ?? { phase: { kind: 'too-wide' } };
      if (phase.kind !== 'done' || base === null || unfiltered !== undefined) return;
      const kept = formatPicture({ scene, base, source }, of);
      if (kept !== null) memory.set(kept);
    },
  };
}

function isFor(scene: Scene, { zoom, box }: StoreView): boolean {
  return scene.zoom === zoom && covers(scene.box, box);
}

/** What the overview has for the view and half a view around it, on every copy of the world. */
function sceneOf(dots: Dots, { box, zoom }: StoreView): Scene {
  const padded = pad(box, PADDING);
  const first = Math.floor(mercatorX(padded.west));
  const last = Math.floor(mercatorX(padded.east));
  const [top, bottom] = [mercatorY(padded.north), mercatorY(padded.south)];
  const found: { readonly at: number; readonly x: number; readonly y: number }[] = [];
  let inView = 0;
  for (let world = first; world <= last; world += 1) {
    for (let at = 0; at < dots.length; at += 1) {
      const x = (dots.x[at] ?? 0) + world;
      const y = dots.y[at] ?? 0;
      const lon = lonOf(x);
      if (lon < padded.west || lon > padded.east || y < top || y > bottom) continue;
      found.push({ at, x, y });
      if (contains(box, { lat: latOf(y), lon })) inView += dots.count[at] ?? 0;
    }
  }
  const { length } = found;
  const count = Uint32Array.from(found, ({ at }) => dots.count[at] ?? 0);
  const bounds = new Float64Array(4 * length);
  for (const [i, { x, y }] of found.entries()) {
    const around = count[i] === 1 ? 0 : AROUND / (WORLD * 2 ** zoom);
    bounds.set([lonOf(x - around), latOf(y + around), lonOf(x + around), latOf(y - around)], 4 * i);
  }
  const marks = {
    length,
    x: Float64Array.from(found, ({ x }) => x),
    y: Float64Array.from(found, ({ y }) => y),
    count,
    flags: Uint8Array.from(found, ({ at }) => dots.flags[at] ?? 0),
    id: new Float64Array(length),
    type: new Uint8Array(length),
    bounds,
  };
  return { zoom, box: padded, marks, sectors: NO_SECTORS, inView };
}
