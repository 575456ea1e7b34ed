import { playwright } from '@vitest/browser-playwright';
import type { ConfigEnv } from 'vite';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import product from '../vite.config.ts';
import { chromiumArgs, findChromium } from './tools/chromium.ts';

const executablePath = findChromium();

/** The product's own build, with the tests beside it: it can be built without them. */
export default defineConfig((env: ConfigEnv) =>
  mergeConfig(product(env), {
    root: `${import.meta.dirname}/..`,
    test: {
      projects: [
        {
          extends: true,
          test: { name: 'unit', environment: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] },
        },
        {
          extends: true,
          // All of them at once: a dependency found halfway reloads the page under a running test.
          optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', '@preact/signals'] },
          test: {
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
