/** Readers as a layer that opens by itself: GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/). */
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { ATTRIBUTION, LICENSE, TAG_COLUMNS } from '../../snapshot/fileFormat.ts';
import { restText } from '../snapshot/writeParquet.ts';
import type { Column } from './parquetFile.ts';
import { parquetColumn, parquetFile } from './parquetFile.ts';

/** Rows of a row group, as the best practices of GeoParquet have it (50,000 to 150,000): an engine passes over the groups that a box rules out. */
const ROW_GROUP = 100_000;

/** A point as WKB, little-endian: 21 bytes, longitude first. */
export function pointWkb({ lat, lon }: Place): Uint8Array {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  view.setUint32(1, 1, true);
  view.setFloat64(5, lon, true);
  view.setFloat64(13, lat, true);
  return bytes;
}

/** The file's key `geo`. Without `crs` the places are OGC:CRS84: degrees, longitude first. */
export function geoMetadata(readers: readonly Place[]): string {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lat, lon } of readers) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return JSON.stringify({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: { encoding: 'WKB', geometry_types: ['Point'], ...(readers.length > 0 ? { bbox: box } : {}) },
    },
  });
}

/** The same readers in the same order always give the same bytes. */
export function writeGeoParquet(readers: readonly Camera[], base: string | null): Uint8Array<ArrayBuffer> {
  return parquetFile(
    'readers',
    columnsOf(readers),
    {
      geo: geoMetadata(readers),
      license: LICENSE,
      attribution: ATTRIBUTION,
      ...(base === null ? {} : { osm_base_oldest: base }),
      count: String(readers.length),
    },
    ROW_GROUP,
  );
}

function columnsOf(readers: readonly Camera[]): readonly Column[] {
  const of = <T>(take: (reader: Camera) => T): readonly T[] => readers.map((reader) => take(reader));
  return [
    parquetColumn(
      'type',
      'text',
      'required',
      of(({ type }) => type),
    ),
    parquetColumn(
      'id',
      'id',
      'required',
      of(({ id }) => BigInt(id)),
    ),
    parquetColumn(
      'version',
      'count',
      'optional',
      of(({ version }) => (version === 0 ? null : version)),
    ),
    parquetColumn(
      'edited',
      'day',
      'optional',
      of(({ timestamp }) => (timestamp === null ? null : new Date(timestamp))),
    ),
    parquetColumn(
      'lat',
      'degrees',
      'required',
      of(({ lat }) => lat),
    ),
    parquetColumn(
      'lon',
      'degrees',
      'required',
      of(({ lon }) => lon),
    ),
    ...TAG_COLUMNS.map(([name, key]) =>
      parquetColumn(
        name,
        'text',
        'optional',
        of(({ tags }) => tags.get(key) ?? null),
      ),
    ),
    parquetColumn(
      'tags',
      'text',
      'required',
      of(({ tags }) => restText([...tags].flat())),
    ),
    // A plain column of bytes: Parquet's own type GEOMETRY breaks older readers.
    parquetColumn('geometry', 'bytes', 'required', of(pointWkb)),
  ];
}
