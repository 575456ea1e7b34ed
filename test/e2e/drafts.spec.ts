import { API } from './driver/given.ts';
import { test } from './driver/test.ts';
import { at } from './driver/world.ts';

const PLACE = at(600, 0);
const WAITING = 'You have a reader that is not sent yet.';

test.beforeEach(async ({ given }) => {
  await given.mapper();
});

test.describe('a reader that was begun', () => {
  test('survives a reload while it is placed', async ({ when, get, then }) => {
    await when.startsACameraAt(PLACE);
    await get.coordinates.fill('33.7621, -84.3911');
    await when.presses('Tab');
    await then.isKept('33.7621');
    await when.reloads();
    await then.says(WAITING);
    await when.clicks('Continue');
    await then.fieldHolds(get.coordinates, '33.7621000, -84.3911000');
  });

  test('survives a reload while it is described', async ({ when, get, then }) => {
    await when.describesACameraAt(PLACE, {
      Maker: 'Genetec',
      Direction: '90',
      Operator: 'Somebody',
      Mount: 'Wall',
      Source: 'I was there',
    });
    await then.isKept('"survey"');
    await when.reloads();
    await when.clicks('Continue');
    await then.fieldHolds(get.field('Maker'), 'Genetec');
    await then.fieldHolds(get.field('Direction'), '90');
    await then.fieldHolds(get.field('Operator'), 'Somebody');
    await then.fieldHolds(get.field('Mount'), 'wall');
    await then.fieldHolds(get.field('Source'), 'survey');
  });

  test('survives a reload while it is reviewed', async ({ when, get, then }) => {
    await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
    await get.comment.fill('As seen today');
    await then.isKept('As seen today');
    await when.reloads();
    await when.clicks('Continue');
    await then.fieldHolds(get.comment, 'As seen today');
    await then.contains(get.review, 'Somebody');
  });

  test('survives a crash in the middle of a word', async ({ when, get, then }) => {
    await when.describesACameraAt(PLACE);
    await get.field('Operator').pressSequentially('Atlanta Pol');
    await then.isKept('Atlanta Pol');
    await when.losesThePage();
    await when.clicks('Continue');
    await then.fieldHolds(get.field('Operator'), 'Atlanta Pol');
  });

  test('survives an upload that failed, and a reload after it', async ({ given, when, get, then }) => {
    await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
    given.fault(API, { kind: 'read-only' });
    await when.uploads();
    await then.says('Not uploaded');
    given.noFaults();
    await when.reloads();
    await when.clicks('Continue');
    await when.uploads();
    await then.sees(get.saved);
    const [node] = await then.created(1);
    then.hasTag(node, 'operator', 'Somebody');
  });

  test('is kept when its form is left, and is gone once it is uploaded', async ({ when, get, then }) => {
    await when.describesACameraAt(PLACE, { Operator: 'Somebody' });
    await when.clicks('Cancel', get.form);
    await then.says(WAITING);
    await when.clicks('Continue');
    await then.fieldHolds(get.field('Operator'), 'Somebody');
    await when.clicks('Review');
    await when.uploads();
    await then.sees(get.saved);
    await when.reloads();
    await then.sees(get.button('Add reader'));
    await then.doesNotSay(WAITING);
  });

  test('can be discarded, and that undone', async ({ when, get, then }) => {
    await when.describesACameraAt(PLACE, { Operator: 'Somebody' });
    await when.clicks('Cancel', get.form);
    await when.clicks('Discard');
    await then.says('Discarded.');
    await when.clicks('Undo');
    await then.fieldHolds(get.field('Operator'), 'Somebody');
    await when.clicks('Cancel', get.form);
    await when.clicks('Discard');
    await then.isKeptNoMore('Somebody');
    await when.reloads();
    await then.sees(get.button('Add reader'));
    await then.doesNotSay(WAITING);
  });
});

for (const [how, prepare] of [
  ['refuses to keep anything', 'storageRefused'],
  ['has a full disk', 'storageFull'],
] as const) {
  test(`a browser that ${how} says so, and still uploads`, async ({ given, when, get, then }) => {
    await given[prepare]();
    await when.describesACameraAt(PLACE, { Operator: 'Somebody' });
    await then.contains(get.form, 'What you type lasts until this page is closed.');
    await when.clicks('Cancel', get.form);
    await when.clicks('Continue');
    await then.fieldHolds(get.field('Operator'), 'Somebody');
    if (await get.notice.isVisible()) await when.clicks('I understand');
    await when.clicks('Review');
    if (await get.button('Sign in with OpenStreetMap', get.review).isVisible()) {
      await when.signsIn(() => when.clicks('Sign in with OpenStreetMap', get.review));
    }
    await when.uploads();
    await then.sees(get.saved);
    await then.created(1);
  });
}
