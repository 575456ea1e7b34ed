/**
 * The overview: what is drawn of a snapshot at the widest zooms, made when it is built. A few thousand marks stand for any
 * number of cameras, so a wide view is there before the cameras are.
 */
import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import { worldSize } from '../model/zoom.ts';
import type { Manifest } from './fileFormat.ts';
import { ATTRIBUTION, LICENSE } from './fileFormat.ts';
import { dateOf, isSize, parseRegion } from './manifest.ts';

/** Its own: the data's format may change without it. */
const OVERVIEW_FORMAT = 1;

/** Beside the manifest, always under this name: who wants it soonest need not ask the manifest first. */
export const OVERVIEW_NAME = 'overview.json';

/** Marks of one zoom: bubbles, and cameras that stand alone. Parallel arrays. */
export interface Dots {
  readonly length: number;
  /** On the Mercator square (0..1; see model/place.ts). */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Cameras behind the mark. */
  readonly count: Uint32Array;
  /** How it is drawn: bits that mean something to whoever drew it. */
  readonly flags: Uint8Array;
}

export interface Overview extends Pick<Manifest, 'base' | 'region' | 'count'> {
  /** The whole world's marks by zoom. */
  readonly zooms: ReadonlyMap<number, Dots>;
}

/** One that was read; a zoom's marks are looked at when they are asked for. */
export interface ReadOverview extends Omit<Overview, 'zooms'> {
  /** @throws Failure `bad-response` where they make no sense, or miss a camera. Null: there are none of that zoom. */
  dots(zoom: number): Dots | null;
}

/** What is longer is no overview, and would keep the page busy: characters of the whole, and numbers of a list. */
const MOST_TEXT = 2_000_000;
const MOST_NUMBERS = 100_000;
/** Places are kept to this part of a CSS px of their zoom. */
const STEPS_OF_PIXEL = 64;

/** The overview as the text that is served. */
export function formatOverview({ base, region, count, zooms }: Overview): string {
  return JSON.stringify({
    format: OVERVIEW_FORMAT,
    count,
    base: { oldest: new Date(base.oldest).toISOString(), newest: new Date(base.newest).toISOString() },
    region,
    license: LICENSE,
    attribution: ATTRIBUTION,
    zooms: Array.from(zooms, ([zoom, dots]) => ({
      zoom,
      ...packPlaces(dots, zoom),
      count: Array.from(dots.count),
      flags: Array.from(dots.flags),
    })),
  });
}

/**
 * Reads an overview; every field is checked.
 * @throws Failure `bad-response` where it is none, or one that this version can't read
 */
export function parseOverview(text: string): ReadOverview {
  if (text.length > MOST_TEXT) throw refuse();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(error);
  }
  if (!isRecord(json) || json['format'] !== OVERVIEW_FORMAT) throw refuse();
  const { count, base, region, zooms } = json;
  const [oldest, newest] = isRecord(base) ? [dateOf(base['oldest']), dateOf(base['newest'])] : [null, null];
  if (!isSize(count) || oldest === null || newest === null || oldest > newest || !Array.isArray(zooms)) throw refuse();
  const found: readonly unknown[] = zooms;
  return {
    count,
    base: { oldest, newest },
    region: parseRegion(region),
    dots(zoom) {
      const value = found.find((one) => isRecord(one) && one['zoom'] === zoom);
      return isRecord(value) ? readDots(value, zoom, count) : null;
    },
  };
}

function readDots(value: Readonly<Record<string, unknown>>, zoom: number, total: number): Dots {
  const places = readPlaces(value, zoom);
  const count = numbersOf(value['count'], places?.length);
  const flags = numbersOf(value['flags'], places?.length);
  if (places === null || count === null || flags === null) throw refuse();
  const dots = { ...places, count: Uint32Array.from(count), flags: Uint8Array.from(flags) };
  // A number that an array can't hold, it holds as another one.
  const held =
    dots.count.every((one, i) => one > 0 && one === count[i]) && dots.flags.every((one, i) => one === flags[i]);
  const inWorld = [places.x, places.y].every((list) => list.every((at) => at >= 0 && at <= 1));
  if (!held || !inWorld || count.reduce((sum, one) => sum + one, 0) !== total) throw refuse();
  return dots;
}

/** Places as they are written down: whole numbers, x as the way from the one before: few digits, if they go from west to east. */
export function packPlaces(
  { x, y }: Pick<Dots, 'x' | 'y'>,
  zoom: number,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const steps = STEPS_OF_PIXEL * worldSize(zoom);
  const lefts = Array.from(x, (one) => Math.round(one * steps));
  return {
    x: lefts.map((left, i) => left - (lefts[i - 1] ?? 0)),
    y: Array.from(y, (one) => Math.round(one * steps)),
  };
}

/** The inverse of `packPlaces`; null where it makes no sense. */
export function readPlaces(
  value: Readonly<Record<string, unknown>>,
  zoom: number,
): Pick<Dots, 'length' | 'x' | 'y'> | null {
  const ways = numbersOf(value['x'], undefined, Number.isSafeInteger);
  const tops = numbersOf(value['y'], ways?.length, Number.isSafeInteger);
  if (ways === null || tops === null) return null;
  const steps = STEPS_OF_PIXEL * worldSize(zoom);
  const x = new Float64Array(ways.length);
  let left = 0;
  for (const [i, way] of ways.entries()) {
    left += way;
    x[i] = left / steps;
  }
  return { length: x.length, x, y: Float64Array.from(tops, (top) => top / steps) };
}

/** A list of finite numbers (or of those that `fits` says), of that length where one is said; else null. */
export function numbersOf(
  value: unknown,
  length?: number,
  fits: (one: unknown) => boolean = Number.isFinite,
): readonly number[] | null {
  if (!Array.isArray(value) || value.length > MOST_NUMBERS || value.length !== (length ?? value.length)) return null;
  return value.every((one) => fits(one)) ? value : null;
}

function refuse(cause?: unknown): Failure {
  return new Failure('bad-response', { said: "The snapshot's overview can't be read." }, cause);
}
