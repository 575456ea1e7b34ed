import { API, CLOSE, CREATE, UPLOAD } from './driver/given.ts';
import { test } from './driver/test.ts';
import { at } from './driver/world.ts';

const PLACE = at(600, 0);
const CLOSED = 'The changeset 501 was closed at 2026-11-23 05:59:37 UTC';

test.describe('when OpenStreetMap says no,', () => {
  for (const [why, match, fault, says] of [
    ['it takes no changes', API, { kind: 'read-only' }, 'OpenStreetMap takes no changes just now.'],
    [
      'it is being looked after',
      API,
      { kind: 'offline' },
      /OpenStreetMap (takes no changes just now|reports a fault of its own)\./,
    ],
    ['the account is blocked', API, { kind: 'blocked-user' }, 'OpenStreetMap did not allow this.'],
    ['the terms were not agreed to', API, { kind: 'terms-not-agreed' }, 'OpenStreetMap did not allow this.'],
    ['too much was uploaded', UPLOAD, { kind: 'rate-limit' }, 'OpenStreetMap takes no more requests just now.'],
    ['too much was read', API, { kind: 'bandwidth-limit' }, 'OpenStreetMap takes no more requests just now.'],
    [
      'the data is refused',
      UPLOAD,
      { kind: 'status', status: 400, body: 'Key too long' },
      'OpenStreetMap refused the request.',
    ],
    ['the box is too large', UPLOAD, { kind: 'box-limit' }, 'OpenStreetMap refused the request.'],
    [
      'it fails before anything is sent',
      CREATE,
      { kind: 'status', status: 503 },
      'OpenStreetMap reports a fault of its own.',
    ],
    [
      'its answer is not to be understood',
      CREATE,
      { kind: 'html' },
      'OpenStreetMap sent an answer that can’t be read.',
    ],
  ] as const) {
    test(`since ${why}, nothing is lost and a later try succeeds`, async ({ given, when, get, then }) => {
      await given.mapper();
      await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
      given.fault(match, fault);
      await when.uploads();
      await then.says('Not uploaded');
      await then.contains(get.review, says);
      await then.contains(get.review, 'Nothing was sent. Your reader is kept as it is.');
      await then.isWhollyInSight(get.button('Upload to OpenStreetMap'));
      await then.created(0);
      given.noFaults();
      await when.uploads();
      await then.sees(get.saved);
      const [node] = await then.created(1);
      then.hasTag(node, 'operator', 'Somebody');
    });
  }

  test('since the sign-in is dead, one signs in again and goes on', async ({ given, when, get, then }) => {
    await given.noticeRead();
    await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
    await when.signsIn(() => when.clicks('Sign in with OpenStreetMap', get.review));
    given.fault(API, { kind: 'dead-token', as: 'revoked' });
    await when.uploads();
    await then.contains(get.review, 'Your sign-in is no longer valid.');
    await then.created(0);
    given.noFaults();
    await when.signsIn(() => when.clicks('Sign in with OpenStreetMap', get.review));
    await when.uploads();
    await then.sees(get.saved);
    const [node] = await then.created(1);
    then.hasTag(node, 'operator', 'Somebody');
  });

  test('since the changeset was closed meanwhile, another is opened by itself', async ({ given, when, get, then }) => {
    await given.mapper();
    await when.reviewsACameraAt(PLACE);
    given.faultOnce(UPLOAD, { kind: 'status', status: 409, body: CLOSED });
    await when.uploads();
    await then.sees(get.saved);
    await then.created(1);
    await then.asked(/changeset\/create$/, 2, 'PUT');
  });
});

