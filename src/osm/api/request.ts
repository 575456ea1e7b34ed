import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';

/** What reaching out takes from its surroundings; tests put their own in place. */
export interface Network {
  readonly fetch: typeof fetch;
  /** A signal that aborts after so many ms. */
  readonly deadline: (ms: number) => AbortSignal;
  /** False only where the machine surely has no network. */
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
 * One request, its answer read as text within the deadline. Cookies, caches and redirects are kept out of it.
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
      ...init,
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    if (signal?.aborted === true) throw new DOMException('Cancelled', 'AbortError');
    if (deadline.aborted) throw new Failure('timeout', {}, error);
    throw new Failure(network.online() ? 'server' : 'offline', {}, error);
  }
}

/** The text as JSON. @throws Failure 'bad-response' */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Failure('bad-response', { said: 'not the JSON that was asked for' }, error);
  }
}

/** The value at a path of nested objects, or undefined where a step is missing. Inherited fields don't count. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (!isRecord(inner) || !Object.hasOwn(inner, key)) return undefined;
    inner = inner[key];
  }
  return inner;
}

/** A whole number from `least` up at that path. @throws Failure 'bad-response' */
export function integerAt(value: unknown, path: readonly string[], least = 0): number {
  const found = at(value, ...path);
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= least) return found;
  throw new Failure('bad-response', { said: `${path.join('.')} is missing or not a number` });
}
