import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { BARE, ODD } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

test('one follows the other by one key, and each change is the person’s own', async () => {
  const { state } = await show('first-open', { cameras: [BARE, ODD] });
  state.panel.open('todo');
  await expect.element(page.getByText('2 readers left here')).toBeVisible();
  await expect.element(page.getByText('The maker is not known.')).toBeVisible();
  await page.getByRole('button', { name: 'Can’t tell' }).click();
  await expect.element(page.getByText('1 reader left here')).toBeVisible();
  await expect.element(page.getByText('Its direction is not understood: 90100')).toBeVisible();
  // The focus stayed on the button.
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Nothing is left to find out in this view.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring back what was set aside (2)' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  // OpenStreetMap has no such node here: its panel says so, and leads back.
  await expect.poll(() => state.editor.openProblem.peek()?.key).toBe('node/509');
  await page.getByRole('button', { name: 'Back to the to-do' }).click();
  await expect.element(page.getByText('2 readers left here')).toBeVisible();
  expect(state.queue.waiting.peek()).toEqual([]);
});
