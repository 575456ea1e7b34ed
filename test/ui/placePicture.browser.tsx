import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { show } from './stage.ts';

const picture = (): Element | null => document.querySelector('.place-picture');

test('the review shows the place with its sight line on the map’s own tiles', async () => {
  const app = await show('review');
  await expect.element(page.getByRole('heading', { name: 'Place' })).toBeVisible();
  const tiles = [...(picture()?.querySelectorAll('img') ?? [])];
  const template = app.state.view.ground.peek().url ?? '';
  expect(tiles.length).toBeGreaterThan(0);
  for (const { src } of tiles) expect(src.replaceAll(/\d+/g, '0')).toBe(template.replaceAll(/\d+|\{.\}/g, '0'));
  // They cover the middle, where the place is.
  const { left, top, width, height } = picture()?.getBoundingClientRect() ?? new DOMRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const isUnder = tiles.some((tile) => {
    const box = tile.getBoundingClientRect();
    return box.left <= x && box.right >= x && box.top <= y && box.bottom >= y;
  });
  expect(isUnder).toBe(true);
  const { directions } = app.state.editor.draft.peek()?.form ?? { directions: [] };
  expect(directions.length).toBeGreaterThan(0);
  expect(picture()?.querySelectorAll('.compass-sight')).toHaveLength(directions.length);
  expect(picture()?.textContent).toBe(app.state.view.ground.peek().attribution?.text);
});
