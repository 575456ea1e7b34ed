/**
 * When to ask Overpass for what: politely, one query at a time, nothing twice. Knows neither HTTP nor the columns;
 * time, chance and the network are handed in.
 */
import type { Failure, FailureKind } from '../../model/failure.ts';
import { asFailure, isAbort } from '../../model/failure.ts';
import { MIN_READ_ZOOM } from '../../model/zoom.ts';
import type { ReadPhase, StoreView } from '../cameraStore.ts';
import type { Coverage } from './coverage.ts';
import type { CellRect } from './grid.ts';
import { cellCount, cellsOf, cutTo, eachCell, rectsOf } from './grid.ts';

/** Calls back once after so many ms; returns the way to call it off. */
export type After = (ms: number, callback: () => void) => () => void;

export interface SchedulerDeps {
  /** Reads the cells and takes what is in them into the store (and into the coverage). Throws Failure, or AbortError by `signal`. */
  readonly read: (
    rects: readonly CellRect[],
    options: { readonly signal: AbortSignal; readonly progress: (bytes: number) => void },
  ) => Promise<void>;
  readonly coverage: Coverage;
  readonly now: () => number;
  readonly after: After;
  /** 0 to 1. */
  readonly random: () => number;
  /** The phase may have changed. */
  readonly changed: () => void;
}

/** Every number of the scheduler's manners; times in ms. */
export const MANNERS = {
  /** A drag is one long row of moves: only its rests are worth a query. */
  settle: 200,
  /** Bytes come in many small pieces: nobody can read each. */
  tellEvery: 100,
  /** Rectangles in one query. */
  mostRects: 12,
  /** Cells in one query at first: a wide screen at zoom 10. Quartered when Overpass finds it too much. */
  mostCells: 4096,
  /** More cells than this are too wide a view at any zoom. */
  widestView: 2 ** 15,
  /** Between the queries of a round once Overpass found one too much: its quarters are not to come as a burst. */
  between: 1000,
  /** After a 429, at least; it grows by the same factor as the others. */
  rateLimitPause: 30_000,
  /** After any other failure. */
  pause: 5000,
  growth: 2,
  longestPause: 10 * 60_000,
  /** Pauses are longer by up to this share, so that many pages don't come back at once. */
  jitter: 0.25,
} as const;

/** A smaller query may succeed where these failed. */
const TOO_BIG: ReadonlySet<FailureKind> = new Set(['overloaded', 'timeout', 'incomplete']);
/** Trying the same again would get the same answer. */
const HOPELESS: ReadonlySet<FailureKind> = new Set(['query-refused', 'forbidden']);

