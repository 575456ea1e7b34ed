import { handleApi } from './api/api.ts';
import type { ApiConditions, ApiLimits, ApiState } from './api/context.ts';
import { defaultLimits } from './api/context.ts';
import { Changesets } from './api/changesets.ts';
import type { World } from './base.ts';
import { indexWorld } from './base.ts';
import type { Clock } from './clock.ts';
import { realClock } from './clock.ts';
import { handleControl } from './control.ts';
import { Database } from './database.ts';
import { editAsNeighbor } from './edits.ts';
import type { Fault, Service } from './faults.ts';
import { Faults } from './faults.ts';
import { plain, withHeaders } from './http.ts';
import type { OAuthClient } from './oauth.ts';
import { OAuth } from './oauth.ts';
import type { OverpassConditions, OverpassOptions, OverpassTrouble } from './overpass/overpass.ts';
import { defaultOverpass, Overpass } from './overpass/overpass.ts';
import { handlePages } from './pages.ts';
import type { LogEntry, Sandbox } from './types.ts';
import { ConnectionCut, faultOf, orAborted, overFaultyLine } from './transport.ts';
import type { User } from './users.ts';
import { practiceMapper, Tokens } from './users.ts';

export interface SandboxOptions {
  /** What is on the map to begin with. */
  readonly world: World;
  readonly clock?: Clock;
  /** Where `fetch` believes the sandbox to be; relative addresses are taken from here. */
  readonly origin?: string;
  readonly clients?: readonly OAuthClient[];
  readonly user?: User;
  readonly overpass?: Partial<OverpassOptions>;
  readonly limits?: Partial<ApiLimits>;
  /** An SVG in the place of every tile. Left out: tiles are drawn, which takes time here and in the browser. */
  readonly tile?: string;
}

export type { LogEntry, Sandbox } from './types.ts';

/** So many requests are remembered. */
const LOG_LENGTH = 10_000;

const defaultClients: readonly OAuthClient[] = [
  { id: 'sightline-practice', name: 'Sightline (practice)', redirectUris: null },
];

/** A sandbox over a world. Many may share a world: none changes it. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const clock = options.clock ?? realClock;
  const origin = options.origin ?? 'http://127.0.0.1:8790';
  const db = new Database(indexWorld(options.world));
  const changesets = new Changesets();
  const tokens = new Tokens();
  const user = options.user ?? practiceMapper;
  const api: ApiState = {
    db,
    clock,
    changesets,
    tokens,
    limits: { ...defaultLimits, ...options.limits },
    spent: new Map(),
  };
  const overpass = new Overpass(db, clock, { ...defaultOverpass, ...options.overpass }, options.world.timestamp);
  const oauth = new OAuth({ clients: options.clients ?? defaultClients, tokens, clock, user });
  const faults = new Faults();
  const log: LogEntry[] = [];

  const services: Readonly<
    Record<
      Service,
      (request: Request, active: readonly Fault[], hold: (() => Promise<void>) | null) => Promise<Response>
    >
  > = {
    overpass: (request, active, hold) => overpass.handle(request, overpassConditions(active, hold)),
    api: (request, active, hold) => handleApi(request, api, apiConditions(active, hold)),
    oauth: (request, _active, hold) => afterHold(hold, () => oauth.handle(request)),
    tiles: (request, _active, hold) => afterHold(hold, () => tile(request, options.tile)),
    pages: (request, _active, hold) => afterHold(hold, async () => handlePages(request, db, changesets)),
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/sandbox/')) return handleControl(request, sandbox);
    const service = serviceOf(url.pathname);
    // Read here, so that the log has it and a handler can still read it.
    const body = request.body === null ? '' : await request.clone().text();
    // A practice world may run for days.
    if (log.length >= LOG_LENGTH) log.shift();
    log.push({
      service,
      method: request.method,
      path: url.pathname + url.search,
      body,
      headers: Object.fromEntries(request.headers),
    });
    const active = faults.take({ service, method: request.method, path: url.pathname });
    const bandwidth = faultOf(active, 'bandwidth-limit');
    if (bandwidth !== undefined) {
      const seconds = bandwidth.retrySeconds ?? 30;
      const asker = request.headers.get('Origin');
      return plain(509, `You have downloaded too much data. Please try again in ${seconds} seconds.`, {
        'Retry-After': String(seconds),
        ...(asker === null ? {} : { 'Access-Control-Allow-Origin': asker }),
      });
    }
    return overFaultyLine(active, { faults, clock, signal: request.signal }, (hold) =>
      services[service](request, active, hold),
    );
  };

  const sandbox: Sandbox = {
    origin,
    world: options.world,
    handle,
    faults,
    log,
    fetch: async (input, init) => {
      const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
      try {
        const response = await orAborted(handle(request), request.signal);
        return abortable(response, request.signal);
      } catch (error) {
        if (error instanceof ConnectionCut) throw new TypeError('Failed to fetch', { cause: error });
        throw error;
      }
    },
    reset: () => {
      faults.clear();
      db.reset();
      changesets.reset();
      tokens.reset();
      api.spent.clear();
      overpass.reset();
      oauth.reset();
      log.length = 0;
    },
    catchUp: () => overpass.catchUp(),
    edit: (edit) => editAsNeighbor(edit, db, changesets, clock.now()),
    token: (wish = {}) =>
      tokens.issue(wish.user ?? user, wish.scopes ?? ['read_prefs', 'write_api'], wish.state ?? 'live'),
    element: (type, id) => db.visible(type, id),
  };
  return sandbox;
}

function serviceOf(path: string): Service {
  if (path === '/api/interpreter' || path === '/api/status' || path === '/api/timestamp') return 'overpass';
  if (path.startsWith('/api/')) return 'api';
  if (path.startsWith('/oauth2/')) return 'oauth';
  if (path.startsWith('/tiles/')) return 'tiles';
  return 'pages';
}

async function afterHold(hold: (() => Promise<void>) | null, work: () => Promise<Response>): Promise<Response> {
  await hold?.();
  return work();
}

/** Tiles are drawn by their own module, loaded when the first is asked for: it knows all the cities of the world. */
async function tile(request: Request, always: string | undefined): Promise<Response> {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  if (always !== undefined) {
    const kept = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=604800' };
    return new Response(always, { headers: { ...headers, ...kept } });
  }
  const { tileResponse } = await import('./tiles/response.ts');
  return withHeaders(tileResponse(new URL(request.url)), headers);
}

