import { expect } from '@playwright/test';
import { test } from '../../e2e/driver/test.ts';
import { known, MIDDLE } from '../../e2e/driver/world.ts';

test('the mouse is told what a reader is before it is pressed, and its row in the list is shown', async ({
  when,
  get,
  then,
  stage,
}) => {
  await when.looksAt(MIDDLE, 17);
  await when.clicks('List readers');
  await get.list.getByRole('listitem').first().waitFor();
  const { x, y } = await get.point(known);
  const tip = get.page.locator('.map-tip');
  await then.eventually(async () => {
    await stage.page.mouse.move(x - 60, y - 60);
    await stage.page.mouse.move(x, y);
    return await tip.isVisible();
  });
  await then.contains(tip, 'Flock Safety');
  await then.contains(tip, 'east-northeast, 68°');
  await then.contains(tip, 'Atlanta Police Department');
  await expect(get.list.locator('.camera-row.pointed')).toHaveCount(1);
  await stage.page.mouse.move(x - 60, y - 60);
  await then.doesNotSee(tip);
});

test('a row of the list that is pointed at has its dot ringed', async ({ when, get, stage }) => {
  await when.looksAt(MIDDLE, 17);
  await when.clicks('List readers');
  await get.list.getByRole('listitem').first().hover();
  await expect(get.map.locator('path.map-overlay.point.subject')).toHaveCount(1);
  await stage.page.mouse.move(900, 500);
  await expect(get.map.locator('path.map-overlay.point.subject')).toHaveCount(0);
});
