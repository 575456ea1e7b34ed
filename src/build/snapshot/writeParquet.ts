/** Cameras to the bytes of a snapshot. Runs in the command only, where hyparquet-writer is at hand. */
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { ColumnSource } from 'hyparquet-writer/src/types.js';
import { parquetMetadata } from 'hyparquet/src/metadata.js';
import type { SchemaElement } from 'hyparquet/src/types.js';
import { OSM_TYPES } from '../../model/camera.ts';
import { mortonOrder, stepLat, stepLon, stepX, stepY } from '../../model/morton.ts';
import type { ColumnKind, ColumnName, ColumnPart, Manifest } from '../../snapshot/fileFormat.ts';
import { ATTRIBUTION, COLUMN_NAMES, COLUMNS, FORMAT, LICENSE, TAG_COLUMNS } from '../../snapshot/fileFormat.ts';
import type { Row } from './row.ts';

/** What the platform does for us. */
export interface Codec {
  readonly gzip: (bytes: Uint8Array) => Uint8Array;
  /** Hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** A snapshot as it is to be served. */
export interface Written {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Bytes of a page before compression. Bigger ones save next to nothing, smaller ones cost up to a twentieth; other tools like this size. */
const PAGE = 2 ** 20;
/** Rows of a row group: one for any set of today, so that the hot columns are one run of bytes. */
const ROW_GROUP = 2 ** 31 - 1;

/** The same rows always give the same bytes, in whatever order they come. */
export function writeSnapshot(
  rows: readonly Row[],
  about: Pick<Manifest, 'base' | 'region'>,
  codec: Codec,
  pageSize = PAGE,
): Written {
  const sorted = inOrder(rows);
  const columns = columnsOf(sorted);
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'cameras', num_children: COLUMN_NAMES.length }, ...COLUMN_NAMES.map((name) => elementOf(name))],
    codec: 'GZIP',
    compressors: { GZIP: codec.gzip },
    kvMetadata: [
      { key: 'sightline_format', value: String(FORMAT) },
      { key: 'license', value: LICENSE },
      { key: 'attribution', value: ATTRIBUTION },
      { key: 'osm_base_oldest', value: new Date(about.base.oldest).toISOString() },
      { key: 'osm_base_newest', value: new Date(about.base.newest).toISOString() },
      { key: 'region_west_south_east_north', value: regionText(about.region) },
      { key: 'count', value: String(rows.length) },
      {
        key: 'x_y',
        value: 'Web Mercator square cut into 2^32 steps each way, from the north-west; rows in Morton order',
      },
    ],
    createdBy: 'sightline',
  });
  void parquet.write({ columnData: columns, rowGroupSize: ROW_GROUP, pageSize });
  void parquet.finish();
  const bytes = new Uint8Array(writer.getBuffer());
  const sha256 = codec.sha256(bytes);
  return {
    bytes,
    manifest: {
      format: FORMAT,
      file: `cameras-${sha256.slice(0, 16)}.parquet`,
      bytes: bytes.length,
      sha256,
      count: rows.length,
      base: about.base,
      region: about.region,
      license: LICENSE,
      attribution: ATTRIBUTION,
      columns: partsOf(bytes, codec),
    },
  };
}

/** `west,south,east,north`, as the command takes it. */
export function regionText({ west, south, east, north }: Manifest['region']): string {
  return [west, south, east, north].join(',');
}

/** A row with its place in steps. */
interface Placed {
  readonly row: Row;
  readonly x: number;
  readonly y: number;
}

function inOrder(rows: readonly Row[]): readonly Placed[] {
  // Those on one spot by type and id, so that no order but the one of the data shows in the file.
  const placed = rows
    .toSorted((a, b) => a.type - b.type || a.id - b.id)
    .map((row) => ({ row, x: stepX(row.lon), y: stepY(row.lat) }));
  const x = Uint32Array.from(placed, (one) => one.x);
  const y = Uint32Array.from(placed, (one) => one.y);
  return Array.from(mortonOrder(x, y, placed.length), (index) => placed[index]).filter((one) => one !== undefined);
}