function overpassConditions(active: readonly Fault[], hold: (() => Promise<void>) | null): OverpassConditions {
  const lag = faultOf(active, 'lag')?.writes ?? 0;
  const refusal = faultOf(active, 'rate-limit') ?? faultOf(active, 'too-busy');
  const afterMs = refusal?.afterMs ?? null;
  return { trouble: troubleOf(active), afterMs, lag, hold };
}

function troubleOf(active: readonly Fault[]): OverpassTrouble | null {
  if (faultOf(active, 'rate-limit') !== undefined) return { kind: 'rate-limited' };
  const timeout = faultOf(active, 'remark-timeout');
  if (timeout !== undefined) return { kind: 'remark-timeout', keep: timeout.keep ?? 3 };
  const other =
    faultOf(active, 'too-busy') ??
    faultOf(active, 'remark-memory') ??
    faultOf(active, 'duplicate-query') ??
    faultOf(active, 'dispatcher-off');
  return other === undefined ? null : { kind: other.kind };
}

function apiConditions(active: readonly Fault[], hold: (() => Promise<void>) | null): ApiConditions {
  const has = (kind: Fault['kind']): boolean => active.some((fault) => fault.kind === kind);
  return {
    mode: has('offline') ? 'offline' : has('read-only') ? 'read-only' : 'online',
    blocked: has('blocked-user'),
    unreadMessages: faultOf(active, 'unread-messages')?.count ?? 0,
    termsAgreed: !has('terms-not-agreed'),
    tokens: has('dead-token') ? (faultOf(active, 'dead-token')?.as ?? 'invalid') : null,
    rateLimited: has('rate-limit'),
    boxLimited: has('box-limit'),
    lag: faultOf(active, 'lag')?.writes ?? 0,
    hold,
  };
}

/** The response with a body that fails when the signal aborts, as a real one's does. */
function abortable(response: Response, signal: AbortSignal): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        const { done, value } = await orAborted(reader.read(), signal);
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        await reader.cancel(error).catch(() => {});
        controller.error(error instanceof ConnectionCut ? new TypeError('network error', { cause: error }) : error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
