/** One run of one contestant, in a browser context of its own. */
import type { Browser, Page } from 'playwright';
import type { Contestant } from './contestants.ts';
import { measureMemory } from './memory.ts';
import type { Loaded } from './pages/contract.ts';
import type { Frames } from './statistics.ts';
import { judgeFrames } from './statistics.ts';
import { VIEWPORT } from './view.ts';

export interface BareFrames {
  readonly zoom: Frames;
  readonly drag: Frames;
}

/** What one run measured; times in ms. */
export interface Sample extends BareFrames {
  /** From the request's start to the end of the first frame with marks. */
  readonly firstPaint: number;
  /** The same from the answer's last byte. */
  readonly afterLastByte: number;
  /** Longest task on the main thread from the request until the page was at rest; 0 if none took over 50 ms. */
  readonly longestTask: number;
  readonly longTasks: number;
  /** After garbage collection, at rest, bytes: the page's thread, and its workers. */
  readonly heapPage: number;
  readonly heapWorkers: number;
}

/** Longest that a page may take to load and come to rest, ms. */
const PATIENCE = 600_000;

/**
 * Measures once.
 * @throws Error where something could not be measured, or where the page does not show all `n` cameras
 */
export async function measure(
  browser: Browser,
  url: string,
  contestant: Contestant,
  n: number,
  dpr: number,
): Promise<Sample> {
  return await inPage(browser, dpr, async (page) => {
    await page.goto(`${url}/${contestant.page}`, { waitUntil: 'load' });
    await page.waitForFunction(() => 'bench' in window);
    const { firstMarks, ...own } = await page.evaluate(() => window.bench.start());
    const { request, lastByte } = await timing(page, own);
    await checkShown(page, n, 'after loading');
    const tasks = (await page.evaluate(() => window.bench.tasks())).filter(({ start, duration }) => {
      // A task that was under way when the request began is part of it.
      return start + duration > request;
    });
    const { page: heapPage, workers: heapWorkers } = await measureMemory(page);
    const zoom = await frames(page, 'bench', zoomInAndOut);
    await checkShown(page, n, 'after zooming');
    const drag = await frames(page, 'bench', dragAround);
    return {
      firstPaint: firstMarks - request,
      afterLastByte: firstMarks - lastByte,
      longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
      longTasks: tasks.length,
      heapPage,
      heapWorkers,
      zoom,
      drag,
    };
  });
}

/** The yardstick: ms that JSON.parse takes for the same bytes. */
export async function measureParse(browser: Browser, url: string, n: number): Promise<number> {
  return await inPage(browser, 1, async (page) => {
    await page.goto(`${url}/parse.html`, { waitUntil: 'load' });
    await page.waitForFunction(() => 'yardstick' in window);
    const { ms, elements } = await page.evaluate(() => window.yardstick.parse());
    if (elements !== n) throw new Error(`JSON.parse gave ${elements} elements, not ${n}`);
    return ms;
  });
}

/** The yardstick: the frames of a map without cameras, under the same hands. */
export async function measureBareMap(browser: Browser, url: string, dpr: number): Promise<BareFrames> {
  return await inPage(browser, dpr, async (page) => {
    await page.goto(`${url}/bareMap.html`, { waitUntil: 'load' });
    await page.waitForFunction(() => 'bareMap' in window);
    await page.evaluate(() => window.bareMap.start());
    const zoom = await frames(page, 'bareMap', zoomInAndOut);
    return { zoom, drag: await frames(page, 'bareMap', dragAround) };
  });
}

async function inPage<T>(browser: Browser, dpr: number, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: dpr });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('crash', () => errors.push('the page crashed'));
    const result = await use(page);
    if (errors.length > 0) throw new Error(errors.join('; '));
    return result;
  } finally {
    await context.close();
  }
}

/** When the request began and ended, in the page's clock. A worker's clock starts later; both know when. */
async function timing(
  page: Page,
  own: Omit<Loaded, 'firstMarks'>,
): Promise<{ readonly request: number; readonly lastByte: number }> {
  if (own.request !== null && own.lastByte !== null) return { request: own.request, lastByte: own.lastByte };
  const origin = await page.evaluate(() => performance.timeOrigin);
  for (const worker of page.workers()) {
    const entry = await worker.evaluate(() => {
      const found = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/interpreter'));
      return found instanceof PerformanceResourceTiming
        ? { request: performance.timeOrigin + found.startTime, lastByte: performance.timeOrigin + found.responseEnd }
        : null;
    });
    if (entry !== null) return { request: entry.request - origin, lastByte: entry.lastByte - origin };
  }
  throw new Error('Nobody asked for the answer');
}

async function checkShown(page: Page, n: number, when: string): Promise<void> {
  const { shown, visible } = await page.evaluate(async () => {
    await window.bench.rest();
    return { shown: window.bench.shown(), visible: window.bench.visible() };
  });
  if (shown !== n || !visible) {
    throw new Error(`The marks stand for ${shown} of ${n} cameras ${when}${visible ? '' : ', and none can be seen'}`);
  }
}

async function frames(page: Page, name: 'bench' | 'bareMap', act: (page: Page) => Promise<void>): Promise<Frames> {
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  await page.evaluate((recorder) => window[recorder].recordFrames(), name);
  await act(page);
  return judgeFrames(await page.evaluate((recorder) => window[recorder].takeFrames(), name));
}

/** Leaflet's 250 ms of animation and its 40 ms of waiting for more, and some rest. */
const NOTCH = 450;

/** Four levels in, six out, two in: one wheel notch (60 px) each. */
async function zoomInAndOut(page: Page): Promise<void> {
  for (const delta of [-60, -60, -60, -60, 60, 60, 60, 60, 60, 60, -60, -60]) {
    await page.mouse.wheel(0, delta);
    await page.waitForTimeout(NOTCH);
  }
}

/** A second and a half of dragging: right, left, and in a bow; let go without a throw. */
async function dragAround(page: Page): Promise<void> {
  const x = VIEWPORT.width / 2;
  const y = VIEWPORT.height / 2;
  await page.mouse.down();
  for (let step = 0; step < 90; step += 1) {
    const angle = (step / 90) * 2 * Math.PI;
    await page.mouse.move(x + 400 * Math.sin(angle), y + 150 * Math.sin(2 * angle));
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(100);
  await page.mouse.up();
}
