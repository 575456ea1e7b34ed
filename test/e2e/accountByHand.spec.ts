import { API } from './driver/given.ts';
import { byEveryHand, test } from './driver/test.ts';
import { known } from './driver/world.ts';

const opened = `#map=18/${known.lat}/${known.lon}&node=${known.id}`;

byEveryHand(() => {
  test('what stands in the way of writing is told before one starts', async ({ given, when, get, then, hands }) => {
    given.fault(API, { kind: 'blocked-user' });
    given.fault(API, { kind: 'unread-messages', count: 2 });
    given.fault(API, { kind: 'terms-not-agreed' });
    await given.uploadedLately(300);
    await given.mapper();
    await when.looksAt(known, 18);
    await hands.press(get.button('Add reader'));
    await then.contains(get.page.getByRole('form', { name: 'Where is it?' }), '1 block stops you from writing.');
    await hands.fits();
    await hands.press(get.button('Cancel'));

    await when.opens(opened);
    for (const [says, leads, to] of [
      ['1 block stops you from writing.', 'Read what it says on OpenStreetMap', /\/user\/Practice%20Mapper\/blocks$/],
      ['2 unread messages', 'Read it on OpenStreetMap', /\/messages\/inbox$/],
      [
        'The contributor terms have not been agreed to.',
        'Read and agree to them on OpenStreetMap',
        /\/account\/terms$/,
      ],
    ] as const) {
      await then.contains(get.camera, says);
      await then.linksTo(get.link(leads, get.camera), to);
    }
    await then.contains(get.camera, '700 more changes this hour');
    await then.isNotCovered(get.camera.getByRole('heading', { name: 'Flock Safety' }));
    await hands.fits();

    // The way out of the map leads to where it is settled.
    const page = await when.opensATab(() => hands.press(get.link('Read and agree', get.camera)));
    await then.eventually(() => page.url().endsWith('/account/terms'));
    await page.close();

    // It stands in the form, and in the menu.
    await hands.press(get.button('Edit', get.camera));
    await then.contains(get.form, '1 block stops you from writing.');
    await hands.fits();
    await hands.press(get.button('Cancel', get.form));
    await hands.press(get.button('Menu'));
    const menu = get.page.getByRole('dialog');
    await then.contains(menu, '1 block stops you from writing.');
    await then.contains(menu, '2 unread messages');
    await then.contains(menu, 'The contributor terms have not been agreed to.');
    await hands.fits();

    // Once it is settled it is said no more.
    given.noFaults();
    await when.reloads();
    await then.cameraPanelSays('700 more changes this hour');
    await then.doesNotSay('1 block stops you from writing.');
    await then.doesNotSay('The contributor terms have not been agreed to.');
  });

  test('the notice before the first edit is read once', async ({ given, when, get, then, hands }) => {
    await given.signedIn();
    await when.opens(opened);
    await hands.press(get.button('Edit', get.camera));
    await then.sees(get.notice);
    await hands.fits();
    await hands.press(get.button('I understand'));
    await then.doesNotSee(get.notice);
    await hands.fits();
    await hands.press(get.button('Cancel', get.form));
    await when.reloads();
    await hands.press(get.button('Edit', get.camera));
    await then.sees(get.form);
    await then.doesNotSee(get.notice);
  });
});
