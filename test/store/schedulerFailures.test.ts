import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { MANNERS } from '../../src/store/live/scheduler.ts';
import { cells, schedule } from './scheduled.ts';

const minute = 60_000;

describe('too much for Overpass', () => {
  it.each(['timeout', 'incomplete', 'overloaded'] as const)(
    '%s: says so, rests, asks for a quarter and says why again, then for the others one by one',
    async (kind) => {
      const { scheduler, clock, queries, last, phases } = schedule();
      scheduler.setView(cells(16, 16, 4, 4));
      await clock.pass(0);
      await last().fail(new Failure(kind));
      expect(scheduler.phase).toMatchObject({ kind: 'failed', retryAt: clock.now() + MANNERS.pause });
      await clock.pass(MANNERS.pause - 1);
      expect(queries).toHaveLength(1);
      await clock.pass(1);
      expect(last().rects).toEqual([{ x0: 16, y0: 16, x1: 17, y1: 17 }]);
      expect(scheduler.phase).toMatchObject({ kind: 'reading', after: kind });
      await last().answer();
      expect(scheduler.phase).not.toHaveProperty('after');
      // Each after a rest, so that they are no burst.
      await clock.pass(MANNERS.between - 1);
      expect(queries).toHaveLength(2);
      while (scheduler.phase.kind === 'reading') {
        await clock.pass(MANNERS.between);
        await last().answer();
      }
      const total = queries.slice(1).reduce((sum, query) => sum + query.cells, 0);
      expect(total).toBe(16);
      expect(phases.at(-1)).toBe('done');
    },
  );

  it('incomplete or too late for one quarter after the other: the rests don’t grow, since none is asked twice', async () => {
    const { scheduler, clock, last, phases } = schedule();
    scheduler.setView(cells(16, 16, 8, 8));
    await clock.pass(0);
    for (const kind of ['incomplete', 'timeout'] as const) {
      await last().fail(new Failure(kind));
      expect(phases.at(-1)).toBe(`failed ${kind} 5 s`);
      await clock.pass(MANNERS.pause);
    }
    await last().fail(new Failure('overloaded'));
    expect(phases.at(-1)).toBe('failed overloaded 5 s');
    await clock.pass(MANNERS.pause);
    await last().fail(new Failure('overloaded'));
    expect(phases.at(-1)).toBe('failed overloaded 10 s');
  });

  it('another view begins without a word of what the one before came to grief by', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('server'));
    await clock.pass(MANNERS.pause);
    expect(scheduler.phase).toMatchObject({ after: 'server' });
    scheduler.setView(cells(60, 60));
    expect(scheduler.phase).not.toHaveProperty('after');
  });

  it('overloaded: waits, says so, then asks for a quarter', async () => {
    const { scheduler, clock, last, phases } = schedule();
    scheduler.setView(cells(16, 16, 4, 4));
    await clock.pass(0);
    await last().fail(new Failure('overloaded'));
    expect(scheduler.phase).toMatchObject({ kind: 'failed', retryAt: clock.now() + MANNERS.pause });
    await clock.pass(MANNERS.pause);
    expect(last().cells).toBe(4);
    expect(phases.slice(0, 3)).toEqual(['reading 0/1 0 B', 'failed overloaded 5 s', 'reading 0/4 0 B']);
  });

  it('down to a single cell, which then is a failure with a retry', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(16, 16, 4, 4));
    await clock.pass(0);
    for (const size of [16, 4, 1]) {
      expect(last().cells).toBe(size);
      await last().fail(new Failure('incomplete', { said: 'out of memory' }));
      if (size > 1) await clock.pass(MANNERS.pause);
    }
    expect(scheduler.phase).toMatchObject({
      kind: 'failed',
      failure: { kind: 'incomplete', details: { said: 'out of memory' } },
      retryAt: clock.now() + MANNERS.pause,
    });
  });

  it('grows back once it works', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(16, 16, 8, 8));
    await clock.pass(0);
    await last().fail(new Failure('timeout'));
    await clock.pass(MANNERS.pause);
    while (scheduler.phase.kind === 'reading') {
      await last().answer();
      await clock.pass(MANNERS.between);
    }
    scheduler.setView(cells(100, 100, 8, 8));
    await clock.pass(MANNERS.settle);
    expect(last().cells).toBe(64);
  });
});

