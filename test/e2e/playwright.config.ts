import { defineConfig } from '@playwright/test';

/** Runs at the same time must not clear each other's results. Workers read this file, too, and get the name of their run. */
const run = (process.env['SIGHTLINE_E2E_RUN'] ??= String(process.pid));

/** `npm run test:e2e`. Each worker has a practice world, a copy of the built app and a browser of its own. */
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/*.spec.ts', 'features/*/*.spec.ts'],
  outputDir: `../../test-results/${run}`,
  globalSetup: './driver/globalSetup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // Said in ms, and only to tell when a test has failed: they fit a machine that is busy with something else.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // Bringing the whole page ahead would take the processor from other tests: test/features/offline has it.
    serviceWorkers: 'block',
  },
});
