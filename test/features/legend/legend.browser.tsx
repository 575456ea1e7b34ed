import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { MARKS } from '../../../src/features/legend/marks.ts';
import { show } from '../../ui/stage.ts';

/** What is painted on each canvas. */
function pictures(): readonly string[] {
  return [...document.querySelectorAll<HTMLCanvasElement>('.legend canvas')].map((canvas) => canvas.toDataURL());
}

test('every mark of the map is drawn beside its words, no two alike', async () => {
  await show('first-open');
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('button', { name: 'What the marks mean' }).click();
  const dialog = page.getByRole('dialog', { name: 'What the marks mean' });
  await expect.element(dialog.getByText(/Neither edited nor surveyed for 3 years/)).toBeVisible();
  const drawn = pictures();
  expect(drawn).toHaveLength(Object.keys(MARKS).length);
  expect(new Set(drawn).size).toBe(drawn.length);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});
