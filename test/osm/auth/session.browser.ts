import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../../../src/osm/auth/session.ts';
import { AUTH, claimed, land, never, popups, SERVER, tab, token, wish } from '../tabs.ts';

const STORED = `sightline.token ${AUTH} client`;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('the popup opens within the click and asks for a code with PKCE, a state and the two scopes', async () => {
  const opened = popups();
  document.documentElement.lang = 'en';
  const { session } = await tab();
  const signal = new AbortController();
  const signingIn = session.signIn({ stay: false, signal: signal.signal });
  expect(opened).toHaveLength(1);
  const asked = await wish(opened[0]);
  expect(opened[0]?.location.startsWith(`${AUTH}/oauth2/authorize?`)).toBe(true);
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: 'client',
    response_type: 'code',
    scope: 'read_prefs write_api',
    code_challenge_method: 'S256',
    locale: 'en',
    redirect_uri: new URL('land.html', document.baseURI).href,
  });
  expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
  signal.abort();
  await expect(signingIn).rejects.toMatchObject({ name: 'AbortError' });
});

test('the token is kept for the session only, and osm-auth never stores it', async () => {
  const opened = popups();
  const { session, sent } = await tab();
  expect(session.signedIn).toBe(false);
  const signingIn = session.signIn({ stay: false, signal: never() });
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(session.signedIn).toBe(true);
  expect(sessionStorage.getItem(STORED)).toBe('token-for-abc');
  expect(localStorage).toHaveLength(0);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/^POST https:\/\/[^ ]+\/oauth2\/token\?.*code=abc&code_verifier=/);
});

test('offline, no window is opened: it could only show an error', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const opened = popups();
  const { session } = await tab(() => {
    throw new TypeError('Failed to fetch');
  });
  await expect(session.signIn({ stay: false, signal: never() })).rejects.toMatchObject({ kind: 'offline' });
  expect(opened).toHaveLength(0);
});

test('a browser that only thinks that it is offline signs in all the same', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const opened = popups();
  const { session } = await tab();
  const signingIn = session.signIn({ stay: false, signal: never() });
  await vi.waitUntil(() => opened.length === 1);
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(session.signedIn).toBe(true);
});

test('"Stay signed in" keeps it beyond the session', async () => {
  const opened = popups();
  const { session } = await tab();
  const signingIn = session.signIn({ stay: true, signal: never() });
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(localStorage.getItem(STORED)).toBe('token-for-abc');
  expect(sessionStorage).toHaveLength(0);
  const later = await tab();
  expect(later.session.signedIn).toBe(true);
});

test("another app's token on this origin neither signs in here nor gets lost", async () => {
  localStorage.setItem(`${AUTH}oauth2_access_token`, 'theirs');
  const opened = popups();
  const { session } = await tab();
  expect(session.signedIn).toBe(false);
  const signingIn = session.signIn({ stay: false, signal: never() });
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(sessionStorage.getItem(STORED)).toBe('token-for-abc');
  expect(localStorage.getItem(`${AUTH}oauth2_access_token`)).toBe('theirs');
});

test('a blocked popup is a failure of its own, and the next click can work', async () => {
  const { session } = await tab();
  popups({ blocked: true });
  await expect(session.signIn({ stay: false, signal: never() })).rejects.toMatchObject({ kind: 'popup-blocked' });
  const opened = popups();
  const signingIn = session.signIn({ stay: false, signal: never() });
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(session.signedIn).toBe(true);
});

test.for([
  [{ error: 'access_denied', error_description: 'The+owner+denied+it.' }, 'sign-in-denied'],
  [{ error: 'invalid_scope', error_description: 'The scope is unknown.' }, 'sign-in-failed'],
] as const)('%o ends as %s', async ([answer, kind]) => {
  const opened = popups();
  const { session } = await tab();
  const signingIn = session.signIn({ stay: false, signal: never() });
  signingIn.catch(() => undefined);
  await land(opened[0], answer);
  await expect(signingIn).rejects.toMatchObject({ kind });
  expect(session.signedIn).toBe(false);
});

test.for([
  ['given', { code: 'one' }],
  ['denied', { error: 'access_denied', error_description: 'No.' }],
] as const)('of two tabs that sign in at once, the one does not end for what the other is %s', async ([, answer]) => {
  const opened = popups();
  const graces: (() => void)[] = [];
  const [one, other] = [await tab(), await tab(token, (over) => graces.push(over))];
  const first = one.session.signIn({ stay: false, signal: never() });
  const second = other.session.signIn({ stay: false, signal: never() });
  await wish(opened[1]);
  const claim = claimed();
  await land(opened[0], answer);
  await Promise.allSettled([first]);
  await claim;
  await expect.poll(() => graces).toHaveLength(1);
  for (const over of graces) over();
  await land(opened[1], { code: 'two' });
  await second;
  expect(one.sent).toHaveLength('code' in answer ? 1 : 0);
  expect(other.sent).toHaveLength(1);
  expect(other.sent[0]).toContain('code=two');
});

test('cancelling closes the window and stores nothing; what arrives late is not used', async () => {
  const opened = popups();
  const { session, sent } = await tab();
  const controller = new AbortController();
  const signingIn = session.signIn({ stay: false, signal: controller.signal });
  signingIn.catch(() => undefined);
  await wish(opened[0]);
  controller.abort();
  await expect(signingIn).rejects.toMatchObject({ name: 'AbortError' });
  expect(opened[0]?.closed).toBe(true);
  const claim = claimed();
  await land(opened[0], { code: 'late' });
  await claim;
  expect(sent).toEqual([]);
  expect(session.signedIn).toBe(false);
});

