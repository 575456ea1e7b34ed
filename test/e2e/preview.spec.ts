import { OVERPASS } from './driver/given.ts';
import type { ServedSnapshot } from './driver/snapshots.ts';
import { phone, test } from './driver/test.ts';
import { CITIES, manyCameras, MIDDLE, worldWith } from './driver/world.ts';

const { dallas, chicago, atlanta, alone } = CITIES;
const WIDE = '#map=5/38/-95';
const CITY = `#map=11/${atlanta.lat}/${atlanta.lon}`;
const TOWN = `#map=16/${MIDDLE.lat}/${MIDDLE.lon}`;
const ALL = `${manyCameras.length} readers in view`;
const MADE = 'OpenStreetMap snapshot of 22 Nov 2026, 05:00 UTC';

let snapshot: ServedSnapshot;

test.beforeEach(async ({ given }) => {
  given.world(worldWith(...manyCameras));
  snapshot = await given.snapshot(manyCameras);
});

test.describe('a first visit to the wide view', () => {
  test('shows the world dated before its cameras are there, and then counts them', async ({ when, get, then }) => {
    const release = snapshot.holds('cameras');
    await when.opens(WIDE);
    for (const place of [dallas, chicago, atlanta, alone]) await then.isDrawnAt(place);
    await then.isDrawnAt({ lat: 38, lon: -95 }, false);
    await then.statusSays(MADE);
    await then.doesNotSay(/in view/);
    await then.says('Loading the readers of the world');
    const before = await get.picture();
    release();
    await then.statusSays(`${ALL} · ${MADE}`);
    await then.looksLike(before);
  });

  test('moves and zooms, and a click on a mark leads closer, before the cameras are there', async ({
    when,
    get,
    then,
  }) => {
    const release = snapshot.holds('cameras');
    await when.opens(WIDE);
    await then.isDrawnAt(dallas);
    await when.dragsTheMap(-500, 0);
    await then.isDrawnAt(chicago);
    await when.clicks('Zoom out');
    await then.addressIs(/#map=4\//);
    await then.isDrawnAt(dallas);
    await when.clicksTheMapAt(dallas);
    await then.addressIs(/#map=6\//);
    await then.isDrawnAt(dallas);
    await when.opens(WIDE);
    await then.isDrawnAt(alone);
    // Which camera it is, is not known yet.
    await when.clicksTheMapAt(alone);
    await then.addressIs(/#map=7\//);
    await then.doesNotSee(get.list);
    await then.doesNotSee(get.camera);
    release();
    await then.statusSays(`1 reader in view · ${MADE}`);
  });

  test('of a click right through to where cameras are read', async ({ when, then }) => {
    snapshot.holds('cameras');
    await when.opens('#map=9/33.755/-84.39');
    await then.isDrawnAt(atlanta);
    await when.clicksTheMapAt(atlanta);
    await then.addressIs(/#map=1[0-9]\//);
    await then.statusSays(/\d+ readers in view · OpenStreetMap data of/);
  });

  for (const [what, spoil] of [
    ['is not there', () => snapshot.lacks('overview')],
    ['is a page', () => snapshot.serves('overview', '<!doctype html><title>Not found</title>')],
    ['is damaged', () => snapshot.serves('overview', '{"format":1,"count":1,"base":{},"region":{},"zooms":[]}')],
  ] as const) {
    test(`works as before where the overview ${what}`, async ({ given, when, then }) => {
      given.refusals();
      spoil();
      const release = snapshot.holds('cameras');
      await when.opens(WIDE);
      await then.statusSays('Zoom in to load readers');
      await then.isDrawnAt(dallas, false);
      release();
      await then.statusSays(`${ALL} · ${MADE}`);
      await then.isDrawnAt(dallas);
    });
  }

  test('keeps its marks where the cameras can’t be had, and says so', async ({ given, when, then }) => {
    given.refusals();
    snapshot.lacks('cameras');
    await when.opens(WIDE);
    await then.says('The readers of the world could not be loaded at once. Close up, all is there.');
    await then.statusSays(MADE);
    await then.isDrawnAt(dallas);
    await when.opens(CITY);
    await then.statusSays(/\d+ readers in view · OpenStreetMap data of/);
  });

  test('without any snapshot has none of it', async ({ given, when, then }) => {
    given.refusals();
    snapshot.lacks('manifest', 'overview', 'cameras');
    await when.opens(WIDE);
    await then.statusSays('Zoom in to load readers');
    await then.doesNotSay(/Loading the readers/);
  });
});

test.describe('the next visit', () => {
  for (const [where, hash, counted] of [
    ['a wide view', WIDE, new RegExp(`^${ALL} · ${MADE}$`)],
    ['a city', CITY, /^\d+ readers in view · OpenStreetMap data of 23 Nov 2026, 06:09 UTC$/],
  ] as const) {
    test(`to ${where} is the same picture at once, dated and counted`, async ({ given, when, get, then }) => {
      await when.opens(hash);
      await then.statusSays(counted);
      await then.pictureIsKept(/"marks"/);
      const words = await get.status.textContent();
      const picture = await get.picture();
      // No worker: nothing of it comes from the store.
      const release = await given.heldBack('worker');
      given.fault(OVERPASS, { kind: 'stall', when: 'before' });
      snapshot.holds('manifest', 'overview', 'cameras');
      await when.losesThePage();
      await then.statusSays(words ?? '');
      await then.looksLike(picture);
      release();
      await then.statusSays(counted);
      await then.looksLike(picture);
    });
  }

  test('to another place shows no marks of this one', async ({ given, when, then }) => {
    await when.opens(TOWN);
    await then.statusSays(/readers in view/);
    await then.pictureIsKept(/"zoom":16/);
    await given.heldBack('worker');
    await when.losesThePage(CITY);
    await then.statusSays('Loading readers…');
    await then.isDrawnAt(atlanta, false);
  });

  test('with nobody to be reached shows what was there, incomplete and dated', async ({ given, when, get, then }) => {
    await when.opens(TOWN);
    await then.statusSays(`readers in view`);
    await then.pictureIsKept(/"zoom":16/);
    const words = await get.status.textContent();
    const picture = await get.picture();
    given.fault(OVERPASS, { kind: 'dispatcher-off' });
    given.refusals();
    snapshot.vanishes();
    // The browser has cleared its database, but not this.
    await when.runsInThePage(`indexedDB.deleteDatabase('sightline-cameras /')`);
    await when.losesThePage();
    await then.statusSays(/^\d+ readers in view · incomplete: /);
    await then.statusSays('The readers shown are from 06:09 UTC and may be missing newer ones.');
    await then.looksLike(picture);
    await then.isNotCovered(get.button('Try now'));
    given.noFaults();
    await when.clicks('Try now');
    await then.statusSays(words ?? '');
  });

  test('without a network shows the last wide view', async ({ given, when, then }) => {
    await when.opens(WIDE);
    await then.statusSays(ALL);
    await then.pictureIsKept(/"zoom":5/);
    given.refusals();
    snapshot.vanishes();
    await when.losesThePage();
    await then.statusSays(`${ALL} · ${MADE}`);
    await then.isDrawnAt(dallas);
  });

  for (const [what, change] of [
    ['is of another server', `picture.of = 'https://example.org/api/interpreter '`],
    ['has a date that no one can say', `picture.base = 1e300`],
  ] as const) {
    test(`shows no picture that ${what}`, async ({ given, when, then }) => {
      await when.opens(WIDE);
      await then.statusSays(ALL);
      await then.pictureIsKept(/"zoom":5/);
      // As it is read when the next page opens, whatever this one writes when it goes.
      await given.picture(change);
      await given.heldBack('worker');
      snapshot.lacks('overview');
      given.refusals();
      await when.losesThePage();
      await then.statusSays('Loading readers…');
      await then.isDrawnAt(dallas, false);
    });
  }

  test('says nothing wrong of a linked reader that only a preview shows yet', async ({ given, when, get, then }) => {
    await when.opens(TOWN);
    await then.statusSays('readers in view');
    await then.pictureIsKept(/"zoom":16/);
    const release = await given.heldBack('worker');
    await when.losesThePage(`${TOWN}&node=30000`);
    await then.isDrawnAt(MIDDLE);
    await then.doesNotSay('This reader is not in what was loaded');
    release();
    await then.sees(get.camera.getByText(/^All tags/));
  });
});

for (const [name, device] of [
  ['on a phone', phone],
  ['at 320 px', { ...phone, viewport: { width: 320, height: 640 } }],
] as const) {
  test.describe(name, () => {
    test.use(device);

    test('the words fit, cover nothing, and a tap on a mark leads closer', async ({ when, get, then }) => {
      snapshot.holds('cameras');
      await when.opens('#map=4/38/-95');
      await then.isDrawnAt(dallas);
      await then.statusSays(MADE);
      await then.doesNotScrollSideways();
      await then.isNotCovered(get.text('Loading the readers of the world'));
      await then.isNotCovered(get.status);
      await then.isNotCovered(get.link(/Practice map/));
      await when.tapsTheMapAt(dallas);
      await then.addressIs(/#map=[5-9]\//);
    });
  });
}
