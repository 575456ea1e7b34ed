import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { COLUMN_NAMES, HOT } from '../../../src/snapshot/fileFormat.ts';
import {
  anyRows,
  expected,
  filesOf,
  manyRows,
  mortonCode,
  readAll,
  rowsOf,
  staticServer,
  written,
} from '../../snapshot/support.ts';

test('whatever is written is read again: every place to 1e-7°, every id, every tag', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (rows) => {
      const { fetch } = staticServer(filesOf(written(rows)));
      expect(rowsOf(await readAll(fetch))).toEqual(expected(rows));
    }),
    { numRuns: 60 },
  );
});

test('a file of many pages is read whole', async () => {
  const rows = manyRows(3000).map((row, i) => (i % 700 < 350 ? bare(row) : row));
  const { fetch } = staticServer(filesOf(written(rows, 1000)));
  expect(rowsOf(await readAll(fetch))).toEqual(expected(rows));
});

/** The row with nothing known of it but its place. */
function bare(row: Row): Row {
  return { ...row, version: 0, edited: 0, tags: [] };
}

test('rows stand in Morton order', async () => {
  const { fetch } = staticServer(filesOf(written(manyRows(2000))));
  const { hot } = await readAll(fetch);
  const codes = Array.from(hot.x, (x, row) => mortonCode(x, hot.y[row] ?? 0));
  expect(codes).toEqual(codes.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
});

test('the same cameras make the same file, in whatever order they come', () => {
  const rows = manyRows(500);
  const { manifest } = written(rows);
  expect(written(rows.toReversed()).manifest).toEqual(manifest);
  expect(manifest.file).toBe(`cameras-${manifest.sha256.slice(0, 16)}.parquet`);
  expect(written(rows.slice(1)).manifest.file).not.toBe(manifest.file);
});

test('of several on one spot, nodes come first, then by id', async () => {
  const [row] = manyRows(1);
  if (row === undefined) throw new Error('There is no row.');
  const kinds = [
    { type: 2, id: 1 },
    { type: 0, id: 9 },
    { type: 1, id: 5 },
    { type: 0, id: 2 },
  ];
  const rows = kinds.map((kind) => Object.assign({}, row, kind));
  const { hot, cold } = await readAll(staticServer(filesOf(written(rows))).fetch);
  expect([[...hot.type], [...cold.id]]).toEqual([
    [0, 0, 1, 2],
    [2, 9, 5, 1],
  ]);
});

test('tags are the same text in whatever order they came, and those with a column are not in it', async () => {
  const [row] = manyRows(1);
  if (row === undefined) throw new Error('There is no row.');
  const rows = [
    { ...row, tags: ['b', '2', 'a', '1', 'operator', 'x'] },
    { ...row, id: 5, tags: ['a', '1', 'b', '2', 'direction', '90'] },
  ];
  const { cold } = await readAll(staticServer(filesOf(written(rows))).fetch);
  expect(cold.tags.texts).toEqual(['{"a":"1","b":"2"}']);
});

test('columns follow one another in the file without a gap, what drawing needs first', () => {
  const { columns } = written(manyRows(500)).manifest;
  let next = 4;
  for (const name of COLUMN_NAMES) {
    expect(columns[name].offset).toBe(next);
    next += columns[name].bytes;
  }
  expect(COLUMN_NAMES.slice(0, HOT.length)).toEqual(HOT);
});
