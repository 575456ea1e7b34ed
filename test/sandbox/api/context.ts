import type { Clock } from '../clock.ts';
import type { Database, Moment } from '../database.ts';
import { wholeSeconds } from '../elements.ts';
import type { TokenState, Token, Tokens } from '../users.ts';
import type { Changesets } from './changesets.ts';
import { ApiError } from './errors.ts';

/** Limits of the real server, which tests may narrow. */
export interface ApiLimits {
  /** Changes a person may upload within an hour. */
  readonly changesPerHour: number;
  /** Height plus width of a changeset's box, in degrees. */
  readonly changesetBox: number;
  /** Area of a `map` call, in square degrees. */
  readonly mapArea: number;
  /** Changes in one changeset. */
  readonly changesetElements: number;
}

export const defaultLimits: ApiLimits = {
  changesPerHour: 1000,
  changesetBox: 3,
  mapArea: 0.25,
  changesetElements: 10_000,
};

/** Troubles that the faults put on a request. */
export interface ApiConditions {
  readonly mode: 'online' | 'read-only' | 'offline';
  readonly blocked: boolean;
  readonly unreadMessages: number;
  readonly termsAgreed: boolean;
  /** What every token is taken for, or null. */
  readonly tokens: Exclude<TokenState, 'live'> | 'invalid' | null;
  readonly rateLimited: boolean;
  readonly boxLimited: boolean;
  /** How many writes behind readers are. */
  readonly lag: number;
  /** Holds a write's transaction open, its lock taken; null where nothing does. */
  readonly hold: (() => Promise<void>) | null;
}

/** What the API works on. */
export interface ApiState {
  readonly db: Database;
  readonly clock: Clock;
  readonly changesets: Changesets;
  readonly tokens: Tokens;
  readonly limits: ApiLimits;
  /** Person -> times of their changes, for the hourly limit. */
  readonly spent: Map<number, number[]>;
}

/** One call of the API. */
export interface ApiCall {
  readonly request: Request;
  readonly url: URL;
  /** What the route's pattern caught. */
  readonly args: readonly string[];
  readonly state: ApiState;
  readonly conditions: ApiConditions;
  readonly token: Token | null;
  /** Whether the answer is to be JSON: by the suffix, else by the Accept header. */
  readonly wantsJson: boolean;
}

/** The state that readers see. */
export function readable(call: ApiCall): Moment {
  return { sequence: Math.max(0, call.state.db.sequence - call.conditions.lag), time: Infinity };
}

export function now(call: ApiCall): number {
  return wholeSeconds(call.state.clock.now());
}

/** The token of the request, or null where it has none. Throws 401: a dead token fails reads too. */
export function authenticate(request: Request, tokens: Tokens, conditions: ApiConditions): Token | null {
  const match = /^Bearer\s+(\S+)$/i.exec(request.headers.get('Authorization') ?? '');
  if (match === null) return null;
  const token = tokens.get(match[1] ?? '');
  const state = conditions.tokens ?? token?.state ?? 'invalid';
  if (token === undefined || state === 'invalid') throw new ApiError(401, 'invalid_token');
  if (state === 'expired') throw new ApiError(401, 'token_expired');
  if (state === 'revoked') throw new ApiError(401, 'token_revoked');
  return token;
}

/** The token of someone who may write now. Throws what the server says otherwise, in its order. */
export function writer(call: ApiCall): Token {
  if (call.token === null) throw new ApiError(401, 'User is not authorized');
  if (call.conditions.blocked) {
    throw new ApiError(
      403,
      'Your access to the API has been blocked. Please log-in to the web interface to find out more.',
    );
  }
  if (!call.conditions.termsAgreed)
    throw new ApiError(403, 'You have not permitted the application access to this facility');
  if (!call.token.scopes.includes('write_api'))
    throw new ApiError(401, 'You have not granted the modify map permission');
  if (call.conditions.mode !== 'online') {
    throw new ApiError(400, 'Server is currently in read only mode, no database changes allowed at this time');
  }
  return call.token;
}
