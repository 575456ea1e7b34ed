import { test } from './driver/test.ts';
import { OVERPASS } from './driver/given.ts';
import { at, camera, empty, IN_TOWN, known, MIDDLE, ranged, worldWith } from './driver/world.ts';

const TOWN = `#map=16/${MIDDLE.lat}/${MIDDLE.lon}`;
const INTERPRETER = /^\/api\/interpreter/;

test.describe('the state of the data', () => {
  test('says how many cameras are in view, and of when they are', async ({ when, then }) => {
    await when.opens(TOWN);
    await then.statusSays(`${IN_TOWN} readers in view · OpenStreetMap data of 23 Nov 2026, 06:09 UTC`);
  });

  test('far out, offers to zoom in, and loads there', async ({ given, when, get, then }) => {
    given.world(worldWith(known));
    await when.opens(`#map=5/${MIDDLE.lat}/${MIDDLE.lon}`);
    await then.statusSays('Zoom in to load readers');
    await when.clicks('Zoom in to load readers');
    await then.statusSays('1 reader in view');
    await then.addressIs(/#map=10\//);
    await then.asked(INTERPRETER, get.asked(INTERPRETER));
  });

  test('says that readers are loading, and how far it is', async ({ given, when, get, then }) => {
    given.fault(OVERPASS, { kind: 'stall', when: 'before' });
    await when.opens(TOWN);
    await then.statusSays('Loading readers…');
    await then.sees(get.page.getByRole('progressbar'));
    given.noFaults();
    await then.statusSays(`${IN_TOWN} readers in view`);
    await then.doesNotSee(get.page.getByRole('progressbar'));
  });

  test('says where there are no cameras', async ({ given, when, then }) => {
    given.world(empty);
    await when.opens(TOWN);
    await then.statusSays('No readers in view · OpenStreetMap data of 23 Nov 2026');
  });
});

test.describe('what was read', () => {
  test('stays on the map while newer cameras load', async ({ given, when, get, then }) => {
    await when.looksAt(MIDDLE, 12);
    given.fault(OVERPASS, { kind: 'stall', when: 'before' });
    await when.clicks('Load again');
    await then.statusSays('Loading readers…');
    await when.clicks('List readers');
    await then.contains(get.list, 'Flock Safety');
  });

  test('is not asked for twice', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    const before = get.asked(INTERPRETER);
    await when.clicks('Zoom in');
    await then.addressIs(/#map=17\//);
    await when.clicks('Zoom out');
    await then.addressIs(/#map=16\//);
    await then.statusSays(`${IN_TOWN} readers in view`);
    await then.asked(INTERPRETER, before);
  });

  test('is read again when asked to, and shows what is gone', async ({ given, when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    given.edit({ do: 'delete', type: 'node', id: known.id });
    const before = get.asked(INTERPRETER);
    await when.clicks('Load again');
    await then.statusSays(`${IN_TOWN - 1} readers in view`);
    await then.eventually(() => get.asked(INTERPRETER) > before);
  });

  test('shows on both sides of the antimeridian', async ({ given, when, get, then }) => {
    const [west, east] = [camera(1, { lat: -16.8, lon: 179.998 }), camera(2, { lat: -16.8, lon: -179.998 })];
    given.world(worldWith(west, east));
    await when.opens('#map=15/-16.8/180');
    await then.statusSays('2 readers in view');
    await when.selects(west);
    await then.addressIs(/&node=1$/);
    await when.clicks('Close', get.camera);
    await when.selects(east);
    await then.addressIs(/&node=2$/);
  });

  test('shows twelve readers on one spot as a list', async ({ given, when, get, then }) => {
    given.world(worldWith(...Array.from({ length: 12 }, (_, index) => camera(index + 1, MIDDLE, { ref: `${index}` }))));
    await when.looksAt(MIDDLE, 18);
    await then.statusSays('12 readers in view');
    await when.clicksTheMapAt(MIDDLE);
    await then.sees(get.list);
    await then.has(get.list.getByRole('listitem'), 12);
  });

  test('opens a bubble by zooming to what is in it', async ({ given, when, then }) => {
    given.world(worldWith(camera(1, at(30, 0)), camera(2, at(-30, 0))));
    await when.looksAt(MIDDLE, 12);
    await when.clicksTheMapAt(MIDDLE);
    await then.addressIs(/#map=(?!12)/);
    await then.statusSays('2 readers in view');
  });
});

test.describe('the address', () => {
  test('names the view and the open camera, and leads back to both', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 17);
    await when.selects(known);
    await then.addressIs(/#map=17\/33\.75\d+\/-84\.3\d+&node=1001$/);
    await when.reloads();
    await then.cameraPanelSays('Flock Safety');
    await then.addressIs(/#map=17\/33\.75\d+\/-84\.3\d+&node=1001$/);
    await then.statusSays('in view');
    await when.clicks('Close', get.camera);
    await then.addressIs(/#map=17\/[^&]*$/);
  });

  test('goes back and forward between cameras', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 17);
    await when.selects(known);
    await when.selects(ranged);
    await then.addressIs(/&node=1003$/);
    await when.goesBack();
    await then.cameraPanelSays('Flock Safety');
    await when.goesBack();
    await then.doesNotSee(get.camera);
    await when.goesForward();
    await then.cameraPanelSays('Flock Safety');
  });

  test('may be typed over', async ({ when, then }) => {
    await when.looksAt(MIDDLE, 16);
    await when.opens('#map=11/52.1/5.1');
    await then.addressIs(/#map=11\/52\.1\d*\/5\.1/);
    await then.statusSays('No readers in view');
  });

  test('without a view opens the last one', async ({ when, then }) => {
    await when.looksAt(at(500, 500), 15);
    await when.opens();
    await then.addressIs(/#map=15\/33\.759/);
  });
});

test.describe('where one is', () => {
  test('is shown on the map', async ({ given, when, then }) => {
    await given.position(at(1000, 0));
    await when.looksAt(MIDDLE, 12);
    await when.clicks('Show where I am');
    await then.addressIs(/#map=16\/33\.76\d+\/-84\.39/);
  });

  test('can be refused, and the page says how to allow it', async ({ when, then }) => {
    await when.looksAt(MIDDLE, 12);
    await when.clicks('Show where I am');
    await then.says('The browser did not tell where you are. Allow it for this site, then try again.');
  });
});

test('the attribution is to be seen and leads to the copyright page', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.selects(known);
  await then.isNotCovered(get.link(/Practice map/));
  await then.linksTo(get.link(/Practice map/), 'https://www.openstreetmap.org/copyright');
});
