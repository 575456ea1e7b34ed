/** One run of one contestant, in a browser context of its own. */
import type { Browser, Page } from 'playwright';
import type { Contestant } from './contestants.ts';
import { inContext, inPage } from './inPage.ts';
import { measureMemory } from './memory.ts';
import type { Frames } from './statistics.ts';
import { judgeFrames } from './statistics.ts';
import type { BenchView } from './view.ts';
import { VIEWPORT } from './view.ts';

/** Under which circumstances everybody is measured. */
export interface Circumstances {
  /** Where the pages are served. */
  readonly url: string;
  readonly view: BenchView;
  /** Cameras. */
  readonly n: number;
  /** Device pixels for one CSS px. */
  readonly dpr: number;
  /** Whether our page has a snapshot to read. */
  readonly snapshot: boolean;
}

export interface BareFrames {
  readonly zoom: Frames;
  readonly drag: Frames;
  readonly fly: Frames;
}

/** When what was there; ms. */
export interface Loading {
  /** From the start of the first request for cameras to the end of the first frame with marks. */
  readonly firstPaint: number;
  /** The same from when the page was told to show its map: starting workers and asking where to ask is in it. */
  readonly fromStart: number;
  /** The same from the last byte; negative where there are marks before. */
  readonly afterLastByte: number;
  /** From the request to the end of the first frame whose marks stand for all cameras. */
  readonly allPainted: number;
  /** From when the page was told to show its map to the end of the first frame when it also had every camera itself. */
  readonly inHand: number;
  /** Longest task on the main thread from the request until the page was at rest; 0 if none took over 50 ms. */
  readonly longestTask: number;
  readonly longTasks: number;
}

/** What one run measured. */
export interface Sample extends BareFrames, Loading {
  /** After garbage collection, at rest, bytes: the page's thread, and its workers. */
  readonly heapPage: number;
  readonly heapWorkers: number;
}

/** The address of a page under these circumstances. */
export function addressOf(page: string, { url, view: { centre, zoom }, n, snapshot }: Circumstances): string {
  const address = new URL(page, `${url}/`);
  for (const [name, value] of Object.entries({ lat: centre.lat, lon: centre.lon, zoom, n })) {
    address.searchParams.set(name, String(value));
  }
  if (snapshot) address.searchParams.set('snapshot', '');
  return address.href;
}

/**
 * Measures once.
 * @throws Error where something could not be measured, or where the page does not show all cameras
 */
export async function measure(browser: Browser, { page: name }: Contestant, around: Circumstances): Promise<Sample> {
  return await inContext(browser, around, (context) =>
    inPage(context, addressOf(name, around), async (page) => {
      const loading = await measureLoading(page, around);
      const { page: heapPage, workers: heapWorkers } = await measureMemory(page);
      return { ...loading, heapPage, heapWorkers, ...(await measureMoving(page, around)) };
    }),
  );
}

/** Lets the page load, and checks that it shows all. */
export async function measureLoading(page: Page, { n, snapshot }: Circumstances): Promise<Loading> {
  await page.waitForFunction(() => 'bench' in window);
  const loaded = await page.evaluate(() => window.bench.start());
  const { request, lastByte } = await timing(page, snapshot ? '/snapshot/' : '/api/interpreter');
  await checkShown(page, n, 'after loading');
  const { started, firstMarks, allMarks, inHand } = loaded;
  if (allMarks === null || inHand === null) throw new Error('The marks never stood for all cameras');
  const tasks = (await page.evaluate(() => window.bench.tasks())).filter(({ start, duration }) => {
    // A task that was under way when the request began is part of it.
    return start + duration > request;
  });
  return {
    firstPaint: firstMarks - request,
    fromStart: firstMarks - started,
    afterLastByte: firstMarks - lastByte,
    allPainted: allMarks - request,
    inHand: inHand - started,
    longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
    longTasks: tasks.length,
  };
}

/** What the frames do while the map moves; checks between that all cameras are still there. */
export async function measureMoving(page: Page, { n }: Circumstances): Promise<BareFrames> {
  const zoom = await frames(page, 'bench', zoomInAndOut);
  // A page that is far behind takes two notches for one, and is not where it began.
  await page.evaluate(async () => {
    await window.bench.rest();
    window.bench.home();
  });
  await checkShown(page, n, 'after zooming');
  const drag = await frames(page, 'bench', dragAround);
  await page.evaluate(() => window.bench.rest());
  const fly = await frames(page, 'bench', () => page.evaluate(() => window.bench.fly()));
  await checkShown(page, n, 'after flying');
  return { zoom, drag, fly };
}

/** The yardstick: ms that JSON.parse takes for the same bytes. */
export async function measureParse(browser: Browser, around: Circumstances): Promise<number> {
  return await inContext(browser, around, (context) =>
    inPage(context, addressOf('parse.html', around), async (page) => {
      await page.waitForFunction(() => 'yardstick' in window);
      const { ms, elements } = await page.evaluate(() => window.yardstick.parse());
      if (elements !== around.n) throw new Error(`JSON.parse gave ${elements} elements, not ${around.n}`);
      return ms;
    }),
  );
}

/** The yardstick: the frames of a map without cameras, under the same hands. */
export async function measureBareMap(browser: Browser, around: Circumstances): Promise<BareFrames> {
  return await inContext(browser, around, (context) =>
    inPage(context, addressOf('bareMap.html', around), async (page) => {
      await page.waitForFunction(() => 'bareMap' in window);
      await page.evaluate(() => window.bareMap.start());
      const zoom = await frames(page, 'bareMap', zoomInAndOut);
      const drag = await frames(page, 'bareMap', dragAround);
      return { zoom, drag, fly: await frames(page, 'bareMap', () => page.evaluate(() => window.bareMap.fly())) };
    }),
  );
}

/** When the requests for a kind of address began and ended, whichever thread made them, in the page's clock. */
export async function timing(
  page: Page,
  part: string,
): Promise<{ readonly request: number; readonly lastByte: number }> {
  const look = (
    wanted: string,
  ): { readonly origin: number; readonly spans: readonly (readonly [number, number])[] } => {
    const entries = performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.includes(wanted));
    const { timeOrigin: origin } = performance;
    return { origin, spans: entries.map(({ startTime, responseEnd }) => [origin + startTime, origin + responseEnd]) };
  };
  const own = await page.evaluate(look, part);
  const others = await Promise.all(page.workers().map((worker) => worker.evaluate(look, part)));
  const spans = [own, ...others].flatMap((thread) => thread.spans);
  if (spans.length === 0) throw new Error('Nobody asked for the cameras');
  return {
    request: Math.min(...spans.map(([start]) => start)) - own.origin,
    lastByte: Math.max(...spans.map(([, end]) => end)) - own.origin,
  };
}

export async function checkShown(page: Page, n: number, when: string): Promise<void> {
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
