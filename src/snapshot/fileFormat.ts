/**
 * The snapshot's format: one Parquet file, rows in Morton order, and a small JSON manifest beside it.
 * docs/DATA.md describes it for those who open it with other tools, and holds the figures behind each encoding.
 */
import { KEY } from '../model/tagging/keys.ts';

/**
 * Changes with everything that an older reader would misread. Format 1 called `lat_exact` and `lon_exact` `lat` and `lon`, which they
 * are for hardly any row: it is read as well.
 */
export const FORMAT = 2;

/** The one name that never changes; it says which file holds the data. */
export const MANIFEST_NAME = 'snapshot.json';

export const LICENSE = 'ODbL-1.0';
export const ATTRIBUTION = '© OpenStreetMap contributors, https://www.openstreetmap.org/copyright';

/** How a column's values are laid down in its pages. */
export type ColumnKind =
  /** UINT_32, DELTA_BINARY_PACKED, never null, not compressed: neighbors in Morton order differ in few bits, and gzip finds no more. */
  | 'steps'
  /** UTF8, dictionary-coded, null where absent. */
  | 'text'
  /** UINT_32, PLAIN, null where not known. */
  | 'count'
  /** DATE, PLAIN, null where not known. */
  | 'day'
  /** INT64, PLAIN, never null. */
  | 'id'
  /** DOUBLE, PLAIN, null nearly everywhere. */
  | 'degrees';

/** Every column, in the file's order. What drawing needs stands first and together: one range request. */
export const COLUMNS = {
  x: 'steps',
  y: 'steps',
  direction: 'text',
  camera_direction: 'text',
  type: 'text',
  lat_exact: 'degrees',
  lon_exact: 'degrees',
  id: 'id',
  version: 'count',
  edited: 'day',
  manufacturer: 'text',
  operator: 'text',
  tags: 'text',
} as const satisfies Readonly<Record<string, ColumnKind>>;
export type ColumnName = keyof typeof COLUMNS;

/** Where each camera is and looks: enough for every drawing. */
export const HOT = [
  'x',
  'y',
  'direction',
  'camera_direction',
  'type',
  'lat_exact',
  'lon_exact',
] as const satisfies ColumnName[];

/** All else: which object it is, how old, whose, and the tags that have no column. */
export const COLD = ['id', 'version', 'edited', 'manufacturer', 'operator', 'tags'] as const satisfies ColumnName[];

/** All names, typed: the object's own order is the file's. */
export const COLUMN_NAMES: readonly ColumnName[] = [...HOT, ...COLD];

/** The tags that have a column of their own, by column. All others are in `tags`. */
export const TAG_COLUMNS = [
  ['direction', KEY.direction],
  ['camera_direction', KEY.lens],
  ['manufacturer', KEY.maker],
  ['operator', KEY.operator],
] as const satisfies readonly (readonly [ColumnName, string])[];

/** Where a column's bytes are in the file, and what they must hash to. */
export interface ColumnPart {
  /** First byte, counted from the file's start. */
  readonly offset: number;
  readonly bytes: number;
  /** Of exactly these bytes, hexadecimal. */
  readonly sha256: string;
}

/** What `snapshot.json` holds. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** Name of the Parquet file, beside the manifest. It carries the start of its own hash, so it can be cached forever. */
  readonly file: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly sha256: string;
  /** Cameras, which is rows. */
  readonly count: number;
  /** When the data was true by Overpass's clock, ms since 1970: of the box that was read first, and last. */
  readonly base: { readonly oldest: number; readonly newest: number };
  /** What was read, degrees; `east` may pass 180. */
  readonly region: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
  readonly license: string;
  readonly attribution: string;
  readonly columns: Readonly<Record<ColumnName, ColumnPart>>;
}
