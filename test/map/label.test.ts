import { expect, test } from 'vitest';
import { shortCounts } from '../../src/map/label.ts';

test.each([
  [2, '2'],
  [999, '999'],
  [1234, '1.2k'],
  [35_400, '35k'],
  [999_999, '1M'],
])('%i is written %s', (count, text) => {
  expect(shortCounts('en-US')(count)).toBe(text);
});

test('other languages write it in their own way', () => {
  expect(shortCounts('ja')(12_000)).toBe('1.2万');
});
