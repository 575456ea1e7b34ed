import { camera, known, MIDDLE, unknown, worldWith } from './driver/world.ts';
import { byEveryHand, test } from './driver/test.ts';

const opened = `#map=18/${known.lat}/${known.lon}&node=${known.id}`;

byEveryHand(() => {
  test('tags are changed: in the form, with an operator that is suggested, and in the table of all tags', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.mapper();
    await when.opens(opened);
    await hands.press(get.button('Edit', get.camera));
    await then.hasFocus(get.form.getByRole('heading', { name: 'Edit reader' }));
    await hands.fits();
    await hands.take(get.field('Operator'), 'georgia dep', 'Georgia Department of Transportation');
    await hands.choose(get.field('Mount'), 'Wall');
    await hands.press(get.text(/^All tags, for experts/));
    await hands.fill(get.field('surveillance:zone'), 'parking');
    await hands.press(get.button('Remove image'));
    await then.sees(get.button(/^Put back/));
    await hands.fits();
    await hands.fill(get.field('New key'), 'height');
    await hands.fill(get.field('Its value'), '4');
    await hands.press(get.button('Add tag'));
    await then.fieldHolds(get.field('height'), '4');
    await hands.fits();
    await hands.press(get.button('Review', get.form));
    await then.contains(get.review.getByRole('row', { name: /^image/ }), 'removed');
    await hands.fits();
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    await hands.fits();
    then.hasTags(get.node(known.id), {
      man_made: 'surveillance',
      'surveillance:type': 'ALPR',
      'camera:type': 'fixed',
      surveillance: 'public',
      'surveillance:zone': 'parking',
      'camera:mount': 'wall',
      direction: '68',
      manufacturer: 'Flock Safety',
      'manufacturer:wikidata': 'Q108485435',
      operator: 'Georgia Department of Transportation',
      'operator:wikidata': 'Q944993',
      'operator:type': 'government',
      height: '4',
    });
  });

  test('a camera is moved, and more than 50 m is asked about', async ({ given, when, get, then, hands }) => {
    await given.mapper();
    await when.opens(`#map=18/${unknown.lat}/${unknown.lon}&node=${unknown.id}`);
    await hands.press(get.button('Edit', get.camera));
    await hands.press(get.button('Move', get.form));
    await then.says('It stood at');
    await hands.fits();
    await hands.movePlaceUp(40);
    await hands.press(get.button('Put it back'));
    await hands.fits();
    for (let step = 0; step < 2; step++) await hands.movePlaceUp(120);
    await then.says(/^Moved by \d+ ft\.$/);
    await hands.press(get.button('Place here'));
    await then.says(/^You moved it by \d+ ft\. Is it the same reader/);
    await hands.press(get.button('Review', get.form));
    await then.hasFocus(get.page.getByRole('heading', { name: /Is it the same reader/ }));
    await hands.fits();
    await hands.press(get.button('Yes, the same one'));
    await then.says('You said that it is the same one.');
    await hands.fits();
    const place = await get.placeInForm();
    await hands.press(get.button('Review', get.form));
    await then.contains(get.review, /Moved by \d+ ft\./);
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.isAt(get.node(unknown.id), place);
    then.isFartherFrom(get.node(unknown.id), unknown, 50);
  });

  test('“still there” is one press and a review, stands in the history, and is undone', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.mapper();
    await when.opens(opened);
    await hands.press(get.button('Still there', get.camera));
    await then.contains(get.review.getByRole('row', { name: /check_date/ }), 'added');
    await hands.fits();
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasTag(get.node(known.id), 'check_date', new Date().toISOString().slice(0, 10));
    await hands.press(get.button('Close'));
    // Back to the map.
    await then.doesNotSee(get.camera);
    await when.opens(opened);
    await hands.press(get.button('More', get.camera));
    await hands.press(get.button('History', get.camera));
    await then.contains(get.history, 'Practice Mapper');
    await then.sees(get.history.getByRole('row', { name: /check_date/ }));
    await then.linksTo(get.link(/^Changeset/, get.history).first(), /\/changeset\/\d+$/);
    await hands.fits();
    await hands.press(get.button('Close', get.history));
    await hands.press(get.button('Menu'));
    await hands.press(get.button('Your changes'));
    await hands.fits();
    await hands.press(get.button(/^Undo/, get.changes));
    await then.contains(get.review.getByRole('row', { name: /check_date/ }), 'removed');
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasNoTag(get.node(known.id), 'check_date');
  });

  test('a camera is reported removed with a reason, and brought back', async ({ given, when, get, then, hands }) => {
    given.refusals();
    await given.mapper();
    await when.opens(opened);
    await hands.press(get.button('More', get.camera));
    await hands.press(get.button('Report removed', get.camera));
    await hands.press(get.button('Review', get.form));
    await then.says('Say why, so that others can follow it.');
    await hands.fits();
    await hands.press(get.button('It is no longer there'));
    await hands.press(get.button('Review', get.form));
    await then.fieldHolds(get.comment, 'Remove a license plate reader: It is no longer there');
    await hands.fits();
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    await then.eventually(() => get.node(known.id) === undefined);
    await hands.press(get.button('Close'));
    await hands.press(get.button('Menu'));
    await hands.press(get.button('Your changes'));
    await hands.press(get.button(/^Undo/, get.changes));
    await then.contains(get.review, 'brought back');
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasTag(get.node(known.id), 'manufacturer', 'Flock Safety');
    await then.created(0);
  });

  test('advice is taken; what is passed over asks others to look', async ({ given, when, get, then, hands }) => {
    given.world(worldWith(camera(1001, MIDDLE, { manufacturer: 'flock safety', direction: '68' })));
    await given.mapper();
    await when.opens(`#map=18/${MIDDLE.lat}/${MIDDLE.lon}&node=1001`);
    await hands.press(get.button('Edit', get.camera));
    await hands.press(get.button('Use “Flock Safety”', get.form));
    await hands.fill(get.field('Operator'), 'Flock Safety');
    await then.contains(get.form, '“Flock Safety” makes readers.');
    await hands.fits();
    await hands.press(get.button('Review', get.form));
    await then.sees(get.review.getByRole('checkbox', { name: /Ask other mappers/, checked: true }));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasTag(get.node(1001), 'manufacturer', 'Flock Safety');
    then.sent(/changeset\/create$/, 'k="review_requested" v="yes"');
  });

  test('the guide to makers opens from the form, and gives the way back to it', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.mapper();
    await when.opens(opened);
    await hands.press(get.button('Edit', get.camera));
    await hands.press(get.button('How to tell makers apart'));
    const guide = get.page.getByRole('dialog', { name: /^Which maker/ });
    await then.contains(guide, 'A black box the size of a shoe box');
    await then.contains(guide, 'Red-light camera');
    await hands.fits();
    await hands.press(get.button('Close', guide));
    await then.doesNotSee(guide);
    await then.hasFocus(get.button('How to tell makers apart'));
    await hands.press(get.button('How to tell makers apart'));
    await then.sees(guide);
    await when.presses('Escape');
    await then.hasFocus(get.button('How to tell makers apart'));
  });
});
