/**
 * `npm run screens -- [--json] [--pictures DIR] [name …]`: every screen at every size, by mouse and by finger, from left to right and
 * from right to left, searched for what scrolls sideways, lies under something, is cut off, or is a main action out of view.
 * Each screen is opened once a look, and its window made every size after that, as a device that is turned does. With
 * `--pictures`, what is at fault is pictured. Ends with 1 where something was found.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { screenFaults } from '../e2e/driver/screenFaults.ts';
import type { ScreenFault } from '../e2e/driver/screenFaults.ts';
import { SIZES } from '../e2e/driver/sizes.ts';
import type { ScreenLook, Studio } from './studio/studio.ts';
import { openStudio, wantedScreens } from './studio/studio.ts';

interface Found extends ScreenFault {
  readonly screen: string;
  readonly look: string;
  readonly size: string;
}

const FINGER = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
const LOOKS: Readonly<Record<string, ScreenLook>> = {
  mouse: { context: { viewport: { width: 1280, height: 800 } } },
  finger: { context: FINGER },
  'right-to-left': { context: FINGER, rightToLeft: true },
};

async function faultsOf(studio: Studio, screen: string, look: string): Promise<readonly Found[]> {
  const how = LOOKS[look];
  if (how === undefined) return [];
  return studio.open(screen, how, async (page) => {
    const found: Found[] = [];
    for (const { width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      const size = `${width}x${height}`;
      const faults = await screenFaults(page);
      for (const fault of faults) found.push({ screen, look, size, ...fault });
      if (faults.length > 0 && pictures !== null)
        await page.screenshot({ path: join(pictures, `${screen}-${look}-${size}.png`), animations: 'disabled' });
    }
    return found;
  });
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, pictures: { type: 'string' } },
  allowPositionals: true,
});
const wanted = wantedScreens(positionals);
if (wanted === null) process.exit(2);
const pictures = values.pictures === undefined ? null : resolve(values.pictures);
if (pictures !== null) mkdirSync(pictures, { recursive: true });

const studio = await openStudio();
const found: Found[] = [];
const unopened: string[] = [];
for (const screen of wanted) {
  for (const look of Object.keys(LOOKS)) {
    try {
      const faults = await faultsOf(studio, screen, look);
      found.push(...faults);
      if (!values.json)
        for (const { size, kind, what } of faults) console.log(`${screen} ${look} ${size} ${kind}: ${what}`);
    } catch (error) {
      unopened.push(`${screen} ${look}`);
      console.error(`${screen} ${look}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
await studio.close();
const looked = wanted.length * Object.keys(LOOKS).length * SIZES.length;
if (values.json) console.log(JSON.stringify({ looked, faults: found, unopened }));
else
  console.log(
    `${looked} pictures of ${wanted.length} screens: ${found.length} faults, ${unopened.length} screens not opened`,
  );
process.exit(found.length + unopened.length > 0 ? 1 : 0);
