import { t } from '../../i18n/index.ts';
import type { ExportFormat } from '../../formats/export/exportFormats.ts';
import { isWhole } from '../../formats/export/osmSink.ts';
import type { Geometry } from '../../formats/geojson.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { filterWords } from '../../ui/parts/filterWords.ts';
import { NO_FILTER } from '../../store/query/filter.ts';
import { collect, EVERYWHERE } from '../../state/collectReaders.ts';
import type { Scope } from './missing.ts';
import { baseOf, missingWords } from './missing.ts';

export interface WrittenFile {
  readonly name: string;
  readonly blob: Blob;
  readonly count: number;
  /** What is not in it, in words; empty where nothing is known to lack. */
  readonly missing: string;
}

/** Outlines that Overpass is asked for, one after the other; others are points. */
const MOST_SHAPES = 30;
/** Readers that are written before the page may breathe. */
const PIECE = 1000;

/** Writes the readers of a scope as a file; says so where there are none, or none that the format may have. */
export async function writeFile(
  ctx: FeatureContext,
  scope: Scope,
  format: ExportFormat,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<WrittenFile | 'none' | 'notWhole'> {
  const found = await camerasOf(ctx, scope, told, signal);
  const cameras = format.id === 'osm' ? found.filter((camera) => isWhole(camera)) : found;
  if (cameras.length === 0) return found.length === 0 ? 'none' : 'notWhole';
  const shapes = format.id === 'geojson' ? await shapesOf(ctx, cameras, signal) : new Map<CameraKey, Geometry>();
  const areas = cameras.filter(({ type }) => type !== 'node').length;
  const missing = [
    missingWords(ctx, scope),
    found.length > cameras.length ? t('export.missing.notWhole', { count: found.length - cameras.length }) : '',
    areas > shapes.size ? t('export.missing.shapes', { count: areas - shapes.size }) : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
  const sink = await format.open(
    {
      title: t('export.file.title'),
      base: baseOf(ctx, scope),
      filter: wordsOf(ctx, scope),
      count: cameras.length,
      missing,
      address: document.location.href,
    },
    shapes,
  );
  for (let at = 0; at < cameras.length; at += PIECE) {
    sink.add(cameras.slice(at, at + PIECE));
    // oxlint-disable-next-line no-await-in-loop -- the page may breathe between
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
  const day = new Date(ctx.now.peek()).toISOString().slice(0, 10);
  return {
    name: `license-plate-readers-${day}.${format.id}`,
    blob: new Blob([...sink.finish()], { type: format.mediaType }),
    count: cameras.length,
    missing,
  };
}

async function camerasOf(
  { data, view, selection }: FeatureContext,
  scope: Scope,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<readonly Camera[]> {
  if (scope === 'selected') {
    const selected = selection.selected.peek();
    return selected.kind === 'found' ? [selected.camera] : [];
  }
  const box = scope === 'known' ? EVERYWHERE : view.view.peek()?.box;
  return box === undefined ? [] : await collect(data, box, scope === 'all', told, signal);
}

/** What ways and relations look like, where that can be had. */
async function shapesOf(
  { data }: FeatureContext,
  cameras: readonly Camera[],
  signal: AbortSignal,
): Promise<ReadonlyMap<CameraKey, Geometry>> {
  const shapes = new Map<CameraKey, Geometry>();
  for (const camera of cameras.filter(({ type }) => type !== 'node').slice(0, MOST_SHAPES)) {
    // oxlint-disable-next-line no-await-in-loop -- one question to Overpass at a time
    const shape = await data.outline(keyOf(camera));
    signal.throwIfAborted();
    if (shape !== null) shapes.set(keyOf(camera), shape);
  }
  return shapes;
}

/** Which readers a file has, in words. */
function wordsOf({ data, view, selection }: FeatureContext, scope: Scope): string {
  if (scope === 'selected') return t('export.file.selected', { key: selection.key.peek() ?? '' });
  const filter = filterWords(scope === 'all' ? NO_FILTER : data.filter.peek());
  const box = view.view.peek()?.box;
  if (scope === 'known' || box === undefined) return `${filter}; ${t('export.file.known')}`;
  const degrees = (value: number): string => value.toFixed(5);
  const edges = {
    south: degrees(box.south),
    west: degrees(box.west),
    north: degrees(box.north),
    east: degrees(box.east),
  };
  return `${filter}; ${t('export.file.view', edges)}`;
}
