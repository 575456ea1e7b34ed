/** What is used of hyparquet's own modules: no promise of the package covers them, so an update that moves them is seen here. */
import { readFileSync } from 'node:fs';
import { parquetHeader } from 'hyparquet/src/column.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { expect, it } from 'vitest';
import { isRecord } from '../../src/model/record.ts';

it('is there, in exactly the version that was looked at', () => {
  expect(parquetHeader).toBeTypeOf('function');
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const dependencies: unknown = isRecord(manifest) ? manifest['dependencies'] : null;
  expect(isRecord(dependencies) ? dependencies['hyparquet'] : null).toMatch(/^\d+\.\d+\.\d+$/);
});

it('reads a whole number of several bytes, and moves on behind it', () => {
  const reader = { view: new DataView(Uint8Array.of(0xac, 0x02, 0xff).buffer), offset: 0 };
  expect(readVarInt(reader)).toBe(300);
  expect(reader.offset).toBe(2);
});

it('reads the head of a page: its kind, rows and encoding, and moves on to its body', () => {
  // Thrift's compact protocol: a data page of 3 rows in 12 bytes, PLAIN.
  const head = Uint8Array.of(
    0x15,
    0x00,
    0x15,
    0x18,
    0x15,
    0x18,
    0x2c,
    0x15,
    0x06,
    0x15,
    0x00,
    0x15,
    0x06,
    0x15,
    0x06,
    0x00,
    0x00,
  );
  const reader = { view: new DataView(head.buffer), offset: 0 };
  expect(parquetHeader(reader)).toMatchObject({
    type: 'DATA_PAGE',
    compressed_page_size: 12,
    data_page_header: { num_values: 3, encoding: 'PLAIN' },
  });
  expect(reader.offset).toBe(head.length);
});
