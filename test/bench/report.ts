import type { Figures, FrameFigures, Report, SizeSummary } from './results.ts';
import { ratio } from './results.ts';

/** The report as plain text; its tables are Markdown's, too. */
export function table({ machine, sizes }: Report): string {
  const gigabytes = (machine.memory / 2 ** 30).toFixed(0);
  return [
    `${machine.cpus} CPUs (${machine.cpuModel}), ${gigabytes} GB, ${machine.platform}, Chromium ${machine.chromium}, ` +
      `software rendering, view ${machine.viewport} at ${machine.dpr}x, median of ${machine.runs}, ` +
      `processors at most ${Math.round(machine.busyBefore * 100)} % busy before a run, ${machine.date}`,
    ...sizes.map((size) => sizeReport(size)),
  ].join('\n\n');
}

type Column<From> = readonly [string, (figures: From) => string];

const LOADING: readonly Column<Figures>[] = [
  ['first paint, ms', ({ first_paint_ms: value }) => ms(value)],
  ['… after the last byte, ms', ({ first_paint_after_last_byte_ms: value }) => ms(value)],
  ['longest task, ms', ({ longest_task_ms: value }) => (value === 0 ? '< 50' : ms(value))],
  ['heap, MB', ({ heap_bytes: value }) => (value / 1e6).toFixed(1)],
];

const MOVING: readonly Column<FrameFigures>[] = [
  ['zoom: p95, ms / dropped', (of) => frames(of.zoom_frame_p95_ms, of.zoom_dropped_frames)],
  ['drag: p95, ms / dropped', (of) => frames(of.drag_frame_p95_ms, of.drag_dropped_frames)],
];

function sizeReport(size: SizeSummary): string {
  const { n, bytes, jsonParse, bareMap } = size;
  const parsing = jsonParse === null ? 'not measured' : `${ms(jsonParse)} ms`;
  const rows = size.figures.map(({ contestant, figures }) => [
    contestant.name,
    ...LOADING.map(([, write]) => (figures === null ? '–' : write(figures))),
    ...MOVING.map(([, write]) => (figures === null ? '–' : write(figures))),
  ]);
  if (bareMap !== null) {
    rows.push(['a map without cameras', ...LOADING.map(() => ''), ...MOVING.map(([, write]) => write(bareMap))]);
  }
  const speedup = ratio(size, 'geojson_markercluster', 'first_paint_ms');
  return [
    `${n} cameras, ${(bytes / 1e6).toFixed(1)} MB (${Math.round(bytes / n)} B each); JSON.parse alone: ${parsing}`,
    '',
    ...markdown([['', ...[...LOADING, ...MOVING].map(([name]) => name)], ...rows]),
    '',
    speedup === null
      ? 'First paint: no ratio.'
      : `First paint: ${speedup} times as fast as osmtogeojson + L.geoJSON + markercluster.`,
    ...size.failures.map(({ who, why }) => `NOT MEASURED: ${who}: ${why}`),
  ].join('\n');
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
