import type { Actors } from './actors.ts';
import { editingScreens } from './editingScreens.ts';
import { API, OVERPASS, UPLOAD } from './given.ts';
import type { MapView } from './mercator.ts';
import type { Wishes } from './when.ts';
import { manyCameras } from './world.ts';

const hash = ({ zoom, lat, lon }: MapView): string => `#map=${zoom}/${lat}/${lon}`;

const described: Wishes = {
  Maker: 'Flock Safety',
  Direction: '68',
  Operator: 'Atlanta Police Department',
  Mount: 'Pole',
  Source: 'I was there',
};

async function reviewed({ given, when, sights }: Actors): Promise<void> {
  await given.mapper();
  await when.reviewsACameraAt(sights.free, described);
}

/** What opens from the menu, by the name of its entry. */
const fromMenu =
  (entry: string) =>
  async ({ when, get, sights }: Actors): Promise<void> => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Menu');
    await when.clicks(entry);
    await get.page.locator('.panel:visible h2, dialog:modal h2').first().waitFor();
  };

/** Every screen and state worth looking at, by its name, and how one gets there. */
export const screens: Readonly<Record<string, (actors: Actors) => Promise<void>>> = {
  ...editingScreens,
  'first-open': async ({ when, get }) => {
    await when.opens();
    await get.status.filter({ hasText: 'in view' }).waitFor();
  },
  world: ({ when, sights }) => when.opens(hash({ ...sights.city, zoom: 4 })),
  preview: async ({ given, when, get }) => {
    const snapshot = await given.snapshot(manyCameras);
    snapshot.holds('cameras');
    await when.opens('#map=4/38/-95');
    await get.status.filter({ hasText: 'snapshot of' }).waitFor();
  },
  city: ({ when, sights }) => when.looksAt(sights.city, sights.city.zoom),
  street: ({ when, sights }) => when.looksAt(sights.street, 17),
  camera: async ({ when, get, sights }) => {
    await when.opens(`${hash(sights.street)}&node=${sights.camera.id}`);
    await get.camera.getByText(/^All tags/).waitFor();
  },
  tags: async ({ when, get, sights }) => {
    await when.opens(`${hash(sights.street)}&node=${sights.camera.id}`);
    await get.camera.getByText(/^All tags/).click();
  },
  list: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('List readers');
    await get.list.getByRole('listitem').first().waitFor();
  },
  nothing: ({ when, sights }) => when.looksAt(sights.nothing, sights.nothing.zoom),
  loading: async ({ given, when, get, sights }) => {
    given.fault(OVERPASS, { kind: 'stall', when: 'body' });
    await when.opens(hash(sights.city));
    await get.text(/\d kB/).waitFor();
  },
  'overpass-down': async ({ given, when, get, sights }) => {
    given.fault(OVERPASS, { kind: 'dispatcher-off' });
    await when.opens(hash(sights.street));
    await get.button('Try now').waitFor();
  },
  incomplete: async ({ given, when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    given.fault(OVERPASS, { kind: 'rate-limit' });
    await when.clicks('Load again');
    await get.button('Try now').waitFor();
  },
  placing: async ({ given, when, sights }) => {
    await given.mapper();
    await when.startsACameraAt(sights.free);
  },
  notice: async ({ given, when, get, sights }) => {
    await given.signedIn();
    await when.describesACameraAt(sights.free);
    await get.notice.scrollIntoViewIfNeeded();
  },
  form: async ({ given, when, get, sights }) => {
    await given.mapper();
    await when.describesACameraAt(sights.free, { ...described, Source: 'Not said' });
    await get.field('Maker').scrollIntoViewIfNeeded();
  },
  'form-problems': async ({ given, when, sights }) => {
    await given.mapper();
    await when.describesACameraAt(sights.free, { Operator: 'x'.repeat(256), Direction: '90100' });
    await when.clicks('Review');
  },
  nearby: async ({ given, when, get, sights }) => {
    await given.mapper();
    await when.describesACameraAt(sights.near);
    await get.button('Look at it').first().click();
    await get.text('Is it this one?').scrollIntoViewIfNeeded();
  },
  review: reviewed,
  'review-signed-out': async ({ given, when, sights }) => {
    await given.noticeRead();
    await when.reviewsACameraAt(sights.free, described);
  },
  uploading: async (actors) => {
    await reviewed(actors);
    actors.given.fault(UPLOAD, { kind: 'stall', when: 'before' });
    await actors.when.uploads();
    await actors.get.text('Sending the reader…').waitFor();
  },
  'upload-failed': async (actors) => {
    await reviewed(actors);
    actors.given.fault(API, { kind: 'read-only' });
    await actors.when.uploads();
    await actors.get.text('Not uploaded').waitFor();
  },
  'upload-unknown': async (actors) => {
    await reviewed(actors);
    actors.given.fault(UPLOAD, { kind: 'cut', when: 'after' });
    await actors.when.uploads();
    await actors.get.text('It is not known whether it arrived').waitFor();
  },
  saved: async (actors) => {
    await reviewed(actors);
    await actors.when.uploads();
    await actors.get.saved.waitFor();
  },
  kept: async ({ given, when, get, sights }) => {
    await given.mapper();
    await when.describesACameraAt(sights.free, described);
    await when.clicks('Cancel', get.form);
    await get.button('Continue').waitFor();
  },
  'popup-blocked': async ({ given, when, get, sights }) => {
    await given.popupsBlocked();
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Sign in with OpenStreetMap');
    await get.text('The browser blocked the sign-in window.').waitFor();
  },
  menu: async ({ given, when, get, sights }) => {
    given.fault(API, { kind: 'unread-messages', count: 2 });
    await given.signedIn();
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Menu');
    await get.text('2 unread messages').waitFor();
  },
  search: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await get.page.getByRole('combobox', { name: 'Search for a place' }).fill('san');
    await get.page.getByRole('option').first().waitFor();
    await when.presses('ArrowDown', 'ArrowDown');
  },
  filter: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, 14);
    await when.clicks('Filter readers');
    await get.page.getByLabel('Missing').check();
    await get.status.filter({ hasText: 'Showing' }).waitFor();
  },
  layers: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Layers');
    await get.page.getByLabel('A dot for every reader').waitFor();
  },
  here: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await get.map.focus();
    await when.presses('Shift+F10');
    await get.page.getByRole('dialog', { name: 'What is here' }).getByText('mapped within').waitFor();
  },
  statistics: fromMenu('Statistics of the view'),
  coverage: fromMenu('Coverage of a place'),
  route: fromMenu('Along a route'),
  compare: fromMenu('Compare with a list'),
  ahead: fromMenu('Readers ahead'),
  areas: fromMenu('Numbers by area'),
  todo: fromMenu('What to do next'),
  watch: async (actors) => {
    await fromMenu('Watched areas')(actors);
    await actors.when.clicks('Watch this view');
    await actors.get.page.getByText('No change from').waitFor();
  },
  'from-photo': fromMenu('Add from a photo'),
  export: fromMenu('Export data'),
  share: fromMenu('Share this map'),
  legend: fromMenu('What the marks mean'),
  changes: fromMenu('Your changes'),
  servers: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks(/Switch/);
    await get.text('Which OpenStreetMap').waitFor();
  },
  settings: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Menu');
    await when.clicks('Settings');
    await get.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  },
  about: async ({ when, get, sights }) => {
    await when.looksAt(sights.street, sights.street.zoom);
    await when.clicks('Menu');
    await when.clicks('What is this?');
    await get.page.getByRole('dialog', { name: 'What is this?' }).waitFor();
  },
};
