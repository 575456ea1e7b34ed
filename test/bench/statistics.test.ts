import { expect, test } from 'vitest';
import { judgeFrames, median } from './statistics.ts';

test('the median is the middle one, whatever the order', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('the median of nothing is no number', () => {
  expect(median([])).toBeNaN();
});

/** Times with the given gaps between them. */
function times(gaps: readonly number[]): number[] {
  let now = 0;
  return [0, ...gaps.map((gap) => (now += gap))];
}

test('frames in time drop nothing', () => {
  expect(judgeFrames(times(Array.from({ length: 100 }, () => 16.7)))).toEqual({
    p95: expect.closeTo(16.7),
    dropped: 0,
  });
});

test('a pause drops as many frames as it had room for', () => {
  expect(judgeFrames(times([16.7, 100, 16.7])).dropped).toBe(5);
});

test('a frame that is a little late is not a dropped one', () => {
  expect(judgeFrames(times([20, 13, 24, 9])).dropped).toBe(0);
});

test('one long frame in a hundred does not move the 95th percentile, ten do', () => {
  const row = (slow: number): number[] => times(Array.from({ length: 100 }, (_, i) => (i < slow ? 50 : 16.7)));
  expect(judgeFrames(row(1)).p95).toBeCloseTo(16.7);
  expect(judgeFrames(row(10)).p95).toBeCloseTo(50);
});
