import { vi } from 'vitest';
import { SERVERS } from '../../src/catalog/servers.ts';
import type { Network } from '../../src/osm/api/request.ts';
import type { OpenSession } from '../../src/osm/auth/session.ts';
import { createSession } from '../../src/osm/auth/session.ts';
import { createStorage } from '../../src/state/storage.ts';

export const SERVER = { ...SERVERS.test, oauthClientId: 'client', available: true, baseMaps: [] } as const;
export const AUTH = SERVER.auth;

/** A window that was opened, as far as the page can see it. */
export interface FakePopup {
  location: string;
  closed: boolean;
  close(): void;
}

/** Every window that the page opens, the newest last; null where it is blocked. */
export function popups(options: { readonly blocked?: boolean } = {}): FakePopup[] {
  const opened: FakePopup[] = [];
  vi.spyOn(window, 'open').mockImplementation(() => {
    if (options.blocked === true) return null;
    const popup: FakePopup = {
      location: '',
      closed: false,
      close() {
        popup.closed = true;
      },
    };
    opened.push(popup);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of a window that osm-auth touches
    return popup as unknown as Window;
  });
  return opened;
}

/** The request to authorize that a window was sent to, once it was. */
export async function wish(popup: FakePopup | undefined): Promise<URLSearchParams> {
  return vi.waitFor(() => {
    if (popup === undefined || popup.location === '') throw new Error('not sent anywhere yet');
    return new URL(popup.location).searchParams;
  });
}

/** What the landing page of a window posts. */
export async function land(popup: FakePopup | undefined, answer: Readonly<Record<string, string>>): Promise<void> {
  const state = (await wish(popup)).get('state') ?? '';
  post({ state, ...answer });
}

/** What any page of this origin may post. */
export function post(answer: Readonly<Record<string, string>>): void {
  const channel = new BroadcastChannel('osm-api-auth-complete');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage(`${location.origin}/land.html?${new URLSearchParams(answer)}`);
  channel.close();
}

export interface Tab {
  readonly session: OpenSession;
  /** Requests that left, as `METHOD address body`. */
  readonly sent: readonly string[];
}

/** Resolves with the next message that some tab claims. */
export function claimed(): Promise<void> {
  const claims = new BroadcastChannel('sightline-sign-in');
  return new Promise((resolve) => {
    claims.addEventListener('message', () => {
      claims.close();
      resolve();
    });
  });
}

/** A page with a session; `answer` is the server, and `grace` calls back when other tabs had their time. */
export async function tab(
  answer: (request: Request) => Response | Promise<Response> = token,
  grace: (over: () => void) => void = (over) => over(),
  lands: (address: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Tab> {
  const sent: string[] = [];
  const network: Network = {
    async fetch(input, init) {
      const request = new Request(input, init);
      sent.push(`${request.method} ${request.url} ${await request.clone().text()}`.trim());
      return answer(request);
    },
    deadline: () => new AbortController().signal,
    online: () => navigator.onLine,
  };
  const storage = { session: createStorage('session', null), local: createStorage('local', null) };
  const session = createSession({ folder: null, server: SERVER, storage, network, lands, grace });
  await session.preload();
  return { session, sent };
}

/** A token that tells which code it was given for. */
export function token(request: Request): Response {
  const code = new URL(request.url).searchParams.get('code') ?? '';
  return Response.json({ access_token: `token-for-${code}`, token_type: 'Bearer' });
}

export function never(): AbortSignal {
  return new AbortController().signal;
}
