/**
 * What is drawn until the store has its cameras: the last scene of the visit before, or the snapshot's overview. Either is complete
 * and dated, and gives way to the store's own scene as soon as there is one that knows as much.
 */
import type { Box } from '../../model/box.ts';
import { covers, pad, SCENE_PADDING } from '../../model/box.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../model/place.ts';
import { MIN_READ_ZOOM, worldSize } from '../../model/zoom.ts';
import type { Dots, ReadOverview } from '../../snapshot/overview.ts';
import type { ReadStatus, SnapshotStatus, StoreListener, StoreView } from '../cameraStore.ts';
import { parsePicture } from './picture.ts';
import type { Scene, Sectors } from '../scene/scene.ts';
import { isFor, isWithin } from '../status.ts';

export interface PreviewOptions {
  /** Whose cameras these are: pictures of others are not shown. */
  readonly of: string;
  /** The picture that the visit before kept; null: there is none. */
  readonly kept: string | null;
  /** Asks for the snapshot's overview; null: there is none. */
  readonly ask: (() => Promise<ReadOverview | null>) | null;
  /** The zoom that the map is going to open with, if that is known. */
  readonly zoom: number | null;
  /** Where it all goes. */
  readonly tell: Required<StoreListener>;
  /** It is over for good: nothing need be told to it any more. */
  readonly ended: () => void;
}

/** Stands between the store and who listens to it, until it has ended. */
export interface Preview extends Required<StoreListener> {
  setView(view: StoreView): void;
  /** Ends it: what the store says is shown. */
  end(): void;
}

/** Which cameras a mark stands for is not known yet: a click shows this much around it, CSS px. A phone still zooms in by that. */
const AROUND = 48;
/** Views that differ by less show the same, as a share of their size: an address has no more decimals. */
const NEARLY = 0.001;
/** Of what was counted in a view, so much at least is in one that is nearly the same. */
const ALL_BUT_THE_EDGE = 0.98;
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
  /** What is said of it; null once the view has left it, and nothing better is known. */
  readonly status: ReadStatus | null;
}

