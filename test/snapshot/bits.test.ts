import fc from 'fast-check';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { deltaBinaryPack } from 'hyparquet-writer/src/delta.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import { describe, expect, it } from 'vitest';
import { readDeltas, readRuns } from '../../src/snapshot/bits.ts';

function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  write(writer);
  return new Uint8Array(writer.getBuffer());
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Numbers below 2^width, now and then the same many times over. Those that are wider than any dictionary's, the writer gets wrong. */
const numbers = fc.integer({ min: 1, max: 24 }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    values: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 2 ** width - 1 }), fc.constantFrom(1, 1, 1, 40)), { maxLength: 60 })
      .map((runs) => runs.flatMap(([value, times]) => Array.from({ length: times }, () => value))),
  }),
);

describe('runs and packed bits', () => {
  it('come back as they were written, whatever their width', () => {
    fc.assert(
      fc.property(numbers, ({ width, values }) => {
        const signed = values.map((value) => value | 0);
        const bytes = written((writer) => writeRleBitPackedHybrid(writer, signed, width));
        expect([...readRuns(bytes, width, values.length)]).toEqual(values);
      }),
    );
  });

  it('are read as hyparquet reads them, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        // Runs of a length that hyparquet, too, gets to the end of.
        fc.uint8Array({ minLength: 1, maxLength: 60, max: 127 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 200 }),
        (bytes, width, count) => {
          let ours: Uint32Array;
          try {
            ours = readRuns(bytes, width, count);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            return;
          }
          const theirs = new Uint32Array(count);
          readRleBitPackedHybrid({ view: viewOf(bytes), offset: 0 }, width, theirs, bytes.length);
          expect(ours).toEqual(theirs);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['that end too early', [0b11]],
    ['of no length', [0, 0, 0]],
    ['that are longer than the bytes', [0b10, 1, 0b101, 1]],
  ])('%s are refused', (_, bytes) => {
    expect(() => readRuns(Uint8Array.from(bytes), 8, 9)).toThrow(RangeError);
  });

  it('of no width are all zero', () => {
    expect([...readRuns(new Uint8Array(), 0, 3)]).toEqual([0, 0, 0]);
  });
});

const steps = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.integer({ min: 4e9, max: 4e9 + 40 }),
    fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1),
  ),
  { minLength: 1, maxLength: 600 },
);

describe('deltas', () => {
  it('come back as they were written, over the whole range of 32 bits', () => {
    fc.assert(
      fc.property(steps, (values) => {
        const bytes = written((writer) => deltaBinaryPack(writer, Int32Array.from(values), 'INT32'));
        const into = new Uint32Array(values.length);
        readDeltas(bytes, into);
        expect([...into]).toEqual(values);
        const theirs = new Int32Array(values.length);
        deltaBinaryUnpack({ view: viewOf(bytes), offset: 0 }, values.length, theirs);
        expect(into).toEqual(new Uint32Array(theirs.buffer));
      }),
    );
  });

  it('that are cut short, or of another number, are refused', () => {
    const values = Int32Array.from({ length: 300 }, (_, i) => i * i * 977);
    const bytes = written((writer) => deltaBinaryPack(writer, values, 'INT32'));
    expect(() => readDeltas(bytes.subarray(0, bytes.length / 2), new Uint32Array(300))).toThrow(RangeError);
    expect(() => readDeltas(bytes, new Uint32Array(299))).toThrow(RangeError);
    expect(() => readDeltas(new Uint8Array(), new Uint32Array(1))).toThrow(RangeError);
  });
});
