import { expect } from '@playwright/test';
import { phone, test } from '../../e2e/driver/test.ts';
import { at } from '../../e2e/driver/world.ts';

const USGS = 'https://basemap.nationalmap.gov';
const ESRI = 'https://services.arcgisonline.com';
const TILE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#465"/></svg>';

test('aerial photos are shown by a click, nobody is asked before, and the changeset names them', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  const usgs = await given.standIn(USGS, TILE, 'image/svg+xml');
  await when.startsACameraAt(at(600, 0));
  await then.sees(get.page.getByRole('group', { name: 'Aerial photos' }));
  expect(usgs.asked).toBe(0);
  given.mayReach(USGS);
  await get.button('USGS').click();
  await then.eventually(() => usgs.asked > 0);
  await then.says(/May lie some meters off/);
  await then.sees(get.link(/U\.S\. Geological Survey · © OpenStreetMap contributors/));
  await then.linksTo(get.link('Their terms'), /usgs\.gov/);
  await when.clicks('Place here');
  // Still there while it is described, and no word of it where it was never chosen.
  await then.sees(get.button('USGS'));
  await get.button('Map').click();
  await then.sees(get.link(/Practice map/));
  await when.fills({ Source: 'I was there' });
  await when.reviews();
  await then.contains(get.review, 'imagery_used');
  await then.contains(get.review, 'USGS Imagery');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('they are chosen by a tap, within the screen, and gone when the reader is left', async ({
    given,
    when,
    get,
    then,
  }) => {
    await given.mapper();
    await given.standIn(ESRI, TILE, 'image/svg+xml');
    given.mayReach(ESRI);
    await when.startsACameraAt(at(600, 0));
    await get.button('Esri').tap();
    await then.sees(get.link(/^Esri · ©/));
    await then.doesNotScrollSideways();
    await then.buttonsAreAtLeast(44);
    await get.button('Cancel').tap();
    await then.sees(get.link(/Practice map/));
  });
});
