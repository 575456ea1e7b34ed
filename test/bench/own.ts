/** What is measured of our own page only: opening it again, wire, live boxes over a snapshot, and long use. */
import type { Browser } from 'playwright';
import { CONTESTANTS } from './contestants.ts';
import { inContext, inPage } from './inPage.ts';
import type { Circumstances, Sample } from './measure.ts';
import { addressOf, checkShown, measureLoading, measureMoving, timing } from './measure.ts';
import { measureMemory } from './memory.ts';
import { makeMoves } from './moves.ts';
import type { BenchServer } from './server.ts';
import type { BenchView } from './view.ts';

const PAGE = CONTESTANTS.find(({ key }) => key === 'ours')?.page ?? '';

/** A visit to an empty browser, and the next one. */
export interface Visits {
  readonly first: Sample;
  /** Bytes over the wire until the first visit was at rest: places and directions. */
  readonly wire: number;
  /** From when the page was told to show its map to the end of the first frame with marks, the second time; ms. */
  readonly cached: number;
}

/** Opens the page, and opens it again with what the first visit kept on the device. */
export async function measureVisits(browser: Browser, server: BenchServer, around: Circumstances): Promise<Visits> {
  return await inContext(browser, around, async (context) => {
    const address = addressOf(PAGE, around);
    server.forgetSent();
    const visit = await inPage(context, address, async (page) => {
      const loading = await measureLoading(page, around);
      const wire = server.sent;
      const { page: heapPage, workers: heapWorkers } = await measureMemory(page);
      await page.evaluate(() => window.own.kept());
      return { wire, first: { ...loading, heapPage, heapWorkers, ...(await measureMoving(page, around)) } };
    });
    const cached = await inPage(context, address, async (page) => {
      await page.waitForFunction(() => 'bench' in window);
      const { started, firstMarks } = await page.evaluate(() => window.bench.start());
      await checkShown(page, around.n, 'when opened again');
      return firstMarks - started;
    });
    return { ...visit, cached };
  });
}

/** A live box of `box.n` cameras over the snapshot: from the last byte of its answer to the end of the first frame that shows it, ms. */
export async function measureBox(
  browser: Browser,
  around: Circumstances,
  box: { readonly n: number; readonly view: BenchView },
): Promise<number> {
  return await inContext(browser, { ...around, still: true }, (context) =>
    inPage(context, addressOf(PAGE, around), async (page) => {
      await measureLoading(page, around);
      const painted = await page.evaluate(({ view, n }) => window.own.box(view, n), box);
      const { lastByte } = await timing(page, '/api/interpreter');
      return painted - lastByte;
    }),
  );
}

/** Moves before the first look at the heap: whatever comes only once is in then. */
const WARM_UP = 100;

/** How much larger the heap is after so many moves than after the first ones, as a share. */
export async function measureGrowth(browser: Browser, around: Circumstances, moves: number): Promise<number> {
  const views = makeMoves(WARM_UP + moves);
  return await inContext(browser, { ...around, still: true }, (context) =>
    inPage(context, addressOf(PAGE, around), async (page) => {
      await measureLoading(page, around);
      const heapAfter = async (part: readonly BenchView[]): Promise<number> => {
        await page.evaluate((to) => window.own.move(to), part);
        await page.evaluate(() => window.bench.rest());
        const { page: own, workers } = await measureMemory(page);
        return own + workers;
      };
      const before = await heapAfter(views.slice(0, WARM_UP));
      return (await heapAfter(views.slice(WARM_UP))) / before - 1;
    }),
  );
}
