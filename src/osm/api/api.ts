import { failureOf, Refusal } from './refusal.ts';
import type { Network } from './request.ts';
import { BROWSER, createReach, request } from './request.ts';

/** Where the token comes from, and who is told when the server calls it dead. */
export interface Credentials {
  token(): string | null;
  dead(token: string): void;
}

export interface ApiRequest {
  /** Body of a write. */
  readonly xml?: string;
  /** What the answer should be in. A path that ends in `.json` needs none. */
  readonly accept?: string;
  /** Sends no token: for what anyone may read. A dead token would fail that too. */
  readonly anonymous?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** API 0.6 of one server. */
export interface Api {
  /**
   * The body of a 2xx answer; never that of any other.
   * @throws Refusal where the server said no or was not asked, any other Failure where it is not known what it did
   */
  send(method: 'GET' | 'PUT' | 'POST', path: `/api/0.6/${string}`, options?: ApiRequest): Promise<string>;
}

/** Long for a busy server, short for a person who waits. */
const TIMEOUT_MS = 20_000;

/** The API at `base` (origin and base path, without `/api/0.6`). The token goes there and nowhere else. */
export function createApi(base: string, credentials: Credentials, network: Network = BROWSER): Api {
  const isReachable = createReach(network, base);
  return {
    async send(method, path, { xml, accept, anonymous = false, timeoutMs = TIMEOUT_MS, signal } = {}) {
      const token = anonymous ? null : credentials.token();
      if (token === null && !anonymous) throw new Refusal('not-sent', 'signed-out');
      if (!(await isReachable())) throw new Refusal('not-sent', 'offline');
      const headers = new Headers();
      if (token !== null) headers.set('authorization', `Bearer ${token}`);
      if (accept !== undefined) headers.set('accept', accept);
      if (xml !== undefined) headers.set('content-type', 'text/xml; charset=utf-8');
      // Kept out of caches, a request with a token would pay its preflight each time. Those are answers that the server
      // lets nobody keep (`max-age=0, must-revalidate`); what anyone may read needs no preflight.
      const cache = token === null ? 'no-store' : 'default';
      const init: RequestInit = { method, headers, cache, ...(xml === undefined ? {} : { body: xml }) };
      const { status, body } = await request(network, base + path, init, { timeoutMs, signal });
      if (status >= 200 && status < 300) return body;
      const failure = failureOf(status, body);
      if (failure.kind === 'signed-out' && token !== null) credentials.dead(token);
      throw failure;
    },
  };
}
