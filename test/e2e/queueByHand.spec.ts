import { API } from './driver/given.ts';
import { byEveryHand, test } from './driver/test.ts';
import { known, unknown } from './driver/world.ts';

byEveryHand(() => {
  test('changes wait: edited, dropped and brought back, refused and sent again', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.mapper();
    for (const { id, lat, lon } of [known, unknown]) {
      await when.opens(`#map=18/${lat}/${lon}&node=${id}`);
      await hands.press(get.button('Edit', get.camera));
      await hands.choose(get.field('Mount'), 'Wall');
      await hands.press(get.button('Review', get.form));
      await hands.press(get.button('Keep for later'));
      await then.doesNotSee(get.review);
    }
    await hands.press(get.button('Close', get.camera));
    await hands.press(get.button('2 changes wait'));
    const each = get.changes.getByRole('article');
    await then.has(each, 2);
    await hands.fits();

    // One is edited.
    await hands.press(get.button(/^Edit/, each.filter({ hasText: 'Maker not known' })));
    await hands.press(get.button('Back', get.review));
    await hands.choose(get.field('Mount'), 'Gantry');
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Keep for later'));

    // One is dropped, and brought back.
    await hands.press(get.button(/^Drop/, each.filter({ hasText: 'Flock Safety' })));
    await then.has(each, 1);
    await hands.fits();
    await hands.press(get.button('Undo', get.changes.getByRole('status')));
    await then.has(each, 2);
    await hands.fits();

    // The server says no, then yes.
    given.fault(API, { kind: 'read-only' });
    await hands.press(get.button('Upload all 2 reviewed changes'));
    await then.contains(get.changes, 'takes no changes just now');
    await hands.fits();
    given.noFaults();
    await hands.press(get.button('Upload all 2 reviewed changes'));
    await then.contains(get.changes, 'Nothing waits.');
    await hands.fits();
    then.hasTag(get.node(known.id), 'camera:mount', 'wall');
    then.hasTag(get.node(unknown.id), 'camera:mount', 'gantry');
  });

  test('offline they wait; coming back online asks, and sends nothing by itself', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.mapper();
    await when.opens(`#map=18/${known.lat}/${known.lon}&node=${known.id}`);
    await hands.press(get.button('Edit', get.camera));
    await hands.choose(get.field('Mount'), 'Wall');
    await given.loadedAhead();
    await given.offline();
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Keep for later'));
    await hands.press(get.button('Close', get.camera));
    await hands.press(get.button('1 change waits'));
    await then.contains(get.changes, 'You seem to be offline. They wait here.');
    // The browser may be wrong: trying is free, and sends nothing.
    await hands.press(get.button('Upload 1 reviewed change'));
    await then.contains(get.changes, 'You are offline. Nothing was sent.');
    await hands.fits();
    await hands.press(get.button('Close', get.changes));
    await given.online();
    await then.says('You are back online.');
    await hands.fits();
    await then.asked(/changeset\/create$/, 0);
    await hands.press(get.button('Upload 1 reviewed change'));
    await then.eventually(() => get.node(known.id)?.tags.get('camera:mount') === 'wall');
    await then.doesNotSee(get.button('1 change waits'));
  });

  test('a conflict in the queue is decided from the list', async ({ given, when, get, then, hands }) => {
    await given.mapper();
    await when.opens(`#map=18/${unknown.lat}/${unknown.lon}&node=${unknown.id}`);
    await hands.press(get.button('Edit', get.camera));
    await hands.choose(get.field('Mount'), 'Wall');
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Keep for later'));
    given.edit({ do: 'modify', type: 'node', id: unknown.id, tags: { 'camera:mount': 'gantry' } });
    await hands.press(get.button('Close', get.camera));
    await hands.press(get.button('1 change waits'));
    await hands.press(get.button('Upload 1 reviewed change'));
    await then.contains(get.changes, 'Someone else changed the same.');
    await hands.fits();
    await hands.press(get.button(/^Decide/, get.changes));
    await hands.check(get.conflict.getByLabel('Mine wall'));
    await hands.press(get.button('Review', get.conflict));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    then.hasTag(get.node(unknown.id), 'camera:mount', 'wall');
  });
});
