import type { Get } from '../../e2e/driver/get.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import { at, IN_TOWN, MIDDLE } from '../../e2e/driver/world.ts';

const makers = (get: Get) => get.page.getByRole('group', { name: 'Maker' });
const directions = (get: Get) => get.page.getByRole('group', { name: 'Direction' });

test('cameras are filtered by maker, the status says so, and one click shows all', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Filter readers');
  await makers(get)
    .getByLabel(/^Genetec/)
    .check();
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
  await makers(get)
    .getByLabel(/^Flock Safety/)
    .check();
  await then.statusSays(`Showing 2 of ${IN_TOWN} readers`);
  await when.presses('Escape');
  await then.hasFocus(get.button('Filter readers (on)'));
  await when.clicks('Show all');
  await then.statusSays(`${IN_TOWN} readers in view`);
});

test('what lacks a direction is found by keyboard alone', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.tabsTo('Filter readers');
  await when.presses('Enter');
  const any = directions(get).getByLabel('Any');
  await then.sees(any);
  for (let tabs = 0; tabs < 12 && !(await any.evaluate((radio) => radio === document.activeElement)); tabs++)
    await when.presses('Tab');
  await when.presses('ArrowDown', 'ArrowDown');
  await then.statusSays(/^Showing \d of 7 readers/);
  await when.presses('Escape');
  await when.tabsTo('Show all');
  await when.presses('Enter');
  await then.statusSays(`${IN_TOWN} readers in view`);
});

test('a filter holds wherever the map goes, and stands in the address', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Filter readers');
  await makers(get)
    .getByLabel(/^Genetec/)
    .check();
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
  await when.presses('Escape');
  await when.dragsTheMap(-150, 0);
  await then.statusSays(/^Showing/);
  await when.reloads();
  await then.statusSays(/^Showing/);
});

test('what one has added can be looked at by itself', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.addsACameraAt(at(60, 60), { Source: 'I was there' });
  await when.clicks('Close', get.page.locator('.panel'));
  await when.clicks('Filter readers');
  await get.page.getByLabel(/^Added or changed from here/).check();
  await then.statusSays(/^Showing 1 of/);
});

test('the way that wide views are drawn is kept', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 12);
  await when.clicks('Layers');
  await get.page.getByLabel('A dot for every reader').check();
  await when.reloads();
  await when.clicks('Layers');
  await then.eventually(() => get.page.getByLabel('A dot for every reader').isChecked());
});

test('axe finds nothing in the filter and the layers', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Filter readers');
  await makers(get)
    .getByLabel(/^Genetec/)
    .check();
  await then.statusSays('Showing 1 of');
  await then.isAccessibleInLightAndDark();
  await when.presses('Escape');
  await when.clicks('Layers');
  await then.sees(get.page.getByLabel('A dot for every reader'));
  await then.isAccessible();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('the filter fits the screen and the thumb', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await get.button('Filter readers').tap();
    await makers(get)
      .getByLabel(/^Genetec/)
      .tap();
    await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
    await then.doesNotScrollSideways();
    await then.buttonsAreAtLeast(44);
    await then.isAccessible();
  });
});

test('any tag is asked for by keyboard, stands in the address, and is taken away again', async ({
  when,
  get,
  then,
}) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Filter readers');
  const field = get.page.getByRole('textbox', { name: 'Any tag' });
  await field.fill('=');
  await field.press('Enter');
  await then.sees(get.page.getByText('Write it as key=value'));
  await field.fill('manufacturer=genetec');
  await field.press('Enter');
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
  await then.addressIs(/&tag=manufacturer%3Dgenetec$/);
  await when.clicks(/^Remove:/);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await get.page.getByLabel('Mount').selectOption({ label: 'Not known' });
  await then.statusSays(/^Showing \d of 7 readers/);
  await then.isAccessible();
});

test('a filter is saved under a name, and is there after a reload', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Filter readers');
  await makers(get)
    .getByLabel(/^Genetec/)
    .check();
  await get.page.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await when.clicks('Save');
  await when.clicks('Show all', get.page.locator('#filter'));
  await when.reloads();
  await when.clicks('Filter readers');
  await when.clicks('Mine');
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
  await when.clicks(/^Remove Mine/);
  await then.has(get.button('Mine'), 0);
});
