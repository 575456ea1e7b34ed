import { expect, test } from 'vitest';
import type { Sample } from './measure.ts';
import { table } from './report.ts';
import type { Measured } from './results.ts';
import { summarize, toJson } from './results.ts';

const machine = {
  cpus: 2,
  cpuModel: 'A processor',
  memory: 8 * 2 ** 30,
  platform: 'linux x64',
  node: '24.0.0',
  chromium: '156.0',
  viewport: '1280 x 800',
  dpr: 1,
  runs: 3,
  busyBefore: 0.1,
  date: '2026-11-23T00:00:00.000Z',
};

function sample(firstPaint: number): Sample {
  return {
    firstPaint,
    afterLastByte: firstPaint / 2,
    longestTask: 0,
    longTasks: 0,
    heapPage: 3e6,
    heapWorkers: 8e6,
    zoom: { p95: 16.7, dropped: 0 },
    drag: { p95: 16.7, dropped: 1 },
  };
}

function measured(samples: Readonly<Record<string, readonly Sample[]>>, more: Partial<Measured> = {}): Measured {
  return {
    n: 1000,
    bytes: 390_000,
    samples: new Map(Object.entries(samples)),
    parses: [2, 1, 3],
    bare: [],
    failures: [],
    ...more,
  };
}

test('the speedup is the ratio of the medians', () => {
  const json = toJson({
    machine,
    sizes: [
      summarize(
        measured({
          ours: [sample(10), sample(900), sample(8)],
          geojson_markercluster: [sample(1), sample(500), sample(250)],
        }),
      ),
    ],
  });
  expect(json).toMatchObject({
    n: 1000,
    first_paint_speedup: 25,
    first_paint_after_last_byte_vs_json_parse: 2.5,
    json_parse_ms: 2,
    ours: { first_paint_ms: 10, heap_bytes: 11e6, heap_worker_bytes: 8e6, drag_dropped_frames: 1 },
  });
});

test('what was not measured is null in the JSON, a dash in the table, and named', () => {
  const size = summarize(
    measured({ ours: [sample(10)] }, { parses: [], failures: [{ who: 'deflock_like', why: 'it fell' }] }),
  );
  const report = { machine, sizes: [size] };
  expect(toJson(report)).toMatchObject({
    first_paint_speedup: null,
    deflock_like: null,
    json_parse_ms: null,
    first_paint_after_last_byte_vs_json_parse: null,
    failures: [{ who: 'deflock_like', why: 'it fell' }],
  });
  expect(table(report)).toContain('NOT MEASURED: deflock_like: it fell');
  expect(table(report)).toMatch(/DeFlock-like\) \| +– \|/);
});

test('of several sizes the largest stands at the top', () => {
  const sizes = [1000, 10_000].map((n) => summarize(measured({ ours: [sample(n)] }, { n })));
  expect(toJson({ machine, sizes })).toMatchObject({ n: 10_000, sizes: [{ n: 1000 }, { n: 10_000 }] });
});
