import { playwright } from '@vitest/browser-playwright';
import type { ConfigEnv } from 'vite';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import product from '../vite.config.ts';
import { chromiumArgs, findChromium } from './tools/chromium.ts';

const executablePath = findChromium();

/**
 * How long what is waited for may take, in ms. Nothing waits longer than it must, so these only say when a test has
 * failed; they are meant for a machine that has both of its processors busy with something else.
 */
const patience = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
  setupFiles: ['test/stub/patience.ts'],
};

/** The product's own build, with the tests beside it: it can be built without them. */
export default defineConfig(async (env: ConfigEnv) =>
  mergeConfig(await product(env), {
    root: `${import.meta.dirname}/..`,
    test: {
      projects: [
        {
          extends: true,
          test: {
            ...patience,
            name: 'unit',
            environment: 'node',
            include: ['test/**/*.test.ts'],
            exclude: ['test/e2e/**'],
          },
        },
        {
          extends: true,
          // All of them at once: a dependency found halfway reloads the page under a running test.
          optimizeDeps: {
            include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', '@preact/signals', 'osmtogeojson'],
          },
          test: {
            ...patience,
            name: 'browser',
            include: ['test/**/*.browser.{ts,tsx}'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { args: chromiumArgs, ...(executablePath === null ? {} : { executablePath }) },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
