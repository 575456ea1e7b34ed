import { expect, test } from 'vitest';
import { parseTags, textAt } from '../../src/snapshot/fileColumns.ts';

test('tags are read as they are written, whatever their keys', () => {
  expect(parseTags('{"b":"1","__proto__":"x","constructor":""}')).toEqual([
    'b',
    '1',
    '__proto__',
    'x',
    'constructor',
    '',
  ]);
  expect(parseTags('{}')).toEqual([]);
});

test.each(['', '{', 'null', '5', '"x"', '["a","b"]', '{"a":1}', '{"a":null}', '{"a":["b"]}', '{"a":{"b":"c"}}'])(
  'the text %j is no tags',
  (text) => {
    expect(parseTags(text)).toBeNull();
  },
);

test('a row without a text has none', () => {
  const column = { codes: Uint32Array.of(0, 1, 2, 3), texts: ['a', 'b'] };
  expect([0, 1, 2, 3, 4].map((row) => textAt(column, row))).toEqual([undefined, 'a', 'b', undefined, undefined]);
});
