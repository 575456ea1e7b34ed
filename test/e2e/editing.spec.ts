import { test } from './driver/test.ts';
import { API } from './driver/given.ts';
import { at, gantry, known, odd } from './driver/world.ts';

const place = `#map=18/${known.lat}/${known.lon}&node=${known.id}`;

test('a camera is edited: what changes is shown and sent, all else stays', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall', Operator: 'Fulton County' });
  await when.reviews();
  await then.contains(get.review.getByRole('row', { name: /camera:mount/ }), 'changed');
  await then.contains(get.review, 'Fulton County');
  await then.contains(get.review, '9 other tags stay as they are.');
  await when.uploads();
  await then.sees(get.saved);
  const node = get.node(known.id);
  then.hasTag(node, 'camera:mount', 'wall');
  then.hasTag(node, 'operator', 'Fulton County');
  then.hasNoTag(node, 'operator:wikidata');
  then.hasTag(node, 'image', 'https://example.org/photo.jpg');
  then.hasTag(node, 'direction', '68');
  then.isAt(node, known);
  await then.created(0);
});

test('a direction that is not understood stays until it is replaced', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(odd, { Mount: 'Pole' });
  await then.says('Direction “forward” is not understood');
  await when.clicks('Replace it');
  await when.fills({ Direction: '90' });
  await when.reviews();
  await then.contains(get.review.getByRole('row', { name: /^direction/ }), 'forward');
  await when.uploads();
  await then.sees(get.saved);
  then.hasTag(get.node(odd.id), 'direction', '90');
});

test('an upload is undone while its version stands, else the history says why not', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall' });
  await when.reviews();
  await when.uploads();
  await then.sees(get.saved);
  given.edit({ do: 'modify', type: 'node', id: known.id, tags: { direction: '70' } });
  await when.clicks('Close');
  await when.clicks('Menu');
  await when.clicks('Your changes');
  await when.clicks(/^Undo/, get.changes);
  await then.contains(get.changes, 'Someone has changed it since.');
  await when.clicks('History', get.changes.getByRole('status'));
  await then.contains(get.history, 'Another Mapper');
});

test('the history tells who, when, why and what', async ({ given, when, get, then }) => {
  given.edit({ do: 'modify', type: 'node', id: known.id, tags: { direction: '70' } });
  await when.opens(place);
  await when.clicks('More', get.camera);
  await when.clicks('History', get.camera);
  await then.contains(get.history, 'Another Mapper');
  await then.contains(get.history, 'An edit by somebody else');
  await then.sees(get.history.getByRole('row', { name: /direction changed 68 70/ }));
  await then.linksTo(get.history.getByRole('link', { name: /^Changeset/ }).first(), /\/changeset\/\d+$/);
  await then.isAccessible();
  await when.presses('Escape');
  await then.sees(get.camera);
});

test('what can’t be edited here says so', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.opens(`#map=18/${at(120, 160).lat}/${at(120, 160).lon}&way=${gantry.id}`);
  await then.cameraPanelSays('It can’t be edited here');
  await then.sees(get.camera.getByRole('button', { name: 'Edit', disabled: true }));
});

test('a reader that can’t be read keeps everything as it is', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.opens(place);
  await then.cameraPanelSays('Flock Safety');
  given.fault(API, { kind: 'status', status: 503 });
  await when.clicks('Edit', get.camera);
  await then.says('It could not be opened for editing');
  given.noFaults();
  await when.clicks('Edit', get.camera);
  await then.sees(get.form);
});

test('the operators that suggest themselves are accessible', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known);
  await get.field('Operator').fill('geo');
  await then.sees(get.page.getByRole('listbox', { name: 'Suggestions' }));
  await then.isAccessible();
});
