import { test } from './driver/test.ts';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';

test('a camera is seen, selected, and one that was missing is added and stays', async ({ given, when, get, then }) => {
  // See, and select.
  await when.looksAt(MIDDLE, 17);
  await then.statusSays('readers in view');
  await when.selects(known);
  await then.cameraPanelSays('Flock Safety');
  await when.clicks('Close', get.camera);

  // Sign in.
  await when.signsIn();
  await then.says('Practice Mapper');

  // Add: place, describe.
  const place = at(0, 320);
  await when.startsACameraAt(place);
  await when.clicks('Place here');
  await then.sees(get.form);
  await then.sees(get.notice);
  await when.clicks('I understand');
  await when.fills({
    Maker: 'Flock Safety',
    Direction: '68',
    Operator: 'Atlanta Police Department',
    Mount: 'Pole',
    Zone: 'Traffic',
    Source: 'I was there',
  });
  await then.says('east-northeast, 68°');

  // Review.
  await when.clicks('Review');
  await then.sees(get.review);
  for (const words of [
    'surveillance:type',
    'ALPR',
    'manufacturer:wikidata',
    'Q108485435',
    'direction',
    '68',
    'As Practice Mapper',
    'on Practice world',
  ]) {
    await then.contains(get.review, words);
  }
  await get.comment.fill('Add the reader at the corner');
  await when.uploads();

  // Saved, linked, and in the database once, exactly as it was reviewed.
  await then.sees(get.saved);
  const [node] = await then.created(1);
  await then.linksTo(get.nodeLink, new RegExp(`/node/${node?.id}$`));
  then.isAt(node, place);
  then.hasTags(node, {
    man_made: 'surveillance',
    'surveillance:type': 'ALPR',
    'camera:type': 'fixed',
    surveillance: 'public',
    'surveillance:zone': 'traffic',
    'camera:mount': 'pole',
    direction: '68',
    manufacturer: 'Flock Safety',
    'manufacturer:wikidata': 'Q108485435',
    operator: 'Atlanta Police Department',
    'operator:wikidata': 'Q4815971',
  });
  then.sent(/changeset\/create$/, 'Add the reader at the corner');
  then.sent(/changeset\/create$/, 'k="source" v="survey"');

  // Seen at once, though Overpass doesn't have it yet; and still after a reload.
  await when.clicks('Close');
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN + 1} readers in view`);
  await when.reloads();
  await then.statusSays(`${IN_TOWN + 1} readers in view`);
  await when.selects(place);
  await then.addressIs(new RegExp(`&node=${node?.id}$`));

  // And when Overpass has caught up it is there once.
  given.overpassCaughtUp();
  await when.clicks('Load again');
  await then.statusSays(/^8 readers in view · OpenStreetMap data of (?!23 Nov 2026, 06:09)/);
});

test('the place can be typed, and the map dragged beneath the cross', async ({ given, when, get, then }) => {
  // A map that glides on after it was let go takes the place with it.
  await given.prefers({ reducedMotion: 'reduce' });
  await given.mapper();
  await when.startsACameraAt(at(600, 0));
  await then.fieldHolds(get.coordinates, '33.7603899, -84.3900000');
  await when.dragsTheMap(-100, 0);
  await then.fieldDoesNotHold(get.coordinates, '33.7603899, -84.3900000');
  await get.coordinates.fill('33.7621, -84.3911');
  await when.presses('Tab');
  await when.clicks('Place here');
  await then.contains(get.form, '33.7621000, -84.3911000');
  await when.clicks('Review');
  await when.uploads();
  await then.sees(get.saved);
  const [node] = await then.created(1);
  then.isAt(node, { lat: 33.7621, lon: -84.3911 });
});

test('what is not known writes no tag', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.addsACameraAt(at(600, 0), { Zone: 'Not known' });
  const [node] = await then.created(1);
  then.hasTags(node, {
    man_made: 'surveillance',
    'surveillance:type': 'ALPR',
    'camera:type': 'fixed',
    surveillance: 'public',
  });
  await then.doesNotSee(get.review);
});

test('several directions are typed, turned on the map and taken away again', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.describesACameraAt(at(600, 0), { Direction: 'E' });
  await when.clicks('Add another', get.form);
  await when.types('338-23');
  await when.presses('Tab');
  const handles = get.page.getByRole('slider');
  await then.has(handles, 2);
  await handles.first().focus();
  await when.presses('ArrowRight', 'Shift+ArrowRight');
  await then.fieldHolds(get.field('Direction'), '96');
  await when.clicks('Remove 2');
  await then.has(handles, 1);
  await when.clicks('Review');
  await then.contains(get.review, '96');
});

test('what OpenStreetMap would refuse is said beside the field as one types', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.describesACameraAt(at(600, 0));
  await get.field('Operator').fill('x'.repeat(256));
  await then.says('Too long: OpenStreetMap keeps 255 characters at most.');
  await when.clicks('Review');
  await then.hasFocus(get.field('Operator'));
  await get.field('Operator').fill('x'.repeat(255));
  await then.doesNotSay('Too long: OpenStreetMap keeps 255 characters at most.');
  await get.field('Direction').fill('90100');
  await then.says(/“90100” is not understood/);
  await when.clicks('Review');
  await then.hasFocus(get.field('Direction'));
  await get.field('Direction').fill('');
  await when.clicks('Review');
  await then.sees(get.review);
});

test('the review can be gone back from, with everything kept', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.reviewsACameraAt(at(600, 0), { Operator: 'Somebody' });
  await get.comment.fill('As seen today');
  await when.clicks('Back', get.review);
  await then.doesNotSee(get.review);
  await then.fieldHolds(get.field('Operator'), 'Somebody');
  await when.clicks('Review');
  await then.fieldHolds(get.comment, 'As seen today');
  await get.review.getByLabel('Ask other mappers to look over it').check();
  await when.uploads();
  await then.sees(get.saved);
  then.sent(/changeset\/create$/, 'k="review_requested" v="yes"');
  then.sent(/changeset\/create$/, 'k="created_by" v="Sightline');
});

test('a comment that names Google gets a second look', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.reviewsACameraAt(at(600, 0));
  await get.comment.fill('From Google Street View');
  await then.says('Data from Google may not go into OpenStreetMap.');
});
