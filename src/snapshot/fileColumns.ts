/** What a snapshot gives: typed arrays in Morton order, row for row the same camera in all of them. No object a camera. */
import type { Place } from '../model/place.ts';
import { isRecord } from '../model/record.ts';

/** A column of repeating texts: each different text once. */
export interface TextColumn {
  /** Index into `texts`, plus one; 0 where the camera has none. */
  readonly codes: Uint32Array;
  readonly texts: readonly string[];
}

/** All that drawing needs. */
export interface HotColumns {
  readonly length: number;
  /** Mercator steps (model/morton.ts). */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  /** Index into OSM_TYPES. */
  readonly type: Uint8Array;
  /** Value of the tag `direction`. */
  readonly direction: TextColumn;
  /** Value of the tag `camera:direction`; where it isn't blank, it counts before `direction`. */
  readonly cameraDirection: TextColumn;
  /** By row, the few places that steps can't give back to 1e-7° (near the poles, at 180°). */
  readonly exact: ReadonlyMap<number, Place>;
}

/** The rest, row for row as in HotColumns. */
export interface ColdColumns {
  readonly length: number;
  readonly id: Float64Array;
  /** 0 where the source did not tell. */
  readonly version: Uint32Array;
  /** Time of the last edit, s since 1970, to the day: noon of it (UTC), so that it is that day nearly everywhere. 0 where the source did not tell. */
  readonly edited: Uint32Array;
  readonly manufacturer: TextColumn;
  readonly operator: TextColumn;
  /** All other tags, as the text of a JSON object of strings: `parseTags` reads one. */
  readonly tags: TextColumn;
}

/** The text of a row, or undefined. */
export function textAt(column: TextColumn, row: number): string | undefined {
  return column.texts[(column.codes[row] ?? 0) - 1];
}

/**
 * The tags of one text of the `tags` column, as key, value, key, value …; null where it isn't an object of strings.
 * Few texts differ, so whoever needs all rows reads each text once.
 */
export function parseTags(text: string): readonly string[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(json)) return null;
  const flat: string[] = [];
  // JSON.parse makes even __proto__ an own property, and entries are read as such.
  for (const [key, value] of Object.entries(json)) {
    if (typeof value !== 'string') return null;
    flat.push(key, value);
  }
  return flat;
}
