/**
 * `npm run screenshots -- DIR [name …]`: pictures of every screen and state, in fixed names such as `street-wide-dark.png`:
 * wide and on a phone, light and dark; some also from right to left, at 200 % and in the system's own colors.
 * The app is built and driven as in the end-to-end tests, on the practice world that `npm start` has.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { chromium } from '@playwright/test';
import { distance } from '../../src/model/place.ts';
import type { Place } from '../../src/model/place.ts';
import { builtApp, serveApp } from '../e2e/driver/build.ts';
import { Get } from '../e2e/driver/get.ts';
import { Given } from '../e2e/driver/given.ts';
import { guard } from '../e2e/driver/guard.ts';
import type { Practice } from '../e2e/driver/practice.ts';
import { startPractice } from '../e2e/driver/practice.ts';
import type { Sights } from '../e2e/driver/actors.ts';
import { screens } from '../e2e/driver/screens.ts';
import { launchOptions, originsOf, wasHereBefore } from '../e2e/driver/stage.ts';
import { When } from '../e2e/driver/when.ts';
import type { World } from '../sandbox/base.ts';
import { generateWorld } from '../sandbox/world/generate.ts';

interface Look {
  readonly name: string;
  readonly context: BrowserContextOptions;
  /** Screens that are pictured so; all where it is left out. */
  readonly only?: readonly string[];
  readonly schemes: readonly ('light' | 'dark')[];
  readonly rightToLeft?: boolean;
}

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const SIDEWAYS = { ...PHONE, viewport: { width: 740, height: 360 } };
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };
/** As link previews want it: docs/DEPLOY.md says where it goes. */
const PREVIEW = { viewport: { width: 1200, height: 630 } };
const SOME = ['street', 'camera', 'placing', 'form', 'review'];

const looks: readonly Look[] = [
  { name: 'wide', context: WIDE, schemes: ['light', 'dark'] },
  { name: 'phone', context: PHONE, schemes: ['light', 'dark'] },
  { name: 'sideways', context: SIDEWAYS, schemes: ['light'], only: SOME },
  { name: 'tablet', context: TABLET, schemes: ['light'], only: SOME },
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

/** A place in the street that keeps this distance from every camera, metres, and is no farther than that from the street's middle. */
function freePlace(world: World, middle: Place): Place {
  const cameras = world.elements.filter((element) => element.type === 'node' && distance(element, middle) < 1000);
  for (let step = 1; step < 400; step++) {
    // A spiral outward from the middle.
    const place = {
      lat: middle.lat + (step / 4) * 2e-5 * Math.cos(step),
      lon: middle.lon + (step / 4) * 2e-5 * Math.sin(step),
    };
    if (cameras.every((camera) => camera.type === 'node' && distance(camera, place) > 55)) return place;
  }
  throw new Error('No place in the street is free of cameras');
}

function sightsOf(world: World): Sights {
  const { city, street, camera, empty } = world.landmarks;
  if (city === undefined || street === undefined || camera?.id === undefined || empty === undefined) {
    throw new Error('The practice world lacks a landmark');
  }
  return {
    city,
    street,
    camera: { lat: camera.lat, lon: camera.lon, id: camera.id },
    free: freePlace(world, street),
    near: { lat: camera.lat + 0.0002, lon: camera.lon },
    nothing: empty,
  };
}

interface Studio {
  readonly browser: Browser;
  readonly practice: Practice;
  readonly world: World;
  readonly url: string;
  readonly folder: string;
}

/** One screen in one look: opened once, pictured in each color scheme. */
async function picture(studio: Studio, name: string, look: Look): Promise<readonly string[]> {
  const { browser, practice, world, url, folder } = studio;
  practice.use(world);
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...look.context,
  });
  context.setDefaultTimeout(15_000);
  try {
    if (name !== 'first-open') await wasHereBefore(context);
    const page = await context.newPage();
    const stage = { page, context, practice, guard: guard(context, originsOf(url)), url };
    const get = new Get(stage);
    await screens[name]?.({ given: new Given(stage), when: new When(stage, get), get, sights: sightsOf(world) });
    if (look.rightToLeft === true) await new Given(stage).rightToLeft();
    await page.mouse.move(0, 0);
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
  } finally {
    practice.sandbox.faults.clear();
    await context.close();
  }
}

const [directory, ...wanted] = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in screens));
if (directory === undefined || unknown.length > 0) {
  console.error(`Usage: npm run screenshots -- DIR [name …]\nNames: ${Object.keys(screens).join(', ')}`);
  process.exit(2);
}
const folder = resolve(directory);
mkdirSync(folder, { recursive: true });
const app = await builtApp({ VITE_OSM_SERVER: 'practice' });
const world = generateWorld({});
const [practice, site] = [await startPractice(), await serveApp(app)];
const browser = await chromium.launch(launchOptions(practice.port));
const studio = { browser, practice, world, url: site.url, folder };
let failed = 0;
for (const look of looks) {
  for (const name of Object.keys(screens)) {
    if (wanted.length > 0 ? !wanted.includes(name) : look.only?.includes(name) === false) continue;
    try {
      for (const file of await picture(studio, name, look)) console.log(join(folder, file));
    } catch (error) {
      failed++;
      console.error(`${name}-${look.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
await browser.close();
await practice.close();
await site.close();
if (failed > 0) {
  console.error(`${failed} pictures could not be taken.`);
  process.exit(1);
}
