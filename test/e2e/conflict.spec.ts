import { test } from './driver/test.ts';
import { at, known } from './driver/world.ts';

const theirs = { do: 'modify', type: 'node', id: known.id } as const;

test('what does not overlap goes together without a question', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall' });
  given.edit({ ...theirs, tags: { 'surveillance:zone': 'parking', height: '4' } });
  await when.reviews();
  await when.uploads();
  await then.sees(get.saved);
  const node = get.node(known.id);
  then.hasTag(node, 'camera:mount', 'wall');
  then.hasTag(node, 'surveillance:zone', 'parking');
  then.hasTag(node, 'height', '4');
});

test('the same tag and the place are chosen side by side, seen once more, and then sent', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall', Zone: 'Parking' });
  await when.clicks('Move', get.form);
  const mine = at(10, 0);
  await get.coordinates.fill(`${mine.lat}, ${mine.lon}`);
  await when.presses('Enter');
  await when.clicks('Place here');
  given.edit({ ...theirs, tags: { 'camera:mount': 'gantry', 'surveillance:zone': 'town', height: '4' } });
  given.edit({ do: 'move', id: known.id, ...at(-10, 0) });
  await when.reviews();
  await when.uploads();
  await then.contains(get.conflict, 'Another Mapper');
  await then.contains(get.conflict, '3 things differ.');
  await when.clicks('Review', get.conflict);
  await then.says('Choose one of the two.');
  await get.conflict.getByLabel('Mine wall').check();
  await get.conflict.getByLabel('Theirs town').check();
  await get.conflict.getByRole('group', { name: 'Place' }).getByLabel(/^Mine/).check();
  await when.clicks('Review', get.conflict);
  await then.contains(get.review.getByRole('row', { name: /camera:mount/ }), 'gantry');
  await then.doesNotSee(get.review.getByRole('row', { name: /surveillance:zone/ }));
  await when.uploads();
  await then.sees(get.saved);
  const node = get.node(known.id);
  then.hasTag(node, 'camera:mount', 'wall');
  then.hasTag(node, 'surveillance:zone', 'town');
  then.hasTag(node, 'height', '4');
  then.isAt(node, mine);
});

test('a conflict can wait: it is kept, also over a reload', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall' });
  given.edit({ ...theirs, tags: { 'camera:mount': 'gantry' } });
  await when.reviews();
  await when.uploads();
  await then.sees(get.conflict);
  await then.isAccessibleInLightAndDark();
  await when.presses('Escape');
  await when.reloads();
  await when.clicks('Continue');
  await then.sees(get.conflict);
  await get.conflict.getByLabel('Theirs gantry').check();
  await when.clicks('Review', get.conflict);
  await then.contains(get.review, 'Nothing is changed yet.');
});

test('a removal shows what was changed since, and asks again', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.opens(`#map=18/${known.lat}/${known.lon}&node=${known.id}`);
  await when.clicks('More', get.camera);
  await when.clicks('Report removed');
  await when.clicks('It is no longer there');
  given.edit({ ...theirs, tags: { 'camera:mount': 'gantry' } });
  await when.reviews();
  await when.uploads();
  await then.contains(get.conflict, 'gantry');
  await when.clicks('Remove it all the same');
  await when.uploads();
  await then.sees(get.saved);
  await then.eventually(() => get.node(known.id) === undefined);
});
