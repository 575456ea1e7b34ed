import { expect, test } from 'vitest';
import { CONTESTANTS } from './contestants.ts';
import { toJson } from './json.ts';
import type { Sample } from './measure.ts';
import { table } from './report.ts';
import type { CaseSummary, Measured, Report, Special } from './results.ts';
import { summarize } from './results.ts';
import { isReached, targetsOf } from './targets.ts';

const machine = {
  cpus: 2,
  cpuModel: 'A processor',
  memory: 8 * 2 ** 30,
  platform: 'linux x64',
  node: '24.0.0',
  chromium: '156.0',
  viewport: '1280 x 800',
  runs: 3,
  busyBefore: 0.1,
  date: '2026-11-23T00:00:00.000Z',
};

function sample(firstPaint: number, more: Partial<Sample> = {}): Sample {
  return {
    firstPaint,
    fromStart: firstPaint + 5,
    afterLastByte: firstPaint / 2,
    allPainted: firstPaint * 2,
    inHand: firstPaint * 3,
    longestTask: 0,
    longTasks: 0,
    heapPage: 3e6,
    heapWorkers: 8e6,
    zoom: { p95: 16.7, dropped: 0 },
    drag: { p95: 16.7, dropped: 1 },
    fly: { p95: 33.3, dropped: 2 },
    ...more,
  };
}

function summary(
  samples: Readonly<Record<string, readonly Sample[]>>,
  more: Partial<Omit<Measured, 'samples'>> = {},
): CaseSummary {
  return summarize({
    view: 'city',
    n: 1000,
    dpr: 1,
    bytes: 390_000,
    samples: new Map(Object.entries(samples)),
    parses: [2, 1, 3],
    bare: [],
    cached: [],
    wire: [],
    failures: [],
    ...more,
  });
}

function report(cases: readonly CaseSummary[], special: Special | null = null): Report {
  return { machine, cases, special };
}

test('the speedup is the ratio of the medians', () => {
  const one = summary({
    ours: [sample(10), sample(900), sample(8)],
    geojson_markercluster: [sample(1), sample(500), sample(250)],
  });
  expect(toJson(report([one]))).toMatchObject({
    n: 1000,
    first_paint_speedup: 25,
    all_painted_speedup: 25,
    first_paint_after_last_byte_vs_json_parse: 2.5,
    json_parse_ms: 2,
    ours: { first_paint_ms: 10, first_paint_from_start_ms: 15, heap_bytes: 11e6, heap_worker_bytes: 8e6 },
  });
});

test('what was not measured is null in the JSON, a dash in the table, and named', () => {
  const failures = [{ who: 'deflock_like', why: 'it fell' }];
  const one = report([summary({ ours: [sample(10)] }, { parses: [], failures })]);
  expect(toJson(one)).toMatchObject({
    first_paint_speedup: null,
    deflock_like: null,
    json_parse_ms: null,
    first_paint_after_last_byte_vs_json_parse: null,
    cold_100k_speedup: null,
    cluster_error: null,
    failures,
  });
  expect(table(one)).toContain('NOT MEASURED: deflock_like: it fell');
  expect(table(one)).toMatch(/DeFlock-like\) \| +– \|/);
});

test('the city with the most cameras stands at the top, all cases below', () => {
  const cases = [
    summary({ ours: [sample(1)] }),
    summary({ ours: [sample(2)] }, { n: 10_000 }),
    summary({ ours: [sample(3)] }, { view: 'continent', n: 1_000_000 }),
  ];
  expect(toJson(report(cases))).toMatchObject({
    view: 'city',
    n: 10_000,
    cases: [{ n: 1000 }, { n: 10_000 }, { view: 'continent' }],
  });
});

test('who is not asked for so many cameras has no row in their table', () => {
  const few = CONTESTANTS.filter(({ most }) => most !== undefined).map(({ name }) => name);
  expect(few.length).toBeGreaterThan(0);
  const text = table(report([summary({ ours: [sample(3)] }, { n: 1_000_000 })]));
  for (const name of few) expect(text).not.toContain(`| ${name} `);
});

test('each target is made of the figures that it names', () => {
  const wide = { view: 'continent' } as const;
  const cases = [
    summary({ ours: [sample(45)], deflock_like: [sample(1995)] }, { ...wide, n: 100_000 }),
    summary(
      { ours: [sample(95, { longTasks: 1, heapPage: 2e6, heapWorkers: 18e6 })] },
      { ...wide, n: 1_000_000, parses: [1000], cached: [70], wire: [6.5e6] },
    ),
    summary({ ours: [sample(9, { drag: { p95: 30, dropped: 0 } })] }, { ...wide, n: 1_000_000, dpr: 2 }),
    // Of the city only what is read live counts, to the last camera.
    summary(
      {
        ours: [sample(1, { allPainted: 400 })],
        deflock_like: [sample(1)],
        supercluster_worker: [sample(1, { allPainted: 600 })],
      },
      { n: 100_000 },
    ),
  ];
  const special = {
    n: 1_000_000,
    snapshotBytes: 12e6,
    box: [30, 40, 50],
    growth: 0.0312,
    clusterError: 0,
    failures: [],
  };
  const targets = targetsOf(report(cases, special));
  expect(Object.fromEntries(targets.map(({ key, value }) => [key, value]))).toEqual({
    cold_100k_speedup: 40,
    cold_1M_vs_peer_100k: 20,
    cached_1M_vs_json_parse: 0.07,
    zoom_p95: 16.7,
    pan_p95: 16.7,
    pan_p95_dpr2: 30,
    long_tasks_1M: 1,
    heap_per_camera: 20,
    wire_hot: 6.5,
    wire_all: 12,
    all_painted_vs_supercluster: 1.5,
    box_1000_ms: 40,
    heap_growth: 3.1,
    cluster_error: 0,
  });
  expect(targets.filter((target) => isReached(target) !== true).map(({ key }) => key)).toEqual(['long_tasks_1M']);
});
