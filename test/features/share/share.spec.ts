import { expect } from '@playwright/test';
import { hostedTest } from '../../e2e/driver/hosted.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import { IN_TOWN, known, MIDDLE } from '../../e2e/driver/world.ts';

const lat = MIDDLE.lat.toFixed(5);
const lon = MIDDLE.lon.toFixed(5);

test('a link opens with its filter, keeps what it does not know, and back undoes a filter', async ({
  when,
  get,
  then,
}) => {
  await when.opens(`#map=16/${lat}/${lon}&maker=Genetec&future=1&direction=sideways`);
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
  await then.sees(get.page.getByText('direction=sideways'));
  expect(get.page.url()).toContain('&maker=Genetec&future=1');
  await when.clicks('Show all');
  await then.statusSays(`${IN_TOWN} readers in view`);
  await expect.poll(() => get.page.url()).not.toContain('maker=');
  await when.goesBack();
  await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
});

test('the map is shared by keyboard, and by nothing that a checker minds', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await when.tabsTo('Menu');
  await when.presses('Enter');
  await get.page.getByRole('button', { name: 'Share this map' }).press('Enter');
  const dialog = get.page.getByRole('dialog', { name: 'Share this map' });
  await then.sees(dialog.getByRole('img', { name: 'QR code of the link' }));
  await expect(dialog.getByRole('textbox', { name: 'Cite this number' })).toHaveValue(
    new RegExp(`^${IN_TOWN} license`),
  );
  await expect(dialog.getByRole('textbox', { name: 'In a page of your own' })).toHaveValue(
    /<iframe src="[^"]+embed" title="Map/,
  );
  const saved = get.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('license-plate-readers.svg');
  await then.isAccessible();
});

test.describe('in a page of others', () => {
  test('counts and the way out, and no way to write', async ({ when, get, then }) => {
    await when.opens(`#map=16/${lat}/${lon}&embed`);
    await then.statusSays(`${IN_TOWN} readers in view`);
    await expect(get.page.getByRole('link', { name: 'Open full map' })).toHaveAttribute('href', /#map=16\/[^&]+&?$/);
    await expect(get.page.getByRole('button', { name: 'Add' })).toHaveCount(0);
    await expect(get.page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
    await then.isAccessible();
  });
});

test.describe('on a phone', () => {
  test.use(phone);
  test('the statistics of the view are counted, with a table', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await then.statusSays(/readers? in view/);
    await when.clicks('Menu');
    await when.clicks('Statistics of the view');
    await then.sees(get.page.getByText(/license plate readers are mapped in view/));
    await get.page.getByText('As a table').first().click();
    await then.sees(get.page.getByRole('cell', { name: /%/ }).first());
    await then.isAccessible();
  });
});

hostedTest(
  'a frame that tells no Referer shows the map on another origin, and a reader in it says why nothing is changed there',
  async ({ stage, hosted, get, then }) => {
    stage.guard.allow(/favicon/);
    const url = await hosted({});
    const frame = `<iframe width="800" height="600" referrerpolicy="no-referrer" title="Map" src="${url}#map=18/${lat}/${lon}&node=${known.id}&embed"></iframe>`;
    const outer = await hosted({ alter: (path, text) => (path === '/outer.html' ? frame : text) });
    await get.page.goto(`${outer}outer.html`);
    const within = get.page.frameLocator('iframe');
    await then.contains(within.locator('.pill').getByRole('status'), 'in view');
    await then.sees(within.getByText(/nobody signs in or writes from within a frame/).first());
    await then.has(within.getByRole('button', { name: /Sign in/ }), 0);
  },
);

test('on paper there are the map, its scale and what it is, and no buttons', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await then.has(get.page.locator('.printed'), 1);
  await get.page.emulateMedia({ media: 'print' });
  await then.sees(get.page.getByText('North is up.'));
  await then.sees(get.page.getByText(`${IN_TOWN} readers in view; all license plate readers, no filter`));
  await then.isNotCovered(get.page.locator('.map-scale'));
  await then.doesNotSee(get.button('Menu'));
  await then.doesNotSee(get.button('Zoom in'));
});
