/**
 * Where Overpass's answers come in: what is not an answer is a Failure, what is not a camera is dropped and counted,
 * and the rest goes to a sink one tag at a time, so that no object outlives the answer.
 * Small guards by hand instead of a schema: an answer can hold 100,000 elements.
 */
import { OSM_TYPES } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import { parseAnswer } from './answer.ts';

/** Takes the cameras of an answer: the tags of each, then `add` (or `discard`, where it turned out to be no good). */
export interface ElementSink {
  tag(key: string, value: string): void;
  /** `type` 0 node, 1 way, 2 relation; `version` and `edited` (s since 1970) are 0 where the answer doesn't tell. */
  add(type: number, id: number, lat: number, lon: number, version: number, edited: number): void;
  discard(): void;
}

export interface Decoded {
  /** When the data was true, by Overpass's clock, ms since 1970; null where it doesn't say. */
  readonly base: number | null;
  readonly count: number;
  /** Elements that were no cameras: no id, no place in this world, tags that are not text. */
  readonly dropped: number;
}

/** Reads one answer to `cameraQuery` into a sink; a Decoder is for one answer only. */
export interface Decoder {
  /**
   * Takes the elements that have come of an answer that is still on its way, and gives the text back without them:
   * still the beginning of an answer, and a short one. What can't be taken yet simply stays in it.
   */
  early(text: string): string;
  /**
   * Reads the rest of the answer.
   * @throws Failure `incomplete` where Overpass remarks that it gave up, `bad-response` where it is no answer at all;
   * what the sink was given until then is not to be used
   */
  finish(text: string): Promise<Decoded>;
}

/** Where an answer's elements begin, in the head that Overpass sends at once. */
const ELEMENTS = /"elements"\s*:\s*\[/;
const LONGEST_HEAD = 10_000;
/** Between two elements, as Overpass writes it. JSON's strings hold no line break, so this never stands within one. */
const BETWEEN = '},\n{';

export function createDecoder(sink: ElementSink): Decoder {
  let count = 0;
  let dropped = 0;
  /** Length of the text up to the elements, once it was checked; null until then. */
  let head: number | null = null;
  let inPieces = true;

  function takeAll(elements: readonly unknown[]): void {
    for (const element of elements) {
      if (isRecord(element) && take(element, sink)) count += 1;
      else dropped += 1;
    }
  }

  return {
    early(text) {
      if (!inPieces) return text;
      head ??= headOf(text);
      const end = text.lastIndexOf(BETWEEN) + 1;
      const elements = head !== null && end > head ? parse(`[${text.slice(head, end)}]`) : undefined;
      if (head === null || !Array.isArray(elements)) {
        // Not written as Overpass writes it, or what looks like an end is none: the whole is read when it is there.
        inPieces = false;
        return text;
      }
      takeAll(elements);
      return text.slice(0, head) + text.slice(end + 1);
    },
    async finish(text) {
      const answer = await parseAnswer(text);
      takeAll(answer.elements);
      if (count === 0 && dropped > 0) throw new Failure('bad-response', { said: 'None of its elements is a camera.' });
      return { base: answer.base, count, dropped };
    },
  };
}

/** Reads the text of a whole answer into the sink; throws as Decoder.finish does. */
export async function decode(text: string, sink: ElementSink): Promise<Decoded> {
  return await createDecoder(sink).finish(text);
}

/** How long the text is up to its elements, where these are the answer's own. */
function headOf(text: string): number | null {
  const match = ELEMENTS.exec(text.slice(0, LONGEST_HEAD));
  if (match === null) return null;
  const end = match.index + match[0].length;
  const answer = parse(`${text.slice(0, end)}]}`);
  return isRecord(answer) && Array.isArray(answer['elements']) ? end : null;
}

/** The value that the text is JSON of; undefined where it is none. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Gives one element to the sink if it is a camera. Ways and relations stand at the centre that `out center` gives them. */
function take(element: Readonly<Record<string, unknown>>, sink: ElementSink): boolean {
  const type = element['type'] === 'node' ? 0 : OSM_TYPES.findIndex((known) => known === element['type']);
  const place = type === 0 ? element : element['center'];
  if (type < 0 || !isRecord(place)) return false;
  const id = element['id'];
  const lat = place['lat'];
  const lon = place['lon'];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return false;
  // Written so that NaN fails too.
  if (typeof lat !== 'number' || !(lat >= -90 && lat <= 90)) return false;
  if (typeof lon !== 'number' || !(lon >= -180 && lon <= 180)) return false;
  const tags = element['tags'];
  if (!isRecord(tags)) return false;
  const keys = Object.keys(tags);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    // An own property even where it is called __proto__: JSON.parse makes it one.
    const value = tags[key];
    if (typeof value !== 'string') {
      sink.discard();
      return false;
    }
    sink.tag(key, value);
  }
  const version = element['version'];
  const known = typeof version === 'number' && version >= 0 && version <= 0xffff_ffff ? Math.floor(version) : 0;
  sink.add(type, id, lat, lon, known, seconds(element['timestamp']));
  return true;
}

/** `2026-11-23T06:09:00Z` as seconds since 1970, or 0. Overpass's own form is read by hand: Date.parse is five times slower. */
function seconds(stamp: unknown): number {
  if (typeof stamp !== 'string') return 0;
  if (stamp.length === 20 && stamp.charCodeAt(19) === 90) {
    const year = digits(stamp, 0, 4);
    const month = digits(stamp, 5, 2);
    const day = digits(stamp, 8, 2);
    const time = digits(stamp, 11, 2) * 3600 + digits(stamp, 14, 2) * 60 + digits(stamp, 17, 2);
    const value = daysBefore(year, month, day) * 86_400 + time;
    if (value >= 0) return value;
  }
  const ms = Date.parse(stamp);
  return ms > 0 ? Math.min(0xffff_ffff, Math.floor(ms / 1000)) : 0;
}

/** The number that stands there, NaN where it is none. */
function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days from 1970 to a date of the Gregorian calendar (H. Hinnant, days_from_civil). */
function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
