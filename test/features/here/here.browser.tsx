import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { BARE } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

const HERE = { lat: BARE.lat, lon: BARE.lon };
const menu = page.getByRole('dialog', { name: 'What is here' });

test('what could not be read is told, and is no “none”', async () => {
  const app = await show('first-open', { cameras: [BARE] });
  vi.spyOn(app.store(), 'part').mockRejectedValue(new Error('The store broke.'));
  app.state.pointer.asked.value = { place: HERE, at: { x: 100, y: 100 } };
  await expect.element(menu.getByText(/could not be read/)).toBeVisible();
  await expect.element(menu.getByText(/mapped within|Looking for/)).not.toBeInTheDocument();
});

test('while not all is read, what is known is counted and said to be not all', async () => {
  const app = await show('loading', { cameras: [BARE] });
  app.state.pointer.asked.value = { place: HERE, at: { x: 100, y: 100 } };
  await expect.element(menu.getByText(/1 reader mapped within/)).toBeVisible();
  await expect.element(menu.getByText(/there may be more/)).toBeVisible();
});

test('where all is read, the count stands alone', async () => {
  const app = await show('first-open', { cameras: [BARE] });
  app.state.pointer.asked.value = { place: HERE, at: { x: 100, y: 100 } };
  await expect.element(menu.getByText(/1 reader mapped within/)).toBeVisible();
  await expect.element(menu.getByText(/there may be more/)).not.toBeInTheDocument();
});
