/** Columns that are laid down as the format says, and all the ways in which they may not be. */
import { gzipSync } from 'node:zlib';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { deltaBinaryPack } from 'hyparquet-writer/src/delta.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import type { PageHeader } from 'hyparquet/src/types.js';
import { describe, expect, it } from 'vitest';
import { decodeCounts, decodeDegrees, decodeIds, decodeSteps, decodeTexts } from '../../src/snapshot/pages.ts';

type V2 = NonNullable<PageHeader['data_page_header_v2']>;

/** One page: what is in it, and what its header says otherwise. */
interface Page {
  readonly levels?: Uint8Array;
  readonly body: Uint8Array;
  readonly header: Partial<PageHeader>;
}

function bytesOf(write: (writer: ByteWriter) => void): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  write(writer);
  return new Uint8Array(writer.getBuffer());
}

function columnOf(...pages: readonly Page[]): Uint8Array<ArrayBuffer> {
  return bytesOf((writer) => {
    for (const { levels = new Uint8Array(), body, header } of pages) {
      const size = levels.length + body.length;
      writePageHeader(writer, {
        type: 'DATA_PAGE_V2',
        uncompressed_page_size: size,
        compressed_page_size: size,
        ...header,
      });
      writer.appendBytes(levels);
      writer.appendBytes(body);
    }
  });
}

function v2(rows: number, encoding: V2['encoding'], more: Partial<V2> = {}): Partial<PageHeader> {
  const lengths = { definition_levels_byte_length: 0, repetition_levels_byte_length: 0, is_compressed: true };
  return { data_page_header_v2: { num_values: rows, num_rows: rows, num_nulls: 0, encoding, ...lengths, ...more } };
}

const deltas = (...values: number[]): Uint8Array => bytesOf((writer) => deltaBinaryPack(writer, values, 'INT32'));
const steps = (values: number[], more: Partial<PageHeader> = {}, of: Partial<V2> = {}): Page => ({
  body: deltas(...values),
  header: { ...v2(values.length, 'DELTA_BINARY_PACKED', of), ...more },
});

/** Rows that have a value (1) or have none (0). */
const levelsOf = (has: number[]): Uint8Array => bytesOf((writer) => writeRleBitPackedHybrid(writer, has, 1));

/** A gzipped page; `lie` changes what the header says of the size. */
function zipped(plain: Uint8Array, header: Partial<PageHeader>, levels: Uint8Array = new Uint8Array(), lie = 0): Page {
  return { levels, body: gzipSync(plain), header: sized(plain, header, levels, lie) };
}

function sized(plain: Uint8Array, header: Partial<PageHeader>, levels: Uint8Array, lie: number): Partial<PageHeader> {
  return {
    uncompressed_page_size: levels.length + plain.length + lie,
    compressed_page_size: levels.length + gzipSync(plain).length,
    ...header,
  };
}

