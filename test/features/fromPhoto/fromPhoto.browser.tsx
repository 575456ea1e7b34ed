import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { find, show } from '../../ui/stage.ts';
import { jpeg } from './photoFile.ts';

test('a photo’s place begins a reader, and one without a place is told', async () => {
  const { state } = await show('first-open');
  state.panel.open('fromPhoto');
  await expect.element(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  const placed = jpeg({
    lat: [30, 16, 0],
    latRef: 'N',
    lon: [97, 45, 0],
    lonRef: 'W',
    bearing: 90,
    bearingRef: 'T',
    accuracy: 40,
  });
  await userEvent.upload(find('input[type=file]'), [
    new File([placed], 'pole.jpg', { type: 'image/jpeg' }),
    new File([jpeg({})], 'bare.jpg', { type: 'image/jpeg' }),
  ]);
  await expect.element(page.getByText(/bare\.jpg.* tells no place/)).toBeVisible();
  await expect.element(page.getByText('The device looked east, 90°.')).toBeVisible();
  await expect.element(page.getByText(/right to 40 m at best/)).toBeVisible();
  await page.getByRole('button', { name: 'Add the reader near here' }).click();
  expect(state.editor.step.peek()).toMatchObject({ kind: 'placing' });
  expect(state.overlays.all.peek().get('fromPhoto')?.lines).toHaveLength(1);
});
