import { expect, test } from 'vitest';
import type { Gauge } from '../../../src/build/changes/gate.ts';
import { refuseShrunk } from '../../../src/build/changes/gate.ts';
import { Failure } from '../../../src/model/failure.ts';

const gauge = (count: number, countries: Gauge['countries'] = {}, newest = 0): Gauge => ({ count, countries, newest });
const saidOf = (before: readonly Gauge[], now: Gauge): string | null => {
  try {
    refuseShrunk(before, now);
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.details.said ?? '';
  }
};
const counts = (...all: readonly number[]): readonly Gauge[] => all.map((count) => gauge(count));

test('the first snapshot is taken as it comes, unless it has no reader', () => {
  expect(saidOf([], gauge(1))).toBeNull();
  expect(saidOf([], gauge(0))).toMatch(/no reader at all.*--accept/);
});

test('a twentieth fewer than usual is the world, more than that is a fault', () => {
  expect(saidOf(counts(200), gauge(190))).toBeNull();
  expect(saidOf(counts(200), gauge(189))).toMatch(/^189 readers are 5\.5 % fewer than usual \(200\)/);
});

test('usual is the median of the last four: one that was too small changes little, and older ones nothing', () => {
  expect(saidOf(counts(1000, 1000, 1000, 1000, 300), gauge(950))).toBeNull();
  expect(saidOf(counts(1000, 1000, 1000, 300), gauge(940))).toMatch(/fewer than usual \(1000\)/);
  expect(saidOf(counts(9000, 100, 100, 110, 120), gauge(100))).toBeNull();
  expect(saidOf(counts(100, 100, 110, 120), gauge(99))).toMatch(/usual \(105\)/);
});

test('a country of 50 or more that loses more than a fifth stops it, a smaller one does not', () => {
  const before = [gauge(10_000, { US: 9000, DE: 50, FR: 49 })];
  expect(saidOf(before, gauge(10_000, { US: 9000, DE: 40, FR: 1 }))).toBeNull();
  expect(saidOf(before, gauge(10_000, { US: 9000, DE: 39, FR: 49 }))).toMatch(/^DE has 39 of 50 readers/);
  expect(saidOf(before, gauge(10_000, { US: 9000, FR: 49 }))).toMatch(/DE has 0 of 50/);
});

test('countries are compared with the last one, and all that is wrong is said at once', () => {
  const said = saidOf([gauge(100, { DE: 100 }), gauge(100, { US: 100 })], gauge(50, { US: 50 }));
  expect(said).toMatch(/50 readers are 50\.0 % fewer.*US has 50 of 100/);
  expect(said).not.toMatch(/DE/);
});

test('data that is older than the last is refused, of the same time it is taken', () => {
  expect(saidOf([gauge(10, {}, 5000)], gauge(10, {}, 4000))).toMatch(/older than the last/);
  expect(saidOf([gauge(10, {}, 5000)], gauge(10, {}, 5000))).toBeNull();
});
