import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatBearing,
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatDistance,
  formatDuration,
  formatNumber,
  formatTime,
} from '../../src/i18n/index.ts';
import '../../src/ui/laterWords.ts';

const MOMENT = Date.UTC(2026, 10, 23, 6, 9, 59);
const DAY = 86_400_000;

describe('in English', () => {
  test('a moment is told in UTC, to the minute', () => {
    expect(formatDateTime(MOMENT)).toBe('23 Nov 2026, 06:09 UTC');
    expect(formatDateTime(Date.UTC(2026, 0, 1))).toBe('1 Jan 2026, 00:00 UTC');
    expect(formatDate(MOMENT)).toBe('23 Nov 2026');
    expect(formatTime(MOMENT)).toBe('06:09 UTC');
  });

  test.each([
    [0, 'now'],
    [59_000, 'now'],
    [90 * 60_000, '1 hour ago'],
    [DAY, '1 day ago'],
    [100 * DAY, '3 months ago'],
    [366 * DAY, '1 year ago'],
    [-DAY, 'now'],
  ])('an age of %i ms is "%s"', (age, words) => {
    expect(formatAge(MOMENT - age, MOMENT)).toBe(words);
  });

  test('numbers are grouped, counts are short', () => {
    expect(formatNumber(1366)).toBe('1,366');
    expect(formatCount(1234)).toBe('1.2K');
  });

  test('distances come in the units that are asked for', () => {
    expect(formatDistance(12.4, 'metric')).toBe('12 m');
    expect(formatDistance(1234, 'metric')).toBe('1.2 km');
    expect(formatDistance(12, 'imperial')).toBe('39 ft');
    expect(formatDistance(1609.344, 'imperial')).toBe('1 mi');
    // "en" alone names no region.
    expect(formatDistance(12, 'auto')).toBe('12 m');
  });

  test('bearings are told in words and degrees', () => {
    expect(formatBearing(68)).toBe('east-northeast, 68°');
    expect(formatBearing(359.96)).toBe('north, 0°');
    expect(formatBearing(62.55)).toBe('east-northeast, 62.6°');
  });

  test('pauses are rounded up and never negative', () => {
    expect(formatDuration(29_001)).toBe('30 sec');
    expect(formatDuration(-5)).toBe('0 sec');
    expect(formatDuration(121_000)).toBe('3 min');
  });

  test('bytes are told as people count them', () => {
    expect(formatBytes(0)).toBe('0 kB');
    expect(formatBytes(119_001)).toBe('120 kB');
    expect(formatBytes(2_340_000)).toBe('2.3 MB');
  });
});
