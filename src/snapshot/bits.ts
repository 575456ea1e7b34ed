/**
 * Parquet's two ways to pack whole numbers bit by bit, read a word at a time. hyparquet reads them byte by byte, which for a
 * million rows of a snapshot takes three to ten times as long; the tests hold these to it.
 * Format: https://github.com/apache/parquet-format/blob/master/Encodings.md
 */
import { readVarInt } from 'hyparquet/src/thrift.js';

/** More bytes than the ones given are read, and thrown away. */
const ROOM = 8;

/**
 * Numbers below 2^`width` in the RLE/bit-packing hybrid.
 * @throws RangeError where the bytes end before `count` numbers have come, or are no such thing
 */
export function readRuns(bytes: Uint8Array, width: number, count: number): Uint32Array {
  const values = new Uint32Array(count);
  if (width === 0) return values;
  const view = withRoom(bytes);
  const reader = { view, offset: 0 };
  const mask = maskOf(width);
  let seen = 0;
  while (seen < count) {
    const header = readVarInt(reader);
    const size = header >>> 1;
    const { offset } = reader;
    const packed = (header & 1) === 1;
    const end = Math.min(count, seen + (packed ? size * 8 : size));
    reader.offset = offset + (packed ? size * width : (width + 7) >>> 3);
    // No run may be longer than the bytes, nor empty: that would never end.
    if (end === seen || reader.offset > bytes.length) throw new RangeError('A run that is none');
    if (packed) {
      for (let bit = offset * 8; seen < end; bit += width) {
        values[seen] = bitsAt(view, bit) & mask;
        seen += 1;
      }
    } else {
      // Whole bytes: a value that is too large for the width is the reader's to refuse.
      values.fill(bitsAt(view, offset * 8) & maskOf((width + 7) & ~7), seen, end);
      seen = end;
    }
  }
  return values;
}

/**
 * Numbers below 2^32 that were written as DELTA_BINARY_PACKED INT32; `into` says how many.
 * @throws RangeError where the bytes end before, or are no such thing
 */
export function readDeltas(bytes: Uint8Array, into: Uint32Array): void {
  const view = withRoom(bytes);
  const reader = { view, offset: 0 };
  const blockSize = readVarInt(reader);
  const miniblocks = readVarInt(reader);
  const count = readVarInt(reader);
  const perMiniblock = blockSize / miniblocks;
  if (count !== into.length || !(perMiniblock > 0) || perMiniblock % 32 !== 0)
    throw new RangeError('Deltas that are none');
  // All modulo 2^32, as Parquet has it: a difference of two numbers may need 33 bits, of which the last does not count.
  let value = readZigZag(reader);
  if (count > 0) into[0] = value;
  let seen = 1;
  while (seen < count) {
    const least = readZigZag(reader);
    const widths = reader.offset;
    reader.offset += miniblocks;
    for (let i = 0; i < miniblocks && seen < count; i += 1) {
      const width = view.getUint8(widths + i);
      const mask = maskOf(width);
      let bit = reader.offset * 8;
      reader.offset += (perMiniblock * width) / 8;
      if (width > 33 || reader.offset > bytes.length) throw new RangeError('Deltas that are none');
      for (const end = Math.min(count, seen + perMiniblock); seen < end; seen += 1) {
        value = (value + least + (bitsAt(view, bit) & mask)) | 0;
        into[seen] = value;
        bit += width;
      }
    }
  }
}

/** The 32 bits from a bit on, the lowest first. */
function bitsAt(view: DataView, bit: number): number {
  const byte = bit >>> 3;
  const shift = bit & 7;
  // A shift by 32 would be one by 0: hence in two steps.
  return (view.getUint32(byte, true) >>> shift) | ((view.getUint8(byte + 4) << 1) << (31 - shift));
}

function maskOf(width: number): number {
  return width >= 32 ? -1 : 2 ** width - 1;
}

/** A signed number, modulo 2^32. */
function readZigZag(reader: { readonly view: DataView; offset: number }): number {
  const start = reader.offset;
  const low = readVarInt(reader);
  // The 33rd bit, which readVarInt drops.
  const high = reader.offset - start === 5 ? (reader.view.getUint8(start + 4) >>> 4) & 1 : 0;
  return ((low >>> 1) | (high << 31)) ^ -(low & 1);
}

function withRoom(bytes: Uint8Array): DataView {
  const roomy = new Uint8Array(bytes.length + ROOM);
  roomy.set(bytes);
  return new DataView(roomy.buffer);
}
