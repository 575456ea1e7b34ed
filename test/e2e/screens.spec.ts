import { expect } from '@playwright/test';
import { townSights } from './driver/actors.ts';
import { screenFaults } from './driver/screenFaults.ts';
import { screens } from './driver/screens.ts';
import { SIZES } from './driver/sizes.ts';
import { phone, test } from './driver/test.ts';

/** A sample of what `npm run screens` goes through whole: each of these, opened once and then made every size, as a device that is turned. */
const SAMPLE = [
  'street',
  'camera',
  'placing',
  'form',
  'review',
  'review-signed-out',
  'conflict',
  'deleted',
  'queue',
  'menu',
];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.describe('at every size nothing is cut off, covered or out of reach', () => {
  for (const name of SAMPLE) {
    test(name, async ({ given, when, get, stage }) => {
      await screens[name]?.({ given, when, get, sights: townSights });
      for (const { width, height } of SIZES) {
        await given.screen(width, height);
        expect(await screenFaults(stage.page), `${width} × ${height}`).toEqual([]);
      }
    });
  }
});

test.describe('from right to left, by finger', () => {
  test.use(phone);
  for (const name of ['camera', 'form', 'review']) {
    test(name, async ({ given, when, get, stage }) => {
      await screens[name]?.({ given, when, get, sights: townSights });
      await given.rightToLeft();
      for (const { width, height } of SIZES) {
        await given.screen(width, height);
        expect(await screenFaults(stage.page), `${width} × ${height}`).toEqual([]);
      }
    });
  }
});
