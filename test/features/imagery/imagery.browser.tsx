import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { draftOf, find, show } from '../../ui/stage.ts';

test('photos lie beneath what is placed, are named with it, and go with it', async () => {
  const app = await show('placing');
  const { view, editor } = app.state;
  await page.getByRole('button', { name: 'NAIP' }).click();
  expect(view.ground.peek()).toMatchObject({ id: 'USDA-NAIP', maxNativeZoom: 20 });
  await expect.element(page.getByText(/^Taken 2021–2023\. May lie some meters off/)).toBeVisible();
  await expect.poll(() => draftOf(app)?.imageryUsed).toBe('National Agriculture Imagery Program');
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  expect(view.ground.peek()).toBe(view.baseMap.peek());
  await page.getByRole('button', { name: 'Esri' }).click();
  await page.getByRole('button', { name: 'Place here' }).click();
  await expect.element(page.getByRole('button', { name: 'Esri' })).toHaveAttribute('aria-pressed', 'true');
  // The base map that is remembered, and that links name, stays what it was.
  expect(view.baseMap.peek().id).toBe('practice');
  editor.close();
  await expect.poll(() => view.imagery.peek()).toBeNull();
});

test('by keyboard the focus stays where it was pressed, also back on the map', async () => {
  const app = await show('placing');
  const usgs = page.getByRole('button', { name: 'USGS' });
  await usgs.click();
  await expect.element(usgs).toHaveFocus();
  await page.getByRole('button', { name: 'Place here' }).click();
  const map = page.getByRole('button', { name: 'Map', exact: true });
  await map.click();
  await expect.element(map).toHaveFocus();
  expect(find('.imagery-choice')).toBeTruthy();
  expect(app.state.view.imagery.peek()).toBeNull();
});
