import { OVERPASS, TILES } from './driver/given.ts';
import { test } from './driver/test.ts';
import { at, camera, empty, IN_TOWN, known, MIDDLE, worldWith } from './driver/world.ts';

const TOWN = `#map=16/${MIDDLE.lat}/${MIDDLE.lon}`;
const INTERPRETER = /^\/api\/interpreter/;
const ALL = `${IN_TOWN} readers in view`;

test.describe('when Overpass', () => {
  test('is down, it says so, and a try when it is back succeeds', async ({ given, when, then }) => {
    given.fault(OVERPASS, { kind: 'cut', when: 'before' });
    await when.opens(TOWN);
    await then.statusSays('Overpass reports a fault of its own. No readers could be loaded here yet.');
    await then.doesNotSay('No readers in view');
    given.noFaults();
    await when.clicks(/^Try (now|again)$/);
    await then.statusSays(ALL);
  });

  test('is switched off, it says so, and a try when it is on succeeds', async ({ given, when, then }) => {
    given.fault(OVERPASS, { kind: 'dispatcher-off' });
    await when.opens(TOWN);
    await then.statusSays('Overpass is busy.');
    await then.says(/Trying again in \d+ (sec|min)/);
    given.noFaults();
    await when.clicks('Try now');
    await then.statusSays(ALL);
  });

  test('is slow, what was there can be used meanwhile, and the rest comes', async ({ given, when, get, then }) => {
    await when.looksAt(MIDDLE, 17);
    given.fault(OVERPASS, { kind: 'stall', when: 'before' });
    await when.clicks('Load again');
    await then.statusSays('Loading readers…');
    await when.selects(known);
    await then.cameraPanelSays('Flock Safety');
    given.noFaults();
    await then.statusSays('in view');
    await then.sees(get.camera);
  });

  test('sends its answer in drops, it tells how much has come', async ({ given, when, get, then }) => {
    given.fault(OVERPASS, { kind: 'stall', when: 'body' });
    await when.opens(TOWN);
    await then.says(/0 of \d+ areas?, [1-9]\d* kB/);
    given.noFaults();
    await then.statusSays(ALL);
    await then.doesNotSee(get.page.getByRole('progressbar'));
  });

  test('limits us, it waits half a minute and says so, and keeps what is shown', async ({ given, when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    given.fault(OVERPASS, { kind: 'rate-limit' });
    const before = get.asked(INTERPRETER);
    await when.clicks('Load again');
    await then.statusSays(`${ALL} · incomplete: Overpass takes no more requests just now.`);
    await then.statusSays('The readers shown are from 06:09 UTC and may be missing newer ones.');
    await then.says(/Trying again in (2\d|3\d|4\d) sec/);
    await then.asked(INTERPRETER, before + 1);
    given.noFaults();
    await when.clicks('Try now');
    await then.statusSays(`${ALL} · OpenStreetMap data`);
  });

  test('runs out of memory once, smaller boxes are asked for by themselves', async ({ given, when, get, then }) => {
    given.faultOnce(OVERPASS, { kind: 'remark-memory' });
    await when.opens(TOWN);
    await then.statusSays(`${ALL} · OpenStreetMap data`);
    await then.eventually(() => get.asked(INTERPRETER) > 1);
  });

  test('sends a part with a remark, that is no success', async ({ given, when, then }) => {
    given.fault(OVERPASS, { kind: 'remark-timeout', keep: 2 });
    await when.opens(TOWN);
    await then.says(/Try (now|again)/);
    await then.statusSays(/Overpass (sent only a part|is busy|didn’t answer in time)\./);
    given.noFaults();
    await when.clicks(/^Try (now|again)$/);
    await then.statusSays(`${ALL} · OpenStreetMap data`);
  });

  for (const [what, fault] of [
    ['a page of HTML', { kind: 'html' }],
    ['half of its answer', { kind: 'truncate' }],
    ['something else', { kind: 'status', status: 200, body: '{"elements":7}', contentType: 'application/json' }],
  ] as const) {
    test(`sends ${what}, nothing that was shown is lost`, async ({ given, when, then }) => {
      await when.looksAt(MIDDLE, 16);
      given.fault(OVERPASS, fault);
      await when.clicks('Load again');
      await then.statusSays(`${ALL} · incomplete: Overpass sent an answer that can’t be read.`);
      given.noFaults();
      await when.clicks(/^Try (now|again)$/);
      await then.statusSays(`${ALL} · OpenStreetMap data`);
    });
  }

  test('says that a query is one too many, it is tried again later', async ({ given, when, then }) => {
    given.fault(OVERPASS, { kind: 'duplicate-query' });
    await when.opens(TOWN);
    await then.statusSays('Overpass is busy.');
    given.noFaults();
    await when.clicks('Try now');
    await then.statusSays(ALL);
  });
});

test('offline, the page says so, keeps what is shown, and goes on by itself when back', async ({
  given,
  when,
  then,
}) => {
  await when.looksAt(MIDDLE, 16);
  await given.offline();
  await then.says('You are offline');
  await when.clicks('Load again');
  await then.statusSays(`${ALL} · incomplete: You are offline.`);
  await then.statusSays('It goes on when you are back online.');
  await given.online();
  await then.statusSays(`${ALL} · OpenStreetMap data`);
  await then.doesNotSay('You are offline');
});

for (const link of ['#map=99/100/200', '#map=abc', '#node=x', '#%E0%A4%A', '#map=16/33.755&node=-1', '#<script>']) {
  test(`a broken link (${link}) opens the page all the same`, async ({ when, then }) => {
    await when.opens(link);
    await then.statusSays('in view');
    await then.addressIs(/#map=12\/33\.755\d*\/-84\.39/);
  });
}

test('a reader with 10,000 tags opens like any other', async ({ given, when, get, then }) => {
  const tags = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key:${index}`, `value ${index}`]));
  given.world(worldWith(camera(1, MIDDLE, tags), camera(2, at(0, 160))));
  await when.looksAt(MIDDLE, 17);
  await when.selects(MIDDLE);
  await get.text('All tags (10,002)').click();
  await then.has(get.camera.getByRole('row'), 101);
  await when.selects(at(0, 160));
  await then.addressIs(/&node=2$/);
});

test('a world without cameras says so, and lets one add the first', async ({ given, when, get, then }) => {
  given.world(empty);
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await then.statusSays('No readers in view');
  await when.clicks('List readers');
  await then.contains(get.list, 'No readers in view. Move the map, or zoom out.');
  await when.addsACameraAt(MIDDLE, { Source: 'I was there' });
  await then.created(1);
});

test('without tiles the cameras are shown all the same', async ({ given, when, get, then }) => {
  given.fault(TILES, { kind: 'status', status: 404 });
  await when.looksAt(MIDDLE, 17);
  await then.says('The background map could not be loaded. The readers are shown all the same.');
  await when.selects(known);
  await then.cameraPanelSays('Flock Safety');
  await when.clicks('Layers');
  await get.page.getByLabel('No background').check();
  await then.doesNotSay('The background map could not be loaded.');
});
