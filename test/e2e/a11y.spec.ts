import { townSights } from './driver/actors.ts';
import { screens } from './driver/screens.ts';
import { phone, test } from './driver/test.ts';
import { known, MIDDLE } from './driver/world.ts';

/** Radius of the ring that the handles move on, CSS px. */
const RING = 92;
const PLACE = townSights.free;
const TOWN = `#map=17/${MIDDLE.lat}/${MIDDLE.lon}`;

test.describe('axe finds nothing on the screen', () => {
  // Nothing that axe looks at moves; drawing what pulses all the while takes its time.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const [name, opens] of Object.entries(screens)) {
    test(name, async ({ given, when, get, then }) => {
      await opens({ given, when, get, sights: townSights });
      await then.isAccessibleInLightAndDark();
    });
  }

  test.describe('and the first visit’s line', () => {
    test.use({ isFirstVisit: true });
    test('at its side', async ({ when, then }) => {
      await when.opens();
      await then.says('License plate readers, mapped by volunteers.');
      await then.isAccessibleInLightAndDark();
    });
  });

  test.describe('on a phone', () => {
    test.use(phone);
    for (const name of ['street', 'camera', 'form', 'review', 'menu']) {
      test(name, async ({ given, when, get, then }) => {
        await screens[name]?.({ given, when, get, sights: townSights });
        await then.isAccessible();
      });
    }
  });
});

for (const [size, width, height] of [
  ['320 px', 320, 640],
  ['200 %', 640, 400],
] as const) {
  test(`at ${size} everything can be reached without scrolling sideways`, async ({ given, when, get, then }) => {
    await given.mapper();
    await given.screen(width, height);
    await when.looksAt(MIDDLE, 17);
    await then.doesNotScrollSideways();
    await when.opens(`${TOWN}&node=${known.id}`);
    await then.cameraPanelSays('Flock Safety');
    await then.doesNotScrollSideways();
    await when.clicks('Close', get.camera);
    await when.describesACameraAt(PLACE, { Operator: 'Somebody' });
    await then.doesNotScrollSideways();
    await when.clicks('Review');
    await then.doesNotScrollSideways();
    await when.uploads();
    await then.sees(get.saved);
    await then.doesNotScrollSideways();
  });
}

test('who asked for less motion sees none', async ({ given, when, then }) => {
  await given.prefers({ reducedMotion: 'reduce' });
  await given.mapper();
  await when.startsACameraAt(PLACE);
  await then.nothingMoves();
  await when.clicks('Place here');
  await then.nothingMoves();
});

test('from right to left, everything has changed sides and still works', async ({ given, when, get, then }) => {
  await when.looksAt(MIDDLE, 17);
  await given.rightToLeft();
  await when.selects(known);
  await then.eventually(async () => (await get.left(get.sheet)) > 640);
  await then.doesNotScrollSideways();
  await then.isNotCovered(get.link(/Practice map/));
});

test('from right to left, the dial is still the compass that it was', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.describesACameraAt(PLACE, { Direction: 'E' });
  await given.rightToLeft();
  await then.eventually(async () => {
    const place = await get.middle(get.draft);
    const handle = await get.middle(get.page.getByRole('slider'));
    return Math.abs(handle.x - place.x - RING) < 5 && Math.abs(handle.y - place.y) < 5;
  });
});

test('with the colors of the system, every screen can still be read', async ({ given, when, then }) => {
  await given.prefers({ forcedColors: 'active' });
  await given.mapper();
  await when.reviewsACameraAt(PLACE);
  await then.isAccessible();
});

test('there is one main heading, and the landmarks have names', async ({ when, get, then }) => {
  await when.opens(`${TOWN}&node=${known.id}`);
  await then.sees(get.camera);
  await then.has(get.page.getByRole('heading', { level: 1 }), 1);
  await then.has(get.page.getByRole('main'), 1);
  await then.has(get.page.getByRole('banner'), 1);
  await then.has(get.map, 1);
});
