import { test } from '../../e2e/driver/test.ts';
import { at, known, MIDDLE, worldWith } from '../../e2e/driver/world.ts';

const AWAY = at(0, 12_000);
const NONE = 'No reader is mapped here. That does not mean that there is none.';

test('where nothing is mapped the nearest reader that is known is told, and gone to', async ({
  given,
  when,
  get,
  then,
}) => {
  given.world(worldWith(known));
  await when.looksAt(MIDDLE, 16);
  await then.statusSays('1 reader in view');
  await when.opens(`#map=14/${AWAY.lat}/${AWAY.lon}`);
  await then.says(NONE);
  await then.says(/The nearest that is mapped is [\d.]+ mi west of here\./);
  await when.clicks('Go there');
  await then.cameraPanelSays('Flock Safety');
  await then.statusSays('1 reader in view');
  await then.doesNotSay(NONE);
  await then.sees(get.button('Add reader'));
});

test('where none is known either, a wider look or a reader of one’s own is offered', async ({
  given,
  when,
  get,
  then,
}) => {
  given.world(worldWith(known));
  await when.opens(`#map=14/${AWAY.lat}/${AWAY.lon}`);
  await then.says(NONE);
  await get.page.locator('.notices').getByRole('button', { name: 'Zoom out' }).click();
  await then.statusSays('1 reader in view');
});
