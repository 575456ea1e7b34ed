/** Requests to Overpass: ours, since overpass-ts's can't be aborted, has no deadline, retries without bound, and sends headers that cost a preflight each. */
import { Failure } from '../model/failure.ts';
import { LIMITS, RATE_LIMIT_PAUSE } from './query.ts';
import type { Refused } from './explain.ts';

/** Calls back once after so many ms; returns the way to call it off. */
export type After = (ms: number, callback: () => void) => () => void;

/** All of the outside that a request touches; stand-ins in tests. */
export interface OverpassDeps {
  /** Address of the interpreter. */
  readonly url: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly online: () => boolean;
  readonly after: After;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Bytes of the answer that have come so far, after decompression. */
  readonly progress?: (bytes: number) => void;
  /**
   * Is given the text of a good answer (status 200) while it comes, and gives back what is left to come back to:
   * Decoder.early. `ask` then returns only what was left.
   */
  readonly early?: (text: string) => string;
}

/** Overpass keeps a request waiting for a slot (15 s), then works on it, before the first byte comes. */
export const ANSWER_DEADLINE = (LIMITS.timeout + 20) * 1000;
/** Longest silence within an answer, ms. */
export const SILENCE_DEADLINE = 20_000;
/** The status page is only a courtesy: not worth a long wait, ms. */
const STATUS_DEADLINE = 5000;
/** More than this is not read: about 200,000 cameras. Smaller boxes are the way then. */
export const MAX_BYTES = 96 * 1024 * 1024;
/** So much of an answer is taken up at once, characters: some ms of work, and not many pieces. The first is small, to show soon that they come. */
const EARLY = 512 * 1024;
const FIRST = 64 * 1024;
const JSON_BEGINS = /^\s*[{[]/;

/**
 * Sends one query and returns the text of its answer; `decode` judges what is in it.
 * @throws Failure for everything but an answer of JSON; AbortError if `signal` said so
 */
export async function ask(deps: OverpassDeps, query: string, { signal, progress, early }: AskOptions): Promise<string> {
  signal.throwIfAborted();
  const deadline = createDeadline(deps.after, signal);
  try {
    deadline.extend(ANSWER_DEADLINE);
    const response = await deadline.race(
      deps.fetch(deps.url, {
        method: 'POST',
        // A form body and no headers of our own: a simple request, which needs no preflight.
        body: new URLSearchParams({ data: query }),
        credentials: 'omit',
        referrerPolicy: 'strict-origin-when-cross-origin',
        signal: deadline.signal,
      }),
    );
    deadline.extend(SILENCE_DEADLINE);
    const text = await readText(response, deadline, { progress, early: response.status === 200 ? early : undefined });
    if (response.status === 200 && JSON_BEGINS.test(text)) return text;
    throw await refusal(deps, signal, { status: response.status, text, query });
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.passed) throw new Failure('timeout', {}, error);
    if (error instanceof Failure) throw error;
    throw new Failure(deps.online() ? 'server' : 'offline', {}, error);
  } finally {
    deadline.end();
  }
}

/** What is wrong with an answer that is none. The code for it comes with the first one; without it, the status must do. */
async function refusal(deps: OverpassDeps, signal: AbortSignal, refused: Refused): Promise<Failure> {
  const { status } = refused;
  const how = await import('./explain.ts').catch(() => null);
  if (how !== null) return await how.explain(refused, () => readStatus(deps, signal));
  if (status === 429) return new Failure('rate-limited', { status, retryAfterMs: RATE_LIMIT_PAUSE });
  return new Failure(status === 504 ? 'overloaded' : 'server', { status });
}

/** The text of /api/status, or null: it is only asked to be more exact, so nothing about it is a failure. */
async function readStatus(deps: OverpassDeps, signal: AbortSignal): Promise<string | null> {
  if (!deps.url.endsWith('/interpreter')) return null;
  const deadline = createDeadline(deps.after, signal);
  try {
    deadline.extend(STATUS_DEADLINE);
    const response = await deadline.race(
      deps.fetch(deps.url.replace(/interpreter$/, 'status'), { credentials: 'omit', signal: deadline.signal }),
    );
    return response.status === 200 ? await readText(response, deadline, {}) : null;
  } catch {
    return null;
  } finally {
    deadline.end();
  }
}

interface Reading {
  readonly progress?: AskOptions['progress'] | undefined;
  readonly early?: AskOptions['early'] | undefined;
}

/** Reads the body as it comes: told of at every piece, taken up early where that is wanted, never longer than MAX_BYTES. */
async function readText(response: Response, deadline: Deadline, { progress, early }: Reading): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let lookAt = FIRST;
  let bytes = 0;
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream comes one piece after the other
      const { done, value } = await deadline.race(reader.read());
      if (done) break;
      deadline.extend(SILENCE_DEADLINE);
      bytes += value.byteLength;
      if (bytes > MAX_BYTES) throw new Failure('incomplete', { said: `The answer is longer than ${MAX_BYTES} bytes.` });
      text += decoder.decode(value, { stream: true });
      if (early !== undefined && text.length >= lookAt) {
        text = early(text);
        lookAt = text.length + EARLY;
      }
      progress?.(bytes);
    }
  } finally {
    // Lets go of the connection where the loop was left early; after a whole answer it does nothing.
    reader.cancel().catch(() => undefined);
  }
  return text + decoder.decode();
}

interface Deadline {
  readonly signal: AbortSignal;
  readonly passed: boolean;
  /** So long from now. */
  extend(ms: number): void;
  /** The promise, or the rejection once the time is up or the outer signal aborts: also where whoever makes it doesn't listen to signals. */
  race<T>(promise: Promise<T>): Promise<T>;
  end(): void;
}

function createDeadline(after: After, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  let passed = false;
  let cancel = (): void => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const over = new Promise<never>((_, no) => {
    reject = no;
  });
  // Nobody may be racing when it rejects.
  over.catch(() => undefined);
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  return {
    signal,
    get passed() {
      return passed;
    },
    extend(ms) {
      cancel();
      cancel = after(ms, () => {
        passed = true;
        controller.abort();
      });
    },
    race: (promise) => Promise.race([promise, over]),
    end() {
      cancel();
      signal.removeEventListener('abort', onAbort);
    },
  };
}
