import { forNginx } from '../../../src/build/headers/hosts.ts';
import { policiesOf } from '../../../src/build/headers/policies.ts';
import { readConfig } from '../../../src/config.ts';
import { readNginx } from '../../build/headers/hostRules.ts';
import { hostedTest } from '../../e2e/driver/hosted.ts';
import type { Get } from '../../e2e/driver/get.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import type { When } from '../../e2e/driver/when.ts';
import { at, MIDDLE } from '../../e2e/driver/world.ts';

/** A road through all that the map shows, from west to east. */
const ROADS = JSON.stringify({
  elements: [
    {
      type: 'way',
      id: 1,
      tags: { highway: 'primary', name: 'Main <b>Street</b>' },
      geometry: [at(5, -3000), at(5, 0), at(5, 3000)],
    },
  ],
});

const panel = (get: Get) => get.page.locator('.coverage');

async function measures(get: Get, when: When): Promise<void> {
  await when.clicks('Menu');
  await when.clicks('Coverage of a place');
  await when.clicks('Use what the map shows');
  await get.page
    .locator('input[type=file]')
    .nth(1)
    .setInputFiles({ name: 'roads.json', mimeType: 'application/json', buffer: Buffer.from(ROADS) });
  await when.clicks('Measure');
}

test('roads of a file are measured in the built page, in a thread of its own', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await measures(get, when);
  await then.says(/At least \d of 2 gates/);
  await then.says(/1,000 trips/);
  await then.contains(panel(get), 'Main <b>Street</b>');
  await then.isAccessibleInLightAndDark();
  await then.everyLinkIsHttp();
  await when.clicks('Show gate 1 on the map');
  await then.doesNotScrollSideways();
});

test('a gate is shown by keyboard alone, and the panel closes', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await measures(get, when);
  await then.says(/At least \d of 2 gates/);
  await when.tabsTo('Show gate 2 on the map');
  await when.presses('Enter');
  await when.clicks('Close', panel(get));
  await then.doesNotSee(panel(get));
});

test('from right to left it fits', async ({ given, when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await given.rightToLeft();
  await measures(get, when);
  await then.says(/At least \d of 2 gates/);
  await then.doesNotScrollSideways();
});

for (const [width, height] of [
  [360, 740],
  [740, 360],
  [320, 640],
] as const) {
  test(`at ${width} by ${height} it fits`, async ({ given, when, get, then }) => {
    await given.screen(width, height);
    await when.looksAt(MIDDLE, 16);
    await measures(get, when);
    await then.seesAfterAWhile(get.page.getByText(/At least \d of 2 gates/));
    await then.doesNotScrollSideways();
  });
}

test.describe('on a phone', () => {
  test.use(phone);
  test('axe finds nothing', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await measures(get, when);
    await then.seesAfterAWhile(get.page.getByText(/At least \d of 2 gates/));
    await then.isAccessible();
  });
});

hostedTest(
  'its thread starts under the policy that a host sends with a worker',
  async ({ hosted, when, get, then }) => {
    await hosted({ headers: readNginx(forNginx(policiesOf(readConfig({ VITE_OSM_SERVER: 'practice' }, '')))) });
    await when.looksAt(MIDDLE, 16);
    await measures(get, when);
    await then.says(/At least \d of 2 gates/);
  },
);
