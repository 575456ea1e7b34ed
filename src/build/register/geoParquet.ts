/** Readers as a layer that opens by itself: GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/). */
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { ColumnSource } from 'hyparquet-writer/src/types.js';
import type { SchemaElement } from 'hyparquet/src/types.js';
import type { Camera } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { ATTRIBUTION, LICENSE, TAG_COLUMNS } from '../../snapshot/fileFormat.ts';
import { nodeCodec } from '../snapshot/make.ts';
import { restText } from '../snapshot/writeParquet.ts';

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
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lat, lon } of readers) {
    box[0] = Math.min(box[0] ?? 0, lon);
    box[1] = Math.min(box[1] ?? 0, lat);
    box[2] = Math.max(box[2] ?? 0, lon);
    box[3] = Math.max(box[3] ?? 0, lat);
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
export function writeGeoParquet(readers: readonly Camera[], base: string | null): Uint8Array {
  const columns = columnsOf(readers);
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'readers', num_children: columns.length }, ...columns.map(({ element }) => element)],
    codec: 'GZIP',
    compressors: { GZIP: nodeCodec.gzip },
    kvMetadata: [
      { key: 'geo', value: geoMetadata(readers) },
      { key: 'license', value: LICENSE },
      { key: 'attribution', value: ATTRIBUTION },
      ...(base === null ? [] : [{ key: 'osm_base_oldest', value: base }]),
      { key: 'count', value: String(readers.length) },
    ],
    createdBy: 'sightline',
  });
  void parquet.write({ columnData: columns.map(({ source }) => source), rowGroupSize: ROW_GROUP });
  void parquet.finish();
  return new Uint8Array(writer.getBuffer());
}

interface Column {
  readonly element: SchemaElement;
  readonly source: ColumnSource;
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

function columnsOf(readers: readonly Camera[]): readonly Column[] {
  const column = (
    name: string,
    element: Omit<SchemaElement, 'name'>,
    encoding: 'PLAIN' | 'RLE_DICTIONARY' | 'BYTE_STREAM_SPLIT',
    take: (reader: Camera) => unknown,
  ): Column => ({
    element: { repetition_type: 'REQUIRED', ...element, name },
    source: { name, data: readers.map(take), encoding, offsetIndex: false },
  });
  const tag = ([name, key]: (typeof TAG_COLUMNS)[number]): Column =>
    column(name, { ...TEXT, repetition_type: 'OPTIONAL' }, 'RLE_DICTIONARY', ({ tags }) => tags.get(key) ?? null);
  return [
    column('type', TEXT, 'RLE_DICTIONARY', ({ type }) => type),
    column('id', { type: 'INT64' }, 'PLAIN', ({ id }) => BigInt(id)),
    column(
      'version',
      { type: 'INT32', converted_type: 'UINT_32', repetition_type: 'OPTIONAL' },
      'PLAIN',
      ({ version }) => (version === 0 ? null : version),
    ),
    column('edited', { type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' }, 'PLAIN', ({ timestamp }) =>
      timestamp === null ? null : new Date(timestamp),
    ),
    column('lat', { type: 'DOUBLE' }, 'BYTE_STREAM_SPLIT', ({ lat }) => lat),
    column('lon', { type: 'DOUBLE' }, 'BYTE_STREAM_SPLIT', ({ lon }) => lon),
    ...TAG_COLUMNS.map(tag),
    column('tags', TEXT, 'RLE_DICTIONARY', ({ tags }) => restText([...tags].flat())),
    // A plain column of bytes: Parquet's own type GEOMETRY breaks older readers.
    column('geometry', { type: 'BYTE_ARRAY' }, 'PLAIN', pointWkb),
  ];
}
