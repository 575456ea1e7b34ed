import type { Clock } from './clock.ts';
import { escapeHtml, formOrQuery, html, json, plain, withHeaders } from './http.ts';
import { page } from './page.ts';
import type { Scope, Tokens, User } from './users.ts';
import { isScope } from './users.ts';

/** An application that was registered: what a deployer does by hand on the real site. */
export interface OAuthClient {
  readonly id: string;
  readonly name: string;
  /** Null lets it name any address that the real site would accept. */
  readonly redirectUris: readonly string[] | null;
}

interface Grant {
  readonly client: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: readonly Scope[];
  readonly user: User;
  readonly expires: number;
}

/** What the page to consent was asked for, checked. */
interface Wish {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: string;
  readonly scopes: readonly Scope[];
}

/** A request that must not be answered by a redirect. */
class RefusedWish extends Error {}

const CODE_LIFE = 10 * 60_000;
/** The real page cuts the window off from its opener. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Referrer-Policy': 'strict-origin-when-cross-origin' };

/** OAuth 2 with PKCE, as openstreetmap.org has it; everybody is already signed in as one person. */
export class OAuth {
  readonly #codes = new Map<string, Grant>();
  readonly #clients: readonly OAuthClient[];
  readonly #tokens: Tokens;
  readonly #clock: Clock;
  readonly #user: User;

  constructor(options: {
    readonly clients: readonly OAuthClient[];
    readonly tokens: Tokens;
    readonly clock: Clock;
    readonly user: User;
  }) {
    this.#clients = options.clients;
    this.#tokens = options.tokens;
    this.#clock = options.clock;
    this.#user = options.user;
  }

  reset(): void {
    this.#codes.clear();
  }

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/oauth2/authorize') {
      return request.method === 'POST'
        ? this.#decide(await formOrQuery(request))
        : this.#ask(new URL(request.url).searchParams);
    }
    if (request.method === 'OPTIONS') return cors(request, plain(200, '', preflightHeaders(request)));
    if (request.method !== 'POST') return cors(request, plain(405, '', { Allow: 'POST, OPTIONS' }));
    if (pathname === '/oauth2/token') return cors(request, await this.#token(await formOrQuery(request)));
    if (pathname === '/oauth2/revoke') return cors(request, this.#revoke(await formOrQuery(request)));
    return plain(404, 'Not Found');
  }

  #ask(query: URLSearchParams): Response {
    try {
      const wish = this.#wish(query);
      return wish instanceof Response ? wish : html(200, consentPage(wish, this.#user, query), isolated);
    } catch (error) {
      return refusedPage(error);
    }
  }

  #decide(form: URLSearchParams): Response {
    try {
      const wish = this.#wish(form);
      if (wish instanceof Response) return wish;
      if (form.get('decision') !== 'authorize') {
        return redirect(wish, {
          error: 'access_denied',
          error_description: 'The resource owner or authorization server denied the request.',
        });
      }
      const code = crypto.randomUUID().replaceAll('-', '');
      const { client, redirectUri, challenge, scopes } = wish;
      this.#codes.set(code, {
        client: client.id,
        redirectUri,
        challenge,
        scopes,
        user: this.#user,
        expires: this.#clock.now() + CODE_LIFE,
      });
      return redirect(wish, { code });
    } catch (error) {
      return refusedPage(error);
    }
  }

  #wish(query: URLSearchParams): Wish | Response {
    const client = this.#clients.find(({ id }) => id === query.get('client_id'));
    if (client === undefined) {
      throw new RefusedWish(
        'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
      );
    }
    const redirectUri = query.get('redirect_uri') ?? '';
    if (!isRedirectUri(redirectUri) || !(client.redirectUris?.includes(redirectUri) ?? true)) {
      throw new RefusedWish("The requested redirect uri is malformed or doesn't match client redirect URI.");
    }
    const wish = { client, redirectUri, state: query.get('state') };
    const challenge = query.get('code_challenge') ?? '';
    if (query.get('response_type') !== 'code') {
      return redirect(wish, {
        error: 'unsupported_response_type',
        error_description: 'The authorization server does not support this response type.',
      });
    }
    if (challenge === '')
      return redirect(wish, { error: 'invalid_request', error_description: 'Code challenge is required.' });
    if (query.get('code_challenge_method') !== 'S256') {
      return redirect(wish, {
        error: 'invalid_code_challenge_method',
        error_description: 'The code challenge method must be S256.',
      });
    }
    const scopes = (query.get('scope') ?? '').split(/[\s+]+/).filter((scope) => scope !== '');
    if (scopes.length === 0 || !scopes.every(isScope)) {
      return redirect(wish, {
        error: 'invalid_scope',
        error_description: 'The requested scope is invalid, unknown, or malformed.',
      });
    }
    return { ...wish, challenge, scopes: scopes.filter(isScope) };
  }

  async #token(fields: URLSearchParams): Promise<Response> {
    if (!this.#clients.some(({ id }) => id === fields.get('client_id'))) {
      return tokenError(
        401,
        'invalid_client',
        'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
      );
    }
    if (fields.get('grant_type') !== 'authorization_code') {
      return tokenError(
        400,
        'unsupported_grant_type',
        'The authorization grant type is not supported by the authorization server.',
      );
    }
    const code = fields.get('code') ?? '';
    const grant = this.#codes.get(code);
    // Used once, whatever comes of it: a second try with a better verifier is what an attacker would do.
    this.#codes.delete(code);
    const valid =
      grant !== undefined &&
      grant.expires >= this.#clock.now() &&
      grant.client === fields.get('client_id') &&
      grant.redirectUri === fields.get('redirect_uri') &&
      grant.challenge === (await challengeOf(fields.get('code_verifier') ?? ''));
    if (!valid) {
      return tokenError(
        400,
        'invalid_grant',
        'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
      );
    }
    return json(
      200,
      {
        access_token: this.#tokens.issue(grant.user, grant.scopes),
        token_type: 'Bearer',
        scope: grant.scopes.join(' '),
        created_at: Math.floor(this.#clock.now() / 1000),
      },
      { 'Cache-Control': 'no-store' },
    );
  }

  #revoke(fields: URLSearchParams): Response {
    if (!this.#clients.some(({ id }) => id === fields.get('client_id'))) {
      return tokenError(403, 'unauthorized_client', 'You are not authorized to revoke this token');
    }
    this.#tokens.revoke(fields.get('token') ?? '');
    return json(200, {});
  }
}

