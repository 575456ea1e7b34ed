import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { builtApp, serveApp } from '../../e2e/driver/build.ts';
import { Get } from '../../e2e/driver/get.ts';
import { Given } from '../../e2e/driver/given.ts';
import { guard } from '../../e2e/driver/guard.ts';
import type { Practice } from '../../e2e/driver/practice.ts';
import { startPractice } from '../../e2e/driver/practice.ts';
import { screens } from '../../e2e/driver/screens.ts';
import { launchOptions, originsOf, wasHereBefore } from '../../e2e/driver/stage.ts';
import { When } from '../../e2e/driver/when.ts';
import type { World } from '../../sandbox/base.ts';
import { generateWorld } from '../../sandbox/world/generate.ts';
import { sightsOf } from './sights.ts';

/** The built page on the practice world that `npm start` has, and a browser to look at it with. */
export interface Studio {
  /** Opens a screen by its name in a window of its own, hands it over, and closes it whatever happens. */
  open<T>(name: string, look: ScreenLook, use: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ScreenLook {
  readonly context: BrowserContextOptions;
  readonly rightToLeft?: boolean;
}

/** Builds the page, and serves it with a world of its own. */
export async function openStudio(): Promise<Studio> {
  const app = await builtApp({ VITE_OSM_SERVER: 'practice' });
  const world = generateWorld({});
  const [practice, site] = [await startPractice(), await serveApp(app)];
  const browser = await chromium.launch(launchOptions(practice.port));
  return {
    open: (name, look, use) => openScreen({ browser, practice, world, url: site.url }, name, look, use),
    async close() {
      await browser.close();
      await practice.close();
      await site.close();
    },
  };
}

async function openScreen<T>(
  { browser, practice, world, url }: { browser: Browser; practice: Practice; world: World; url: string },
  name: string,
  look: ScreenLook,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  practice.use(world);
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...look.context,
  });
  context.setDefaultTimeout(15_000);
  try {
    if (name !== 'first-open') await wasHereBefore(context);
    const page = await context.newPage();
    const stage = { page, context, practice, guard: guard(context, originsOf(url)), url };
    const get = new Get(stage);
    await screens[name]?.({ given: new Given(stage), when: new When(stage, get), get, sights: sightsOf(world) });
    if (look.rightToLeft === true) await new Given(stage).rightToLeft();
    await page.mouse.move(0, 0);
    return await use(page);
  } finally {
    practice.sandbox.faults.clear();
    await context.close();
  }
}

/** The screens that a command's arguments name, or all; null where one is unknown, which it says. */
export function wantedScreens(names: readonly string[]): readonly string[] | null {
  const unknown = names.filter((name) => !(name in screens));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}\nNames: ${Object.keys(screens).join(', ')}`);
    return null;
  }
  return names.length > 0 ? names : Object.keys(screens);
}
