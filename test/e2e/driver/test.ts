import { test as base, expect } from '@playwright/test';
import { serveApp } from './build.ts';
import type { Site } from './build.ts';
import { Get } from './get.ts';
import { Given } from './given.ts';
import { appFolder } from './globalSetup.ts';
import { guard } from './guard.ts';
import type { Hands, Way } from './hands.ts';
import { handsOf } from './hands.ts';
import type { Practice } from './practice.ts';
import { startPractice } from './practice.ts';
import { launchOptions, originsOf, wasHereBefore } from './stage.ts';
import type { Stage } from './stage.ts';
import { Then } from './then.ts';
import { When } from './when.ts';
import { town } from './world.ts';

/** No test looks at what is drawn on a tile, and drawing takes a third of all the time: here, in the browser, and in every frame. */
const EMPTY_TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>';

interface OfTest {
  readonly stage: Stage;
  readonly given: Given;
  readonly when: When;
  readonly get: Get;
  readonly then: Then;
  /** Whoever is at the page has not been told yet what it is. */
  readonly isFirstVisit: boolean;
  /** What the page is worked with in journeys that are made `byEveryHand`. */
  readonly hands: Hands;
  readonly way: Way;
}

interface OfWorker {
  readonly practice: Practice;
  readonly site: Site;
}

/**
 * A test in the words of a person: what is given, when they do something, then it is so.
 * Each has the town as its world, unless it takes another, a browser profile of its own, and no trouble that it did not ask for.
 */
export const test = base.extend<OfTest, OfWorker>({
  practice: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const practice = await startPractice(EMPTY_TILE);
      await use(practice);
      await practice.close();
    },
    { scope: 'worker' },
  ],
  site: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const site = await serveApp(appFolder());
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  launchOptions: [({ practice }, use) => use(launchOptions(practice.port)), { scope: 'worker' }],
  stage: [
    async ({ page, context, practice, site, isFirstVisit }, use) => {
      practice.use(town);
      if (!isFirstVisit) await wasHereBefore(context);
      const watch = guard(context, originsOf(site.url));
      await use({ page, context, practice, guard: watch, url: site.url });
      expect(watch.problems, 'nothing happened that was not asked for').toEqual([]);
    },
    { auto: true },
  ],
  given: ({ stage }, use) => use(new Given(stage)),
  get: ({ stage }, use) => use(new Get(stage)),
  when: ({ stage, get }, use) => use(new When(stage, get)),
  // oxlint-disable-next-line unicorn/no-thenable -- the fixture is an object, and no promise
  then: ({ stage, get }, use) => use(new Then(stage, get)),
  isFirstVisit: [false, { option: true }],
  way: ['mouse', { option: true }],
  hands: ({ way, stage, get }, use) => use(handsOf(way, stage, get)),
});

/** A phone, as `test.use(phone)`. */
export const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** Declares the same journeys three times: by mouse, by keyboard alone, and by finger on a screen of 360 px. */
export function byEveryHand(declare: () => void): void {
  for (const way of ['mouse', 'keyboard', 'finger'] as const) {
    test.describe(`by ${way}`, () => {
      test.use(way === 'finger' ? { way, ...phone } : { way });
      declare();
    });
  }
}