export interface Scheduler {
  readonly phase: ReadPhase;
  setView(view: StoreView): void;
  /** Goes on now instead of after the pause; `all`: reads all of the view again. */
  retry(all: boolean): void;
  /** The network is back. */
  online(): void;
  close(): void;
}

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { coverage, now, after, changed } = deps;
  let view: readonly CellRect[] | null = null;
  let tooWide = true;
  /** Cells of the view that are still to be read. What was fresh when the view came stays so until the next one. */
  let wanted = new Set<number>();
  let running: { readonly cells: ReadonlySet<number>; readonly controller: AbortController } | null = null;
  let cancelTimer: (() => void) | null = null;
  let failed: { readonly failure: Failure; readonly retryAt: number | null } | null = null;
  let failures = 0;
  /** What the last query of this view came to grief by; null once one succeeds. */
  let before: FailureKind | null = null;
  let mostCells: number = MANNERS.mostCells;
  let boxesDone = 0;
  let bytes = 0;
  let bytesBefore = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let started = false;
  let movedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  function phase(): ReadPhase {
    if (tooWide) return { kind: 'too-wide' };
    if (wanted.size === 0) return { kind: 'done' };
    if (failed !== null && running === null) {
      const { kind, details } = failed.failure;
      return { kind: 'failed', failure: { kind, details }, retryAt: failed.retryAt };
    }
    const boxesTotal = boxesDone + plan().length;
    return { kind: 'reading', boxesDone, boxesTotal, bytes, ...(before === null ? {} : { after: before }) };
  }

  function plan(): readonly CellRect[] {
    return cutTo(rectsOf(wanted), mostCells);
  }

  function wait(ms: number): void {
    cancelTimer?.();
    cancelTimer = after(ms, () => {
      cancelTimer = null;
      failed = null;
      start();
      changed();
    });
  }

  function stopWaiting(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  /** Asks for as many of the missing rectangles as one query may hold. */
  function start(): void {
    if (closed || running !== null || tooWide || wanted.size === 0) return;
    started = true;
    const rects: CellRect[] = [];
    let cells = 0;
    for (const rect of plan()) {
      if (rects.length > 0 && (rects.length >= MANNERS.mostRects || cells + cellCount(rect) > mostCells)) break;
      rects.push(rect);
      cells += cellCount(rect);
    }
    void run(rects);
  }

  async function run(rects: readonly CellRect[]): Promise<void> {
    const controller = new AbortController();
    const cells = new Set<number>();
    for (const rect of rects) eachCell(rect, (key) => cells.add(key));
    const mine = { cells, controller };
    running = mine;
    bytesBefore = bytes;
    changed();
    try {
      await deps.read(rects, {
        signal: controller.signal,
        progress: (soFar) => {
          if (running !== mine) return;
          bytes = bytesBefore + soFar;
          if (now() - toldAt < MANNERS.tellEvery) return;
          toldAt = now();
          changed();
        },
      });
      if (running !== mine) return;
      running = null;
      for (const key of cells) wanted.delete(key);
      boxesDone += rects.length;
      failures = 0;
      before = null;
      mostCells = Math.min(MANNERS.mostCells, mostCells * 2);
      if (wanted.size === 0) endRound();
      else goOn();
      changed();
    } catch (error) {
      if (running !== mine) return;
      running = null;
      if (isAbort(error)) {
        wait(MANNERS.settle);
      } else {
        fail(asFailure(error), cells.size);
      }
      changed();
    }
  }

  /** The next query of the round: at once unless the map is just being moved, or Overpass had too much to do. */
  function goOn(): void {
    const rest = Math.max(MANNERS.settle - (now() - movedAt), mostCells < MANNERS.mostCells ? MANNERS.between : 0);
    if (rest > 0) wait(rest);
    else start();
  }

  function endRound(): void {
    boxesDone = 0;
    bytes = 0;
  }

  function fail(failure: Failure, cells: number): void {
    bytes = bytesBefore;
    before = failure.kind;
    const tooBig = TOO_BIG.has(failure.kind) && cells > 1;
    if (tooBig) mostCells = Math.max(1, Math.ceil(cells / 4));
    if (HOPELESS.has(failure.kind)) {
      failed = { failure, retryAt: null };
      return;
    }
    const pause = pauseAfter(failure);
    // Where Overpass had the time and gave up on the size, a quarter is no second try of the same; a 504 asks for more rest each time.
    if (!tooBig || failure.kind === 'overloaded') failures += 1;
    failed = { failure, retryAt: now() + pause };
    wait(pause);
  }

  function pauseAfter({ kind, details }: Failure): number {
    const least = kind === 'rate-limited' ? Math.max(MANNERS.rateLimitPause, details.retryAfterMs ?? 0) : MANNERS.pause;
    const grown = Math.min(Math.max(least, MANNERS.longestPause), least * MANNERS.growth ** failures);
    return Math.round(grown * (1 + MANNERS.jitter * deps.random()));
  }

  function look(): void {
    wanted = view === null || tooWide ? new Set() : coverage.missing(view, now());
    if (wanted.size === 0) endRound();
  }

  return {
    get phase() {
      return phase();
    },
    setView({ box, zoom }) {
      view = cellsOf(box);
      tooWide = zoom < MIN_READ_ZOOM || view.reduce((sum, rect) => sum + cellCount(rect), 0) > MANNERS.widestView;
      movedAt = now();
      look();
      if (failed === null) before = null;
      if (running !== null && !intersects(running.cells, wanted)) {
        const { controller } = running;
        running = null;
        controller.abort();
      }
      if (running === null && failed === null && wanted.size > 0) {
        endRound();
        wait(started ? MANNERS.settle : 0);
      }
      if (wanted.size === 0 && failed === null) stopWaiting();
      changed();
    },
    retry(all) {
      if (view === null || tooWide) return;
      if (all) {
        wanted = new Set();
        for (const rect of view) eachCell(rect, (key) => wanted.add(key));
        // What is just being read comes fresh as it is.
        endRound();
      } else if (wanted.size === 0) {
        look();
      }
      stopWaiting();
      failed = null;
      start();
      changed();
    },
    online() {
      before = null;
      if (failed === null || !['offline', 'server', 'timeout'].includes(failed.failure.kind)) return;
      stopWaiting();
      failed = null;
      failures = 0;
      start();
      changed();
    },
    close() {
      closed = true;
      stopWaiting();
      running?.controller.abort();
      running = null;
    },
  };
}

function intersects(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const key of b) if (a.has(key)) return true;
  return false;
}
