import { Failure } from '../../model/failure.ts';

/** What reaching out takes from its surroundings; tests put their own in place. */
export interface Network {
  readonly fetch: typeof fetch;
  /** A signal that aborts after so many ms. */
  readonly deadline: (ms: number) => AbortSignal;
  /** What the browser thinks. Some say false behind a VPN, where all can be reached: a hint, never a gate. */
  readonly online: () => boolean;
}

/** The browser's own. */
export const BROWSER: Network = {
  fetch: (input, init) => globalThis.fetch(input, init),
  deadline: (ms) => AbortSignal.timeout(ms),
  online: () => navigator.onLine,
};

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One request, its answer read as text within the deadline. Cookies and redirects are kept out of it, and caches, unless
 * `init` says otherwise.
 * @throws Failure 'timeout'; 'offline' without network; 'server' (without a status) where the server can't be reached
 *   or cut off; the caller's AbortError where `signal` aborts
 */
export async function request(
  network: Network,
  url: string,
  init: RequestInit,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Answer> {
  const deadline = network.deadline(timeoutMs);
  try {
    const response = await network.fetch(url, {
      cache: 'no-store',
      ...init,
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      credentials: 'omit',
      redirect: 'error',
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    if (signal?.aborted === true) throw new DOMException('Cancelled', 'AbortError');
    if (deadline.aborted) throw new Failure('timeout', {}, error);
    throw new Failure(network.online() ? 'server' : 'offline', {}, error);
  }
}

const REACH_TIMEOUT_MS = 8_000;

/**
 * Whether a server can be reached. Where the browser thinks that it is offline, a question that changes nothing is sent
 * ahead: a write that is cut off has to be asked after, one that never left has not.
 */
export function createReach(network: Network, base: string): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  return async () => {
    if (network.online()) return true;
    // Questions at the same time are one.
    asked ??= request(network, `${base}/api/0.6/capabilities.json`, {}, { timeoutMs: REACH_TIMEOUT_MS })
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asked = null;
      });
    return asked;
  };
}
