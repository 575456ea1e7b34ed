/**
 * The one module around overpass-ts. From it come the error classes (kept as the cause of our Failures), the parser of
 * /api/status and the answer's types: sound, and about 1 kB once the rest is shaken off. The request itself is ours, since
 * overpass-ts's can't be aborted, has no deadline, retries without bound, and sends headers that cost a preflight each.
 * Its build for browsers is named outright: the others bring isomorphic-fetch along, which patches globals.
 */
import {
  OverpassBadRequestError,
  OverpassGatewayTimeoutError,
  OverpassRateLimitError,
  parseApiStatus,
} from 'overpass-ts/dist/overpass-ts.browser.js';
import { Failure } from '../model/failure.ts';
import { errorsOf, plainText } from './plainText.ts';
import { LIMITS } from './query.ts';

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
/** Overpass asks for this pause after a 429, ms. */
export const RATE_LIMIT_PAUSE = 30_000;

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
    if (response.status === 429) throw await rateLimited(deps, signal, text);
    const failure = judge(response.status, text, query);
    if (failure !== null) throw failure;
    return text;
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.passed) throw new Failure('timeout', {}, error);
    if (error instanceof Failure) throw error;
    throw new Failure(deps.online() ? 'server' : 'offline', {}, error);
  } finally {
    deadline.end();
  }
}

/** What is wrong with an answer by its status and its kind, or null where it looks like JSON. */
function judge(status: number, text: string, query: string): Failure | null {
  const errors = errorsOf(text);
  const details = { status, said: plainText(errors.length > 0 ? errors.join(' ') : text) };
  if (status === 400) return new Failure('query-refused', details, new OverpassBadRequestError(query, [...errors]));
  if (status === 504) return new Failure('overloaded', details, new OverpassGatewayTimeoutError('504 Gateway Timeout'));
  if (status === 401 || status === 403) return new Failure('forbidden', details);
  if (status !== 200) return new Failure('server', details);
  if (/^\s*[{[]/.test(text)) return null;
  // Overpass also says no with 200 and a page: a slot that was refused late, or the same query asked too often.
  if (/rate_limited/.test(text)) return new Failure('rate-limited', { ...details, retryAfterMs: RATE_LIMIT_PAUSE });
  if (/duplicate_query|::timeout|too busy|dispatcher/i.test(text)) return new Failure('overloaded', details);
  return new Failure('bad-response', details);
}

/** A 429 as a Failure, with the pause that the status page asks for; never less than half a minute. */
async function rateLimited(deps: OverpassDeps, signal: AbortSignal, text: string): Promise<Failure> {
  const status = await readStatus(deps, signal);
  const seconds = status?.slotsLimited.map((slot) => slot.seconds).filter((value) => value > 0) ?? [];
  const pause = seconds.length > 0 ? Math.min(...seconds) * 1000 : 0;
  return new Failure(
    'rate-limited',
    { status: 429, said: plainText(text), retryAfterMs: Math.max(RATE_LIMIT_PAUSE, pause) },
    new OverpassRateLimitError(status),
  );
}

/** What /api/status tells, or null: it is only asked to be more exact, so nothing about it is a failure. */
async function readStatus(deps: OverpassDeps, signal: AbortSignal): Promise<ReturnType<typeof parseApiStatus> | null> {
  if (!deps.url.endsWith('/interpreter')) return null;
  const deadline = createDeadline(deps.after, signal);
  try {
    deadline.extend(STATUS_DEADLINE);
    const response = await deadline.race(
      deps.fetch(deps.url.replace(/interpreter$/, 'status'), { credentials: 'omit', signal: deadline.signal }),
    );
    if (response.status !== 200) return null;
    return parseApiStatus(await readText(response, deadline, {}));
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
