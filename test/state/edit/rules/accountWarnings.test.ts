import { expect, test } from 'vitest';
import { rateWarning } from '../../../../src/state/edit/rules/accountWarnings.ts';

const HOUR = 3_600_000;
const uploads = (count: number, at = 0): { at: number }[] => Array.from({ length: count }, () => ({ at }));

test('a few uploads are nothing to talk about', () => {
  expect(rateWarning(undefined, uploads(200), 1000)).toEqual([]);
  expect(rateWarning({ changes: 200, limit: 1000 }, [], 1000)).toEqual([]);
});

test('many within an hour are told with what is left', () => {
  expect(rateWarning(undefined, uploads(300), 1000)).toEqual([{ kind: 'rate-limit', left: 700, counted: 'browser' }]);
  expect(rateWarning(undefined, uploads(300), HOUR + 1)).toEqual([]);
});

test('what the account did with other programs counts, and so does what was sent since it was asked', () => {
  const account = { changes: 900, limit: 1000 };
  expect(rateWarning(account, [], 1000)).toEqual([{ kind: 'rate-limit', left: 100, counted: 'account' }]);
  expect(rateWarning({ ...account, changes: 0 }, uploads(1100), 1000)).toMatchObject([{ left: 0 }]);
});

test('an account that may do more is not warned of what new ones may', () => {
  expect(rateWarning({ changes: 5000, limit: 100_000 }, uploads(900), 1000)).toEqual([]);
});
