/**
 * `npm run screenshots -- DIR [name …]`: pictures of every screen and state, in fixed names such as `street-wide-dark.png`:
 * wide and on a phone, light and dark; some also at every other size, from right to left, and in the system's own colors.
 * The app is built and driven as in the end-to-end tests, on the practice world that `npm start` has.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import type { ScreenLook, Studio } from './studio/studio.ts';
import { openStudio, wantedScreens } from './studio/studio.ts';

interface Look extends ScreenLook {
  readonly name: string;
  /** Screens that are pictured so; all where it is left out. */
  readonly only?: readonly string[];
  readonly schemes: readonly ('light' | 'dark')[];
}

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const onPhone = (width: number, height: number): BrowserContextOptions => ({ ...PHONE, viewport: { width, height } });
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };
/** As link previews want it: docs/DEPLOY.md says where it goes. */
const PREVIEW = { viewport: { width: 1200, height: 630 } };
const SOME = ['street', 'camera', 'placing', 'form', 'review', 'conflict', 'deleted', 'saved', 'menu'];

const looks: readonly Look[] = [
  { name: 'wide', context: WIDE, schemes: ['light', 'dark'] },
  { name: 'phone', context: PHONE, schemes: ['light', 'dark'] },
  { name: 'sideways', context: onPhone(740, 360), schemes: ['light'], only: SOME },
  { name: 'small', context: onPhone(320, 640), schemes: ['light'], only: SOME },
  { name: 'small-sideways', context: onPhone(568, 320), schemes: ['light'], only: SOME },
  { name: 'tiny', context: onPhone(320, 256), schemes: ['light'], only: SOME },
  { name: 'tablet', context: TABLET, schemes: ['light'], only: SOME },
  { name: 'very-wide', context: { viewport: { width: 2560, height: 1080 } }, schemes: ['light'], only: SOME },
  { name: 'wide-rtl', context: WIDE, schemes: ['light'], only: SOME, rightToLeft: true },
  { name: 'phone-rtl', context: PHONE, schemes: ['light'], only: SOME, rightToLeft: true },
  {
    name: '200percent',
    context: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    schemes: ['light'],
    only: SOME,
  },
  { name: 'forced-colors', context: { ...WIDE, forcedColors: 'active' }, schemes: ['dark'], only: SOME },
  { name: 'preview', context: PREVIEW, schemes: ['light'], only: ['camera'] },
];

/** One screen in one look: opened once, pictured in each color scheme. */
function picture(studio: Studio, name: string, look: Look): Promise<readonly string[]> {
  return studio.open(name, look, async (page) => {
    const made: string[] = [];
    for (const colorScheme of look.schemes) {
      await page.emulateMedia({ colorScheme });
      // Where something hangs on purpose the network never comes to rest.
      await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
      const file = `${name}-${look.name}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
      made.push(file);
    }
    return made;
  });
}

const [directory, ...named] = process.argv.slice(2);
const wanted = wantedScreens(named);
if (directory === undefined || wanted === null) {
  console.error('Usage: npm run screenshots -- DIR [name …]');
  process.exit(2);
}
const folder = resolve(directory);
mkdirSync(folder, { recursive: true });
const studio = await openStudio();
let failed = 0;
for (const look of looks) {
  for (const name of wanted) {
    if (named.length === 0 && look.only?.includes(name) === false) continue;
    try {
      for (const file of await picture(studio, name, look)) console.log(join(folder, file));
    } catch (error) {
      failed++;
      console.error(`${name}-${look.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
await studio.close();
if (failed > 0) {
  console.error(`${failed} pictures could not be taken.`);
  process.exit(1);
}
