import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The system's Chromium, or null: Playwright then uses its own. CHROMIUM names another. */
export function findChromium(): string | null {
  const { CHROMIUM: named } = process.env;
  if (named !== undefined && named !== '') return named;
  return SYSTEM.find((path) => existsSync(path)) ?? null;
}

/** Quiet, offline, and able to run as root in a container; drawing in software so that runs are alike everywhere. */
export const chromiumArgs: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