test.describe('a camera whose upload', () => {
  test.beforeEach(async ({ given, when }) => {
    await given.clock();
    await given.mapper();
    await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
  });

  test('the browser repeats by itself, unasked, is there once all the same', async ({ given, when, get, then }) => {
    given.faultOnce(UPLOAD, { kind: 'cut', when: 'after' });
    await when.uploads();
    // Chromium repeats only what it sent over a connection that it had used before; else it is asked after.
    await then.seesAfterAWhile(get.saved);
    await then.created(1);
  });

  test('arrived without an answer is found by itself, without a click', async ({ given, when, get, then }) => {
    given.fault(UPLOAD, { kind: 'cut', when: 'after' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    given.noFaults();
    await then.seesAfterAWhile(get.saved);
    await then.created(1);
  });

  test('arrived without an answer is found, and not sent twice', async ({ given, when, get, then }) => {
    given.fault(UPLOAD, { kind: 'cut', when: 'after' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    given.noFaults();
    await then.contains(get.review, 'Your reader is kept, and has not been sent twice.');
    await when.clicks('Check again');
    await then.seesAfterAWhile(get.saved);
    const [node] = await then.created(1);
    await then.linksTo(get.nodeLink, new RegExp(`/node/${node?.id}$`));
  });

  test('got lost on the way is sent again when that is safe', async ({ given, when, get, then }) => {
    given.fault(UPLOAD, { kind: 'cut', when: 'before' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    given.noFaults();
    await then.created(0);
    await when.clicks('Check again');
    await then.seesAfterAWhile(get.button('Upload to OpenStreetMap'));
    await when.uploads();
    await then.sees(get.saved);
    await then.created(1);
  });

  test('is still at work at the server is waited for', async ({ given, when, get, then }) => {
    given.faultOnce(UPLOAD, { kind: 'cut', when: 'during' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    await when.clicks('Check again');
    await then.says('Checking whether it arrived…');
    given.noFaults();
    await then.seesAfterAWhile(get.saved);
    await then.created(1);
  });

  test('met a fault of the server is not sent twice', async ({ given, when, get, then }) => {
    given.faultOnce(UPLOAD, { kind: 'status', status: 502, body: 'Bad Gateway' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    await when.clicks('Check again');
    await then.seesAfterAWhile(get.button('Upload to OpenStreetMap'));
    await when.uploads();
    await then.sees(get.saved);
    await then.created(1);
  });

  test('arrived without an answer is found after a crash, too', async ({ given, when, get, then }) => {
    given.fault(UPLOAD, { kind: 'cut', when: 'after' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    given.noFaults();
    await when.losesThePage();
    await when.clicks('Continue');
    await then.says('It is not known whether it arrived');
    await then.doesNotSee(get.button('Upload to OpenStreetMap'));
    await then.seesAfterAWhile(get.saved);
    await then.created(1);
  });

  test('is under way when the page crashes is not sent twice', async ({ given, when, get, then }) => {
    given.fault(UPLOAD, { kind: 'stall', when: 'after' });
    await when.uploads();
    await then.created(1);
    await when.losesThePage();
    given.noFaults();
    await then.eventually(() => get.asked(/changeset\/\d+\/close$/) > 0);
    await then.created(1);
  });

  test('arrived, but whose changeset can not be closed, is saved', async ({ given, when, get, then }) => {
    given.fault(CLOSE, { kind: 'status', status: 500 });
    await when.uploads();
    await then.seesAfterAWhile(get.saved);
    await then.created(1);
  });
});

test.describe('offline', () => {
  test.beforeEach(async ({ given }) => {
    await given.mapper();
  });

  test('a camera is placed and described, and sent when back', async ({ given, when, get, then }) => {
    await when.startsACameraAt(PLACE);
    await given.offline();
    await when.clicks('Place here');
    await then.says('You seem to be offline. Describe it now, and send it when you are back online.');
    await when.fills({ Operator: 'Somebody' });
    await when.clicks('Review');
    await when.uploads();
    await then.contains(get.review, 'You are offline.');
    await then.contains(get.review, 'Nothing was sent. Your reader is kept as it is.');
    await given.online();
    await when.uploads();
    await then.sees(get.saved);
    const [node] = await then.created(1);
    then.hasTag(node, 'operator', 'Somebody');
  });

  test('a reader that is begun only then is described, and kept for later', async ({ given, when, get, then }) => {
    await when.looksAt(PLACE, 18);
    await given.loadedAhead();
    await given.offline();
    await when.clicks('Add reader');
    await when.clicks('Place here');
    await when.fills({ Operator: 'Somebody' });
    await when.clicks('Review');
    await when.clicks('Keep for later');
    await then.sees(get.button('1 change waits'));
  });

  test('in the middle of an upload, nothing is lost and nothing sent twice', async ({ given, when, get, then }) => {
    await given.clock();
    await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
    given.fault(UPLOAD, { kind: 'cut', when: 'before' });
    await when.uploads();
    await then.says('It is not known whether it arrived');
    await given.offline();
    given.noFaults();
    await when.clicks('Check again');
    // Only a check that came back says so; before that, going online would let it succeed.
    await then.contains(get.review, 'You are offline.');
    await then.says('It is not known whether it arrived');
    await then.sees(get.button('Check again'));
    await given.online();
    await when.clicks('Check again');
    await then.seesAfterAWhile(get.button('Upload to OpenStreetMap'));
    await when.uploads();
    await then.sees(get.saved);
    await then.created(1);
  });
});

test('offline, signing in says so, and works when back', async ({ given, when, then }) => {
  await when.looksAt(PLACE, 16);
  await given.loadedAhead();
  await given.offline();
  await when.clicks('Sign in with OpenStreetMap');
  await then.says('Sign-in failed');
  await then.says(/You are offline\./);
  await given.online();
  await when.signsIn();
});

test('a blocked window in the review loses nothing', async ({ given, when, get, then }) => {
  await given.noticeRead();
  await given.popupsBlocked();
  await when.reviewsACameraAt(PLACE, { Operator: 'Somebody' });
  await when.clicks('Sign in with OpenStreetMap', get.review);
  await then.contains(get.review, 'The browser blocked the sign-in window.');
  await given.popupsAllowed();
  await when.signsIn(() => when.clicks('Sign in with OpenStreetMap', get.review));
  await when.uploads();
  await then.sees(get.saved);
});
