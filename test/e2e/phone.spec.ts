import { phone, test } from './driver/test.ts';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';

test.use(phone);

test('the whole journey fits a phone and a finger', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 17);
  await when.tapsTheMapAt(known);
  await then.cameraPanelSays('Flock Safety');
  await then.doesNotScrollSideways();
  await when.clicks('Close', get.camera);

  await when.signsIn(() => get.button('Sign in with OpenStreetMap').tap());
  const place = at(0, 320);
  await when.startsACameraAt(place);
  await then.doesNotScrollSideways();
  await get.button('Place here').tap();
  await get.button('I understand').tap();
  await when.fills({ Maker: 'Genetec', Direction: 'NNW', Source: 'I was there' });
  await then.doesNotScrollSideways();
  await get.button('Review').tap();
  await then.contains(get.review, 'Genetec');
  await then.doesNotScrollSideways();
  await get.button('Upload to OpenStreetMap').tap();
  await then.sees(get.saved);
  const [node] = await then.created(1);
  then.isAt(node, place);
  then.hasTag(node, 'direction', '338');
  await then.linksTo(get.nodeLink, new RegExp(`/node/${node?.id}$`));
  await get.button('Close').tap();
  await when.looksAt(MIDDLE, 15);
  await then.statusSays(`${IN_TOWN + 1} readers in view`);
  await when.reloads();
  await then.statusSays(`${IN_TOWN + 1} readers in view`);
});

test('the sheet has three rests, which a button moves it between', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 17);
  await when.tapsTheMapAt(known);
  await then.cameraPanelSays('Flock Safety');
  const half = await get.top(get.sheet);
  await get.button('Show more').tap();
  await then.eventually(async () => (await get.top(get.sheet)) < half - 100);
  await get.button('Show less').tap();
  await then.eventually(async () => (await get.top(get.sheet)) > half + 100);
  await get.button('Show more').tap();
  await then.eventually(async () => Math.abs((await get.top(get.sheet)) - half) < 2);
});

test('the sheet covers neither the selected camera nor the attribution', async ({ when, get, then }) => {
  await when.looksAt(at(-150, 0), 17);
  await when.tapsTheMapAt(known);
  await then.cameraPanelSays('Flock Safety');
  await then.eventually(async () => (await get.point(known)).y < (await get.top(get.sheet)));
  await then.isNotCovered(get.link(/Practice map/));
});

test('a reader that an address opens is not under the sheet', async ({ when, get, then }) => {
  await when.opens(`#map=17/${MIDDLE.lat}/${MIDDLE.lon}&node=${known.id}`);
  await then.cameraPanelSays('Flock Safety');
  await then.eventually(async () => (await get.point(known)).y < (await get.top(get.sheet)) - 20);
  await then.eventually(async () => (await get.point(known)).y < (await get.top(get.button('Add reader'))));
});

test('every way the camera may look can be reached on the dial', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.describesACameraAt(at(600, 0));
  await then.isNotCovered(get.button('Set direction').first());
  for (const direction of ['N', 'E', 'S', 'W']) {
    await when.fills({ Direction: direction });
    await then.isNotCovered(get.page.getByRole('slider'));
  }
});

test('every button is large enough for a finger', async ({ when, then }) => {
  await when.looksAt(MIDDLE, 17);
  await when.tapsTheMapAt(known);
  await then.cameraPanelSays('Flock Safety');
  await then.buttonsAreAtLeast(44);
});