const numbers = (...values: number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
const ids = (...values: bigint[]): Uint8Array => new Uint8Array(BigInt64Array.from(values).buffer);

/** Counts, of which some rows have none. */
function counts(has: number[], values: number[], of: Partial<V2> = {}): Page {
  const levels = levelsOf(has);
  const nulls = has.filter((one) => one === 0).length;
  return zipped(
    numbers(...values),
    v2(has.length, 'PLAIN', { num_nulls: nulls, definition_levels_byte_length: levels.length, ...of }),
    levels,
  );
}

/** Levels of two values, a header that says one. */
function mismatched(): Page {
  const levels = levelsOf([1, 1]);
  const of = { num_nulls: 1, definition_levels_byte_length: levels.length };
  return zipped(numbers(5), v2(2, 'PLAIN', of), levels);
}

function texts(...list: readonly Uint8Array[]): Page {
  const plain = bytesOf((writer) => {
    for (const text of list) {
      writer.appendUint32(text.length);
      writer.appendBytes(text);
    }
  });
  const header = { num_values: list.length, encoding: 'PLAIN' as const };
  return zipped(plain, { type: 'DICTIONARY_PAGE', dictionary_page_header: header });
}

/** Codes of 4 bits. */
function codes(values: number[], encoding: V2['encoding'] = 'RLE_DICTIONARY'): Page {
  const plain = bytesOf((writer) => {
    writer.appendUint8(4);
    writeRleBitPackedHybrid(writer, values, 4);
  });
  return zipped(plain, v2(values.length, encoding));
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const SAID = { kind: 'bad-response', details: { said: expect.stringMatching(/not laid down as this format says/) } };

describe('columns as the format says', () => {
  it('are read over several pages', async () => {
    expect([...(await decodeSteps(columnOf(steps([1, 2 ** 31 - 1]), steps([7])), 3))]).toEqual([1, 2 ** 31 - 1, 7]);
    expect([...(await decodeCounts(columnOf(counts([1, 0, 1], [5, 6]), counts([0], [])), 4, 'count'))]).toEqual([
      5, 0, 6, 0,
    ]);
    const some = await decodeTexts(columnOf(texts(utf8('a'), utf8('Söhne')), codes([1, 0]), codes([1])), 3);
    expect(some).toEqual({ codes: Uint32Array.of(2, 1, 2), texts: ['a', 'Söhne'] });
    const places = zipped(new Uint8Array(Float64Array.of(1.5, -2).buffer), v2(2, 'PLAIN'));
    expect([...(await decodeDegrees(columnOf(places), 2))]).toEqual([
      [0, 1.5],
      [1, -2],
    ]);
  });

  it('have ids from 1 to 2^53 - 1', async () => {
    const page = zipped(ids(1n, 2n ** 53n - 1n), v2(2, 'PLAIN'));
    expect([...(await decodeIds(columnOf(page), 2))]).toEqual([1, 2 ** 53 - 1]);
  });

  it('may have no rows', async () => {
    expect(await decodeSteps(columnOf(), 0)).toEqual(new Uint32Array(0));
    expect(await decodeTexts(columnOf(), 0)).toEqual({ codes: new Uint32Array(0), texts: [] });
  });
});

describe('a column of steps is refused', () => {
  it.each<[string, readonly Page[]]>([
    ['that is not packed', [{ body: numbers(1, 2), header: v2(2, 'PLAIN') }]],
    ['with rows that have none', [steps([1, 2], {}, { num_nulls: 1 })]],
    ['of too many rows', [steps([1, 2]), steps([3])]],
    ['of too few', [steps([1])]],
    ['whose page is another size', [steps([1, 2], { uncompressed_page_size: deltas(1, 2).length + 1 })]],
    ['that ends within a page', [steps([1, 2], { compressed_page_size: 999 })]],
    ['whose page has less than no bytes', [steps([1, 2], { compressed_page_size: -9 })]],
    ['with pages of another kind', [steps([1, 2]), { body: new Uint8Array(), header: { type: 'INDEX_PAGE' } }]],
    ['with rows within rows', [steps([1, 2], {}, { repetition_levels_byte_length: 1 })]],
    ['with less than no rows', [steps([1, 2]), steps([], {}, { num_rows: -1 }), steps([3])]],
  ])('%s', async (_, pages) => {
    await expect(decodeSteps(columnOf(...pages), 2)).rejects.toMatchObject(SAID);
  });
});

describe('a column of numbers is refused', () => {
  it.each<[string, readonly Page[]]>([
    ['whose levels tell of other rows than its header', [mismatched()]],
    ['that is too short', [counts([1, 1], [5])]],
    ['that is too long', [counts([1, 1], [5, 6, 7])]],
    ['that unpacks to another size', [zipped(numbers(5, 6), v2(2, 'PLAIN'), new Uint8Array(), 1)]],
    ['that is packed in another way', [zipped(numbers(5, 6), v2(2, 'RLE'))]],
    ['with more rows without a value than rows', [counts([1, 1], [], { num_nulls: 3 })]],
    ['whose levels are longer than it', [counts([1, 1], [5, 6], { definition_levels_byte_length: 999 })]],
  ])('%s', async (_, pages) => {
    await expect(decodeCounts(columnOf(...pages), 2, 'count')).rejects.toMatchObject(SAID);
  });

  it.each([0n, 2n ** 53n, -1n])('with the id %d', async (id) => {
    await expect(decodeIds(columnOf(zipped(ids(id), v2(1, 'PLAIN'))), 1)).rejects.toMatchObject(SAID);
  });
});

describe('a column of texts is refused', () => {
  it.each<[string, readonly Page[]]>([
    ['with a text that is not there', [texts(utf8('a')), codes([0, 1])]],
    ['without texts', [codes([0, 0])]],
    ['whose texts come twice', [texts(utf8('a')), texts(utf8('b')), codes([0, 0])]],
    ['whose texts come last', [codes([0, 0]), texts(utf8('a'))]],
    ['that is not by code', [texts(utf8('a')), codes([0, 0], 'PLAIN')]],
  ])('%s', async (_, pages) => {
    await expect(decodeTexts(columnOf(...pages), 2)).rejects.toMatchObject(SAID);
  });

  it('that is no UTF-8', async () => {
    await expect(decodeTexts(columnOf(texts(Uint8Array.of(0xff)), codes([0])), 1)).rejects.toThrow(TypeError);
  });
});

describe('a column that would fill the memory is refused before it is unpacked', () => {
  /** Zeros unpack to a thousand times what they take. */
  const bomb = new Uint8Array(96 * 1024 * 1024);
  const packed = gzipSync(bomb);

  it('where a page declares 10 bytes and unpacks to 96 MB', async () => {
    const page = {
      body: packed,
      header: { ...v2(2, 'PLAIN'), compressed_page_size: packed.length, uncompressed_page_size: 10 },
    };
    const before = process.memoryUsage.rss();
    await expect(decodeCounts(columnOf(page), 2, 'count')).rejects.toMatchObject(SAID);
    await expect(decodeTexts(columnOf(page), 2)).rejects.toMatchObject(SAID);
    expect(process.memoryUsage.rss() - before).toBeLessThan(bomb.length / 2);
  });

  it('where a page declares more than its bytes can unpack to', async () => {
    const page = {
      ...zipped(numbers(1, 2), v2(2, 'PLAIN')),
      header: sized(numbers(1, 2), v2(2, 'PLAIN'), new Uint8Array(), 2 ** 30),
    };
    await expect(decodeCounts(columnOf(page), 2, 'count')).rejects.toMatchObject(SAID);
  });

  it('where 43 bytes declare 50 million rows', async () => {
    const rows = 50_000_000;
    const few = { body: deltas(0), header: v2(rows, 'DELTA_BINARY_PACKED') };
    await expect(decodeSteps(columnOf(few), rows)).rejects.toMatchObject(SAID);
    await expect(decodeCounts(columnOf(), rows, 'count')).rejects.toMatchObject(SAID);
    await expect(decodeIds(columnOf(), rows)).rejects.toMatchObject(SAID);
    await expect(decodeTexts(columnOf(codes([0])), rows)).rejects.toMatchObject(SAID);
  });
});
