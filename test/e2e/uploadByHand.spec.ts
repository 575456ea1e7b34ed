import { UPLOAD } from './driver/given.ts';
import { byEveryHand, test } from './driver/test.ts';
import { at, known } from './driver/world.ts';

byEveryHand(() => {
  test('a change whose answer was lost is asked after, and never sent again', async ({
    given,
    when,
    get,
    then,
    hands,
  }) => {
    await given.clock();
    await given.mapper();
    await when.opens(`#map=18/${known.lat}/${known.lon}&node=${known.id}`);
    await hands.press(get.button('Edit', get.camera));
    await hands.choose(get.field('Mount'), 'Wall');
    await hands.press(get.button('Review', get.form));
    given.fault(UPLOAD, { kind: 'cut', when: 'after' });
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.says('It is not known whether it arrived');
    await hands.fits();
    given.noFaults();
    await hands.press(get.button('Check again'));
    await then.seesAfterAWhile(get.saved);
    await hands.fits();
    await then.eventually(() => get.node(known.id)?.version === known.version + 1);
  });

  test('a camera nearby is looked at before another is added', async ({ given, when, get, then, hands }) => {
    await given.mapper();
    await when.looksAt(at(20, 0), 19);
    await hands.press(get.button('Add reader'));
    await hands.press(get.button('Place here'));
    const nearby = get.page.getByRole('region', { name: 'Is it this one?' });
    await then.contains(nearby, /Flock Safety.*(66|65|67) ft away/s);
    await hands.choose(get.field('Source'), 'I was there');
    await hands.press(get.button('Review', get.form));
    await then.doesNotSee(get.review);
    await then.hasFocusWithin(nearby);
    await hands.press(get.button('Look at it'));
    await hands.fits();
    await hands.press(get.button('No, mine is another'));
    await then.doesNotSee(nearby);
    await hands.fits();
    await hands.press(get.button('Review', get.form));
    await hands.press(get.button('Upload to OpenStreetMap'));
    await then.sees(get.saved);
    await then.created(1);
  });

  test('a camera nearby that is the same one ends it without a change', async ({ given, when, get, then, hands }) => {
    await given.mapper();
    await when.looksAt(at(20, 0), 19);
    await hands.press(get.button('Add reader'));
    await hands.press(get.button('Place here'));
    await hands.press(get.button('Look at it'));
    await hands.press(get.button('Yes, leave it'));
    await then.doesNotSee(get.form);
    await hands.fits();
    await then.cameraPanelSays('Flock Safety');
    await then.created(0);
  });
});
