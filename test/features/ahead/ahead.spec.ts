import { expect } from '@playwright/test';
import { phone, test } from '../../e2e/driver/test.ts';
import type { Stage } from '../../e2e/driver/stage.ts';
import { at, known, MIDDLE } from '../../e2e/driver/world.ts';

test.use(phone);

const stand = (stage: Stage, east: number, north: number, accuracy = 8): Promise<void> => {
  const { lat, lon } = at(east, north);
  return stage.context.setGeolocation({ latitude: lat, longitude: lon, accuracy });
};

test('the next reader on the way is told of as it comes near, and nothing is asked before the tap', async ({
  when,
  get,
  then,
  stage,
}) => {
  await stage.context.grantPermissions(['geolocation']);
  await stand(stage, 0, -500);
  await when.looksAt(MIDDLE, 15);
  await when.clicks('Menu');
  await when.clicks('Readers ahead');
  const panel = get.page.locator('.ahead');
  await then.contains(panel, 'neither kept nor sent');
  await panel.getByLabel('Tell me from').selectOption('200');
  await when.clicks('Start', panel);
  await then.contains(panel, 'Go a little, so that your way is known.');
  await stand(stage, 0, -400);
  await then.contains(panel, 'No mapped reader ahead within that distance.');
  await stand(stage, 0, -130);
  await then.contains(panel, /In \d+ ft: a reader that (faces the road|looks elsewhere)/);
  await then.contains(panel, 'Flock Safety');
  // Oneself, and the way that one goes.
  await expect(get.map.locator('path.map-overlay.point.selected')).toHaveCount(1);
  await expect(get.map.locator('path.map-overlay.line.selected')).toHaveCount(1);
  await then.contains(panel, 'place certain to 26 ft');
  await then.isAccessibleInLightAndDark();
  await then.doesNotScrollSideways();
  await stand(stage, 0, -120, 900);
  await then.contains(panel, 'too uncertain');
  await when.clicks('Stop', panel);
  await then.sees(get.button('Start', panel));
});

test('the map shows all that one may be told of', async ({ when, get, then, stage }) => {
  await stage.context.grantPermissions(['geolocation']);
  await stand(stage, 0, 0);
  await when.looksAt(MIDDLE, 18);
  await when.clicks('Menu');
  await when.clicks('Readers ahead');
  const panel = get.page.locator('.ahead');
  await panel.getByLabel('Tell me from').selectOption('1600');
  await when.clicks('Start', panel);
  await then.contains(panel, 'Go a little');
  await then.eventually(() => stage.page.evaluate(() => Number(/map=(\d+)/.exec(location.hash)?.[1]) <= 13));
  await expect(panel.getByText('there may be more')).toHaveCount(0);
});

test('who does not let the page know where they are is told so, and can begin anew', async ({ when, get, then }) => {
  await when.looksAt(known, 16);
  await when.clicks('Menu');
  await when.clicks('Readers ahead');
  const panel = get.page.locator('.ahead');
  await when.clicks('Start', panel);
  await then.says(/allow|denied|permission/i);
  await then.sees(get.button('Start', panel));
});
