import * as v from 'valibot';
import { Failure } from '../../model/failure.ts';
import { readJson } from '../api/readJson.ts';
import { failureOf } from '../api/refusal.ts';
import type { Network } from '../api/request.ts';
import { request } from '../api/request.ts';

const TIMEOUT_MS = 20_000;
/** It goes into a header: no blanks, nothing beyond ASCII. */
const Token = v.pipe(v.string(), v.regex(/^[\u0021-\u007E]{1,4096}$/));
const Answer = v.object({ access_token: Token, scope: v.fallback(v.optional(v.string()), undefined) });

/** What the server gave. */
export interface Granted {
  readonly token: string;
  /** Whether the token may change the map; left out where the server does not tell. */
  readonly mayWrite?: boolean;
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return v.is(Token, text);
}

/**
 * Trades the code that the landing page brought for a token. `url` is the token request as osm-auth built it.
 * @throws Failure 'sign-in-failed' where the server refuses, 'server', 'offline' or 'timeout' where it can't be reached
 */
export async function requestToken(network: Network, url: string, signal: AbortSignal): Promise<Granted> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, body } = await request(network, url, { method: 'POST', headers }, { timeoutMs: TIMEOUT_MS, signal });
  if (status < 200 || status > 299) {
    const { kind, details } = failureOf(status, body);
    throw new Failure(kind === 'rate-limited' || kind === 'server' ? kind : 'sign-in-failed', details);
  }
  try {
    const { access_token: token, scope } = readJson(Answer, body);
    return scope === undefined ? { token } : { token, mayWrite: scope.split(' ').includes('write_api') };
  } catch {
    throw new Failure('sign-in-failed', { status, said: 'the answer holds no token' });
  }
}
