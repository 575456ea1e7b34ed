/** The report as plain text; its tables are Markdown's, too. */
import type { Machine } from './environment.ts';
import type { CaseSummary, Figures, FrameFigures, Report } from './results.ts';
import { ratio } from './results.ts';
import type { Target } from './targets.ts';
import { isReached, targetsOf } from './targets.ts';

export function table(report: Report): string {
  const { machine, cases, special } = report;
  const failures = [...cases.flatMap((one) => one.failures), ...(special?.failures ?? [])];
  return [
    machineText(machine),
    targetsTable(targetsOf(report)),
    ...cases.map((one) => caseReport(one)),
    ...(failures.length === 0 ? [] : [failures.map(({ who, why }) => `NOT MEASURED: ${who}: ${why}`).join('\n')]),
  ].join('\n\n');
}

function machineText(machine: Machine): string {
  const gigabytes = (machine.memory / 2 ** 30).toFixed(0);
  return (
    `${machine.cpus} CPUs (${machine.cpuModel}), ${gigabytes} GB, ${machine.platform}, Chromium ${machine.chromium}, ` +
    `software rendering, view ${machine.viewport}, median of ${machine.runs}, ` +
    `processors at most ${Math.round(machine.busyBefore * 100)} % busy before a run, ${machine.date}`
  );
}

function targetsTable(targets: readonly Target[]): string {
  const rows = targets.map((target) => {
    const { key, what, value, bound } = target;
    const reached = isReached(target);
    return [
      `\`${key}\`: ${what}`,
      value === null ? '–' : String(value),
      'least' in bound ? `>= ${bound.least}` : `<= ${bound.most}`,
      reached === null ? '–' : reached ? 'yes' : 'no',
    ];
  });
  return markdown([['', 'measured', 'target', 'reached'], ...rows]).join('\n');
}

type Column<From> = readonly [string, (figures: From) => string];

const LOADING: readonly Column<Figures>[] = [
  ['first paint, ms', ({ first_paint_ms: value }) => ms(value)],
  ['… from the start', ({ first_paint_from_start_ms: value }) => ms(value)],
  ['… after the last byte', ({ first_paint_after_last_byte_ms: value }) => ms(value)],
  ['all painted', ({ all_painted_ms: value }) => ms(value)],
  ['all in hand, from the start', ({ all_in_hand_from_start_ms: value }) => ms(value)],
  ['longest task', ({ longest_task_ms: value }) => (value === 0 ? '< 50' : ms(value))],
  ['heap, MB', ({ heap_bytes: value }) => (value / 1e6).toFixed(1)],
];

const MOVING: readonly Column<FrameFigures>[] = [
  ['zoom: p95, ms / dropped', (of) => frames(of.zoom_frame_p95_ms, of.zoom_dropped_frames)],
  ['drag', (of) => frames(of.drag_frame_p95_ms, of.drag_dropped_frames)],
  ['flight', (of) => frames(of.fly_frame_p95_ms, of.fly_dropped_frames)],
];

const TITLES = { city: 'A city, read live', continent: 'A continent; ours from the snapshot' } as const;

function caseReport(summary: CaseSummary): string {
  const { view, n, dpr, bytes, jsonParse, bareMap, cached, wire } = summary;
  const rows = summary.figures.flatMap(({ contestant, figures }) => {
    if (figures === null && n > (contestant.most ?? Number.POSITIVE_INFINITY)) return [];
    const write = <From>(columns: readonly Column<From>[], from: From | null): string[] =>
      columns.map(([, text]) => (from === null ? '–' : text(from)));
    return [[contestant.name, ...write(LOADING, figures), ...write(MOVING, figures)]];
  });
  if (bareMap !== null) {
    rows.push(['a map without cameras', ...LOADING.map(() => ''), ...MOVING.map(([, write]) => write(bareMap))]);
  }
  const speedup = ratio(summary, 'geojson_markercluster', 'first_paint_ms');
  const facts = [
    `the answer has ${(bytes / 1e6).toFixed(1)} MB (${Math.round(bytes / n)} B each)`,
    ...(jsonParse === null ? [] : [`JSON.parse alone takes ${ms(jsonParse)} ms`]),
    ...(wire === null
      ? []
      : [`ours loads ${(wire / 1e6).toFixed(2)} MB of the snapshot (${(wire / n).toFixed(1)} B each)`]),
    ...(cached === null ? [] : [`the second visit's first paint, from the start: ${ms(cached)} ms`]),
    ...(speedup === null ? [] : [`first paint ${speedup} times as fast as osmtogeojson + L.geoJSON + markercluster`]),
  ];
  return [
    `**${TITLES[view]}: ${n.toLocaleString('en')} cameras at ${dpr}x.** ${sentence(facts.join('; '))}`,
    '',
    ...markdown([['', ...[...LOADING, ...MOVING].map(([name]) => name)], ...rows]),
  ].join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Rows as lines of a table: the first one is the head, the first column is text, the others are numbers. */
function markdown(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  });
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`));
  return [lines[0] ?? '', `|${rule.join('|')}|`, ...lines.slice(1)];
}

function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function frames(p95: number, dropped: number): string {
  return `${p95.toFixed(1)} / ${dropped}`;
}
