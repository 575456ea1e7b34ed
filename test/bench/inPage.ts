import type { Browser, BrowserContext, Page } from 'playwright';
import { VIEWPORT } from './view.ts';

/** Longest that a page may take for anything, ms. */
const PATIENCE = 600_000;

/** A browser context of its own, and so a process of its own, for as long as `use` takes. `still`: without animations. */
export async function inContext<T>(
  browser: Browser,
  { dpr, still = false }: { readonly dpr: number; readonly still?: boolean },
  use: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    deviceScaleFactor: dpr,
    reducedMotion: still ? 'reduce' : 'no-preference',
  });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** A page at an address; throws what went wrong in it. */
export async function inPage<T>(context: BrowserContext, address: string, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('crash', () => errors.push('the page crashed'));
  await page.goto(address, { waitUntil: 'load' });
  try {
    const result = await use(page);
    if (errors.length > 0) throw new Error(errors.join('; '));
    return result;
  } catch (error) {
    throw errors.length > 0 ? new Error(errors.join('; '), { cause: error }) : error;
  } finally {
    await page.close();
  }
}
