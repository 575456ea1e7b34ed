import { expect, test } from 'vitest';
import { formatTagTerm, parseTagTerm } from '../../src/ui/parts/tagTermText.ts';

test.each([
  ['camera:mount=pole', { key: 'camera:mount', how: 'is', text: 'pole' }],
  ['operator~Police', { key: 'operator', how: 'contains', text: 'Police' }],
  ['url=a=b~c', { key: 'url', how: 'is', text: 'a=b~c' }],
  ['ref', { key: 'ref', how: 'present', text: '' }],
  ['!ref', { key: 'ref', how: 'absent', text: '' }],
] as const)('%s', (typed, term) => {
  expect(parseTagTerm(typed)).toEqual(term);
  expect(formatTagTerm(term)).toBe(typed);
});

test.each(['', ' ', '!', '=x', 'x=', '~', `x=${'y'.repeat(300)}`])('%j is none', (typed) => {
  expect(parseTagTerm(typed)).toBeNull();
});
