import { expect, test } from 'vitest';
import type { TagTerm } from '../../../src/store/query/filter.ts';
import { valueTest } from '../../../src/store/query/tagTerms.ts';

const term = (how: TagTerm['how'], text = ''): TagTerm => ({ key: 'operator', how, text });

test.each([
  [term('is', 'city  PD'), 'City PD', true],
  [term('is', 'B'), 'A; b', true],
  [term('is', 'A;B'), 'A; b', true],
  [term('is', 'City'), 'City PD', false],
  [term('contains', 'police'), 'Sheriff;Springfield Police Department', true],
  [term('contains', 'a;b'), 'xa;bx', false],
  [term('present'), ' ', false],
  [term('present'), 'x', true],
  [term('absent'), undefined, true],
  [term('absent'), '', true],
  [term('absent'), 'x', false],
  [term('is', 'x'), undefined, false],
] as const)('%j of %j is %s', (asked, value, passes) => {
  expect(valueTest(asked)(value)).toBe(passes);
});
