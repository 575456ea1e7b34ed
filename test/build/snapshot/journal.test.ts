import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJournal } from '../../../src/build/snapshot/journal.ts';
import { packRow, RowSink, unpackRow } from '../../../src/build/snapshot/row.ts';
import { nodeCodec } from '../../../src/build/snapshot/make.ts';
import { memoryFolder } from './memoryFolder.ts';
import { anyRows } from '../../snapshot/support.ts';

const open = (folder: ReturnType<typeof memoryFolder>, now = 0): ReturnType<typeof openJournal> =>
  openJournal(folder, 'plan', now, nodeCodec.sha256);

test('a box comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (rows) => {
      const folder = memoryFolder();
      const box = { kind: 'read' as const, base: 5, total: rows.length + 1, dropped: 1, rows };
      await (await open(folder)).save('a', box);
      const journal = await open(folder);
      expect(await journal.load('a')).toEqual(box);
      expect(await journal.load('b')).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test.each([
  { kind: 'read', base: 1, total: 1, dropped: 0, rows: [[0, 1]] },
  { kind: 'read', base: 1, total: 1, dropped: 0, rows: 'x' },
  { kind: 'read', base: null, total: 1, dropped: 0, rows: [] },
  { kind: 'read', base: 1, total: '1', dropped: 0, rows: [] },
  { kind: 'read', base: 1, total: 1, rows: [] },
  [],
  null,
])('the entry %j is none, even with the right hash', async (entry) => {
  const folder = memoryFolder();
  const journal = await open(folder);
  const body = JSON.stringify(entry);
  const hash = nodeCodec.sha256(new TextEncoder().encode(body));
  await folder.write('a.journal', new TextEncoder().encode(`${hash}\n${body}`));
  expect(await journal.load('a')).toBeNull();
});

test('a row with anything else than it should have is none', () => {
  const row = { type: 0, id: 1, lat: 2, lon: 3, version: 4, edited: 5, tags: ['a', 'b'] };
  const packed = packRow(row);
  expect(unpackRow(packed)).toEqual(row);
  for (const at of packed.keys()) expect(unpackRow(packed.with(at, null)), String(at)).toBeNull();
  expect(unpackRow(packed.with(6, ['a', 5]))).toBeNull();
  expect(unpackRow('x')).toBeNull();
});

test('half of a surrogate pair is no text, and what was discarded leaves no tags', () => {
  const sink = new RowSink();
  // One that is gone is no row.
  sink.tag('surveillance:type', 'ALPR');
  sink.tag('removed:man_made', 'surveillance');
  sink.add(0, 1, 1, 1, 1, 0);
  expect(sink).toMatchObject({ rows: [], gone: 1 });
  sink.tag('lost', 'x');
  sink.discard();
  sink.tag('a\uD800', '\uDC00b');
  sink.add(0, 1, 2, 3, 4, 5);
  sink.add(0, 2, 2, 3, 4, 5);
  expect(sink.rows.map(({ tags }) => tags)).toEqual([['a\uFFFD', '\uFFFDb'], []]);
});
