import type { BrowserContext, Page } from '@playwright/test';
import { PRACTICE_ORIGIN } from '../../../src/catalog/servers.ts';
import { chromiumArgs, findChromium } from '../../tools/chromium.ts';
import type { Guard } from './guard.ts';
import type { Practice } from './practice.ts';

/** What a driver acts on. */
export interface Stage {
  page: Page;
  readonly context: BrowserContext;
  readonly practice: Practice;
  readonly guard: Guard;
  /** Where the app is served, with a slash at its end. */
  url: string;
}

/**
 * Chromium's own address bar loads two pages of its own into every new window, which take more of the processor than many a
 * test. The others are those that Playwright turns off: of two such switches a browser heeds the second.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/**
 * How Chromium is started for a worker: the practice server's address, which is built into the app, leads to the worker's own;
 * every other name leads nowhere.
 */
export function launchOptions(practicePort: number): { readonly args: string[]; readonly executablePath?: string } {
  const executablePath = findChromium();
  const { host } = new URL(PRACTICE_ORIGIN);
  const rules = [`MAP ${host} 127.0.0.1:${practicePort}`, 'MAP 127.0.0.1 127.0.0.1', 'MAP * ~NOTFOUND'];
  return {
    args: [
      ...chromiumArgs,
      `--disable-features=${FEATURES_OFF.join(',')}`,
      `--host-resolver-rules=${rules.join(', ')}`,
    ],
    ...(executablePath === null ? {} : { executablePath }),
  };
}

/** The origins that the app may talk to in a test. */
export function originsOf(url: string): readonly string[] {
  return [new URL(url).origin, PRACTICE_ORIGIN];
}

/** Whoever is at this browser has been told what the page is. Before the page is opened. */
export async function wasHereBefore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    try {
      localStorage.setItem('sightline / about.welcomed', 'yes');
    } catch {
      // A browser that refuses storage is told each time.
    }
  });
}