test('a signal that was aborted before opens no window', async () => {
  const opened = popups();
  const { session } = await tab();
  await expect(session.signIn({ stay: false, signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(opened).toHaveLength(0);
});

test('a second click replaces the first, and coming back to the first window works as well', async () => {
  const opened = popups();
  const { session, sent } = await tab();
  const first = session.signIn({ stay: false, signal: never() });
  first.catch(() => undefined);
  await wish(opened[0]);
  const second = session.signIn({ stay: false, signal: never() });
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  await wish(opened[1]);
  await land(opened[0], { code: 'first-window' });
  await second;
  expect(session.signedIn).toBe(true);
  expect(sent).toHaveLength(1);
});

test.for([
  ['a refusal', () => Response.json({ error: 'invalid_grant' }, { status: 400 }), 'sign-in-failed'],
  ['a page of HTML', () => new Response('<html></html>'), 'sign-in-failed'],
  ['no token', () => Response.json({}), 'sign-in-failed'],
  ['a token that cannot be sent', () => Response.json({ access_token: 'a\r\nb' }), 'sign-in-failed'],
  ['a broken server', () => new Response('', { status: 502 }), 'server'],
  ['a cut line', () => Promise.reject(new TypeError('Failed to fetch')), 'server'],
] as const)('%s in place of the token ends as a failure', async ([, answer, kind]) => {
  const opened = popups();
  const { session } = await tab(answer);
  const signingIn = session.signIn({ stay: true, signal: never() });
  signingIn.catch(() => undefined);
  await land(opened[0], { code: 'abc' });
  await expect(signingIn).rejects.toMatchObject({ kind });
  expect(session.signedIn).toBe(false);
  expect(localStorage).toHaveLength(0);
});

test('signing out forgets first and revokes then, whatever the server says', async () => {
  sessionStorage.setItem(STORED, 'secret');
  let signedInMeanwhile: boolean | null = null;
  const { session, sent } = await tab(() => {
    signedInMeanwhile = session.signedIn;
    return new Response('', { status: 500 });
  });
  await session.signOut();
  expect(signedInMeanwhile).toBe(false);
  expect(sent).toEqual([`POST ${AUTH}/oauth2/revoke token=secret&client_id=client`]);
  await session.signOut();
  expect(sent).toHaveLength(1);
});

test('signing out also ends a sign-in that is under way', async () => {
  const opened = popups();
  const { session } = await tab();
  const signingIn = session.signIn({ stay: false, signal: never() });
  signingIn.catch(() => undefined);
  await wish(opened[0]);
  await session.signOut();
  await expect(signingIn).rejects.toMatchObject({ name: 'AbortError' });
});

test('a dead token is forgotten with the first 401, but never a newer one', async () => {
  sessionStorage.setItem(STORED, 'dead');
  const { session } = await tab(() => new Response('token_revoked', { status: 401 }));
  await expect(session.account()).rejects.toMatchObject({ kind: 'signed-out' });
  expect(session.signedIn).toBe(false);

  sessionStorage.setItem(STORED, 'old');
  const slow = await tab(() => {
    sessionStorage.setItem(STORED, 'new');
    return new Response('token_revoked', { status: 401 });
  });
  await expect(slow.session.account()).rejects.toMatchObject({ kind: 'signed-out' });
  expect(slow.session.signedIn).toBe(true);
});

test.for([400, 403, 500])('%i signs nobody out', async (status) => {
  sessionStorage.setItem(STORED, 'good');
  const { session } = await tab(() => new Response('no', { status }));
  await expect(session.account()).rejects.toThrow();
  expect(session.signedIn).toBe(true);
});

test('a browser that refuses storage is signed in until the page closes', async () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
  const opened = popups();
  const { session } = await tab();
  const signingIn = session.signIn({ stay: true, signal: never() });
  await land(opened[0], { code: 'abc' });
  await signingIn;
  expect(session.signedIn).toBe(true);
  expect(localStorage).toHaveLength(0);
});

test('without a client id nobody is signed in, and no window opens', async () => {
  sessionStorage.setItem(STORED, 'left over');
  const opened = popups();
  const area = {
    get: (key: string) => sessionStorage.getItem(`sightline.${key}`),
    set: () => true,
    remove: () => undefined,
  };
  const session = createSession({
    folder: null,
    server: { ...SERVER, oauthClientId: null },
    storage: { session: area, local: area },
  });
  expect(session.signedIn).toBe(false);
  await expect(session.signIn({ stay: false, signal: never() })).rejects.toMatchObject({ kind: 'sign-in-failed' });
  expect(opened).toHaveLength(0);
});

test('osm-auth that cannot be loaded is said, and loaded again with the next click', async () => {
  const area = { get: () => null, set: () => true, remove: () => undefined };
  let tries = 0;
  let online = true;
  const session = createSession({
    folder: null,
    server: SERVER,
    storage: { session: area, local: area },
    network: { fetch: async (input, init) => token(new Request(input, init)), deadline: never, online: () => online },
    load: () => {
      tries += 1;
      return Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    },
  });
  await expect(session.signIn({ stay: false, signal: never() })).rejects.toMatchObject({ kind: 'sign-in-failed' });
  online = false;
  await expect(session.preload()).rejects.toMatchObject({ kind: 'offline' });
  expect(tries).toBe(2);
});
