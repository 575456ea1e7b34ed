/** The last scene of a visit as text, so that the next one can open with it at once. */
import type { Box } from '../../model/box.ts';
import { isRecord } from '../../model/record.ts';
import { isSize } from '../../snapshot/manifest.ts';
import { numbersOf, readPlaces } from '../../snapshot/overview.ts';
import type { ReadStatus } from '../cameraStore.ts';
import type { Marks, Scene, Sectors } from '../scene/scene.ts';

/** A scene with what was said of it. */
export interface Picture {
  readonly scene: Scene;
  /** The view that its `inView` was counted in; the scene itself may have been made for another one nearby. */
  readonly box: Box;
  /** Age of the oldest data in it, ms since 1970. */
  readonly base: number;
  readonly source: NonNullable<ReadStatus['source']>;
}

export const FORMAT = 1;
/** The last time that a Date can tell, ms. */
const LAST_DATE = 8.64e15;
const SOURCES = ['live', 'snapshot', 'mixed'] as const;

/** What `formatPicture` made; null where it makes no sense, or is of others than `of`. */
export function parsePicture(text: string, of: string): Picture | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(json) || json['format'] !== FORMAT || json['of'] !== of) return null;
  const source = SOURCES.find((one) => one === json['source']);
  const [box, view] = [readBox(json['box']), readBox(json['view'])];
  const { base, inView } = json;
  const [zoom] = numbersOf([json['zoom']]) ?? [];
  if (source === undefined || box === null || view === null || zoom === undefined) return null;
  // Neither a date nor a count that can't be said.
  if (!isSize(base) || base > LAST_DATE || !isSize(inView)) return null;
  const marks = readMarks(json['marks'], zoom);
  const sectors = readSectors(json['sectors'], zoom);
  if (marks === null || sectors === null) return null;
  return { scene: { zoom, box, inView, marks, sectors }, box: view, base, source };
}

function readBox(value: unknown): Box | null {
  if (!isRecord(value)) return null;
  const sides = numbersOf([value['south'], value['west'], value['north'], value['east']]);
  const [south = 0, west = 0, north = 0, east = 0] = sides ?? [];
  return sides === null ? null : { south, west, north, east };
}

function readMarks(value: unknown, zoom: number): Marks | null {
  if (!isRecord(value)) return null;
  const places = readPlaces(value, zoom);
  const [count, flags, id, type] = ['count', 'flags', 'id', 'type'].map((name) =>
    numbersOf(value[name], places?.length),
  );
  const bounds = numbersOf(value['bounds'], 4 * (places?.length ?? 0));
  if (!places || !count || !flags || !id || !type || !bounds) return null;
  const counts = Uint32Array.from(count);
  // A mark of no cameras has no size.
  if (counts.some((one, i) => one === 0 || one !== count[i])) return null;
  return {
    ...places,
    count: counts,
    flags: Uint8Array.from(flags),
    id: Float64Array.from(id),
    type: Uint8Array.from(type),
    bounds: Float64Array.from(bounds),
  };
}

function readSectors(value: unknown, zoom: number): Sectors | null {
  if (!isRecord(value)) return null;
  const places = readPlaces(value, zoom);
  const [from, width, id, type] = ['from', 'width', 'id', 'type'].map((name) => numbersOf(value[name], places?.length));
  if (!places || !from || !width || !id || !type) return null;
  return {
    ...places,
    from: Float32Array.from(from),
    width: Float32Array.from(width),
    id: Float64Array.from(id),
    type: Uint8Array.from(type),
  };
}
