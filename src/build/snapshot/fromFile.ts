/** A snapshot's rows from a file instead of from Overpass. */
import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import { READER } from '../../catalog/devices.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import { matches } from '../../model/tagging/device.ts';
import { decode } from '../../overpass/decode.ts';
import { readMaybeGzip } from '../readMaybeGzip.ts';
import { readOsmFile } from './osmium.ts';
import { placeRows } from './placedRows.ts';
import type { Row } from './row.ts';
import { RowSink } from './row.ts';

/** What a file has for a snapshot. */
export interface FileRows {
  /** When its data was true, ms since 1970. */
  readonly base: number;
  /** What was looked through. */
  readonly region: Box;
  /** True where the file doesn't say what it covers: `region` is the box around its readers. */
  readonly regionGuessed: boolean;
  /** Objects without a place, and readers that are gone or to come. */
  readonly dropped: number;
  readonly rows: readonly Row[];
}

export interface FileWishes {
  /** Only what lies in it; null: all of the file. */
  readonly region: Box | null;
  /** For a file that isn't dated: ms since 1970. */
  readonly base: number | null;
  readonly signal: AbortSignal;
}

/** Room around the readers of a file that does not say what it covers, degrees. */
const ROOM = 0.01;

/**
 * Reads Overpass JSON (also gzipped), `.osm.pbf` or `.osm`.
 * @throws Failure that says in words what is wrong with the file
 */
export async function rowsOfFile(path: string, wishes: FileWishes): Promise<FileRows> {
  const found = /\.(?:pbf|osm|osm\.gz|osm\.bz2|osh|osh\.gz|osh\.bz2|opl|o5m)$/.test(path)
    ? await fromOsm(path, wishes.signal)
    : await fromJson(path);
  const base = found.base ?? wishes.base;
  if (base === null)
    throw new Failure('bad-response', {
      said: `${path} does not say of when its data is: name the day with --base, such as --base 2026-06-19.`,
    });
  const { region } = wishes;
  const rows = region === null ? found.rows : found.rows.filter((row) => contains(region, row));
  const known = region ?? found.region;
  return { ...found, base, rows, region: known ?? around(rows), regionGuessed: known === null };
}

interface Found {
  readonly base: number | null;
  readonly region: Box | null;
  readonly dropped: number;
  readonly rows: readonly Row[];
}

async function fromOsm(path: string, signal: AbortSignal): Promise<Found> {
  const { base, region, opl } = await readOsmFile(path, signal);
  const sink = new RowSink();
  const placeless = placeRows(opl, (tags) => matches(READER, tags), sink);
  return { base, region, dropped: placeless + sink.gone, rows: sink.rows };
}

async function fromJson(path: string): Promise<Found> {
  const sink = new RowSink();
  try {
    const text = new TextDecoder().decode(await readMaybeGzip(path));
    const { base, dropped } = await decode(text, sink);
    const readers = sink.rows.filter(({ tags }) => matches(READER, tagMap(tags)));
    return { base, region: null, dropped: dropped + sink.gone, rows: readers };
  } catch (error) {
    const { kind, details } = asFailure(error);
    const why = details.said ?? (error instanceof Error ? error.message : kind);
    throw new Failure('bad-response', { said: `${path} is no Overpass JSON that can be read: ${why}` }, error);
  }
}

function tagMap(flat: readonly string[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) tags.set(flat[i] ?? '', flat[i + 1] ?? '');
  return tags;
}

function around(rows: readonly Row[]): Box {
  if (rows.length === 0) throw new Failure('incomplete', { said: 'There is no reader in the file.' });
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const { lat, lon } of rows) {
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
  }
  const fine = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  return {
    south: fine(Math.max(-90, south - ROOM)),
    west: fine(Math.max(-180, west - ROOM)),
    north: fine(Math.min(90, north + ROOM)),
    east: fine(Math.min(180, east + ROOM)),
  };
}
