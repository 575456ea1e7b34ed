import type { Figures, Report, SizeSummary } from './results.ts';
import { ratio } from './results.ts';

/** The report as plain text, which is also a table in Markdown. */
export function table({ machine, sizes }: Report): string {
  const gigabytes = (machine.memory / 2 ** 30).toFixed(0);
  return [
    `${machine.cpus} CPUs (${machine.cpuModel}), ${gigabytes} GB, ${machine.platform}, Chromium ${machine.chromium}, ` +
      `software rendering, view ${machine.viewport} at ${machine.dpr}x, median of ${machine.runs}, ` +
      `load before ${machine.loadBefore}, ${machine.date}`,
    ...sizes.map((size) => sizeTable(size)),
  ].join('\n\n');
}

const COLUMNS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['first paint, ms', ({ first_paint_ms: value }) => ms(value)],
  ['… after the last byte, ms', ({ first_paint_after_last_byte_ms: value }) => ms(value)],
  ['longest task, ms', ({ longest_task_ms: value }) => (value === 0 ? '< 50' : ms(value))],
  ['heap, MB', ({ heap_bytes: value }) => (value / 1e6).toFixed(1)],
  ['zoom: p95, ms / dropped', (figures) => frames(figures.zoom_frame_p95_ms, figures.zoom_dropped_frames)],
  ['drag: p95, ms / dropped', (figures) => frames(figures.drag_frame_p95_ms, figures.drag_dropped_frames)],
];

function sizeTable(size: SizeSummary): string {
  const head = ['', ...COLUMNS.map(([name]) => name)];
  const rows = size.figures.map(({ contestant, figures }) => [
    contestant.name,
    ...COLUMNS.map(([, write]) => (figures === null ? '–' : write(figures))),
  ]);
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const speedup = ratio(size, 'geojson_markercluster', 'first_paint_ms');
  return [
    `${size.n} cameras, ${(size.bytes / 1e6).toFixed(1)} MB (${Math.round(size.bytes / size.n)} B each); JSON.parse alone: ${size.jsonParse === null ? '–' : `${ms(size.jsonParse)} ms`}`,
    '',
    line(head),
    rule,
    ...rows.map((row) => line(row)),
    '',
    speedup === null
      ? 'First paint: no ratio.'
      : `First paint: ${speedup} times as fast as osmtogeojson + L.geoJSON + markercluster.`,
    ...size.failures.map(({ who, why }) => `NOT MEASURED: ${who}: ${why}`),
  ].join('\n');
}

function ms(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function frames(p95: number, dropped: number): string {
  return `${p95.toFixed(1)} / ${dropped}`;
}
