/** The report as the object that other programs read; its keys: docs/PERFORMANCE.md. */
import type { CaseSummary, Report } from './results.ts';
import { figure, over, ratio } from './results.ts';
import { targetsOf } from './targets.ts';

/** One case: ratios first, then each contestant's figures under its key. */
function caseJson(summary: CaseSummary): Record<string, unknown> {
  const { view, n, dpr, bytes, jsonParse, bareMap, cached, wire, figures, failures } = summary;
  return {
    view,
    n,
    dpr,
    bytes,
    first_paint_speedup: ratio(summary, 'geojson_markercluster', 'first_paint_ms'),
    first_paint_speedup_on_map: ratio(summary, 'geojson_markercluster_on_map', 'first_paint_ms'),
    first_paint_speedup_deflock_like: ratio(summary, 'deflock_like', 'first_paint_ms'),
    first_paint_after_last_byte_speedup: ratio(summary, 'geojson_markercluster', 'first_paint_after_last_byte_ms'),
    all_painted_speedup: ratio(summary, 'geojson_markercluster', 'all_painted_ms'),
    first_paint_after_last_byte_vs_json_parse: over(
      figure(summary, 'ours', 'first_paint_after_last_byte_ms'),
      jsonParse,
    ),
    json_parse_ms: jsonParse,
    cached_first_paint_ms: cached,
    wire_bytes: wire,
    bare_map: bareMap,
    ...Object.fromEntries(figures.map(({ contestant, figures: of }) => [contestant.key, of])),
    failures,
  };
}

/** The targets and, of the city with the most cameras, its case at the top; all cases under `cases`. */
export function toJson(report: Report): Record<string, unknown> {
  const { machine, cases, special } = report;
  const top = cases.findLast(({ view, dpr }) => view === 'city' && dpr === 1) ?? cases.at(-1);
  return {
    ...(top === undefined ? {} : caseJson(top)),
    ...Object.fromEntries(targetsOf(report).map(({ key, value }) => [key, value])),
    failures: [...cases.flatMap(({ failures }) => failures), ...(special?.failures ?? [])],
    environment: {
      cpus: machine.cpus,
      cpu_model: machine.cpuModel,
      memory_bytes: machine.memory,
      platform: machine.platform,
      node: machine.node,
      chromium: machine.chromium,
      viewport: machine.viewport,
      runs: machine.runs,
      busy_before: machine.busyBefore,
      date: machine.date,
    },
    cases: cases.map((one) => caseJson(one)),
  };
}