describe('pauses', () => {
  it('after a 429 are half a minute at least, and grow', async () => {
    const { scheduler, clock, queries, last, phases } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    for (const seconds of [30, 60, 120]) {
      await last().fail(new Failure('rate-limited', { retryAfterMs: 30_000 }));
      expect(phases.at(-1)).toBe(`failed rate-limited ${seconds} s`);
      const before = queries.length;
      await clock.pass(seconds * 1000 - 1);
      expect(queries).toHaveLength(before);
      await clock.pass(1);
      expect(queries).toHaveLength(before + 1);
    }
  });

  it('after a 429 are as long as the server says', async () => {
    const { scheduler, clock, last, phases } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('rate-limited', { retryAfterMs: 95_000 }));
    expect(phases.at(-1)).toBe('failed rate-limited 95 s');
  });

  it('after a 429 hold while the map is moved', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('rate-limited'));
    scheduler.setView(cells(50, 50));
    await clock.pass(29_999);
    expect(queries).toHaveLength(1);
    expect(scheduler.phase.kind).toBe('failed');
    await clock.pass(1);
    expect(queries).toHaveLength(2);
    expect(last().rects).toEqual([{ x0: 50, y0: 50, x1: 50, y1: 50 }]);
  });

  it('are drawn out by chance, never shortened', async () => {
    const { scheduler, clock, last, phases } = schedule(1);
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('rate-limited'));
    expect(phases.at(-1)).toBe('failed rate-limited 37.5 s');
  });

  it('end: after one that ran out over fresh ground, other ground is read as ever', async () => {
    const { scheduler, clock, last, queries } = schedule();
    scheduler.setView(cells(10, 10));
    await clock.pass(0);
    await last().answer();
    scheduler.setView(cells(20, 20));
    await clock.pass(MANNERS.settle);
    await last().fail(new Failure('server'));
    scheduler.setView(cells(10, 10));
    expect(scheduler.phase.kind).toBe('done');
    await clock.pass(minute);
    scheduler.setView(cells(20, 20));
    expect(scheduler.phase.kind).toBe('reading');
    await clock.pass(MANNERS.settle);
    expect(queries).toHaveLength(3);
  });

  it('never are longer than ten minutes, but for chance', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    for (let i = 0; i < 12; i += 1) {
      await last().fail(new Failure('server'));
      expect(clock.next).toBeLessThanOrEqual(MANNERS.longestPause);
      await clock.pass(clock.next);
    }
  });

  it('are forgotten after a success', async () => {
    const { scheduler, clock, last, phases } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('server'));
    await clock.pass(MANNERS.pause);
    await last().answer();
    scheduler.setView(cells(50, 50));
    await clock.pass(MANNERS.settle);
    await last().fail(new Failure('server'));
    expect(phases.at(-1)).toBe('failed server 5 s');
  });
});

describe('what is hopeless', () => {
  it.each(['query-refused', 'forbidden'] as const)('%s is not tried again by itself', async (kind) => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure(kind));
    expect(scheduler.phase).toMatchObject({ kind: 'failed', retryAt: null });
    await clock.pass(60 * minute);
    expect(queries).toHaveLength(1);
    scheduler.retry(false);
    expect(queries).toHaveLength(2);
  });
});

describe('retry', () => {
  it('goes on now', async () => {
    const { scheduler, clock, queries, last, phases } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('server'));
    scheduler.retry(false);
    expect(queries).toHaveLength(2);
    await last().answer();
    expect(phases).toEqual(['reading 0/1 0 B', 'failed server 5 s', 'reading 0/1 0 B', 'done']);
    await clock.pass(minute);
    expect(queries).toHaveLength(2);
  });

  it('asks for nothing where nothing is missing', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().answer();
    scheduler.retry(false);
    expect(queries).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  it('of all reads the view again, fresh or not', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16, 2, 2));
    await clock.pass(0);
    await last().answer();
    scheduler.retry(true);
    expect(last().cells).toBe(4);
    expect(queries).toHaveLength(2);
  });

  it('of all while it is being read doesn’t ask twice', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16, 2, 2));
    await clock.pass(0);
    scheduler.retry(true);
    await last().answer();
    expect(queries).toHaveLength(1);
    expect(scheduler.phase.kind).toBe('done');
  });
});

describe('offline', () => {
  it('goes on as soon as the network is back', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('offline'));
    expect(scheduler.phase).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
    scheduler.online();
    expect(queries).toHaveLength(2);
  });

  it('coming back does not cut a 429’s pause short', async () => {
    const { scheduler, clock, queries, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new Failure('rate-limited'));
    scheduler.online();
    expect(queries).toHaveLength(1);
  });
});

describe('anything else that is thrown', () => {
  it('is a failure with its cause, and tried again', async () => {
    const { scheduler, clock, last } = schedule();
    scheduler.setView(cells(16, 16));
    await clock.pass(0);
    await last().fail(new TypeError('a bug'));
    expect(scheduler.phase).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unexpected', details: { said: 'a bug' } },
    });
  });
});
