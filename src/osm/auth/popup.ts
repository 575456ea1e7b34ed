import { Failure } from '../../model/failure.ts';
import type { CreateOsmAuth, OsmAuth, OsmAuthOptions } from './osmAuth.ts';

export interface PopupOptions<Granted> {
  /** The channel on which tabs tell each other that a landing page's message was meant for them. */
  readonly claims: string;
  /** Trades a code for a token; `url` is the token request. */
  readonly exchange: (url: string, signal: AbortSignal) => Promise<Granted>;
  /** Calls back once other tabs have had the time to claim a message with another state. */
  readonly grace: (over: () => void) => void;
}

export interface SignInRequest {
  readonly create: CreateOsmAuth;
  readonly options: OsmAuthOptions;
  readonly signal: AbortSignal;
  /** Told of what came and was not for this sign-in, which goes on waiting. */
  readonly warn: (failure: Failure) => void;
}

/** One person's wait for one popup. */
interface Waiting {
  readonly arrived: (url: string) => void;
  readonly failed: (error: unknown) => void;
}

/** What a landing page says there that was opened without an answer. */
const EMPTY = 'empty';

/**
 * Runs osm-auth's popup flow, around its traps:
 * - It returns at once if localStorage holds a token under its own key, which may be another app's on this origin. That
 *   one is put aside while the popup opens.
 * - It would write ours there. So its request for the token is answered by `exchange`, and it never sees the token.
 * - It takes every message on its channel for its own: those for another tab look like an attack. Whoever a message was
 *   for says so on a channel of ours; only what nobody claims is a mismatch. That is told, and waited on: any other site
 *   can open our landing page with whatever it likes.
 * - An abandoned sign-in listens on. What arrives for one goes to the sign-in that is waiting now: it is the same
 *   person in the same page, who came back to the older window.
 * - It can't see that its popup was closed: the caller's signal ends the wait.
 *
 * The result's promise is rejected with a Failure, or with AbortError once `signal` aborts. It must be called in the click.
 */
export function createPopup<Granted>({
  claims: channel,
  exchange,
  grace,
}: PopupOptions<Granted>): (request: SignInRequest) => Promise<Granted> {
  let waiting: Waiting | null = null;

  return ({ create, options, signal, warn }) =>
    new Promise<Granted>((resolve, reject) => {
      if (signal.aborted) {
        reject(cancelled());
        return;
      }
      let auth: OsmAuth | null = null;
      let foreign = 0;
      let claimed = 0;
      let exchanging = false;
      const claims = new BroadcastChannel(channel);
      claims.addEventListener('message', ({ data }) => {
        if (data === EMPTY) warn(new Failure('sign-in-empty'));
        else claimed += 1;
      });

      const end = (): void => {
        if (waiting === mine) waiting = null;
        claims.close();
        signal.removeEventListener('abort', abort);
      };
      const mine: Waiting = {
        arrived(url) {
          if (exchanging) return;
          exchanging = true;
          exchange(url, signal).then(resolve, reject).finally(end);
        },
        failed(error) {
          end();
          closeWindow(auth);
          reject(error);
        },
      };
      const abort = (): void => mine.failed(cancelled());
      signal.addEventListener('abort', abort);
      waiting = mine;

      try {
        auth = create(options);
        auth.rawxhr = (_method, url) => {
          claim(channel);
          waiting?.arrived(url);
        };
        openAside(auth, `${options.url}oauth2_access_token`, (error) => {
          const status = statusOf(error);
          if (status === 'invalid-state') {
            if (waiting !== mine) return;
            foreign += 1;
            grace(() => {
              if (waiting === mine && !exchanging && foreign > claimed) warn(new Failure('sign-in-mismatch'));
            });
            return;
          }
          if (status !== 'popup-blocked') claim(channel);
          if (waiting === mine && !exchanging) mine.failed(failureOf(status, error));
        });
      } catch (error) {
        mine.failed(new Failure('sign-in-failed', {}, error));
      }
    });
}

/** Starts osm-auth with whatever another app keeps under its key put aside, and back. */
function openAside(auth: OsmAuth, key: string, callback: (error: unknown) => void): void {
  const store = localStore();
  const theirs = store?.getItem(key) ?? null;
  store?.removeItem(key);
  try {
    auth.authenticate(callback);
  } finally {
    if (theirs !== null) store?.setItem(key, theirs);
  }
}

/** Null where the browser refuses it; osm-auth then uses memory. */
function localStore(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function claim(name: string): void {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage('claimed');
  channel.close();
}

/** Not possible any more once the server's own page has cut the ties to its opener. */
function closeWindow(auth: OsmAuth | null): void {
  try {
    auth?.popupWindow?.close();
  } catch {
    // Then the person closes it.
  }
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
}

function failureOf(status: unknown, error: unknown): Failure {
  if (status === 'popup-blocked') return new Failure('popup-blocked');
  if (status === 'access_denied') return new Failure('sign-in-denied');
  const said = error instanceof Error ? error.message.slice(0, 300) : undefined;
  return new Failure('sign-in-failed', said === undefined ? {} : { said }, error);
}

function cancelled(): DOMException {
  return new DOMException('Cancelled', 'AbortError');
}
