import { phone, test } from './driver/test.ts';
import { API, UPLOAD } from './driver/given.ts';
import { at, gantry, known, MIDDLE, odd, unknown, worldWith, camera } from './driver/world.ts';

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

test('a camera is moved by keys, and far is asked about', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(unknown);
  await when.clicks('Move', get.form);
  await then.says('It stood at');
  await get.map.focus();
  await when.presses('ArrowUp', 'ArrowUp', 'ArrowUp');
  await when.clicks('Place here');
  await then.says(/^Moved by \d+ ft\.$/);
  await when.clicks('Move', get.form);
  const far = at(240, 0);
  await get.coordinates.fill(`${far.lat}, ${far.lon}`);
  await when.presses('Enter');
  await when.clicks('Place here');
  await when.clicks('Review', get.form);
  await then.sees(get.text(/^You moved it by 39\d ft\. Is it the same camera/));
  await when.clicks('Yes, the same one');
  await when.reviews();
  await then.contains(get.review, /Moved by 39\d ft\./);
  await when.uploads();
  await then.sees(get.saved);
  then.isAt(get.node(unknown.id), far);
});

test('an expert adds, changes and removes any tag', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known);
  await get.text(/^All tags, for experts/).click();
  await get.form.getByLabel('surveillance:zone', { exact: true }).fill('parking');
  await when.clicks('Remove image');
  await get.form.getByLabel('New key').fill('height');
  await get.form.getByLabel('Its value').fill('4');
  await when.clicks('Add tag');
  await when.reviews();
  await when.uploads();
  await then.sees(get.saved);
  const node = get.node(known.id);
  then.hasTag(node, 'surveillance:zone', 'parking');
  then.hasTag(node, 'height', '4');
  then.hasNoTag(node, 'image');
  then.hasTag(node, 'manufacturer', 'Flock Safety');
});

test('“still there” is one click and a review', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.opens(place);
  await when.clicks('Still there');
  await then.contains(get.review.getByRole('row', { name: /check_date/ }), 'added');
  await when.uploads();
  await then.sees(get.saved);
  await then.eventually(() => /^\d{4}-\d\d-\d\d$/.test(get.node(known.id)?.tags.get('check_date') ?? ''));
});

test('a camera is reported removed, with a reason, and brought back by undo', async ({ given, when, get, then }) => {
  given.refusals();
  await given.mapper();
  await when.opens(place);
  await when.clicks('Report removed');
  await when.clicks('Review', get.form);
  await then.says('Say why, so that others can follow it.');
  await when.clicks('It is no longer there');
  await when.reviews();
  await then.fieldHolds(get.comment, 'Remove a license plate reader: It is no longer there');
  await when.uploads();
  await then.sees(get.saved);
  await then.eventually(() => get.node(known.id) === undefined);
  await when.clicks('Close');
  await when.clicks('Menu');
  await when.clicks('Your changes');
  await when.clicks(/^Undo/, get.changes);
  await then.contains(get.review, 'brought back');
  await when.uploads();
  await then.sees(get.saved);
  await then.eventually(() => get.node(known.id) !== undefined);
  then.hasTag(get.node(known.id), 'manufacturer', 'Flock Safety');
  await then.created(0);
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

test('a camera that can’t be read keeps everything as it is', async ({ given, when, get, then }) => {
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

test('advice stands beside the field and never blocks; passed over, it asks for a review', async ({
  given,
  when,
  get,
  then,
}) => {
  given.world(worldWith(camera(1001, MIDDLE, { manufacturer: 'Flock Safety', direction: '68' })));
  await given.mapper();
  await when.edits({ ...MIDDLE, id: 1001 }, { Operator: 'Flock Safety' });
  await then.contains(get.form, '“Flock Safety” makes cameras.');
  await when.reviews();
  await then.sees(get.review.getByRole('checkbox', { name: /Ask other mappers/, checked: true }));
  await when.uploads();
  await then.sees(get.saved);
  then.sent(/changeset\/create$/, 'k="review_requested" v="yes"');
});

test('by keyboard alone a camera is edited and sent', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.opens(place);
  await when.tabsTo('Edit');
  await when.presses('Enter');
  await then.hasFocus(get.form.getByRole('heading', { name: 'Edit camera' }));
  await when.tabsTo('Operator', 'combobox');
  await when.presses('Control+a');
  await when.types('georgia dep');
  await then.sees(get.page.getByRole('option', { name: 'Georgia Department of Transportation' }));
  await when.presses('ArrowDown', 'Enter');
  await then.fieldHolds(get.field('Operator'), 'Georgia Department of Transportation');
  await when.tabsTo('Review');
  await when.presses('Enter');
  await then.sees(get.review);
  await when.tabsTo('Upload to OpenStreetMap');
  await when.presses('Enter');
  await then.sees(get.saved);
  then.hasTag(get.node(known.id), 'operator', 'Georgia Department of Transportation');
  then.hasTag(get.node(known.id), 'operator:wikidata', 'Q944993');
});

test('a lost answer to a change is asked after, and never sent again', async ({ given, when, get, then }) => {
  await given.clock();
  await given.mapper();
  await when.edits(known, { Mount: 'Wall' });
  await when.reviews();
  given.fault(UPLOAD, { kind: 'cut', when: 'after' });
  await when.uploads();
  await then.says('It is not known whether it arrived');
  given.noFaults();
  await when.clicks('Check again');
  await then.seesAfterAWhile(get.saved);
  await then.eventually(() => get.node(known.id)?.version === known.version + 1);
});

test('the form, the removal and the review are accessible', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.edits(known, { Mount: 'Wall' });
  await get.text(/^All tags, for experts/).click();
  await then.isAccessibleInLightAndDark();
  await get.field('Operator').fill('geo');
  await then.sees(get.page.getByRole('listbox', { name: 'Suggestions' }));
  await then.isAccessible();
  await when.reviews();
  await then.isAccessibleInLightAndDark();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('a camera is edited, and another is reported removed', async ({ given, when, get, then }) => {
    await given.mapper();
    await when.opens(place);
    await get.button('Edit', get.camera).tap();
    await get.form.waitFor();
    await when.fills({ Mount: 'Wall' });
    await then.doesNotScrollSideways();
    await get.button('Review', get.form).tap();
    await then.sees(get.review);
    await then.doesNotScrollSideways();
    await get.button('Upload to OpenStreetMap').tap();
    await then.sees(get.saved);
    then.hasTag(get.node(known.id), 'camera:mount', 'wall');
    await get.button('Close').tap();
    await when.opens(`#map=18/${unknown.lat}/${unknown.lon}&node=${unknown.id}`);
    await get.button('Report removed').tap();
    await get.button('It was never there').tap();
    await get.button('Review', get.form).tap();
    await get.button('Upload to OpenStreetMap').tap();
    await then.sees(get.saved);
    await then.eventually(() => get.node(unknown.id) === undefined);
  });
});
