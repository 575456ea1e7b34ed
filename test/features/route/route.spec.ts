import type { Get } from '../../e2e/driver/get.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import type { When } from '../../e2e/driver/when.ts';
import { at, MIDDLE } from '../../e2e/driver/world.ts';

const panel = (get: Get) => get.page.locator('.route');
/** A road through the middle of the practice town, from west to east. */
const GPX = `<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="t"><trk><trkseg>${[-600, 0, 600]
  .map((east) => at(0, east))
  .map(({ lat, lon }) => `<trkpt lat="${lat}" lon="${lon}"></trkpt>`)
  .join('')}</trkseg></trk></gpx>`;

async function opens(get: Get, when: When): Promise<void> {
  await when.clicks('Menu');
  await when.clicks('Along a route');
  await get.page
    .locator('.route input[type=file]')
    .setInputFiles({ name: 'home <b>.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(GPX) });
}

test('a file is counted in the built page, and what is missing along it is loaded', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await opens(get, when);
  await then.contains(panel(get), 'home <b>.gpx');
  await then.seesAfterAWhile(get.page.getByText(/At least \d+ mapped readers? faces? this road/));
  await then.seesAfterAWhile(get.page.getByText(/Data is at hand for all of the route/));
  await then.isAccessibleInLightAndDark();
  await then.everyLinkIsHttp();
  await then.doesNotScrollSideways();
});

test('by keyboard alone: a route is drawn at the cross and counted', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Menu');
  await when.clicks('Along a route');
  await when.tabsTo('Draw a route');
  await when.presses('Enter');
  await get.page.locator('#map').focus();
  await when.presses('Enter');
  for (const _ of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- one press after the other
    await when.presses('ArrowRight');
  }
  await when.presses('Enter');
  await when.presses('Enter');
  await then.seesAfterAWhile(get.page.getByText(/Drawn route/));
  await then.seesAfterAWhile(get.page.getByText(/Data is at hand for all of the route/));
});

test('from right to left it fits', async ({ given, when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await given.rightToLeft();
  await opens(get, when);
  await then.seesAfterAWhile(get.page.getByText(/At least \d+ mapped readers? faces? this road/));
  await then.doesNotScrollSideways();
});

for (const [width, height] of [
  [740, 360],
  [320, 640],
] as const) {
  test(`at ${width} by ${height} it fits`, async ({ given, when, get, then }) => {
    await given.screen(width, height);
    await when.looksAt(MIDDLE, 16);
    await opens(get, when);
    await then.seesAfterAWhile(get.page.getByText(/At least \d+ mapped readers? faces? this road/));
    await then.doesNotScrollSideways();
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('a route is drawn by tapping', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await when.clicks('Menu');
    await when.clicks('Along a route');
    await when.clicks('Draw a route');
    await then.sees(get.page.getByText('0 corners.'));
    for (const [x, y] of [
      // Below the status, above the sheet.
      [80, 220],
      [220, 300],
      [222, 302],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one tap after the other
      await get.page.touchscreen.tap(x, y);
    }
    await then.seesAfterAWhile(get.page.getByText(/Drawn route/));
    await then.doesNotScrollSideways();
  });
});
