/** Readers from a file, for commands: Overpass JSON (.gz or not), or the snapshot's Parquet. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { isAlpr } from '../catalog/lookup.ts';
import type { Box } from '../model/box.ts';
import type { Camera, Tags } from '../model/camera.ts';
import { OSM_TYPES } from '../model/camera.ts';
import { asFailure } from '../model/failure.ts';
import { stepLat, stepLon } from '../model/morton.ts';
import { readCameras } from '../overpass/readCameras.ts';
import { parseTags } from '../snapshot/fileColumns.ts';
import { TAG_COLUMNS } from '../snapshot/fileFormat.ts';
import { readMaybeGzip } from './readMaybeGzip.ts';

export interface ReadersFile {
  /** Those at work: what isAlpr says, in the file's order. */
  readonly readers: readonly Camera[];
  /** When the data was true, ISO 8601; null where the file doesn't say. */
  readonly base: string | null;
  /** Where readers were looked for; null where the file doesn't say. */
  readonly region: Box | null;
}

/**
 * Reads the readers of a file.
 * @throws Error whose message says in a sentence what is wrong with it
 */
export async function readReaders(path: string): Promise<ReadersFile> {
  const bytes = await readMaybeGzip(path);
  const isParquet = bytes.length > 12 && new TextDecoder().decode(bytes.subarray(0, 4)) === 'PAR1';
  const { cameras, base, region } = isParquet
    ? await fromParquet(path)
    : await fromOverpass(path, new TextDecoder().decode(bytes));
  return { readers: cameras.filter(({ tags }) => isAlpr(tags)), base, region };
}

interface Cameras {
  readonly cameras: readonly Camera[];
  readonly base: string | null;
  readonly region: Box | null;
}

async function fromOverpass(path: string, text: string): Promise<Cameras> {
  try {
    const { readers, base } = await readCameras(text);
    return { cameras: readers, base: base === null ? null : new Date(base).toISOString(), region: null };
  } catch (error) {
    const { kind, details } = asFailure(error);
    throw new Error(`${path} holds no readers as Overpass JSON or Parquet: ${details.said ?? kind}`, { cause: error });
  }
}

async function fromParquet(path: string): Promise<Cameras> {
  const file = await readFile(path);
  try {
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    const rows = await parquetReadObjects({
      file: buffer,
      compressors: { GZIP: (input) => gunzipSync(input) },
    });
    const about = parquetMetadata(buffer).key_value_metadata ?? [];
    const valueOf = (name: string): string | undefined => about.find(({ key }) => key === name)?.value;
    return {
      cameras: rows.flatMap((row) => cameraOf(row) ?? []),
      // Read in boxes, over some time: at least as new as the oldest of them.
      base: valueOf('osm_base_oldest') ?? null,
      region: regionOf(valueOf('region_west_south_east_north')),
    };
  } catch (error) {
    throw new Error(
      `${path} is no snapshot that can be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** What the snapshot's command wrote into its file: the same as in the manifest beside it. */
function regionOf(written: string | undefined): Box | null {
  const sides = written?.split(',') ?? [];
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = sides.map(Number);
  return south < north && west < east ? { south, west, north, east } : null;
}

function cameraOf(row: Readonly<Record<string, unknown>>): Camera | null {
  const { x, y, id, type, version, edited } = row;
  // Format 1 has the few exact places as `lat` and `lon`, the GeoParquet file all of them.
  const [lat, lon] = [row['lat_exact'] ?? row['lat'], row['lon_exact'] ?? row['lon']];
  const number = Number(id);
  const place =
    typeof lat === 'number' && typeof lon === 'number'
      ? { lat, lon }
      : { lat: stepLat(Number(y)), lon: stepLon(Number(x)) };
  if (!Number.isSafeInteger(number) || !Number.isFinite(place.lat) || !Number.isFinite(place.lon)) return null;
  return {
    type: OSM_TYPES.find((known) => known === type) ?? 'node',
    id: number,
    ...place,
    version: Number(version ?? 0),
    timestamp: edited instanceof Date ? edited.getTime() : null,
    tags: tagsOf(row),
  };
}

function tagsOf(row: Readonly<Record<string, unknown>>): Tags {
  const tags = new Map<string, string>();
  for (const [column, key] of TAG_COLUMNS) {
    const value = row[column];
    if (typeof value === 'string') tags.set(key, value);
  }
  const flat = (typeof row['tags'] === 'string' ? parseTags(row['tags']) : null) ?? [];
  for (let i = 0; i + 1 < flat.length; i += 2) tags.set(flat[i] ?? '', flat[i + 1] ?? '');
  return tags;
}