/** The real site takes https, and http only for the loopback addresses by number: `http://localhost` is refused. */
export function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash } = new URL(text);
  if (hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]'));
}

/** S256 of RFC 7636. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function redirect(wish: Pick<Wish, 'redirectUri' | 'state'>, fields: Readonly<Record<string, string>>): Response {
  const url = new URL(wish.redirectUri);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (wish.state !== null) url.searchParams.set('state', wish.state);
  return new Response(null, { status: 302, headers: { Location: url.href, ...isolated } });
}

function tokenError(status: number, error: string, description: string): Response {
  return json(status, { error, error_description: description }, { 'Cache-Control': 'no-store' });
}

const wording: Readonly<Record<Scope, string>> = {
  read_prefs: 'Read user preferences',
  write_prefs: 'Modify user preferences',
  write_api: 'Modify the map',
  write_notes: 'Modify notes',
  read_gpx: 'Read private GPS traces',
  write_gpx: 'Upload GPS traces',
  write_diary: 'Create diary entries, comments and make friends',
};

function consentPage(wish: Wish, user: User, query: URLSearchParams): string {
  const hidden = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const scopes = wish.scopes.map((scope) => `<li>${wording[scope]} <small>(${scope})</small></li>`);
  return page(
    'Authorization required',
    `<p>Authorize <strong>${escapeHtml(wish.client.name)}</strong> to use your account
      <strong>${escapeHtml(user.name)}</strong> with the following permissions?</p>
    <ul>${scopes.join('')}</ul>
    <form method="post" action="/oauth2/authorize">${hidden.join('')}
      <button name="decision" value="authorize" class="main">Authorize</button>
      <button name="decision" value="deny">Deny</button>
    </form>
    <p><small>You will be sent back to ${escapeHtml(new URL(wish.redirectUri).origin)}.</small></p>`,
  );
}

function refusedPage(error: unknown): Response {
  if (!(error instanceof RefusedWish)) throw error;
  return html(400, page('An error has occurred', `<p>${escapeHtml(error.message)}</p>`), isolated);
}

function preflightHeaders(request: Request): Readonly<Record<string, string>> {
  const asked = request.headers.get('Access-Control-Request-Headers');
  return {
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    ...(asked === null ? {} : { 'Access-Control-Allow-Headers': asked }),
  };
}

function cors(request: Request, response: Response): Response {
  return request.headers.has('Origin') ? withHeaders(response, { 'Access-Control-Allow-Origin': '*' }) : response;
}
