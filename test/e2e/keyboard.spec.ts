import { test } from './driver/test.ts';
import { at, known, MIDDLE } from './driver/world.ts';

const enter = (when: { presses(...keys: readonly string[]): Promise<void> }) => () => when.presses('Enter');

test('the whole journey needs nothing but the keyboard', async ({ when, get, then }) => {
  // See, and select.
  await when.looksAt(MIDDLE, 17);
  await when.tabsTo('Map', 'region');
  await when.presses('Enter');
  await then.cameraPanelSays('Flock Safety');
  await when.presses('Escape');
  await then.doesNotSee(get.camera);

  // Sign in.
  await when.tabsTo('Sign in with OpenStreetMap');
  await when.signsIn(enter(when), 'keyboard');

  // Add: the place by arrow keys, from 19 on.
  await when.opens(`#map=19/${at(600, 0).lat}/${at(600, 0).lon}`);
  await then.statusSays('in view');
  await when.tabsTo('Add reader');
  await when.presses('Enter');
  await then.sees(get.button('Place here'));
  const before = await get.coordinates.inputValue();
  await when.tabsTo('Map', 'region');
  await when.presses('ArrowRight', 'ArrowRight', 'ArrowUp', 'Shift+ArrowUp');
  await then.fieldDoesNotHold(get.coordinates, before);
  await when.tabsTo('Place here');
  await when.presses('Enter');
  await then.sees(get.form);
  await when.tabsTo('I understand');
  await when.presses('Enter');
  await when.tabsTo('Maker', 'combobox');
  await when.types('Flock');
  await when.tabsTo('Direction', 'textbox');
  await when.types('ENE');
  await when.tabsTo('Operator', 'combobox');
  await when.types('Atlanta Police Department');
  await when.tabsTo('Source', 'combobox');
  await when.types('I was');
  await when.tabsTo('Review');
  await when.presses('Enter');

  // Review, upload, linked.
  await then.sees(get.review);
  await then.contains(get.review, 'Flock Safety');
  await when.tabsTo('Upload to OpenStreetMap');
  await when.presses('Enter');
  await then.sees(get.saved);
  const [node] = await then.created(1);
  then.hasTag(node, 'direction', '68');
  then.hasTag(node, 'manufacturer', 'Flock Safety');
  then.sent(/changeset\/create$/, 'k="source" v="survey"');
  await when.tabsTo(/^Reader \d+ on OpenStreetMap/, 'link');

  // Still there after a reload, and found without a pointer.
  await when.reloads();
  await then.statusSays('in view');
  await when.tabsTo('Map', 'region');
  await when.presses('n');
  await then.addressIs(new RegExp(`&node=${node?.id}$`));
});

test('N and P walk through the readers of the view', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await get.map.focus();
  await when.presses('n');
  await then.addressIs(new RegExp(`&node=${known.id}$`));
  // The panel takes the focus when it opens, which is after the address tells of it.
  await then.hasFocusWithin(get.camera);
  await get.map.focus();
  await when.presses('n');
  await then.addressIs(/&(node|way|relation)=(?!1001$)\d+$/);
  await get.map.focus();
  await when.presses('p');
  await then.addressIs(new RegExp(`&node=${known.id}$`));
});

test('arrow keys move the map, plus and minus zoom it', async ({ given, when, get, then }) => {
  await given.prefers({ reducedMotion: 'reduce' });
  await when.looksAt(MIDDLE, 15);
  await get.map.focus();
  await when.presses('ArrowRight');
  await then.addressIs(/#map=15\/33\.75\d+\/-84\.38/);
  await when.presses('+');
  await then.addressIs(/#map=16\//);
  await when.presses('-');
  await then.addressIs(/#map=15\//);
});

test('closing a panel gives the focus back to where it came from', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.tabsTo('List readers');
  await when.presses('Enter');
  await then.sees(get.list);
  await then.hasFocusWithin(get.list);
  await when.presses('Escape');
  await then.doesNotSee(get.list);
  await then.hasFocus(get.button('List readers'));
});

test('Escape closes the topmost, one at a time, and loses nothing', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.reviewsACameraAt(at(600, 0), { Operator: 'Somebody' });
  await when.presses('Escape');
  await then.doesNotSee(get.review);
  await then.sees(get.form);
  await then.hasFocus(get.button('Review'));
  await when.presses('Escape');
  await then.doesNotSee(get.form);
  await then.says('You have a reader that is not sent yet.');
  await when.clicks('Continue');
  await then.fieldHolds(get.field('Operator'), 'Somebody');
});

test('what comes late takes the focus all the same', async ({ given, when, get, then }) => {
  const come = await given.heldBack('panel');
  await given.mapper();
  await when.looksAt(MIDDLE, 18);
  await when.tabsTo('Add reader');
  await when.presses('Enter');
  await then.doesNotSee(get.button('Add reader'));
  come();
  await then.hasFocus(get.page.getByRole('heading', { name: 'Where is it?' }));
});

test('menus open, close and give the focus back by keyboard', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.tabsTo('Menu');
  await when.presses('Enter');
  await then.sees(get.button('Settings'));
  await when.tabsTo('Settings');
  await when.presses('Enter');
  await then.sees(get.page.getByRole('dialog', { name: 'Settings' }));
  await when.presses('Escape');
  await then.doesNotSee(get.page.getByRole('dialog', { name: 'Settings' }));
  await then.hasFocus(get.button('Menu'));
});
