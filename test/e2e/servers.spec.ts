import { test } from './driver/test.ts';
import { at, DATA_TIME, IN_TOWN, MIDDLE } from './driver/world.ts';

const LIVE_OVERPASS = 'https://overpass-api.de';
const LIVE_TILES = 'https://tile.openstreetmap.org';
/** What the live map would answer, were it asked. */
const liveAnswer = JSON.stringify({
  version: 0.6,
  generator: 'stand-in',
  osm3s: { timestamp_osm_base: new Date(DATA_TIME).toISOString().replace('.000', '') },
  elements: [
    {
      type: 'node',
      id: 9,
      lat: MIDDLE.lat,
      lon: MIDDLE.lon,
      tags: { 'surveillance:type': 'ALPR', manufacturer: 'Live Maker' },
    },
  ],
});
const noTile = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>';

test('a banner says at all times that this is the practice world', async ({ given, when, get, then }) => {
  await given.mapper();
  const banner = get.button(/^Practice world: nothing here is real/);
  await when.looksAt(MIDDLE, 16);
  await then.sees(banner);
  await when.describesACameraAt(at(600, 0));
  await then.sees(banner);
  await when.clicks('Review');
  await then.contains(get.review, 'on Practice world');
});

test('the list of servers is fixed, and says why two of them can only be looked at', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks(/Switch/);
  const servers = get.page.getByRole('dialog', { name: 'Switch' });
  await then.has(servers.getByRole('button'), 3);
  await then.contains(
    get.button(/^Test server/, servers),
    'Read only: this site is not registered there (it has no client id).',
  );
  await then.contains(
    get.button(/^Live/, servers),
    'Read only: this site is not registered there (it has no client id).',
  );
});

test('the live map is not asked for anything before one switches to it; then it can be looked at', async ({
  given,
  when,
  get,
  then,
}) => {
  const overpass = await given.standIn(LIVE_OVERPASS, liveAnswer, 'application/json');
  await given.standIn(LIVE_TILES, noTile, 'image/svg+xml');
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await then.eventually(() => overpass.asked === 0);
  given.mayReach(LIVE_OVERPASS);
  given.mayReach(LIVE_TILES);
  await when.clicks(/Switch/);
  await when.clicks(/^Live/, get.page.getByRole('dialog', { name: 'Switch' }));
  await then.statusSays('1 reader in view');
  await then.eventually(() => overpass.asked > 0);
  await then.sees(get.link('© OpenStreetMap contributors'));

  // Read only, and it says why.
  await then.sees(get.button('Read only'));
  await then.doesNotSee(get.button('Sign in with OpenStreetMap'));
  await when.clicks('Add reader');
  await then.says('Read only: this site is not registered there (it has no client id).');
  await then.doesNotSee(get.button('Place here'));

  // And it is remembered.
  await when.presses('Escape');
  await when.reloads();
  await then.statusSays('1 reader in view');
  await then.sees(get.button('Read only'));
});

test('a reader that was begun belongs to its server', async ({ given, when, get, then }) => {
  await given.standIn(LIVE_OVERPASS, liveAnswer, 'application/json');
  await given.standIn(LIVE_TILES, noTile, 'image/svg+xml');
  await given.mapper();
  await when.describesACameraAt(at(600, 0), { Operator: 'Somebody' });
  await when.clicks('Cancel', get.form);
  await then.says('You have a reader that is not sent yet.');
  given.mayReach(LIVE_OVERPASS);
  given.mayReach(LIVE_TILES);
  await when.clicks(/Switch/);
  await when.clicks(/^Live/, get.page.getByRole('dialog', { name: 'Switch' }));
  await then.doesNotSay('You have a reader that is not sent yet.');
  await when.clicks(/Switch/);
  await when.clicks(/^Practice/, get.page.getByRole('dialog', { name: 'Switch' }));
  await when.clicks('Continue');
  await then.fieldHolds(get.field('Operator'), 'Somebody');
});

test('no address names another server', async ({ when, get, then }) => {
  await when.opens(`?server=live&overpass=https://example.org#map=16/${MIDDLE.lat}/${MIDDLE.lon}&server=live`);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await then.sees(get.button(/^Practice world/));
});
