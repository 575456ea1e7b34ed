/** What can go wrong where the app meets the outside. One word a cause that a person can act on differently. */
export type FailureKind =
  | 'offline'
  | 'timeout'
  | 'rate-limited'
  | 'overloaded'
  | 'query-refused'
  | 'incomplete'
  | 'bad-response'
  | 'server'
  | 'read-only'
  | 'signed-out'
  | 'forbidden'
  /** A way or relation uses the node, so it can't be removed. */
  | 'in-use'
  | 'popup-blocked'
  | 'sign-in-denied'
  | 'sign-in-mismatch'
  /** A landing page was opened without an answer. */
  | 'sign-in-empty'
  /** The site's host keeps answers from its landing page. */
  | 'sign-in-unreachable'
  | 'sign-in-failed'
  | 'storage'
  | 'unexpected';

export interface FailureDetails {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** What the server said, as plain text and cut to a sentence or two. Untrusted: show as text only. */
  readonly said?: string;
  /** The server asked for this pause, in ms. */
  readonly retryAfterMs?: number;
}

/** Thrown by overpass/, snapshot/ and osm/; everything else receives it as a value. Cancelling is not a failure. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly details: FailureDetails;

  constructor(kind: FailureKind, details: FailureDetails = {}, cause?: unknown) {
    super(details.said === undefined ? kind : `${kind}: ${details.said}`, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.details = details;
  }
}

/** Any thrown thing as a Failure; what is not one already is `unexpected`, with the cause kept. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('unexpected', { said: thrown instanceof Error ? thrown.message : String(thrown) }, thrown);
}

/** True for the rejection that an aborted fetch or a cancelled wait ends with. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
