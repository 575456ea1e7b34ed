import type { Get } from '../../e2e/driver/get.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import { known, MIDDLE } from '../../e2e/driver/world.ts';

const LABEL = 'Search for a place';
const box = (get: Get) => get.page.getByRole('combobox', { name: LABEL });
const hits = (get: Get) => get.page.getByRole('option');
/** Austin, Texas, at the zoom of a town. */
const AUSTIN = /#map=13\/30\.2\d+\/-97\.7\d+$/;

test('a town is found as one types, and the map goes there', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await box(get).fill('austin');
  await then.contains(hits(get).first(), /Austin.*TX/);
  await hits(get).first().click();
  await then.addressIs(AUSTIN);
  await then.hasFocus(get.map);
});

test('the search needs nothing but the keyboard', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.tabsTo(LABEL, 'combobox');
  await when.types('springfield, il');
  await then.contains(hits(get).first(), /Springfield.*IL/);
  await when.presses('ArrowDown', 'Enter');
  await then.addressIs(/#map=13\/39\.\d+\/-89\.\d+$/);
  await when.tabsTo(LABEL, 'combobox');
  await when.types('nowhere');
  await when.presses('Escape');
  await then.fieldHolds(box(get), '');
  await when.presses('Escape');
  await then.hasFocus(get.map);
});

test('coordinates, a map’s address and an object are gone to outright', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 12);
  await box(get).fill('40.7128, -74.006');
  await box(get).press('Enter');
  await then.addressIs(/#map=17\/40\.7128\d*\/-74\.006\d*$/);
  await box(get).fill(`https://www.openstreetmap.org/#map=15/${MIDDLE.lat}/${MIDDLE.lon}`);
  await box(get).press('Enter');
  await then.addressIs(new RegExp(`#map=15/${MIDDLE.lat}`));
  await box(get).fill(`node/${known.id}`);
  await box(get).press('Enter');
  await then.cameraPanelSays('Flock Safety');
});

test('places are found as people spell them, states and countries too, and links of other maps', async ({
  when,
  get,
  then,
}) => {
  await when.looksAt(MIDDLE, 12);
  for (const [typed, address] of [
    ['Portland Oregon', /#map=13\/45\.5\d*\/-122\.6\d*$/],
    ['Washington, D.C.', /#map=13\/38\.8\d*\/-77\.0\d*$/],
    ['Texas', /#map=[56]\/3[0-3]\.\d+\/-(?:9[89]|10[01])\.\d+$/],
    ['33°45′18″N 84°23′24″W', /#map=17\/33\.755\d*\/-84\.39\d*$/],
    ['https://www.google.com/maps/@40.7128,-74.006,15z', /#map=15\/40\.71\d*\/-74\.00\d*$/],
  ] as const) {
    await box(get).fill(typed);
    await then.sees(hits(get).first());
    await box(get).press('Enter');
    await then.addressIs(address);
  }
});

test('without the list of towns it says so, and goes on when there is one', async ({ given, when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await box(get).focus();
  // What shows the hits is here; the towns are not.
  await get.page.waitForLoadState('networkidle');
  await given.offline();
  await box(get).fill('austin');
  await then.says(/The list of towns could not be loaded/);
  await box(get).fill('33.755, -84.39');
  await then.contains(hits(get).first(), 'Coordinates');
  await box(get).fill('austin');
  await then.says(/The list of towns could not be loaded/);
  await given.online();
  await when.clicks('Try again', get.page.getByRole('search'));
  await then.contains(hits(get).first(), /Austin.*TX/);
});

test('axe finds nothing in the search', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await box(get).fill('aus');
  await then.sees(hits(get));
  await box(get).press('ArrowDown');
  await then.isAccessibleInLightAndDark();
});

test('from right to left the hits stand beneath the field', async ({ given, when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await given.rightToLeft();
  await box(get).fill('aus');
  await then.sees(hits(get));
  await then.isWhollyInSight(hits(get).first());
  await then.eventually(async () => (await get.left(hits(get).first())) > 640);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('a button opens the search over the bar', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await box(get).tap();
    await when.types('austin');
    await then.contains(hits(get).first(), /Austin.*TX/);
    await then.doesNotScrollSideways();
    await then.eventually(async () => ((await box(get).boundingBox())?.width ?? 0) > 300);
    await then.isAccessible();
    await hits(get).first().tap();
    await then.addressIs(AUSTIN);
    await then.sees(get.button('Menu'));
    await then.isNotCovered(get.button('Menu'));
  });
});
