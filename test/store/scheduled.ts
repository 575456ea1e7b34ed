/** A scheduler whose clock, chance and answers are the test's. */
import type { Box } from '../../src/model/box.ts';
import { Coverage } from '../../src/store/live/coverage.ts';
import type { CellRect } from '../../src/store/live/grid.ts';
import { cellCount, rectBox } from '../../src/store/live/grid.ts';
import type { Scheduler } from '../../src/store/live/scheduler.ts';
import { createScheduler } from '../../src/store/live/scheduler.ts';
import { FakeClock, settled } from '../overpass/fakeClock.ts';

export interface Query {
  readonly rects: readonly CellRect[];
  readonly cells: number;
  readonly signal: AbortSignal;
  readonly progress: (bytes: number) => void;
  /** The answer comes. */
  answer(): Promise<void>;
  fail(failure: unknown): Promise<void>;
}

export interface Scheduled {
  readonly scheduler: Scheduler;
  readonly clock: FakeClock;
  readonly queries: Query[];
  /** Phases as they changed, short. */
  readonly phases: string[];
  last(): Query;
}

export function schedule(random = 0): Scheduled {
  const clock = new FakeClock();
  const coverage = new Coverage();
  const queries: Query[] = [];
  const phases: string[] = [];
  const scheduler = createScheduler({
    coverage,
    now: clock.now,
    after: clock.after,
    random: () => random,
    changed: () => {
      const { phase } = scheduler;
      const text =
        phase.kind === 'reading'
          ? `reading ${phase.boxesDone}/${phase.boxesTotal} ${phase.bytes} B`
          : phase.kind === 'failed'
            ? `failed ${phase.failure.kind}${phase.retryAt === null ? '' : ` ${(phase.retryAt - clock.now()) / 1000} s`}`
            : phase.kind;
      if (phases.at(-1) !== text) phases.push(text);
    },
    read: async (rects, { signal, progress }) => {
      const { promise, resolve, reject } = Promise.withResolvers<null>();
      const size = rects.reduce((sum, rect) => sum + cellCount(rect), 0);
      signal.addEventListener('abort', () => reject(signal.reason));
      queries.push({
        rects,
        cells: size,
        signal,
        progress,
        async answer() {
          resolve(null);
          await settled();
        },
        async fail(failure) {
          reject(failure);
          await settled();
        },
      });
      await promise;
      coverage.read(rects, clock.now(), clock.now());
    },
  });
  return {
    scheduler,
    clock,
    queries,
    phases,
    last() {
      const query = queries.at(-1);
      if (query === undefined) throw new Error('Nothing was asked.');
      return query;
    },
  };
}

/** A view of `width` by `height` cells whose north-western one is (x, y). */
export function cells(x: number, y: number, width = 1, height = 1): { readonly box: Box; readonly zoom: number } {
  const { south, west, north, east } = rectBox({ x0: x, y0: y, x1: x + width - 1, y1: y + height - 1 });
  const margin = 0.001;
  return { box: { south: south + margin, west: west + margin, north: north - margin, east: east - margin }, zoom: 12 };
}
