import type { ConfiguredServer } from '../../config.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';
import { nameIn } from '../../platform/folderNames.ts';
import { readAccount } from '../api/readAccount.ts';
import type { Api } from '../api/api.ts';
import { createApi } from '../api/api.ts';
import type { CreateOsmAuth } from './osmAuth.ts';
import { createPopup } from './popup.ts';
import { readRate } from '../api/rate.ts';
import type { Network } from '../api/request.ts';
import { BROWSER, createReach, request } from '../api/request.ts';
import { doesLand } from './landing.ts';
import type { Granted } from './token.ts';
import { isToken, requestToken } from './token.ts';
import type { Session } from '../types.ts';

/** What a session needs of a storage; `createStorage` of the state gives it. */
export interface TokenStorage {
  get(key: string): string | null;
  set(key: string, value: string): boolean;
  remove(key: string): void;
}

export interface SessionOptions {
  readonly server: ConfiguredServer;
  /** Where a token lives until the tab closes, and where for "Stay signed in". */
  readonly storage: { readonly session: TokenStorage; readonly local: TokenStorage };
  /** Of the page: other pages on this origin sign in, too. */
  readonly folder: string | null;
  readonly network?: Network;
  /** Whether an answer would reach the landing page at this address. */
  readonly lands?: (address: string) => Promise<boolean>;
  /** Loads osm-auth. */
  readonly load?: () => Promise<CreateOsmAuth>;
  /** Calls back once other tabs have had the time to claim a landing page's message that was not for this one. */
  readonly grace?: (over: () => void) => void;
}

/** A session, with the API that speaks in its name. */
export interface OpenSession extends Session {
  readonly api: Api;
  /** Loads osm-auth ahead of the click, so that its popup opens within it. @throws Failure */
  preload(): Promise<void>;
}

const REVOKE_TIMEOUT_MS = 10_000;
const NEVER = new Promise<never>(() => undefined);

/** Sign-in with one server by osm-auth's popup. The token is read anew each time: other tabs sign in and out too. */
export function createSession({
  server,
  storage,
  folder,
  network = BROWSER,
  lands = doesLand,
  load = loadOsmAuth,
  grace = aSecond,
}: SessionOptions): OpenSession {
  const clientId = server.oauthClientId;
  // A token is one application's: another one of this origin could not revoke it.
  const key = `token ${server.auth} ${clientId}`;
  const scopeKey = `scope ${server.auth} ${clientId}`;
  /** As versions up to 0.1 called it. */
  const formerKey = `token ${server.auth}`;
  const areas = [storage.session, storage.local];
  let loaded: CreateOsmAuth | null = null;
  /** Ends the sign-in that is under way. */
  let running = new AbortController();

  /** What a fault or another program left under our key can't be a token, and would break every request: it is dropped. */
  const read = (area: TokenStorage): string | null => {
    const former = area.get(formerKey);
    if (former !== null && (area.get(key) !== null || area.set(key, former))) area.remove(formerKey);
    const stored = area.get(key) ?? former;
    if (stored === null || isToken(stored)) return stored;
    area.remove(key);
    return null;
  };
  const tokens = (): readonly string[] => (clientId === null ? [] : areas.flatMap((area) => read(area) ?? []));
  const token = (): string | null => tokens()[0] ?? null;
  /** Whether the token may write, as its server told with it; undefined where it did not. */
  const mayWrite = (): boolean | undefined => {
    const told = areas.find((area) => read(area) !== null)?.get(scopeKey);
    return told === 'write' ? true : told === 'read' ? false : undefined;
  };
  const forget = (): void => {
    for (const area of areas) for (const one of [key, scopeKey]) area.remove(one);
  };
  const api = createApi(
    server.api,
    {
      token,
      dead(old) {
        // A late answer to an older token must not end a newer session.
        for (const area of areas) if (area.get(key) === old) area.remove(key);
      },
    },
    network,
  );
  const isReachable = createReach(network, server.api);
  const openPopup = createPopup({
    claims: nameIn(folder, 'sightline-sign-in'),
    exchange: (url, signal) => requestToken(network, url, signal),
    grace,
  });

  const preload = async (): Promise<CreateOsmAuth> => {
    try {
      loaded ??= await load();
      return loaded;
    } catch (error) {
      throw new Failure(network.online() ? 'sign-in-failed' : 'offline', {}, error);
    }
  };

  return {
    api,
    get signedIn() {
      return token() !== null;
    },
    async preload() {
      await preload();
    },

    // Not an async function: what was loaded before opens the popup before this returns.
    signIn({ stay, signal, warn = () => undefined }) {
      if (clientId === null) return Promise.reject(new Failure('sign-in-failed'));
      // A second click means that the first window is lost.
      running.abort();
      running = new AbortController();
      const mine = AbortSignal.any([signal, running.signal]);
      const options = {
        scope: 'read_prefs write_api',
        client_id: clientId,
        redirect_uri: new URL('land.html', document.baseURI).href,
        url: server.auth,
        apiUrl: server.api,
        locale: document.documentElement.lang || navigator.language,
      };
      const own = running;
      const open = (create: CreateOsmAuth): Promise<Granted> => {
        // Beside the window, which has to open in the click. A sign-in that can't come back is not waited for.
        const lost = lands(options.redirect_uri).then((good) =>
          good ? NEVER : Promise.reject(new Failure('sign-in-unreachable')),
        );
        return Promise.race([openPopup({ create, options, signal: mine, warn }), lost]).finally(() => own.abort());
      };
      const ready = async (): Promise<Granted> => {
        // A window that can only show the browser's error page helps nobody, and can't be seen to have failed.
        if (!(await isReachable())) throw new Failure('offline');
        return open(await preload());
      };
      return (loaded === null || !network.online() ? ready() : open(loaded)).then((granted) => {
        forget();
        const area = stay ? storage.local : storage.session;
        area.set(key, granted.token);
        if (granted.mayWrite !== undefined) area.set(scopeKey, granted.mayWrite ? 'write' : 'read');
      });
    },

    async signOut() {
      running.abort();
      const old = new Set(tokens());
      forget();
      // Gone from here. Where the server doesn't answer, a token stays good until its owner revokes it there.
      await Promise.allSettled([...old].map((one) => revoke(network, server.auth, one, clientId ?? '')));
    },

    async account(signal) {
      const account = await readAccount(api, signal, mayWrite());
      // A nicety: without it this browser's own uploads are counted.
      const rate = await readRate(api, account.id, Date.now(), signal).catch(() => null);
      return rate === null ? account : { ...account, rate };
    },
  };
}

/** A form without headers of its own needs no preflight; `keepalive` lets it out even while the page closes. */
async function revoke(network: Network, auth: string, token: string, clientId: string): Promise<void> {
  const body = new URLSearchParams({ token, client_id: clientId });
  const init = { method: 'POST', body, keepalive: true };
  await request(network, `${auth}/oauth2/revoke`, init, { timeoutMs: REVOKE_TIMEOUT_MS });
}

/** Its declared types are not those of what it exports, so that is looked at. */
async function loadOsmAuth(): Promise<CreateOsmAuth> {
  const exported: unknown = await import('osm-auth');
  const create = isRecord(exported) ? exported['osmAuth'] : undefined;
  if (!isFactory(create)) throw new Error('osm-auth does not export osmAuth');
  return create;
}

function isFactory(value: unknown): value is CreateOsmAuth {
  return typeof value === 'function';
}

function aSecond(over: () => void): void {
  setTimeout(over, 1_000);
}
