import { phone, test } from '../../e2e/driver/test.ts';
import { at } from '../../e2e/driver/world.ts';
import { android, iphone } from './traces.ts';

test.describe('on a phone', () => {
  test.use(phone);

  test('who stands behind the reader points the way it looks, and the dial can still be turned', async ({
    given,
    when,
    get,
    then,
  }) => {
    await given.mapper();
    await when.describesACameraAt(at(600, 0));
    await get.button('I stand behind it').tap();
    await then.says('Reading the compass');
    await when.pointsTheDevice(android({ heading: 94 }, 3, 40));
    await then.says(/^Set to .*By compass, ±5°; -[56]° was added for magnetic north/);
    await then.eventually(async () => (await get.field('Direction').inputValue()) === '90');
    await then.doesNotScrollSideways();
    await then.buttonsAreAtLeast(44);
    await when.fills({ Direction: '100' });
    await then.doesNotSay(/^Set to/);
  });

  test('whom it faces points at it, and is asked by iOS within the tap', async ({ given, when, get, then }) => {
    await given.mapper();
    await get.page.addInitScript(() => {
      Object.assign(DeviceOrientationEvent, {
        requestPermission: () => Promise.resolve(navigator.userActivation.isActive ? 'granted' : 'denied'),
      });
    });
    await when.describesACameraAt(at(600, 0));
    await get.button('It faces me').tap();
    await then.says('Reading the compass');
    await when.pointsTheDevice(iphone({ heading: 4 }, 2, 12, 40));
    await then.says(/By compass, ±12°/);
    await then.eventually(async () => (await get.field('Direction').inputValue()) === '180');
  });

  test('a compass that wavers sets nothing', async ({ given, when, get, then }) => {
    await given.mapper();
    await when.describesACameraAt(at(600, 0), { Direction: '45' });
    await get.button('I stand behind it').tap();
    await then.says('Reading the compass');
    await when.pointsTheDevice(android({ heading: 90 }, 30, 40));
    await then.says(/^The compass may be off by/);
    await then.eventually(async () => (await get.field('Direction').inputValue()) === '45');
  });
});

test('at a desk there is no word of a compass', async ({ given, when, then }) => {
  await given.mapper();
  await when.describesACameraAt(at(600, 0));
  await then.doesNotSay('By this device’s compass');
});
