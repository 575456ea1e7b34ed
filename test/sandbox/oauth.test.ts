import { beforeEach, describe, expect, it } from 'vitest';
import type { ManualClock } from './clock.ts';
import { challengeOf, isRedirectUri } from './oauth.ts';
import type { Sandbox } from './sandbox.ts';
import type { Answer } from './testing.ts';
import { call, testNode, testSandbox } from './testing.ts';

const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
const REDIRECT = 'http://127.0.0.1:5173/land.html';

let sandbox: Sandbox;
let clock: ManualClock;
let wish: URLSearchParams;

beforeEach(async () => {
  ({ sandbox, clock } = testSandbox([testNode(1, 0, 0)]));
  wish = new URLSearchParams({
    client_id: 'sightline-practice',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'read_prefs write_api',
    state: 'some-state',
    code_challenge: await challengeOf(VERIFIER),
    code_challenge_method: 'S256',
  });
});

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

function ask(): Promise<Response> {
  return sandbox.fetch(`/oauth2/authorize?${wish}`);
}

async function decide(decision: 'authorize' | 'deny'): Promise<URL> {
  const response = await sandbox.fetch('/oauth2/authorize', {
    method: 'POST',
    headers: form,
    body: new URLSearchParams([...wish, ['decision', decision]]),
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('Location') ?? '');
}

async function code(): Promise<string> {
  return (await decide('authorize')).searchParams.get('code') ?? '';
}

/** As osm-auth does it: everything in the query of a POST without a body. */
function exchange(fields: Readonly<Record<string, string>>, at: 'query' | 'form' = 'query'): Promise<Answer> {
  const all = new URLSearchParams({
    client_id: 'sightline-practice',
    redirect_uri: REDIRECT,
    grant_type: 'authorization_code',
    code_verifier: VERIFIER,
    ...fields,
  });
  return at === 'query'
    ? call(sandbox, 'POST', `/oauth2/token?${all}`, { headers: form })
    : call(sandbox, 'POST', '/oauth2/token', { headers: form, body: all.toString() });
}

describe('the consent page', () => {
  it('names the app, the account and the permissions, and has two buttons', async () => {
    const response = await ask();
    const body = await response.text();
    expect(response.status).toBe(200);
    for (const text of [
      'Sightline (practice)',
      'Practice Mapper',
      'Read user preferences',
      'Modify the map',
      '>Authorize</button>',
      '>Deny</button>',
    ])
      expect(body).toContain(text);
  });

  it('cuts the window off from its opener', async () => {
    expect((await ask()).headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  });

  it('escapes what the address brings in', async () => {
    wish.set('state', '"><script>alert(1)</script>');
    expect(await (await ask()).text()).not.toContain('<script>');
  });

  it.each([
    ['client_id', 'somebody-else'],
    ['redirect_uri', 'http://localhost:5173/land.html'],
    ['redirect_uri', 'http://example.org/land.html'],
    ['redirect_uri', 'not an address'],
  ])('refuses %s=%s on a page of its own, and redirects nowhere', async (name, value) => {
    wish.set(name, value);
    const response = await ask();
    expect([response.status, response.headers.has('Location')]).toEqual([400, false]);
  });

  it.each([
    ['response_type', 'token', 'unsupported_response_type'],
    ['scope', 'read_prefs fly', 'invalid_scope'],
    ['scope', '', 'invalid_scope'],
    ['code_challenge', '', 'invalid_request'],
    ['code_challenge_method', 'plain', 'invalid_code_challenge_method'],
  ])('sends %s=%s back as the error %s', async (name, value, error) => {
    wish.set(name, value);
    const to = new URL((await ask()).headers.get('Location') ?? '');
    expect([to.origin + to.pathname, to.searchParams.get('error'), to.searchParams.get('state')]).toEqual([
      REDIRECT,
      error,
      'some-state',
    ]);
  });

  it('takes only addresses that the real site takes', () => {
    expect(['https://example.org/x', 'http://127.0.0.1/x', 'http://[::1]:80/x'].map(isRedirectUri)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['http://localhost/x', 'http://127.0.0.1.example.org/', 'javascript:alert(1)', 'https://example.org/#x'].map(
        isRedirectUri,
      ),
    ).toEqual([false, false, false, false]);
  });

  it('takes only the registered addresses of a client that has some', async () => {
    ({ sandbox } = testSandbox([], {
      clients: [{ id: 'sightline-practice', name: 'x', redirectUris: ['https://example.org/land.html'] }],
    }));
    expect((await ask()).status).toBe(400);
    wish.set('redirect_uri', 'https://example.org/land.html');
    expect((await ask()).status).toBe(200);
  });
});

describe('deciding', () => {
  it('sends a code and the state back', async () => {
    const to = await decide('authorize');
    expect(to.origin + to.pathname).toBe(REDIRECT);
    expect(to.searchParams.get('state')).toBe('some-state');
    expect(to.searchParams.get('code')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('sends a denial back with words and the state', async () => {
    expect(Object.fromEntries((await decide('deny')).searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request.',
      state: 'some-state',
    });
  });
});

describe('the token endpoint', () => {
  it.each(['query', 'form'] as const)('gives a working token for a code, with the fields in the %s', async (at) => {
    const { status, body, headers } = await exchange({ code: await code() }, at);
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const answer = JSON.parse(body);
    expect(answer).toMatchObject({ token_type: 'Bearer', scope: 'read_prefs write_api', created_at: 1_795_413_600 });
    expect((await call(sandbox, 'GET', '/api/0.6/user/details.json', { token: answer.access_token })).status).toBe(200);
  });

  it('takes a code only once', async () => {
    const used = await code();
    expect((await exchange({ code: used })).status).toBe(200);
    expect(JSON.parse((await exchange({ code: used })).body).error).toBe('invalid_grant');
  });

  it('spends the code on a wrong verifier', async () => {
    const guarded = await code();
    expect((await exchange({ code: guarded, code_verifier: 'wrong' })).status).toBe(400);
    expect((await exchange({ code: guarded })).status).toBe(400);
  });

  it.each([
    [{ redirect_uri: 'http://127.0.0.1:5173/other.html' }, 400, 'invalid_grant'],
    [{ client_id: 'somebody-else' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ code: 'made-up' }, 400, 'invalid_grant'],
  ])('refuses %o', async (fields, status, error) => {
    const answer = await exchange({ code: await code(), ...fields });
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([status, error]);
  });

  it('forgets a code after ten minutes', async () => {
    const old = await code();
    clock.advance(10 * 60_000 + 1);
    expect((await exchange({ code: old })).status).toBe(400);
  });

  it('can be called from a page', async () => {
    const answer = await call(sandbox, 'POST', '/oauth2/token', {
      headers: { Origin: 'http://127.0.0.1:5173', ...form },
    });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('revoking', () => {
  it('makes the token dead for reads and writes', async () => {
    const token = sandbox.token();
    const { status } = await call(sandbox, 'POST', '/oauth2/revoke', {
      headers: form,
      body: new URLSearchParams({ token, client_id: 'sightline-practice' }).toString(),
    });
    expect(status).toBe(200);
    expect(await call(sandbox, 'GET', '/api/0.6/user/details.json', { token })).toMatchObject({
      status: 401,
      body: 'token_revoked',
    });
  });

  it('answers 200 for tokens that never were, and 403 to strangers', async () => {
    expect((await call(sandbox, 'POST', '/oauth2/revoke?token=x&client_id=sightline-practice')).status).toBe(200);
    expect((await call(sandbox, 'POST', '/oauth2/revoke?token=x&client_id=x')).status).toBe(403);
  });
});
