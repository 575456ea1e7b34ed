import { phone, test } from '../../e2e/driver/test.ts';
import type { Get } from '../../e2e/driver/get.ts';
import { at, known, MIDDLE, several, unknown } from '../../e2e/driver/world.ts';

const panel = (get: Get) => get.page.getByRole('region', { name: 'Watched areas' });

test('what changed since the last visit is told: new, changed, moved, no longer mapped', async ({
  given,
  when,
  get,
  then,
}) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Menu');
  await when.clicks('Watched areas');
  await then.contains(panel(get), 'No area is watched yet.');
  await when.clicks('Watch this view', panel(get));
  await then.contains(panel(get), 'No change from');
  await panel(get).getByRole('textbox', { name: 'Name' }).fill('<b>Home</b>');
  await when.presses('Tab');

  given.edit({ do: 'create', ...at(60, 60), tags: { man_made: 'surveillance', 'surveillance:type': 'ALPR' } });
  given.edit({ do: 'modify', type: 'node', id: unknown.id, tags: { direction: '45' } });
  given.edit({ do: 'delete', type: 'node', id: several.id });
  await when.reloads();
  await when.clicks('Load again');
  await when.clicks('Menu');
  await when.clicks('Watched areas');
  await then.contains(panel(get), '<b>Home</b>');
  await then.contains(panel(get), 'new 1, changed 1, moved 0, no longer mapped here 1');
  await then.isAccessibleInLightAndDark();
  await then.everyLinkIsHttp();
  await when.clicks('Mark as seen', panel(get));
  await then.contains(panel(get), 'No change from');
  await when.reloads();
  await when.clicks('Menu');
  await when.clicks('Watched areas');
  await then.contains(panel(get), 'No change from');
});

test('by keyboard alone: a view is watched, removed and brought back, and the panel closes', async ({
  when,
  get,
  then,
}) => {
  await when.looksAt(known, 17);
  await get.button('Menu').press('Enter');
  await get.button('Watched areas').press('Enter');
  await panel(get).getByRole('button', { name: 'Watch this view' }).press('Enter');
  await panel(get).getByRole('button', { name: 'Remove' }).press('Enter');
  await then.contains(panel(get), 'No area is watched yet.');
  await panel(get).getByRole('button', { name: 'Undo' }).press('Enter');
  await then.contains(panel(get), 'No change from');
  await when.presses('Escape');
  await then.doesNotSee(panel(get));
});

test.describe('on a phone', () => {
  test.use(phone);
  test('a view is watched by a tap', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await get.button('Menu').tap();
    await get.button('Watched areas').tap();
    await panel(get).getByRole('button', { name: 'Watch this view' }).tap();
    await then.contains(panel(get), 'No change from');
    await then.isAccessibleInLightAndDark();
  });
});
