import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortCounts } from '../../../src/map/readers/shortCounts.ts';

test.each([
  [2, '2'],
  [999, '999'],
  [1234, '1.2k'],
  [35_400, '35k'],
  [999_999, '1M'],
])('%i is written %s', (count, text) => {
  expect(shortCounts('en-US')(count)).toBe(text);
});

test.each(['en', 'en-US'])('in %s every count is written as Intl writes it, but for the small k', (locale) => {
  const intl = new Intl.NumberFormat(locale, { notation: 'compact' });
  const label = shortCounts(locale);
  fc.assert(
    fc.property(fc.oneof(fc.nat(10_000), fc.nat(2_000_000_000)), (count) => {
      expect(label(count)).toBe(intl.format(count).replace('K', 'k'));
    }),
    { numRuns: 2000 },
  );
});

test('other languages write it in their own way', () => {
  expect(shortCounts('ja')(12_000)).toBe('1.2万');
  expect(shortCounts('en-IN')(120_000)).toBe('1.2L');
  expect(shortCounts('en-CA')(1200)).toBe('1.2k');
});
