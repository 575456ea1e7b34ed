import { describe, expect, it } from 'vitest';
import { FRESH_FOR } from '../../../src/store/live/coverage.ts';
import { eachCell, GRID_SIZE } from '../../../src/store/live/grid.ts';
import { MANNERS } from '../../../src/store/live/scheduler.ts';
import { settled } from '../../overpass/fakeClock.ts';
import { cells, schedule } from '../scheduled.ts';

const minute = 60_000;

describe('a first view', () => {
  it('is read at once, in one query for all its cells', async () => {
    const { scheduler, clock, queries, phases } = schedule();
    scheduler.setView(cells(900, 1600, 3, 2));
    await clock.pass(0);
    expect(queries.map((query) => query.rects)).toEqual([[{ x0: 900, y0: 1600, x1: 902, y1: 1601 }]]);
    queries[0]?.progress(1000);
    await queries[0]?.answer();
    expect(phases).toEqual(['reading 0/1 0 B', 'reading 0/1 1000 B', 'done']);
  });

  it('zoomed out too far asks for nothing', async () => {
    const { scheduler, clock, queries, phases } = schedule();
    scheduler.setView({ ...cells(900, 1600), zoom: 9 });
    scheduler.retry(true);
    await clock.pass(minute);
    expect(queries).toEqual([]);
    expect(phases).toEqual(['too-wide']);
  });

  it('of the whole world asks for nothing, whatever zoom it claims', async () => {
    const { scheduler, clock, queries } = schedule();
    scheduler.setView({ box: { south: -90, west: -180, north: 90, east: 180 }, zoom: 12 });
    await clock.pass(minute);
    expect(queries).toEqual([]);
    expect(scheduler.phase.kind).toBe('too-wide');
  });

  it('over the antimeridian is one query too', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(GRID_SIZE - 1, 2000, 2, 1));
    await clock.pass(0);
    expect(last().rects.toSorted((a, b) => a.x0 - b.x0)).toEqual([
      { x0: 0, y0: 2000, x1: 0, y1: 2000 },
      { x0: GRID_SIZE - 1, y0: 2000, x1: GRID_SIZE - 1, y1: 2000 },
    ]);
  });
});

describe('moving', () => {
  it('asks only where it comes to rest', async () => {
    const { scheduler, clock, queries } = schedule();
    scheduler.setView(cells(0, 0));
    await clock.pass(0);
    await queries[0]?.answer();
    for (let x = 10; x < 30; x += 1) {
      scheduler.setView(cells(x, 0));
      await clock.pass(MANNERS.settle - 50);
    }
    expect(queries).toHaveLength(1);
    await clock.pass(MANNERS.settle);
    expect(queries).toHaveLength(2);
    expect(queries[1]?.rects).toEqual([{ x0: 29, y0: 0, x1: 29, y1: 0 }]);
  });

  it('asks for nothing twice', async () => {
    const { scheduler, clock, last, queries } = schedule();
    scheduler.setView(cells(10, 10, 4, 4));
    await clock.pass(0);
    await last().answer();
    scheduler.setView(cells(12, 12, 4, 4));
    await clock.pass(MANNERS.settle);
    const asked = new Set<number>();
    for (const rect of last().rects) eachCell(rect, (key) => asked.add(key));
    expect(asked.size).toBe(12);
    expect(last().cells).toBe(12);
    await last().answer();
    scheduler.setView(cells(11, 11, 3, 3));
    await clock.pass(minute);
    expect(queries).toHaveLength(2);
    expect(scheduler.phase.kind).toBe('done');
  });

  it('cancels what is no longer needed', async () => {
    const { scheduler, clock, queries, phases } = schedule();
    scheduler.setView(cells(10, 10));
    await clock.pass(0);
    scheduler.setView(cells(50, 50));
    await clock.pass(MANNERS.settle);
    expect(queries[0]?.signal.aborted).toBe(true);
    expect(queries[1]?.rects).toEqual([{ x0: 50, y0: 50, x1: 50, y1: 50 }]);
    await queries[1]?.answer();
    expect(phases).toEqual(['reading 0/1 0 B', 'done']);
  });

  it('zooming out too far cancels as well', async () => {
    const { scheduler, clock, queries } = schedule();
    scheduler.setView(cells(10, 10));
    await clock.pass(0);
    scheduler.setView({ ...cells(10, 10), zoom: 5 });
    expect(queries[0]?.signal.aborted).toBe(true);
    expect(scheduler.phase.kind).toBe('too-wide');
  });

  it('keeps what is still needed, and asks for the rest only after it', async () => {
    const { scheduler, clock, queries } = schedule();
    scheduler.setView(cells(10, 10, 2, 1));
    await clock.pass(0);
    scheduler.setView(cells(11, 10, 2, 1));
    await clock.pass(minute / 2);
    expect(queries).toHaveLength(1);
    expect(queries[0]?.signal.aborted).toBe(false);
    await queries[0]?.answer();
    expect(queries[1]?.rects).toEqual([{ x0: 12, y0: 10, x1: 12, y1: 10 }]);
  });

  it('does not ask on while the map is still being moved', async () => {
    const { scheduler, clock, queries } = schedule();
    scheduler.setView(cells(10, 10, 2, 1));
    await clock.pass(0);
    await clock.pass(1000);
    scheduler.setView(cells(11, 10, 2, 1));
    await clock.pass(MANNERS.settle - 50);
    await queries[0]?.answer();
    expect(queries).toHaveLength(1);
    expect(scheduler.phase.kind).toBe('reading');
    await clock.pass(50);
    expect(queries).toHaveLength(2);
  });

  it('reads again what has grown old, when one comes back to it', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(10, 10));
    await clock.pass(0);
    await last().answer();
    await clock.pass(FRESH_FOR - 1);
    scheduler.setView(cells(10, 10));
    await clock.pass(MANNERS.settle - 1);
    expect(queries).toHaveLength(1);
    await clock.pass(minute);
    scheduler.setView(cells(10, 10));
    await clock.pass(MANNERS.settle);
    expect(queries).toHaveLength(2);
  });

  it('asks in several queries where the view is in many pieces', async () => {
    const { scheduler, clock, queries, last } = schedule();
    // Every second cell of a row is fresh: the rest are as many rectangles.
    for (let x = 0; x < 40; x += 2) {
      scheduler.setView(cells(x, 10));
      await clock.pass(MANNERS.settle);
      await last().answer();
    }
    const before = queries.length;
    scheduler.setView(cells(0, 10, 40, 1));
    await clock.pass(MANNERS.settle);
    expect(last().rects).toHaveLength(MANNERS.mostRects);
    await last().answer();
    await last().answer();
    expect(queries.length - before).toBe(2);
    expect(scheduler.phase.kind).toBe('done');
  });
});

describe('closing', () => {
  it('cancels the query and every timer', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    scheduler.close();
    await settled();
    expect(last().signal.aborted).toBe(true);
    expect(clock.waiting).toBe(0);
    await clock.pass(minute);
    expect(queries).toHaveLength(1);
  });
});
