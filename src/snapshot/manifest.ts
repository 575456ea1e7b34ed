import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import type { ColumnName, ColumnPart, Manifest } from './fileFormat.ts';
import { ATTRIBUTION, COLUMN_NAMES, FORMAT, LICENSE } from './fileFormat.ts';

/** The manifest as the text that is served. Dates are written for people, and read back to the millisecond. */
export function formatManifest(manifest: Manifest): string {
  const { oldest, newest } = manifest.base;
  const base = { oldest: new Date(oldest).toISOString(), newest: new Date(newest).toISOString() };
  return `${JSON.stringify({ ...manifest, base }, null, 2)}\n`;
}

/**
 * Reads a manifest; every field is checked.
 * @throws Failure `bad-response` where it is none, or one that this version can't read
 */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse('Its manifest is cut short, or no JSON.', error);
  }
  if (!isRecord(json)) throw refuse('Its manifest is not an object.');
  const { format, file, bytes, sha256, count, base, region, license, attribution, columns } = json;
  if (format !== FORMAT && format !== 1) {
    throw refuse(
      typeof format === 'number'
        ? `Its format ${format} is none of those read here (1, ${FORMAT}).`
        : 'It names no format.',
    );
  }
  // A plain name: the data lies beside its manifest and nowhere else.
  if (typeof file !== 'string' || !/^[\w-][\w.-]{0,199}\.parquet$/.test(file))
    throw refuse('Its file has no proper name.');
  if (!isSize(bytes) || !isHash(sha256) || !isSize(count)) throw refuse('Its size, hash or count is missing.');
  // One takes ten, and none less than one.
  if (count > bytes) throw refuse('It counts more cameras than its file can hold.');
  const [oldest, newest] = isRecord(base) ? [dateOf(base['oldest']), dateOf(base['newest'])] : [null, null];
  if (oldest === null || newest === null || oldest > newest) throw refuse('It is not dated.');
  if (license !== LICENSE || attribution !== ATTRIBUTION) throw refuse('Its license is not the one of OpenStreetMap.');
  return {
    format: FORMAT,
    file,
    bytes,
    sha256,
    count,
    base: { oldest, newest },
    region: parseRegion(region),
    license,
    attribution,
    columns: parseColumns(columns, bytes, format),
  };
}

/** @throws Failure where it is no box */
export function parseRegion(value: unknown): Manifest['region'] {
  if (isRecord(value)) {
    const { south, west, north, east } = value;
    const whole = [south, west, north, east].every((side) => typeof side === 'number' && Number.isFinite(side));
    if (
      whole &&
      typeof south === 'number' &&
      typeof west === 'number' &&
      typeof north === 'number' &&
      typeof east === 'number' &&
      south >= -90 &&
      south < north &&
      north <= 90 &&
      west >= -180 &&
      west < east &&
      east <= west + 360
    ) {
      return { south, west, north, east };
    }
  }
  throw refuse('Its region is not a box.');
}

function parseColumns(value: unknown, fileBytes: number, format: number): Manifest['columns'] {
  const parts = new Map<ColumnName, ColumnPart>();
  for (const name of COLUMN_NAMES) {
    const part = isRecord(value) ? value[format === 1 ? name.replace('_exact', '') : name] : undefined;
    if (!isRecord(part)) throw refuse(`Its column ${name} is missing.`);
    const { offset, bytes, sha256 } = part;
    if (!isSize(offset) || !isSize(bytes) || !isHash(sha256) || offset + bytes > fileBytes) {
      throw refuse(`Its column ${name} has no proper place.`);
    }
    parts.set(name, { offset, bytes, sha256 });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name was put in just above
  return Object.fromEntries(parts) as Record<ColumnName, ColumnPart>;
}

function refuse(said: string, cause?: unknown): Failure {
  return new Failure('bad-response', { said: `The snapshot can't be read. ${said}` }, cause);
}

/** A whole number from 0. */
export function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{64}$/.test(value);
}

/** ms since 1970 of a date as text; null where it is none. */
export function dateOf(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}
