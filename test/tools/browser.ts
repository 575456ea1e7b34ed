/** Makes sure that there is a Chromium to test in: the system's, else Playwright's own, else Debian's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './chromium.ts';

const TEN_MINUTES = 600_000;

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: TEN_MINUTES }).status === 0;
}

function haveBrowser(): boolean {
  return findChromium() !== null || existsSync(chromium.executablePath());
}

function installFromPlaywright(): boolean {
  console.log('No Chromium found: trying Playwright’s own …');
  return run('playwright', ['install', '--with-deps', 'chromium']) && haveBrowser();
}

function installFromDebian(): boolean {
  console.log('Trying Debian’s Chromium …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]): boolean => {
    const [command = '', ...rest] = [...sudo, 'apt-get', '--quiet', ...args];
    return run(command, rest);
  };
  return (
    apt('update') &&
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core') &&
    haveBrowser()
  );
}

if (!haveBrowser() && !installFromPlaywright() && !installFromDebian()) {
  console.error(
    'No Chromium to test in: install Chromium or Chrome, or name one in the variable CHROMIUM, then try again.',
  );
  process.exit(1);
}
