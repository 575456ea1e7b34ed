/** Small Parquet files of one's own, column by column (Node). */
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { ColumnSource } from 'hyparquet-writer/src/types.js';
import type { SchemaElement } from 'hyparquet/src/types.js';
import { nodeCodec } from '../snapshot/make.ts';

export interface Column {
  readonly element: SchemaElement;
  readonly source: ColumnSource;
}

const KINDS = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', encoding: 'RLE_DICTIONARY' },
  bytes: { type: 'BYTE_ARRAY', encoding: 'PLAIN' },
  id: { type: 'INT64', encoding: 'PLAIN' },
  count: { type: 'INT32', converted_type: 'UINT_32', encoding: 'PLAIN' },
  day: { type: 'INT32', converted_type: 'DATE', encoding: 'PLAIN' },
  degrees: { type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
} as const;

/** One column; a value may be null only where it is `optional`. */
export function parquetColumn(
  name: string,
  kind: keyof typeof KINDS,
  need: 'required' | 'optional',
  data: readonly unknown[],
): Column {
  const { encoding, ...element } = KINDS[kind];
  return {
    element: { ...element, name, repetition_type: need === 'required' ? 'REQUIRED' : 'OPTIONAL' },
    source: { name, data: [...data], encoding, offsetIndex: false },
  };
}

/** The same columns always give the same bytes. */
export function parquetFile(
  name: string,
  columns: readonly Column[],
  about: Readonly<Record<string, string>>,
  rowGroupSize: number,
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name, num_children: columns.length }, ...columns.map(({ element }) => element)],
    codec: 'GZIP',
    compressors: { GZIP: nodeCodec.gzip },
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'sightline',
  });
  void parquet.write({ columnData: columns.map(({ source }) => source), rowGroupSize });
  void parquet.finish();
  return new Uint8Array(writer.getBuffer());
}
