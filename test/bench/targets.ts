/** The figures that have a target. These names are keys of `--json`. */
import type { CaseSummary, Report } from './results.ts';
import { figure, medianOf, over, ratio } from './results.ts';

const PEER = 'deflock_like';
const MEDIUM = 100_000;
const LARGE = 1_000_000;

export interface Target {
  readonly key: string;
  readonly what: string;
  /** Null where it was not measured. */
  readonly value: number | null;
  readonly bound: { readonly least: number } | { readonly most: number };
}

/** Whether a figure is within its bound; null where it was not measured. */
export function isReached({ value, bound }: Target): boolean | null {
  if (value === null) return null;
  return 'least' in bound ? value >= bound.least : value <= bound.most;
}

export function targetsOf({ cases, special }: Report): readonly Target[] {
  const wide = (n: number, dpr = 1): CaseSummary | undefined =>
    cases.find((one) => one.view === 'continent' && one.n === n && one.dpr === dpr);
  const cold = (n: number, who: 'ours' | typeof PEER): number | null =>
    figure(wide(n), who, 'first_paint_from_start_ms');
  const large = wide(LARGE);
  const city = cases.find((one) => one.view === 'city' && one.n === MEDIUM && one.dpr === 1);
  const own = (dpr: number, name: Parameters<typeof figure>[2]): number | null =>
    figure(wide(LARGE, dpr), 'ours', name);
  const box = special === null ? null : medianOf(special.box);
  return [
    {
      key: 'cold_100k_speedup',
      what: 'cold first paint, 100,000: the DeFlock-like stack / ours',
      value: over(cold(MEDIUM, PEER), cold(MEDIUM, 'ours')),
      bound: { least: 30 },
    },
    {
      key: 'cold_1M_vs_peer_100k',
      what: 'cold first paint: the DeFlock-like stack with 100,000 / ours with a million',
      value: over(cold(MEDIUM, PEER), cold(LARGE, 'ours')),
      bound: { least: 10 },
    },
    {
      key: 'cached_1M_vs_json_parse',
      what: 'first paint of the second visit, a million / JSON.parse of the same',
      value: over(large?.cached ?? null, large?.jsonParse ?? null),
      bound: { most: 0.08 },
    },
    {
      key: 'zoom_p95',
      what: 'frames while zooming, a million, p95, ms',
      value: own(1, 'zoom_frame_p95_ms'),
      bound: { most: 16.7 },
    },
    {
      key: 'pan_p95',
      what: 'frames while panning, a million, p95, ms',
      value: own(1, 'drag_frame_p95_ms'),
      bound: { most: 16.7 },
    },
    {
      key: 'pan_p95_dpr2',
      what: 'the same with two device pixels for one CSS px',
      value: own(2, 'drag_frame_p95_ms'),
      bound: { most: 33.4 },
    },
    {
      key: 'long_tasks_1M',
      what: 'main thread tasks over 50 ms while loading a million',
      value: own(1, 'long_tasks'),
      bound: { most: 0 },
    },
    {
      key: 'heap_per_camera',
      what: 'heap and array buffers with a million, places and directions, B a camera',
      value: over(own(1, 'heap_bytes'), LARGE),
      bound: { most: 40 },
    },
    {
      key: 'wire_hot',
      what: 'over the wire: places and directions, B a camera',
      value: over(large?.wire ?? null, LARGE),
      bound: { most: 7 },
    },
    {
      key: 'wire_all',
      what: 'over the wire: everything, B a camera',
      value: special === null || special.n !== LARGE ? null : over(special.snapshotBytes, LARGE),
      bound: { most: 13 },
    },
    {
      key: 'all_painted_vs_supercluster',
      what: 'a live city of 100,000, all of it painted: Supercluster in a worker / ours',
      value: ratio(city, 'supercluster_worker', 'all_painted_ms'),
      bound: { least: 1.2 },
    },
    {
      key: 'box_1000_ms',
      what: 'a live box of 1,000, from its last byte to pixels, ms',
      value: box,
      bound: { most: 50 },
    },
    {
      key: 'heap_growth',
      what: 'growth of the heap over 1,000 moves, %',
      value: special?.growth === null || special === null ? null : Math.round(special.growth * 1000) / 10,
      bound: { most: 5 },
    },
    {
      key: 'cluster_error',
      what: "clusters' counts less the cameras there are, over all zooms",
      value: special?.clusterError ?? null,
      bound: { most: 0 },
    },
  ];
}
