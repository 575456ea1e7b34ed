import { expect } from '@playwright/test';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';
import { hostedTest as test } from './driver/hosted.ts';
import { thinkingItIsOffline, unreadable, without, withoutPopovers } from './driver/oldBrowsers.ts';

/** What a browser of 2023, or one that reached the page without TLS, has not got. */
const LACKING = [
  'AbortSignal.any',
  'AbortSignal.timeout',
  'AbortSignal.prototype.throwIfAborted',
  'Promise.withResolvers',
  'Array.prototype.toSorted',
  'Array.prototype.toReversed',
  'Array.prototype.toSpliced',
  'String.prototype.isWellFormed',
  'String.prototype.toWellFormed',
  'URL.canParse',
  'Object.hasOwn',
  'Crypto.prototype.randomUUID',
  'Element.prototype.checkVisibility',
  'DecompressionStream',
  'indexedDB',
];

/** What uploading safely and signing in can't do without. */
const NEEDED_TO_WRITE = ['Navigator.prototype.locks', 'BroadcastChannel', 'Crypto.prototype.subtle'];

for (const name of LACKING) {
  test(`without ${name} cameras are seen, and one is added`, async ({ given, hosted, when, get, then }) => {
    await hosted(without([name]));
    await given.mapper();
    await when.looksAt(MIDDLE, 16);
    await then.statusSays(`${IN_TOWN} readers in view`);
    await when.selects(known);
    await then.cameraPanelSays('Flock Safety');
    await when.clicks('Close', get.camera);
    await when.addsACameraAt(at(600, 0), { Maker: 'Genetec' });
    await then.created(1);
  });
}

test('without all of them at once the page works', async ({ given, hosted, when, then }) => {
  await hosted(without(LACKING));
  await given.mapper();
  await when.addsACameraAt(at(600, 0), { Maker: 'Genetec' });
  await then.created(1);
});

test('a browser that only thinks that it is offline reads, signs in and uploads all the same', async ({
  given,
  hosted,
  when,
  then,
}) => {
  await hosted(thinkingItIsOffline);
  await given.noticeRead();
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await then.doesNotSay('You are offline');
  await when.signsIn();
  await when.addsACameraAt(at(600, 0), { Maker: 'Genetec' });
  await then.created(1);
});

for (const name of NEEDED_TO_WRITE) {
  test(`without ${name} one can only look, and is told why`, async ({ given, hosted, when, get, then }) => {
    await hosted(without([name]));
    // A token is at hand, and is not used.
    await given.mapper();
    await when.looksAt(MIDDLE, 16);
    await then.statusSays(`${IN_TOWN} readers in view`);
    await when.clicks('Add reader');
    await then.says(/Here one can only look: this browser lacks/);
    await then.sees(get.button('Read only'));
    await then.asked(/^\/api\/0\.6\/user/, 0);
  });
}

test('in a browser that knows no popovers, the menu opens, and closes by Escape and by a click beside it', async ({
  hosted,
  when,
  get,
  then,
}) => {
  await hosted(withoutPopovers());
  await when.looksAt(MIDDLE, 16);
  const menu = get.page.getByRole('dialog', { name: 'Menu' });
  await then.doesNotSay('What is this?');
  await when.clicks('Menu');
  await then.contains(menu, 'What is this?');
  await when.presses('Escape');
  await then.doesNotSay('What is this?');
  await then.hasFocus(get.button('Menu'));
  await when.clicks('Menu');
  await when.clicksTheMapAt(at(-60, -100));
  await then.doesNotSay('What is this?');
  await when.clicks('Menu');
  await when.clicks('What is this?', menu);
  await then.says('A map of license plate readers');
});

test('a browser that can’t run the page at all is told which can', async ({ stage, hosted, get, then }) => {
  stage.guard.allow(/Error in the page/);
  await get.page.goto(await hosted(unreadable));
  const told = get.page.locator('.not-started');
  // A style's delay, which no clock of ours moves.
  await told.waitFor({ timeout: 20_000 });
  await then.contains(told, 'this browser is too old: it needs Chrome or Edge 110, Firefox 115, Safari 16.4');
});

test('nothing of these words stays in a page that has started', async ({ given, when, get, then }) => {
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await then.doesNotSee(get.page.locator('.not-started'));
  expect(await get.page.locator('.not-started').count()).toBe(0);
});
