import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorsOf, FIXED_ANCHORS, mappedOn } from '../../../src/build/register/mappedOn.ts';

const DAY = 86_400_000;
const day = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().slice(0, 10));

describe('the day that a node was mapped', () => {
  test('is that of an anchor for its id, and between two in proportion', () => {
    for (const { id, at } of FIXED_ANCHORS) expect(mappedOn(id, FIXED_ANCHORS)).toBe(at);
    expect(day(mappedOn(12_918_344_196, FIXED_ANCHORS))).toBe('2025-06-21');
  });

  test('goes on at the last pace, and is not guessed before the first', () => {
    expect(day(mappedOn(14_000_000_000, FIXED_ANCHORS))).toBe('2026-07-06');
    expect(mappedOn(5_000_000_000, FIXED_ANCHORS)).toBeNull();
  });

  test('is told to the day by rows in their first version: leaving out every second, none is off by more', () => {
    // A node a minute or so at OpenStreetMap's pace of 2.65 million ids a day, its edit known to the day.
    const start = Date.UTC(2025, 11, 1);
    const rows = Array.from({ length: 20_000 }, (_, index) => {
      const at = start + index * 700_000 + ((index * 7919) % 600_000);
      const id = 13_400_000_000 + Math.round(((at - start) / DAY) * 2_650_000);
      return { id, type: 'node', version: 1, timestamp: Math.floor(at / DAY) * DAY, at };
    });
    const anchors = anchorsOf(rows.filter((_, index) => index % 2 === 0));
    const errors = rows
      .filter((_, index) => index % 2 === 1)
      .map(({ id, at }) => Math.abs((mappedOn(id, anchors) ?? 0) - at) / DAY);
    expect(Math.max(...errors)).toBeLessThan(1.01);
  });

  test('never goes back as ids rise, whatever the anchors say', () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 1e10 }),
      type: fc.constant('node'),
      version: fc.integer({ min: 1, max: 2 }),
      timestamp: fc.option(fc.integer({ min: 0, max: 2e12 })),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(fc.integer({ min: 1, max: 2e10 })), (rows, ids) => {
        const anchors = anchorsOf(rows);
        const days = ids.toSorted((a, b) => a - b).flatMap((id) => mappedOn(id, anchors) ?? []);
        days.forEach((at, index) => expect(at).toBeGreaterThanOrEqual((days[index - 1] ?? -Infinity) - 1e-3));
      }),
    );
  });
});