function columnsOf(placed: readonly Placed[]): ColumnSource[] {
  const column = (name: ColumnName, take: (one: Placed) => unknown): ColumnSource => ({
    name,
    data: placed.map(take),
    encoding: ENCODINGS[COLUMNS[name]],
    ...(COLUMNS[name] === 'steps' ? { codec: 'UNCOMPRESSED' as const } : {}),
    offsetIndex: false,
  });
  const exact = placed.map(({ row, x, y }) => stepLat(y) !== row.lat || stepLon(x) !== row.lon);
  const own = new Map(TAG_COLUMNS.map(([name, key]) => [name, key]));
  const tag = (name: (typeof TAG_COLUMNS)[number][0]): ColumnSource =>
    column(name, ({ row }) => columnTag(row.tags, own.get(name) ?? ''));
  return [
    column('x', ({ x }) => x),
    column('y', ({ y }) => y),
    tag('direction'),
    tag('camera_direction'),
    column('type', ({ row }) => OSM_TYPES[row.type]),
    { ...column('lat_exact', () => null), data: placed.map(({ row }, i) => (exact[i] === true ? row.lat : null)) },
    { ...column('lon_exact', () => null), data: placed.map(({ row }, i) => (exact[i] === true ? row.lon : null)) },
    column('id', ({ row }) => BigInt(row.id)),
    column('version', ({ row }) => (row.version === 0 ? null : row.version)),
    column('edited', ({ row }) => (row.edited === 0 ? null : new Date(row.edited * 1000))),
    tag('manufacturer'),
    tag('operator'),
    column('tags', ({ row }) => restText(row.tags)),
  ];
}

const ENCODINGS = {
  steps: 'DELTA_BINARY_PACKED',
  text: 'RLE_DICTIONARY',
  count: 'PLAIN',
  day: 'PLAIN',
  id: 'PLAIN',
  degrees: 'PLAIN',
} as const satisfies Record<ColumnKind, string>;

const ELEMENTS: Readonly<Record<ColumnKind, Omit<SchemaElement, 'name'>>> = {
  steps: { type: 'INT32', converted_type: 'UINT_32', repetition_type: 'REQUIRED' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  count: { type: 'INT32', converted_type: 'UINT_32', repetition_type: 'OPTIONAL' },
  day: { type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
  id: { type: 'INT64', repetition_type: 'REQUIRED' },
  degrees: { type: 'DOUBLE', repetition_type: 'OPTIONAL' },
};

function elementOf(name: ColumnName): SchemaElement {
  if (name === 'type' || name === 'tags') return { ...ELEMENTS.text, name, repetition_type: 'REQUIRED' };
  return { ...ELEMENTS[COLUMNS[name]], name };
}

const COLUMN_KEYS: ReadonlySet<string> = new Set(TAG_COLUMNS.map(([, key]) => key));

function columnTag(tags: readonly string[], key: string): string | null {
  for (let i = 0; i < tags.length; i += 2) if (tags[i] === key) return tags[i + 1] ?? null;
  return null;
}

/** The other tags as JSON, keys in order: the same tags are the same text. Written by hand, since a key may be __proto__. */
export function restText(tags: readonly string[]): string {
  const pairs: (readonly [string, string])[] = [];
  for (let i = 0; i < tags.length; i += 2) {
    const key = tags[i] ?? '';
    if (!COLUMN_KEYS.has(key)) pairs.push([key, tags[i + 1] ?? '']);
  }
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}

function partsOf(bytes: Uint8Array<ArrayBuffer>, codec: Codec): Manifest['columns'] {
  const [group, ...more] = parquetMetadata(bytes).row_groups;
  const parts = new Map<string, ColumnPart>();
  let next = 4;
  COLUMN_NAMES.forEach((name, i) => {
    const size = Number(group?.columns[i]?.meta_data?.total_compressed_size ?? 0);
    parts.set(name, { offset: next, bytes: size, sha256: codec.sha256(bytes.subarray(next, next + size)) });
    next += size;
  });
  if (more.length > 0) throw new RangeError('More cameras than one row group holds.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name was put in just above
  return Object.fromEntries(parts) as Record<ColumnName, ColumnPart>;
}
