import { test } from './driver/test.ts';
import { UPLOAD } from './driver/given.ts';
import type { When } from './driver/when.ts';
import { at, known, ranged, several, unknown } from './driver/world.ts';

async function queues(when: When, camera: typeof known, mount: string): Promise<void> {
  await when.edits(camera, { Mount: mount, Source: 'I was there' });
  await when.reviews();
  await when.clicks('Keep for later');
}

test('several changes wait side by side, and go by one click into one changeset', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  await queues(when, known, 'Wall');
  await queues(when, unknown, 'Wall');
  await then.asked(/changeset\/create$/, 0);
  await when.clicks('2 changes wait');
  await then.has(get.changes.getByRole('article'), 2);
  await then.isAccessibleInLightAndDark();
  await when.clicks('Upload all 2 reviewed changes');
  await then.contains(get.changes, 'Nothing waits.');
  then.hasTag(get.node(known.id), 'camera:mount', 'wall');
  then.hasTag(get.node(unknown.id), 'camera:mount', 'wall');
  await then.has(get.changes.getByRole('article'), 2);
});

test('what waits outlasts a reload, can be edited, and dropped with undo', async ({ given, when, get, then }) => {
  await given.mapper();
  await queues(when, known, 'Wall');
  await then.isKept('wall');
  await when.reloads();
  await when.clicks('1 change waits');
  await when.clicks(/^Edit/, get.changes);
  await when.clicks('Back', get.review);
  await when.fills({ Mount: 'Gantry' });
  await when.reviews();
  await when.clicks('Keep for later');
  await when.clicks(/^Drop/, get.changes);
  await then.contains(get.changes, 'Nothing waits.');
  await when.clicks('Undo', get.changes.getByRole('status'));
  await when.clicks('Upload 1 reviewed change');
  await then.contains(get.changes, 'Nothing waits.');
  then.hasTag(get.node(known.id), 'camera:mount', 'gantry');
});

test('one that fails stays with its reason, the others go', async ({ given, when, get, then }) => {
  await given.mapper();
  await queues(when, known, 'Wall');
  await queues(when, unknown, 'Wall');
  await queues(when, several, 'Wall');
  given.edit({ do: 'modify', type: 'node', id: unknown.id, tags: { 'camera:mount': 'gantry' } });
  await when.clicks('3 changes wait');
  await when.clicks('Upload all 3 reviewed changes');
  await then.contains(get.changes, 'Someone else changed the same.');
  await then.sees(get.button('Upload 1 reviewed change'));
  then.hasTag(get.node(known.id), 'camera:mount', 'wall');
  then.hasTag(get.node(several.id), 'camera:mount', 'wall');
  then.hasTag(get.node(unknown.id), 'camera:mount', 'gantry');
});

test('drafts are kept side by side: a new reader, and an edit that was left', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.describesACameraAt(at(600, 0), { Maker: 'Genetec' });
  await when.clicks('Cancel', get.form);
  await when.edits(ranged, { Mount: 'Wall' });
  await when.clicks('Cancel', get.form);
  await when.clicks('2 changes wait');
  await then.has(get.changes.getByRole('article'), 2);
  await when.clicks(/^Continue.*New reader/, get.changes);
  await then.fieldHolds(get.field('Maker'), 'Genetec');
  await then.asked(/\/upload$/, 0);
});

test('a lost answer in the queue is asked after before anything is sent again', async ({ given, when, get, then }) => {
  await given.clock();
  await given.mapper();
  await queues(when, known, 'Wall');
  await when.clicks('1 change waits');
  given.fault(UPLOAD, { kind: 'cut', when: 'after' });
  await when.clicks('Upload 1 reviewed change');
  await then.contains(get.changes, /whether (this|it) arrived before anything is sent again\./);
  given.noFaults();
  await when.clicks('Upload 1 reviewed change');
  await then.seesAfterAWhile(get.changes.getByText('Nothing waits.', { exact: false }));
  await then.eventually(() => get.node(known.id)?.version === known.version + 1);
});
