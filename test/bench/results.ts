/** From samples to figures: medians, ratios, targets. */
import type { Contestant } from './contestants.ts';
import { CONTESTANTS } from './contestants.ts';
import type { Machine } from './environment.ts';
import type { BareFrames, Sample } from './measure.ts';
import type { ViewName } from './settings.ts';
import { median } from './statistics.ts';

/** What all are measured under. */
export interface Case {
  readonly view: ViewName;
  readonly n: number;
  /** Device pixels for one CSS px. */
  readonly dpr: number;
}

/** All runs of one case. */
export interface Measured extends Case {
  /** Of the answer. */
  readonly bytes: number;
  /** By contestant; whoever failed is missing. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly parses: readonly number[];
  readonly bare: readonly BareFrames[];
  /** Ours: first paint of the second visit, ms. Empty without a snapshot. */
  readonly cached: readonly number[];
  /** Ours: bytes of the snapshot that the first visit loaded. Empty as above. */
  readonly wire: readonly number[];
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly who: string;
  readonly why: string;
}

/** What is measured once, of our own page, with the largest number of cameras in the wide view. */
export interface Special {
  readonly n: number;
  /** Of the whole snapshot. */
  readonly snapshotBytes: number;
  /** Live box of 1,000 cameras: ms from its last byte to pixels. */
  readonly box: readonly number[];
  /** Of the heap over 1,000 moves, as a share; null where it could not be measured. */
  readonly growth: number | null;
  /** Sum over all zooms of how far the clusters' counts are from n. */
  readonly clusterError: number | null;
  readonly failures: readonly Failure[];
}

/** Medians of what a moving map did. These names are keys of `--json`, as are those of Figures. */
export interface FrameFigures {
  readonly zoom_frame_p95_ms: number;
  readonly zoom_dropped_frames: number;
  readonly drag_frame_p95_ms: number;
  readonly drag_dropped_frames: number;
  readonly fly_frame_p95_ms: number;
  readonly fly_dropped_frames: number;
}

/** Medians of one contestant. */
export interface Figures extends FrameFigures {
  readonly first_paint_ms: number;
  readonly first_paint_from_start_ms: number;
  readonly first_paint_after_last_byte_ms: number;
  readonly all_painted_ms: number;
  readonly all_in_hand_from_start_ms: number;
  readonly longest_task_ms: number;
  readonly long_tasks: number;
  readonly heap_bytes: number;
  readonly heap_worker_bytes: number;
}

export interface CaseSummary extends Case {
  readonly bytes: number;
  readonly jsonParse: number | null;
  /** A map without cameras. */
  readonly bareMap: FrameFigures | null;
  readonly cached: number | null;
  readonly wire: number | null;
  /** In the order of CONTESTANTS; null figures for who failed or did not take part. */
  readonly figures: readonly { readonly contestant: Contestant; readonly figures: Figures | null }[];
  readonly failures: readonly Failure[];
}

export interface Report {
  readonly machine: Machine;
  readonly cases: readonly CaseSummary[];
  readonly special: Special | null;
}

export function summarize(measured: Measured): CaseSummary {
  const { view, n, dpr, bytes, samples, parses, bare, cached, wire, failures } = measured;
  return {
    view,
    n,
    dpr,
    bytes,
    jsonParse: medianOf(parses),
    bareMap: bare.length === 0 ? null : frameMedians(bare),
    cached: medianOf(cached),
    wire: medianOf(wire),
    figures: CONTESTANTS.map((contestant) => {
      const runs = samples.get(contestant.key) ?? [];
      return { contestant, figures: runs.length === 0 ? null : medians(runs) };
    }),
    failures,
  };
}

/** The median in tenths; null for none. */
export function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : tenths(median(values));
}

function medians(runs: readonly Sample[]): Figures {
  const of = (read: (sample: Sample) => number): number => tenths(median(runs.map((run) => read(run))));
  return {
    first_paint_ms: of((run) => run.firstPaint),
    first_paint_from_start_ms: of((run) => run.fromStart),
    first_paint_after_last_byte_ms: of((run) => run.afterLastByte),
    all_painted_ms: of((run) => run.allPainted),
    all_in_hand_from_start_ms: of((run) => run.inHand),
    longest_task_ms: of((run) => run.longestTask),
    long_tasks: of((run) => run.longTasks),
    heap_bytes: of((run) => run.heapPage + run.heapWorkers),
    heap_worker_bytes: of((run) => run.heapWorkers),
    ...frameMedians(runs),
  };
}

function frameMedians(runs: readonly BareFrames[]): FrameFigures {
  const of = (read: (sample: BareFrames) => number): number => tenths(median(runs.map((run) => read(run))));
  return {
    zoom_frame_p95_ms: of((run) => run.zoom.p95),
    zoom_dropped_frames: of((run) => run.zoom.dropped),
    drag_frame_p95_ms: of((run) => run.drag.p95),
    drag_dropped_frames: of((run) => run.drag.dropped),
    fly_frame_p95_ms: of((run) => run.fly.p95),
    fly_dropped_frames: of((run) => run.fly.dropped),
  };
}

/** A contestant's figure in a case; null where it was not measured. */
export function figure(summary: CaseSummary | undefined, key: Contestant['key'], name: keyof Figures): number | null {
  return summary?.figures.find(({ contestant }) => contestant.key === key)?.figures?.[name] ?? null;
}

/** A contestant's figure over ours, or null where either is missing: above 1, ours is better. */
export function ratio(summary: CaseSummary | undefined, key: Contestant['key'], name: keyof Figures): number | null {
  return over(figure(summary, key, name), figure(summary, 'ours', name));
}

/** a / b, to three digits; null where either is missing. */
export function over(a: number | null, b: number | null): number | null {
  return a === null || b === null || b <= 0 ? null : Number((a / b).toPrecision(3));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
