/**
 * What Overpass says when it gives no answer. The one module around overpass-ts: from it come the error classes (kept as the
 * cause of our Failures), the parser of /api/status and the answer's types: sound, and about 1 kB once the rest is shaken off.
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
import { RATE_LIMIT_PAUSE } from './query.ts';

/** An answer that is none. */
export interface Refused {
  /** Of HTTP. */
  readonly status: number;
  readonly text: string;
  readonly query: string;
}

/**
 * What is wrong with an answer, by its status and its kind.
 * @param readStatus asks for the text of /api/status; null where it can't be had
 */
export async function explain(
  { status, text, query }: Refused,
  readStatus: () => Promise<string | null>,
): Promise<Failure> {
  const errors = errorsOf(text);
  const details = { status, said: plainText(errors.length > 0 ? errors.join(' ') : text) };
  if (status === 429) return await rateLimited(text, readStatus);
  if (status === 400) return new Failure('query-refused', details, new OverpassBadRequestError(query, [...errors]));
  if (status === 504) return new Failure('overloaded', details, new OverpassGatewayTimeoutError('504 Gateway Timeout'));
  if (status === 401 || status === 403) return new Failure('forbidden', details);
  if (status !== 200) return new Failure('server', details);
  // Overpass also says no with 200 and a page: a slot that was refused late, or the same query asked too often.
  if (/rate_limited/.test(text)) return new Failure('rate-limited', { ...details, retryAfterMs: RATE_LIMIT_PAUSE });
  if (/duplicate_query|::timeout|too busy|dispatcher/i.test(text)) return new Failure('overloaded', details);
  return new Failure('bad-response', details);
}

/** A 429 as a Failure, with the pause that the status page asks for; never less than half a minute. */
async function rateLimited(text: string, readStatus: () => Promise<string | null>): Promise<Failure> {
  const status = parsed(await readStatus());
  const seconds = status?.slotsLimited.map((slot) => slot.seconds).filter((value) => value > 0) ?? [];
  const pause = seconds.length > 0 ? Math.min(...seconds) * 1000 : 0;
  return new Failure(
    'rate-limited',
    { status: 429, said: plainText(text), retryAfterMs: Math.max(RATE_LIMIT_PAUSE, pause) },
    new OverpassRateLimitError(status),
  );
}

function parsed(text: string | null): ReturnType<typeof parseApiStatus> | null {
  try {
    return text === null ? null : parseApiStatus(text);
  } catch {
    return null;
  }
}
