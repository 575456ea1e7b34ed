import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { camera } from '../../stub/app.ts';
import { BASE } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

async function open(count: number) {
  const app = await show('first-open');
  const place = app.state.view.view.peek()?.centre ?? { lat: 0, lon: 0 };
  app.store().cameras = Array.from({ length: count }, (_, i) => camera(i + 1, place.lat, place.lon));
  app.store().status({ phase: { kind: 'done' }, inView: count, base: BASE });
  app.state.panel.openDialog('export');
  await expect.element(page.getByRole('button', { name: 'Save file' })).toBeVisible();
  return app;
}

test('more than 50,000 are asked about first, and told about while they are written', async () => {
  await open(50_001);
  await page.getByRole('button', { name: 'Save file' }).click();
  await expect.element(page.getByText('That is 50,001 readers.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Export all' }).click();
  await expect.element(page.getByRole('progressbar', { name: 'Export data' })).toBeVisible();
  await expect.element(page.getByText(/\.geojson: 50,001 readers, /)).toBeVisible();
});

test('50,000 are written at once, and can be stopped', async () => {
  await open(50_000);
  await page.getByRole('button', { name: 'Save file' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(page.getByRole('button', { name: 'Save file' })).toBeVisible();
  expect(page.getByText(/\.geojson: /).elements()).toHaveLength(0);
});

test('what could not be loaded is said before and after', async () => {
  const app = await open(2);
  const failure = { kind: 'timeout' as const, details: {} };
  app.store().status({ phase: { kind: 'failed', failure, retryAt: null }, inView: 2, base: BASE });
  await expect.element(page.getByText('Not in the file: part of the view could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Save file' }).click();
  await expect.element(page.getByText(/\.geojson: 2 readers, /)).toBeVisible();
  expect(page.getByText(/^Not in the file: part of the view/).elements()).toHaveLength(2);
});
