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
