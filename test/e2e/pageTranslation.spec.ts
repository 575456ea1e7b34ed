import { expect } from '@playwright/test';
import { followTranslator } from '../ui/translator.ts';
import { test } from './driver/test.ts';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';

test('a browser that translates the page freezes nothing, and leaves names and tags as they are', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await get.page.evaluate(`(${followTranslator.toString()})(document.body)`);
  await then.statusSays(`«${IN_TOWN} readers in view`);
  await when.opens(`#map=16/${at(5000, 0).lat}/${at(5000, 0).lon}`);
  await then.statusSays('«No readers in view');
  await when.opens(`#map=17/${known.lat}/${known.lon}&node=${known.id}`);
  await then.contains(get.camera, 'Flock Safety');
  expect(await get.camera.getByText('«Flock Safety»').count()).toBe(0);
  await get.page.getByRole('button', { name: '«Edit»' }).click();
  await get.page.getByLabel('«Operator»').fill('Somebody');
  await get.page.getByRole('button', { name: '«Review»' }).click();
  const review = get.page.getByRole('dialog');
  await then.contains(review, 'Somebody');
  expect(await review.locator('bdi font').count()).toBe(0);
  await get.page.getByRole('button', { name: '«Upload to OpenStreetMap»' }).click();
  await then.eventually(() => get.node(known.id)?.tags.get('operator') === 'Somebody');
  await then.says('«Saved»');
});

test('under a browser’s translation a list, a filter and another language of the page follow what is done', async ({
  when,
  get,
  then,
}) => {
  const seen = (selector: string) => () =>
    get.page.evaluate((css) => document.querySelector<HTMLElement>(css)?.innerText ?? '', selector);
  await when.looksAt(MIDDLE, 16);
  await get.page.evaluate(`(${followTranslator.toString()})(document.body)`);
  await when.clicks('«List readers»');
  await expect.poll(seen('.panel')).toContain(`«${IN_TOWN} in view`);
  await when.clicks('«Filter readers»');
  await get.page.locator('label').filter({ hasText: 'Genetec' }).click();
  await then.statusSays(`«Showing 1 of ${IN_TOWN} readers`);
  await expect.poll(seen('.panel')).toContain('«1 in view');
  await expect.poll(seen('.panel')).not.toContain(`«${IN_TOWN} in view`);
  await when.presses('Escape');
  await when.clicks('«Show all»');
  await then.statusSays(`«${IN_TOWN} readers in view`);
  // Who has the page translated finds that it speaks their language, too.
  await when.clicks(/^«?Menu»?$/);
  await when.clicks('«Settings»');
  await get.page.locator('#settings-language').selectOption('de');
  await then.statusSays(`«${IN_TOWN} Lesegeräte im Ausschnitt`);
  await expect.poll(seen('.pill')).not.toContain('readers');
});
