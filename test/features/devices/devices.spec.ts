import { expect } from '@playwright/test';
import type { NodeElement } from '../../sandbox/elements.ts';
import { phone, test } from '../../e2e/driver/test.ts';
import { at, camera, known, worldWith } from '../../e2e/driver/world.ts';

const place = at(600, 0);
const speed: NodeElement = {
  ...camera(2001, at(612, 0)),
  tags: new Map([
    ['highway', 'speed_camera'],
    ['maxspeed', '25'],
  ]),
};

for (const [name, use] of [
  ['at a desk', {}],
  ['on a phone', phone],
] as const) {
  test.describe(name, () => {
    test.use(use);

    test('other devices are shown by choice, counted nowhere, and told beside the cross', async ({
      given,
      when,
      get,
      then,
    }) => {
      given.world(worldWith(known, speed));
      await given.mapper();
      await when.looksAt(place, 17);
      await then.has(get.page.locator('path.map-overlay.point.context'), 0);
      await when.clicks('Layers');
      await get.page.getByRole('checkbox', { name: 'Speed cameras' }).check();
      await then.says('1 read around this view.');
      await then.has(get.page.locator('path.map-overlay.point.context'), 1);
      await then.doesNotScrollSideways();
      await when.presses('Escape');
      await then.statusSays('No readers in view');
      await when.clicks('Add reader');
      await then.says(/^Speed camera, mapped (39|40) ft north of the cross/);
      await get
        .text(/^All tags \(2\)/)
        .first()
        .click();
      await then.says('maxspeed');
      expect(await get.button('Place here').isEnabled()).toBe(true);
    });
  });
}
