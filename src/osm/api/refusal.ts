import type { FailureDetails, FailureKind } from '../../model/failure.ts';
import { Failure } from '../../model/failure.ts';

/** Why a request was turned down, finer than a person needs to know and as fine as the code that goes on from there does. */
export type RefusalReason =
  /** It never left this machine: no token, or no network. */
  | 'not-sent'
  | 'bad-data'
  /** The database takes no changes just now. */
  | 'read-only'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  /** The element has moved on to another version. */
  | 'version'
  /** The changeset is closed. */
  | 'closed'
  /** Another request is at work in the changeset: not a no, but a not yet. */
  | 'locked'
  /** The changeset is someone else's, or another one than the data says. */
  | 'wrong-changeset'
  | 'conflict'
  | 'in-use'
  | 'too-large'
  | 'rate-limited';

/** The server said no, or was never asked. Any other Failure of a write leaves open whether it arrived. */
export class Refusal extends Failure {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, kind: FailureKind, details: FailureDetails = {}) {
    super(kind, details);
    this.reason = reason;
  }
}

/** Whether `thrown` is a refusal for that reason. */
export function isRefused(thrown: unknown, reason: RefusalReason): boolean {
  return thrown instanceof Refusal && thrown.reason === reason;
}

/**
 * An answer that is not a 2xx, as a Failure. 5xx and 408 are not refusals: a gateway sends them while the server behind
 * it may still be writing.
 */
export function failureOf(status: number, body: string): Failure {
  const said = plain(body);
  const details: FailureDetails = said === '' ? { status } : { status, said };
  switch (status) {
    case 400:
      // So says cgimap while the database is being looked after.
      if (/read only mode/i.test(body)) return new Refusal('read-only', 'read-only', details);
      return new Refusal('bad-data', 'query-refused', details);
    case 405:
    case 406:
    case 415:
      return new Refusal('bad-data', 'query-refused', details);
    case 401:
      return new Refusal('signed-out', 'signed-out', details);
    case 403:
      return new Refusal('forbidden', 'forbidden', details);
    case 404:
      return new Refusal('not-found', 'query-refused', details);
    case 409:
      return new Refusal(conflictOf(body), 'query-refused', details);
    case 410:
      return new Refusal('gone', 'query-refused', details);
    case 412:
      return new Refusal('in-use', 'in-use', details);
    case 413:
      return new Refusal('too-large', 'query-refused', details);
    case 429:
    case 509:
      return new Refusal('rate-limited', 'rate-limited', details);
    case 408:
      return new Failure('timeout', details);
    default:
      return new Failure(status >= 500 ? 'server' : 'bad-response', details);
  }
}

/** 409s differ only in their body: the `Error` header is not shown to browsers. */
function conflictOf(body: string): RefusalReason {
  if (/^Version mismatch/i.test(body)) return 'version';
  if (/was closed at/i.test(body)) return 'closed';
  if (/\blocked\b/i.test(body)) return 'locked';
  if (/doesn't own|Changeset mismatch/i.test(body)) return 'wrong-changeset';
  return 'conflict';
}

/** The version that the server has, as its 409 tells it; null where it doesn't. */
export function serverVersion(failure: Failure): number | null {
  const version = Number(/server had: (\d{1,15})\b/.exec(failure.details.said ?? '')?.[1] ?? Number.NaN);
  return Number.isSafeInteger(version) ? version : null;
}

const LONGEST_WORDS = 300;

/** A server's words as one line of plain text. A page of HTML says nothing to a person. */
function plain(body: string): string {
  const line = body.trim();
  if (line.startsWith('<')) return '';
  const safe = line.toWellFormed().replaceAll(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, ' ');
  return safe.length <= LONGEST_WORDS ? safe : `${safe.slice(0, LONGEST_WORDS).toWellFormed()}…`;
}
