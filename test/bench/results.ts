/** From samples to figures, and from figures to the JSON that other programs read. */
import type { Contestant } from './contestants.ts';
import { CONTESTANTS } from './contestants.ts';
import type { Machine } from './environment.ts';
import type { BareFrames, Sample } from './measure.ts';
import { median } from './statistics.ts';

/** All runs of one size. */
export interface Measured {
  readonly n: number;
  readonly bytes: number;
  /** By contestant; whoever failed is missing. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly parses: readonly number[];
  readonly bare: readonly BareFrames[];
  readonly failures: readonly { readonly who: string; readonly why: string }[];
}

/** Medians of what a moving map did. These names are keys of `--json`, as are those of Figures. */
export interface FrameFigures {
  readonly zoom_frame_p95_ms: number;
  readonly zoom_dropped_frames: number;
  readonly drag_frame_p95_ms: number;
  readonly drag_dropped_frames: number;
}

/** Medians of one contestant. */
export interface Figures extends FrameFigures {
  readonly first_paint_ms: number;
  readonly first_paint_after_last_byte_ms: number;
  readonly longest_task_ms: number;
  readonly long_tasks: number;
  readonly heap_bytes: number;
  readonly heap_worker_bytes: number;
}

export interface SizeSummary {
  readonly n: number;
  readonly bytes: number;
  readonly jsonParse: number | null;
  /** A map without cameras. */
  readonly bareMap: FrameFigures | null;
  /** In the order of CONTESTANTS; null figures for who failed or did not take part. */
  readonly figures: readonly { readonly contestant: Contestant; readonly figures: Figures | null }[];
  readonly failures: Measured['failures'];
}

export interface Report {
  readonly machine: Machine;
  readonly sizes: readonly SizeSummary[];
}

export function summarize({ n, bytes, samples, parses, bare, failures }: Measured): SizeSummary {
  return {
    n,
    bytes,
    jsonParse: parses.length === 0 ? null : tenths(median(parses)),
    bareMap: bare.length === 0 ? null : frameMedians(bare),
    figures: CONTESTANTS.map((contestant) => {
      const runs = samples.get(contestant.key) ?? [];
      return { contestant, figures: runs.length === 0 ? null : medians(runs) };
    }),
    failures,
  };
}

function medians(runs: readonly Sample[]): Figures {
  const of = (read: (sample: Sample) => number): number => tenths(median(runs.map((run) => read(run))));
  return {
    first_paint_ms: of((run) => run.firstPaint),
    first_paint_after_last_byte_ms: of((run) => run.afterLastByte),
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
  };
}

/** One contestant's figure over ours, or null where either is missing: above 1, ours is better. */
export function ratio(size: SizeSummary, key: Contestant['key'], figure: keyof Figures): number | null {
  const of = (wanted: Contestant['key']): number | undefined =>
    size.figures.find(({ contestant }) => contestant.key === wanted)?.figures?.[figure];
  const ours = of('ours');
  const theirs = of(key);
  return ours === undefined || theirs === undefined || ours <= 0 ? null : tenths(theirs / ours);
}

/** One size as JSON: ratios first, then each contestant's figures under its key. */
function sizeJson(size: SizeSummary): Record<string, unknown> {
  const ours = size.figures.find(({ contestant }) => contestant.key === 'ours')?.figures ?? null;
  return {
    n: size.n,
    bytes: size.bytes,
    first_paint_speedup: ratio(size, 'geojson_markercluster', 'first_paint_ms'),
    first_paint_speedup_on_map: ratio(size, 'geojson_markercluster_on_map', 'first_paint_ms'),
    first_paint_speedup_deflock_like: ratio(size, 'deflock_like', 'first_paint_ms'),
    first_paint_after_last_byte_speedup: ratio(size, 'geojson_markercluster', 'first_paint_after_last_byte_ms'),
    first_paint_after_last_byte_vs_json_parse:
      ours === null || size.jsonParse === null
        ? null
        : Math.round((ours.first_paint_after_last_byte_ms / size.jsonParse) * 100) / 100,
    json_parse_ms: size.jsonParse,
    bare_map: size.bareMap,
    ...Object.fromEntries(size.figures.map(({ contestant, figures }) => [contestant.key, figures])),
    failures: size.failures,
  };
}

/** The object of `--json`: the largest size at the top, all of them under `sizes`. */
export function toJson({ machine, sizes }: Report): Record<string, unknown> {
  const last = sizes.at(-1);
  return {
    ...(last === undefined ? {} : sizeJson(last)),
    environment: {
      cpus: machine.cpus,
      cpu_model: machine.cpuModel,
      memory_bytes: machine.memory,
      platform: machine.platform,
      node: machine.node,
      chromium: machine.chromium,
      viewport: machine.viewport,
      dpr: machine.dpr,
      runs: machine.runs,
      busy_before: machine.busyBefore,
      date: machine.date,
    },
    sizes: sizes.map((size) => sizeJson(size)),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
