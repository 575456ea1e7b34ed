import { test } from './driver/test.ts';
import { API } from './driver/given.ts';
import { at, MIDDLE } from './driver/world.ts';

const SIGN_IN = 'Sign in with OpenStreetMap';

test.beforeEach(async ({ when }) => {
  await when.looksAt(MIDDLE, 16);
});

test('signing in asks for no more than it needs, and says who one is', async ({ when, get, then }) => {
  const popup = await when.opensTheSignInWindow();
  await then.says('Waiting for the OpenStreetMap window…');
  await then.contains(popup.getByRole('list'), 'Read user preferences');
  await then.contains(popup.getByRole('list'), 'Modify the map');
  await then.has(popup.getByRole('listitem'), 2);
  await popup.getByRole('button', { name: 'Authorize' }).click();
  await then.sees(get.button('Sign out'));
  await then.says('Practice Mapper');
});

test('one sign-in and one reader that is added are 14 requests to OpenStreetMap, its two pages included', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.noticeRead();
  await when.signsIn();
  await when.addsACameraAt(at(600, 0), { Maker: 'Genetec' });
  await then.created(1);
  await then.sees(get.saved);
  await then.asked(/^\/(?:api\/0\.6|oauth2)\//, 14);
  // One preflight for each address that takes a token: there is no way round.
  await then.asked(/^\/api\/0\.6\//, 4, 'OPTIONS');
});

test('a blocked window is told of, and the next try works', async ({ given, when, get, then }) => {
  await given.popupsBlocked();
  await when.reloads();
  await when.clicks(SIGN_IN);
  await then.says('The browser blocked the sign-in window.');
  await then.says(/Allow pop-up windows for this site, then sign in again/);
  await given.popupsAllowed();
  await when.signsIn();
  await then.doesNotSay('The browser blocked the sign-in window.');
  await then.sees(get.button('Sign out'));
});

test('access that is denied is told of', async ({ when, get, then }) => {
  const popup = await when.opensTheSignInWindow();
  await popup.getByRole('button', { name: 'Deny' }).click();
  await then.says('Access was not given.');
  await then.says('Looking at readers works without it');
  await then.sees(get.button(SIGN_IN));
  await when.clicks('Dismiss');
  await then.doesNotSay('Access was not given.');
});

test('a closed window is no dead end: waiting can be cancelled', async ({ when, get, then }) => {
  const popup = await when.opensTheSignInWindow();
  await popup.close();
  await when.clicks('Cancel');
  await then.sees(get.button(SIGN_IN));
  await when.signsIn();
});

test('an answer that belongs to another sign-in is not used', async ({ when, get, then }) => {
  const popup = await when.opensTheSignInWindow();
  await when.aForeignAnswerComes();
  await then.says('An answer came that did not belong to this sign-in, so it was not used.');
  await then.says('Waiting for the OpenStreetMap window…');
  // Nor does it end the one that waits.
  await popup.getByRole('button', { name: 'Authorize' }).click();
  await then.sees(get.button('Sign out'));
  await then.doesNotSay('An answer came');
});

test('the sign-in lasts as long as the tab', async ({ when, get, then }) => {
  await when.signsIn();
  await when.reloads();
  await then.sees(get.button('Sign out'));
  await when.losesThePage();
  await then.sees(get.button(SIGN_IN));
});

test('with "Stay signed in" it outlasts the tab', async ({ when, get, then }) => {
  await when.clicks('Menu');
  await get.page.getByLabel('Stay signed in').check();
  await when.presses('Escape');
  await when.signsIn();
  await when.losesThePage();
  await then.sees(get.button('Sign out'));
});

test('signing out revokes the sign-in at the server', async ({ when, get, then }) => {
  await when.signsIn();
  await when.clicks('Sign out');
  await then.sees(get.button(SIGN_IN));
  await then.asked(/^\/oauth2\/revoke/, 1);
  await when.reloads();
  await then.sees(get.button(SIGN_IN));
});

test('a sign-in that is no longer valid is told of, and can be renewed', async ({ given, when, get, then }) => {
  await when.signsIn();
  given.fault(API, { kind: 'dead-token', as: 'revoked' });
  await when.reloads();
  await then.says('Your sign-in is no longer valid.');
  given.noFaults();
  await when.signsIn();
  await then.sees(get.button('Sign out'));
});

test('unread messages and blocks are told of', async ({ given, when, get, then }) => {
  given.fault(API, { kind: 'unread-messages', count: 2 });
  given.fault(API, { kind: 'blocked-user' });
  await when.signsIn();
  await when.clicks(/^Practice Mapper/);
  await then.says('2 unread messages');
  await then.says('1 block stops you from writing.');
  await then.linksTo(get.link('Read it on OpenStreetMap'), /\/messages\/inbox$/);
});

test('signing in from the review leads on to the upload', async ({ given, when, get, then }) => {
  await given.noticeRead();
  await when.reviewsACameraAt(at(600, 0), { Operator: 'Somebody' });
  await when.signsIn(() => when.clicks(SIGN_IN, get.review));
  await then.contains(get.review, 'Somebody');
  await when.uploads();
  await then.sees(get.saved);
  await then.created(1);
});
