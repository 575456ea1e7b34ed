/** Makes sure that there is a Chromium to test in (the system's, else Playwright's own, else Debian's), and the fonts that it measures words in. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './chromium.ts';
import { missingFonts } from './fonts.ts';

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

function install(...packages: readonly string[]): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: readonly string[]): boolean => {
    const [command = '', ...rest] = [...sudo, 'apt-get', '--quiet', ...args];
    return run(command, rest);
  };
  return apt('update') && apt('install', '--yes', '--no-install-recommends', ...packages);
}

function installFromDebian(): boolean {
  console.log('Trying Debian’s Chromium …');
  return install('chromium', 'fonts-dejavu-core') && haveBrowser();
}

if (!haveBrowser() && !installFromPlaywright() && !installFromDebian()) {
  console.error(
    'No Chromium to test in: install Chromium or Chrome, or name one in the variable CHROMIUM, then try again.',
  );
  process.exit(1);
}

const fonts = missingFonts();
if (fonts.length > 0) {
  console.log('Bringing the fonts that the other languages are measured in …');
  // Without them all works but one check, which says so.
  if (!install(...fonts)) console.error(`They could not be installed: ${fonts.join(', ')}.`);
}

if (spawnSync('osmium', ['--version']).status !== 0) {
  console.log('Bringing osmium-tool, which reads OpenStreetMap’s own files …');
  // Without it all works but snapshots of such files, which say so.
  if (!install('osmium-tool')) console.error('It could not be installed: osmium-tool.');
}
