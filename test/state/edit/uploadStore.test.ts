import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UploadRecord } from '../../../src/state/edit/uploadRecord.ts';
import { readRecord } from '../../../src/state/edit/uploadStore.ts';
import { camera } from '../../stub/app.ts';

const RECORD: UploadRecord = {
  id: 'a',
  server: 'live',
  action: 'change',
  key: 'node/5',
  version: 2,
  changeset: 7,
  comment: 'A test',
  at: 1,
  before: camera(5, 1, 2, { a: '1' }),
  after: camera(5, 1, 2, { a: '2' }),
  undone: false,
};

test('a record is read back as it was', () => {
  expect(readRecord(structuredClone(RECORD))).toEqual(RECORD);
  const removed = { ...RECORD, action: 'remove', after: null } as const;
  expect(readRecord(structuredClone(removed))).toEqual(removed);
});

test('a record with a wrong field is no record, and no value makes reading fail', () => {
  for (const key of Object.keys(RECORD)) expect(readRecord({ ...RECORD, [key]: [] })).toBeNull();
  expect(readRecord({ ...RECORD, key: 'house/5' })).toBeNull();
  expect(readRecord({ ...RECORD, before: { ...RECORD.before, tags: {} } })).toBeNull();
  fc.assert(
    fc.property(fc.anything(), (value) => {
      readRecord(value);
    }),
  );
});
