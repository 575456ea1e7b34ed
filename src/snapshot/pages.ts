/**
 * From a column's bytes to a typed array, page by page. hyparquet reads the pages' heads; it is reached by its own modules:
 * the package's main entry decompresses only synchronously (and the browser's gzip is asynchronous), and gives nullable and
 * dictionary columns as arrays of objects, which for a million rows costs half a second each instead of 20 ms.
 * Reads exactly what write.ts writes; anything else is refused.
 */
import { parquetHeader } from 'hyparquet/src/column.js';
import type { Encoding } from 'hyparquet/src/types.js';
import { Failure } from '../model/failure.ts';
import { readDeltas, readRuns } from './bits.ts';
import type { TextColumn } from './fileColumns.ts';
import type { ColumnKind } from './fileFormat.ts';

interface DataPage {
  readonly rows: number;
  readonly nulls: number;
  readonly encoding: Encoding;
  /** Run-length coded definition levels: 1 where the row has a value; empty for columns that are never null. */
  readonly levels: Uint8Array;
  readonly body: Uint8Array;
}

interface Pages {
  /** Body of the dictionary page, and how many texts are in it. */
  readonly dictionary: { readonly body: Uint8Array; readonly size: number } | null;
  readonly data: readonly DataPage[];
}

/** Mercator steps. */
export async function decodeSteps(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<Uint32Array> {
  const { data } = await readPages(bytes, rows, 'steps');
  const values = new Uint32Array(rows);
  let row = 0;
  for (const page of data) {
    expect(page.nulls === 0 && page.encoding === 'DELTA_BINARY_PACKED');
    readDeltas(page.body, values.subarray(row, row + page.rows));
    row += page.rows;
  }
  return values;
}

/** Whole numbers, or days since 1970; 0 where there is none. */
export async function decodeCounts(
  bytes: Uint8Array<ArrayBuffer>,
  rows: number,
  kind: 'count' | 'day',
): Promise<Uint32Array> {
  expect(rows <= MOST_ROWS);
  const values = new Uint32Array(rows);
  await eachPlain(bytes, rows, kind, 4, (view, offset, row) => {
    values[row] = view.getUint32(offset, true);
  });
  return values;
}

/** OpenStreetMap's ids: 1 to 2^53. */
export async function decodeIds(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<Float64Array> {
  expect(rows <= MOST_ROWS);
  const values = new Float64Array(rows);
  await eachPlain(bytes, rows, 'id', 8, (view, offset, row) => {
    // By halves: BigInt costs ten times as much.
    const id = view.getUint32(offset + 4, true) * 2 ** 32 + view.getUint32(offset, true);
    expect(id > 0 && id <= Number.MAX_SAFE_INTEGER);
    values[row] = id;
  });
  return values;
}

/** Degrees by row, of the few rows that have any. */
export async function decodeDegrees(
  bytes: Uint8Array<ArrayBuffer>,
  rows: number,
): Promise<ReadonlyMap<number, number>> {
  const values = new Map<number, number>();
  await eachPlain(bytes, rows, 'degrees', 8, (view, offset, row) => values.set(row, view.getFloat64(offset, true)));
  return values;
}

/** Texts, each different one once. */
export async function decodeTexts(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<TextColumn> {
  const { dictionary, data } = await readPages(bytes, rows, 'text');
  const texts = dictionary === null ? [] : textsOf(dictionary);
  const codes = new Uint32Array(rows);
  let row = 0;
  let most = -1;
  for (const page of data) {
    const filled = page.rows - page.nulls;
    expect(filled === 0 || page.encoding === 'RLE_DICTIONARY');
    row += page.rows;
    // Most columns are empty in most places.
    if (filled === 0) continue;
    const part = readRuns(page.body.subarray(1), page.body[0] ?? 0, filled);
    for (let i = 0; i < filled; i += 1) most = Math.max(most, part[i] ?? 0);
    const has = presence(page);
    let next = 0;
    for (let i = 0; i < page.rows; i += 1) {
      // 1 where there is a value, so that the rows without need no branch of their own.
      const there = has === null ? 1 : (has[i] ?? 0);
      codes[row - page.rows + i] = ((part[next] ?? 0) + 1) * there;
      next += there;
    }
  }
  expect(most < texts.length);
  return { codes, texts };
}

/** The texts of a dictionary page: PLAIN, each after its length in four bytes. */
function textsOf({ body, size }: { readonly body: Uint8Array; readonly size: number }): readonly string[] {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const view = viewOf(body);
  const ends = new Uint32Array(size);
  const bytes = new Uint8Array(body.length);
  let offset = 0;
  let end = 0;
  for (let i = 0; i < size; i += 1) {
    expect(offset + 4 <= body.length);
    const start = offset + 4;
    offset = start + view.getUint32(offset, true);
    expect(offset <= body.length);
    bytes.set(body.subarray(start, offset), end);
    end += offset - start;
    ends[i] = end;
  }
  expect(offset === body.length);
  const all = utf8.decode(bytes.subarray(0, end));
  // Nearly always all is ASCII: then one call decodes tens of thousands of texts, and a byte is a character.
  const cut =
    all.length === end
      ? (from: number, to: number) => all.slice(from, to)
      : (from: number, to: number) => utf8.decode(bytes.subarray(from, to));
  return Array.from(ends, (to, i) => cut(i === 0 ? 0 : (ends[i - 1] ?? 0), to));
}

/** Calls back with the place of every value of a PLAIN column, and its row. */
async function eachPlain(
  bytes: Uint8Array<ArrayBuffer>,
  rows: number,
  kind: ColumnKind,
  width: number,
  take: (view: DataView, offset: number, row: number) => void,
): Promise<void> {
  const { data } = await readPages(bytes, rows, kind);
  let start = 0;
  for (const page of data) {
    expect(page.encoding === 'PLAIN' && page.body.length === (page.rows - page.nulls) * width);
    const view = viewOf(page.body);
    const has = presence(page);
    let offset = 0;
    for (let i = 0; i < page.rows; i += 1) {
      if (has !== null && has[i] === 0) continue;
      take(view, offset, start + i);
      offset += width;
    }
    start += page.rows;
  }
}

/** 1 for each row that has a value, or null where all have. */
function presence(page: DataPage): Uint32Array | null {
  if (page.nulls === 0) return null;
  const has = readRuns(page.levels, 1, page.rows);
  let filled = 0;
  for (let i = 0; i < has.length; i += 1) filled += has[i] ?? 0;
  expect(filled === page.rows - page.nulls);
  return has;
}

/** No gzip packs tighter: 258 bytes into two bits. */
const MOST_PACKED = 1032;

/** A hundred times the readers of the world. More is no snapshot, and its columns alone would fill the memory. */
const MOST_ROWS = 20_000_000;

/** The pages of a column's bytes, unpacked; together they must have every row once. */
async function readPages(bytes: Uint8Array<ArrayBuffer>, rows: number, kind: ColumnKind): Promise<Pages> {
  expect(rows <= MOST_ROWS);
  const reader = { view: viewOf(bytes), offset: 0 };
  const unpack = kind === 'steps' ? asTheyAre : gunzip;
  let dictionary: Promise<{ body: Uint8Array; size: number }> | null = null;
  const data: Promise<DataPage>[] = [];
  let seen = 0;
  while (reader.offset < bytes.length) {
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    expect(header.compressed_page_size >= 0 && end <= bytes.length);
    const page = header.data_page_header_v2;
    if (header.dictionary_page_header !== undefined) {
      expect(dictionary === null && data.length === 0);
      const size = header.dictionary_page_header.num_values;
      const body = unpack(bytes.subarray(reader.offset, end), header.uncompressed_page_size);
      dictionary = body.then((unpacked) => ({ body: unpacked, size }));
    } else if (page !== undefined) {
      const levels = page.definition_levels_byte_length;
      const start = reader.offset + levels;
      expect(page.repetition_levels_byte_length === 0 && levels >= 0 && start <= end);
      seen += page.num_rows;
      expect(page.num_rows >= 0 && page.num_nulls >= 0 && page.num_nulls <= page.num_rows && seen <= rows);
      const body = unpack(bytes.subarray(start, end), header.uncompressed_page_size - levels);
      const known = {
        rows: page.num_rows,
        nulls: page.num_nulls,
        encoding: page.encoding,
        levels: bytes.subarray(reader.offset, start),
      };
      data.push(body.then((unpacked) => ({ ...known, body: unpacked })));
    } else {
      expect(false);
    }
    reader.offset = end;
  }
  // All are awaited at once, so that the failure of one leaves none behind.
  const [texts, all] = await Promise.all([dictionary, Promise.all(data)]);
  expect(seen === rows);
  return { dictionary: texts, data: all };
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array> {
  if (length === 0) return new Uint8Array();
  expect(length > 0 && length <= bytes.length * MOST_PACKED);
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What goes wrong with the bytes is told where they are read.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const unpacked = new Uint8Array(length);
  let at = 0;
  const reader = readable.getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in turn
    const { done, value } = await reader.read();
    if (done) break;
    // Few bytes can unpack to gigabytes: what goes on past its length is let go of at once.
    if (at + value.length > length) reader.cancel().catch(() => undefined);
    expect(at + value.length <= length);
    unpacked.set(value, at);
    at += value.length;
  }
  expect(at === length);
  return unpacked;
}

function asTheyAre(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  expect(bytes.length === length);
  return Promise.resolve(bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function expect(isAsWritten: boolean): void {
  if (!isAsWritten)
    throw new Failure('bad-response', {
      said: "The snapshot can't be read. A column is not laid down as this format says.",
    });
}
