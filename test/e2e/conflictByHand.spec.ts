import { byEveryHand, test } from './driver/test.ts';
import { known } from './driver/world.ts';

byEveryHand(() => {
  test.beforeEach(async ({ given, when, get, hands }) => {
    await given.mapper();
    await when.opens(`#map=18/${known.lat}/${known.lon}&node=${known.id}`);
    await hands.press(get.button('Edit', get.camera));
    await hands.choose(get.field('Mount'), 'Wall');
    await hands.choose(get.field('Zone'), 'Parking');
  });

  test('what both changed is chosen, seen once more, and sent', async ({ given, get, then, hands }) => {
    const theirs = { 'camera:mount': 'gantry', 'surveillance:zone': 'town', height: '4' };
    given.edit({ do: 'modify', type: 'node', id: known.id, tags: theirs });
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.hasFocus(get.conflict.getByRole('heading', { name: 'Someone changed this reader, too' }));
    await then.contains(get.conflict, 'Another Mapper');
    await then.contains(get.conflict.getByRole('group', { name: 'camera:mount' }), /It was\s*pole/);
    await hands.fits();

    // Nothing is chosen for anyone.
    await hands.press(get.button('Review', get.conflict));
    await then.says('Choose one of the two.');
    await then.hasFocusWithin(get.conflict.getByRole('group').first());
    await hands.press(get.button('All of theirs'));
    await then.says('All chosen.');
    await hands.check(get.conflict.getByLabel('Mine wall'));

    // It can wait.
    await hands.press(get.button('Decide later'));
    await then.doesNotSee(get.conflict);
    await hands.fits();
    await hands.press(get.button('Continue'));
    await then.sees(get.conflict);
    await hands.check(get.conflict.getByLabel('Mine wall'));
    await hands.check(get.conflict.getByLabel('Theirs town'));
    await hands.press(get.button('Review', get.conflict));
    await then.contains(get.review.getByRole('row', { name: /camera:mount/ }), 'gantry');
    await hands.fits();
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    const node = get.node(known.id);
    then.hasTag(node, 'camera:mount', 'wall');
    then.hasTag(node, 'surveillance:zone', 'town');
    then.hasTag(node, 'height', '4');
  });

  test('deleted meanwhile: it is brought back as the same node, with the change', async ({
    given,
    get,
    then,
    hands,
  }) => {
    given.edit({ do: 'delete', type: 'node', id: known.id });
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.contains(get.deleted, 'Another Mapper');
    await hands.fits();
    await hands.press(get.button('Bring it back', get.deleted));
    await then.contains(get.review, 'brought back');
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasTag(get.node(known.id), 'camera:mount', 'wall');
    then.hasTag(get.node(known.id), 'manufacturer', 'Flock Safety');
  });

  test('deleted meanwhile: the change is dropped', async ({ given, get, then, hands }) => {
    given.edit({ do: 'delete', type: 'node', id: known.id });
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await hands.press(get.button('Drop my change', get.deleted));
    await then.doesNotSee(get.form);
    await then.says('Discarded.');
    await then.asked(/\/upload$/, 0);
  });
});
