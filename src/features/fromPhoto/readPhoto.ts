/** What a photo tells of where it was taken. Reads what strangers' devices wrote: each value is judged before it is believed. */
import { load } from 'exifreader';
import type { Place } from '../../model/place.ts';
import { isOnEarth, round7 } from '../../model/place.ts';
import { isRecord } from '../../model/record.ts';

export interface PhotoBearing {
  /** Clockwise from north, 0 up to 360. */
  readonly degrees: number;
  readonly north: 'true' | 'magnetic' | 'unstated';
}

export interface PlacedPhoto {
  readonly kind: 'placed';
  readonly place: Place;
  readonly bearing: PhotoBearing | null;
  /** Metres; null where it is not stated. */
  readonly accuracy: number | null;
  /** `2026-05-01 10:00:00`, by the device's own clock; null where it is not stated. */
  readonly time: string | null;
}

export type PhotoFacts = PlacedPhoto | { readonly kind: 'noPlace' } | { readonly kind: 'unreadable' };

const GPS = [
  'GPSLatitude',
  'GPSLatitudeRef',
  'GPSLongitude',
  'GPSLongitudeRef',
  'GPSImgDirection',
  'GPSImgDirectionRef',
  'GPSHPositioningError',
] as const;
const TIME = 'DateTimeOriginal';

/** Of a JPEG or HEIC file, whole or cut off. Never throws. */
export function readPhoto(file: ArrayBuffer): PhotoFacts {
  let tags: Readonly<Record<string, unknown>>;
  try {
    // Nothing else is parsed: no comments, no thumbnails, no XML.
    const exif: unknown = load(file, { expanded: true, includeTags: { exif: [...GPS, TIME] } }).exif ?? {};
    tags = isRecord(exif) ? exif : {};
  } catch (error) {
    return { kind: error instanceof Error && error.message === 'No Exif data' ? 'noPlace' : 'unreadable' };
  }
  const valueOf = (name: string): unknown => {
    const tag = tags[name];
    return isRecord(tag) ? tag['value'] : undefined;
  };
  const lat = angle(valueOf('GPSLatitude'), letter(valueOf('GPSLatitudeRef')), 'N', 'S');
  const lon = angle(valueOf('GPSLongitude'), letter(valueOf('GPSLongitudeRef')), 'E', 'W');
  // Devices write 0, 0 where they know nothing.
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return { kind: 'noPlace' };
  const place = { lat: round7(lat), lon: round7(lon) };
  if (!isOnEarth(place)) return { kind: 'noPlace' };
  return {
    kind: 'placed',
    place,
    bearing: bearingOf(valueOf('GPSImgDirection'), letter(valueOf('GPSImgDirectionRef'))),
    accuracy: accuracyOf(valueOf('GPSHPositioningError')),
    time: timeOf(valueOf(TIME)),
  };
}

/** Degrees, minutes and seconds as a number; null where one of them is none. */
function angle(value: unknown, ref: string, plus: string, minus: string): number | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 3 || (ref !== plus && ref !== minus)) return null;
  let sum = 0;
  for (const [index, part] of value.entries()) {
    const number = rational(part);
    if (number === null || number < 0 || (index > 0 && number > 60)) return null;
    sum += number / 60 ** index;
  }
  return ref === minus ? -sum : sum;
}

function rational(value: unknown): number | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [above, below]: readonly unknown[] = value;
  if (typeof above !== 'number' || typeof below !== 'number' || below === 0) return null;
  const number = above / below;
  return Number.isFinite(number) ? number : null;
}

/** A letter, of which a list of texts comes. */
function letter(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.charAt(0).toUpperCase() : '';
}

function bearingOf(value: unknown, ref: string): PhotoBearing | null {
  const degrees = rational(value);
  if (degrees === null || degrees < 0 || degrees > 360) return null;
  return { degrees: degrees % 360, north: ref === 'T' ? 'true' : ref === 'M' ? 'magnetic' : 'unstated' };
}

function accuracyOf(value: unknown): number | null {
  const metres = rational(value);
  return metres !== null && metres > 0 && metres < 1_000_000 ? metres : null;
}

function timeOf(value: unknown): string | null {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  const found = typeof text === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text) : null;
  return found === null || found[1] === '0000' ? null : `${found[1]}-${found[2]}-${found[3]} ${found[4]}`;
}
