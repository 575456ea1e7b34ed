import { expect, test } from 'vitest';
import { rateWarning } from '../../src/state/rate.ts';

const HOUR = 3_600_000;
const uploads = (count: number, at = 0): { at: number }[] => Array.from({ length: count }, () => ({ at }));

test('a few uploads are nothing to talk about', () => {
  expect(rateWarning(uploads(200), 1000)).toEqual([]);
});

test('many within an hour are told with what is left', () => {
  expect(rateWarning(uploads(300), 1000)).toEqual([{ kind: 'rate-limit', left: 700 }]);
  expect(rateWarning(uploads(200), HOUR + 1)).toEqual([]);
});
