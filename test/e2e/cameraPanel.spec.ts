import { test } from './driver/test.ts';
import {
  at,
  camera,
  gantry,
  IN_TOWN,
  known,
  MIDDLE,
  odd,
  pair,
  ranged,
  several,
  unknown,
  worldWith,
} from './driver/world.ts';

const TOWN = `#map=16/${MIDDLE.lat}/${MIDDLE.lon}`;

test.describe('a camera', () => {
  test('opens by a click, with everything that is known of it', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 17);
    await when.selects(known);
    for (const words of [
      'Flock Safety',
      'east-northeast, 68°',
      'Atlanta Police Department',
      'Pole',
      'Traffic',
      'Edited 3 months ago',
      'surveyed: never',
    ]) {
      await then.cameraPanelSays(words);
    }
    await then.linksTo(get.link(/^On OpenStreetMap/, get.camera), /\/node\/1001$/);
    await then.linksTo(get.link('History on OpenStreetMap', get.camera), /\/node\/1001\/history$/);
    await then.linksTo(get.link('Maker on Wikidata', get.camera), 'https://www.wikidata.org/wiki/Q108485435');
    await then.linksTo(get.link('Atlanta Police Department', get.camera), 'https://www.wikidata.org/wiki/Q4815971');
    await then.linksTo(get.link(/^Photo/, get.camera), 'https://example.org/photo.jpg');
  });

  test('says where it is in words, in the title of the page, too', async ({ when, get, then }) => {
    await when.opens(`${TOWN}&node=${known.id}`);
    await then.cameraPanelSays(/License plate reader · (near|in) Atlanta/);
    await then.eventually(async () => (await get.page.title()) === 'Flock Safety, Atlanta – Sightline');
    await when.clicks('Close', get.camera);
    await then.eventually(async () => (await get.page.title()).startsWith('Sightline: '));
  });

  test('leads from what is missing to its field', async ({ given, when, get, then }) => {
    await given.mapper();
    await when.opens(`${TOWN}&node=${unknown.id}`);
    await when.clicks('Operator', get.camera);
    await then.hasFocus(get.form.getByRole('combobox', { name: 'Operator' }));
  });

  test('shows all of its tags', async ({ when, get, then }) => {
    await when.opens(`${TOWN}&node=${known.id}`);
    await get.text('All tags (12)').click();
    await then.has(get.camera.getByRole('row'), 13);
    await then.contains(get.camera, 'manufacturer:wikidata');
  });

  test('names what is missing as missing', async ({ when, then }) => {
    await when.opens(`${TOWN}&node=${unknown.id}`);
    for (const words of [
      'Maker not known',
      'Direction is not known',
      'Operator is not known',
      'Not known yet. Do you know?',
    ]) {
      await then.cameraPanelSays(words);
    }
  });

  test('tells a range, and each of several directions', async ({ when, then }) => {
    await when.opens(`${TOWN}&node=${ranged.id}`);
    await then.cameraPanelSays('north, from 338° clockwise to 23°');
    await when.opens(`${TOWN}&node=${several.id}`);
    await then.cameraPanelSays('east, 90°');
    await then.cameraPanelSays('west, 270°');
  });

  test('says that a direction is not understood instead of guessing', async ({ when, then }) => {
    await when.opens(`${TOWN}&node=${odd.id}`);
    await then.cameraPanelSays('Direction “forward” is not understood');
  });

  test('that is mapped as a way or relation is shown and linked, and not edited here', async ({ when, get, then }) => {
    await when.opens(`${TOWN}&way=${gantry.id}`);
    await then.cameraPanelSays('This reader is mapped as a way. It can’t be edited here');
    await then.linksTo(get.link(/^On OpenStreetMap/, get.camera), /\/way\/2001$/);
    await then.isDisabled(get.button('Edit'));
    await when.opens(`${TOWN}&relation=${pair.id}`);
    await then.cameraPanelSays('This reader is mapped as a relation.');
    await then.linksTo(get.link(/^On OpenStreetMap/, get.camera), /\/relation\/3001$/);
  });

  test('that is mapped as a way or relation shows its outline for as long as it is selected', async ({
    when,
    get,
    then,
  }) => {
    await when.opens(`${TOWN}&way=${gantry.id}`);
    await then.outlineIs({ areas: 1 });
    await when.clicks('Close', get.camera);
    await then.outlineIs({});
    await when.opens(`${TOWN}&relation=${pair.id}`);
    await then.outlineIs({ points: 2 });
  });

  test('that is a way opens by a click on its middle', async ({ when, then }) => {
    await when.looksAt(MIDDLE, 17);
    await when.selects(at(120, 160));
    await then.addressIs(/&way=2001$/);
  });

  test('with hostile tags shows them as text', async ({ given, when, get, then }) => {
    const html = '<img src=x onerror="window.hacked=1">';
    given.world(
      worldWith(
        camera(1, MIDDLE, {
          [html]: html,
          manufacturer: html,
          operator: html,
          direction: html,
          __proto__: 'x',
          name: 'a\u202Eb',
        }),
      ),
    );
    await when.opens(`${TOWN}&node=1`);
    await get.text(/^All tags/).click();
    await then.contains(get.camera.getByRole('table'), html);
    await then.contains(get.camera.getByRole('heading').first(), html);
    await then.contains(get.camera, '⟨U+202E⟩');
    await then.nothingWasExecuted();
  });

  test('gives no link that is not http', async ({ given, when, get, then }) => {
    const script = 'javascript:window.hacked=1';
    given.world(
      worldWith(
        camera(1, MIDDLE, {
          image: script,
          website: script,
          'operator:wikidata': script,
          operator: 'Somebody',
          wikimedia_commons: script,
          mapillary: script,
        }),
      ),
    );
    await when.opens(`${TOWN}&node=1`);
    await then.cameraPanelSays('Somebody');
    await get.text(/^All tags/).click();
    await then.everyLinkIsHttp();
  });

  test('with 500 tags shows the first of them, and all when asked', async ({ given, when, get, then }) => {
    given.world(
      worldWith(
        camera(
          1,
          MIDDLE,
          Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key:${index}`, `value ${index}`])),
        ),
      ),
    );
    await when.opens(`${TOWN}&node=1`);
    await get.text('All tags (502)').click();
    await then.has(get.camera.getByRole('row'), 101);
    await when.clicks('Show all 502 tags');
    await then.has(get.camera.getByRole('row'), 503);
  });

  test('that was deleted is told of: by whom, when, and what it was', async ({ given, when, get, then }) => {
    given.edit({ do: 'delete', type: 'node', id: known.id });
    await when.opens(`#map=17/${known.lat}/${known.lon}&node=${known.id}`);
    await then.cameraPanelSays('This reader is no longer on OpenStreetMap.');
    await then.cameraPanelSays(/Another Mapper deleted it/);
    await then.cameraPanelSays('Flock Safety');
    await then.linksTo(get.link(/^On OpenStreetMap/, get.camera), new RegExp(`/node/${known.id}$`));
  });

  test('that is not in the data is said to be absent, with a link', async ({ given, when, get, then }) => {
    // What became of it is asked of OpenStreetMap, which knows of none either.
    given.refusals();
    await when.opens(`${TOWN}&node=424242`);
    await then.cameraPanelSays('This reader is not in what was loaded.');
    await then.linksTo(get.link(/^On OpenStreetMap/, get.camera), /\/node\/424242$/);
  });

  test('opens from the list of those in view', async ({ when, get, then }) => {
    await when.looksAt(MIDDLE, 16);
    await when.clicks('List readers');
    await then.has(get.list.getByRole('listitem'), IN_TOWN);
    await when.clicks(/Flock Safety/, get.list);
    await then.cameraPanelSays('Atlanta Police Department');
    await when.clicks('Back to the list');
    await then.sees(get.list);
  });
});