export function createPreview({ of, kept, ask, zoom, tell, ended }: PreviewOptions): Preview {
  let picture = kept === null ? null : parsePicture(kept, of);
  let overview: ReadOverview | null = null;
  let asked = false;
  let over = false;
  let shown: Shown | null = null;
  let view: StoreView | null = null;
  /** What the store said last. */
  let scene: Scene | null = null;
  let status: ReadStatus | null = null;
  /** The status is of the view as it is now: what comes late from the worker may be of the one before. */
  let current = false;
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
    if (over || view === null) return;
    const next = fromPicture(view) ?? fromOverview(view);
    if (next === null) {
      if (view.zoom < MIN_READ_ZOOM) askForOverview();
      if (shown === null) return;
      // Old marks are better than none, but what was said of them is of another view.
      shown = { scene: shown.scene, status: null };
    } else {
      if (next.scene !== shown?.scene) tell.scene(next.scene);
      shown = next;
    }
    settle();
  }

  function fromPicture(to: StoreView): Shown | null {
    if (picture === null || !isFor(picture.scene, to)) return null;
    const { scene: drawn, box, base, source } = picture;
    const counted = isNearly(box, to.box);
    const inView = counted ? drawn.inView : 0;
    return { scene: drawn, status: { phase: { kind: 'preview', counted }, inView, base, source } };
  }

  function fromOverview(to: StoreView): Shown | null {
    if (overview === null || !isWithin(to, overview)) return null;
    const phase = { kind: 'preview', counted: false } as const;
    const said = { phase, inView: 0, base: overview.base.oldest, source: 'snapshot' } as const;
    if (shown !== null && isFor(shown.scene, to)) return { scene: shown.scene, status: said };
    try {
      const dots = overview.dots(Math.round(to.zoom));
      return dots === null ? null : { scene: sceneOf(dots, to), status: said };
    } catch {
      // What makes no sense is as good as none.
      overview = null;
      return null;
    }
  }

  /** How the store fares is told with what is shown meanwhile. */
  function tellStatus(): void {
    const held = shown?.status ?? null;
    const phase = status?.phase;
    if (held === null) {
      if (status !== null) tell.status(status);
    } else {
      tell.status(phase?.kind === 'reading' || phase?.kind === 'failed' ? { ...held, phase } : held);
    }
  }

  /** Whether the store has drawn the view; what it says next is of it, too. */
  function isDrawn(): boolean {
    return view !== null && scene !== null && isFor(scene, view);
  }

  /** Whether the store knows as much of the view as what is shown. */
  function isCaughtUp(): boolean {
    if (view === null || scene === null || status === null || !isDrawn()) return false;
    const { source } = status;
    const { kind } = status.phase;
    // What nothing can be said of is only there for as long as the store has nothing to say.
    const held = shown?.status ?? null;
    if (view.zoom < MIN_READ_ZOOM || (current && kind === 'too-wide')) {
      // The snapshot's cameras are drawn a moment before they are told of.
      if (snapshot.kind === 'ready') return source !== undefined || snapshot.count === 0;
      return snapshot.kind === 'none' || (snapshot.kind === 'refused' && held === null);
    }
    if (current && (kind === 'done' || (kind === 'failed' && held === null))) return true;
    // Part of the new is no better than the whole old.
    return scene.marks.length > 0 && scene.inView >= ALL_BUT_THE_EDGE * (held?.inView ?? 0) - 1;
  }

  function end(): void {
    picture = null;
    if (shown !== null) {
      shown = null;
      if (scene !== null) tell.scene(scene);
      tellStatus();
    }
    if (over) ended();
  }

  /** Gives way as soon as the store knows as much. */
  function settle(): void {
    if (isCaughtUp()) {
      // Without the snapshot it knows next to nothing of wide views.
      over ||= snapshot.kind === 'ready' || snapshot.kind === 'none';
      end();
    } else if (shown !== null) {
      tellStatus();
    }
  }

  if (zoom !== null && zoom < MIN_READ_ZOOM && picture?.scene.zoom !== zoom) askForOverview();
  return {
    setView(next) {
      view = next;
      current &&= isDrawn();
      look();
    },
    scene(next) {
      scene = next;
      if (shown === null) tell.scene(next);
      settle();
    },
    status(next) {
      status = next;
      current = isDrawn();
      if (shown === null) tell.status(next);
      settle();
    },
    snapshot(next) {
      snapshot = next;
      tell.snapshot(next);
      settle();
    },
    end() {
      over = true;
      end();
    },
  };
}

function isNearly(a: Box, b: Box): boolean {
  return covers(pad(a, NEARLY), b) && covers(pad(b, NEARLY), a);
}

/** What the overview has for the view and half a view around it, on every copy of the world. */
function sceneOf(dots: Dots, { box, zoom }: StoreView): Scene {
  const padded = pad(box, SCENE_PADDING);
  const first = Math.floor(mercatorX(padded.west));
  const last = Math.floor(mercatorX(padded.east));
  const [top, bottom] = [mercatorY(padded.north), mercatorY(padded.south)];
  const found: { readonly at: number; readonly x: number; readonly y: number }[] = [];
  for (let world = first; world <= last; world += 1) {
    for (let at = 0; at < dots.length; at += 1) {
      const x = (dots.x[at] ?? 0) + world;
      const y = dots.y[at] ?? 0;
      const lon = lonOf(x);
      if (lon >= padded.west && lon <= padded.east && y >= top && y <= bottom) found.push({ at, x, y });
    }
  }
  const { length } = found;
  const around = AROUND / worldSize(zoom);
  const bounds = new Float64Array(4 * length);
  for (const [i, { x, y }] of found.entries())
    bounds.set([lonOf(x - around), latOf(y + around), lonOf(x + around), latOf(y - around)], 4 * i);
  const marks = {
    length,
    x: Float64Array.from(found, ({ x }) => x),
    y: Float64Array.from(found, ({ y }) => y),
    count: Uint32Array.from(found, ({ at }) => dots.count[at] ?? 0),
    flags: Uint8Array.from(found, ({ at }) => dots.flags[at] ?? 0),
    id: new Float64Array(length),
    type: new Uint8Array(length),
    bounds,
  };
  return { zoom, box: padded, marks, sectors: NO_SECTORS, inView: 0 };
}
