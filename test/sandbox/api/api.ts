import { plain, withHeaders } from '../http.ts';
import { capabilities, permissions, userDetails } from './account.ts';
import type { ApiCall, ApiConditions, ApiState } from './context.ts';
import { authenticate } from './context.ts';
import { ApiError } from './errors.ts';
import {
  downloadChangeset,
  queryChangesets,
  readChangeset,
  readElement,
  readFull,
  readHistory,
  readMany,
  readMap,
  readVersion,
  readParents,
} from './reads.ts';
import { closeChangeset, createChangeset, updateChangeset, upload } from './writes.ts';

type Handler = (call: ApiCall) => Response | Promise<Response>;

interface Route {
  readonly pattern: RegExp;
  /** Method -> what answers it. GET answers HEAD too. */
  readonly methods: Readonly<Record<string, Handler>>;
}

const routes: readonly Route[] = [
  { pattern: /^(?:\/0\.6)?\/capabilities$/, methods: { GET: capabilities } },
  { pattern: /^\/0\.6\/permissions$/, methods: { GET: permissions } },
  { pattern: /^\/0\.6\/user\/details$/, methods: { GET: userDetails } },
  { pattern: /^\/0\.6\/map$/, methods: { GET: readMap } },
  { pattern: /^\/0\.6\/(node|way|relation)s$/, methods: { GET: readMany } },
  { pattern: /^\/0\.6\/(node|way|relation)\/(\d+)$/, methods: { GET: readElement } },
  { pattern: /^\/0\.6\/(node|way|relation)\/(\d+)\/history$/, methods: { GET: readHistory } },
  { pattern: /^\/0\.6\/(node|way|relation)\/(\d+)\/(\d+)$/, methods: { GET: readVersion } },
  { pattern: /^\/0\.6\/(way|relation)\/(\d+)\/full$/, methods: { GET: readFull } },
  { pattern: /^\/0\.6\/node\/(\d+)\/(ways|relations)$/, methods: { GET: readParents } },
  { pattern: /^\/0\.6\/changesets$/, methods: { GET: queryChangesets } },
  { pattern: /^\/0\.6\/changeset\/create$/, methods: { PUT: createChangeset } },
  { pattern: /^\/0\.6\/changeset\/(\d+)$/, methods: { GET: readChangeset, PUT: updateChangeset } },
  { pattern: /^\/0\.6\/changeset\/(\d+)\/upload$/, methods: { POST: upload } },
  { pattern: /^\/0\.6\/changeset\/(\d+)\/close$/, methods: { PUT: closeChangeset } },
  { pattern: /^\/0\.6\/changeset\/(\d+)\/download$/, methods: { GET: downloadChangeset } },
];

/** The OSM API 0.6 under `/api/`, as cgimap answers it. Never throws for a bad request. */
export async function handleApi(request: Request, state: ApiState, conditions: ApiConditions): Promise<Response> {
  const url = new URL(request.url);
  const suffix = /\.(json|xml)$/.exec(url.pathname);
  const path = url.pathname.slice('/api'.length, suffix === null ? undefined : -suffix[0].length);
  const route = routes.find(({ pattern }) => pattern.test(path));
  if (route === undefined) return cors(request, null, empty(404));
  const allowed = methodsOf(route);
  if (request.method === 'OPTIONS') return cors(request, allowed, preflight(request, allowed));
  const handler = route.methods[request.method === 'HEAD' ? 'GET' : request.method];
  if (handler === undefined) return cors(request, allowed, empty(405, { Allow: allowed }));
  try {
    const call: ApiCall = {
      request,
      url,
      args: route.pattern.exec(path)?.slice(1) ?? [],
      state,
      conditions,
      token: authenticate(request, state.tokens, conditions),
      wantsJson: suffix === null ? /application\/json/.test(request.headers.get('Accept') ?? '') : suffix[1] === 'json',
    };
    if (conditions.mode === 'offline' && handler !== capabilities)
      throw new ApiError(503, 'Database offline for maintenance');
    const response = await handler(call);
    return cors(request, allowed, request.method === 'HEAD' ? new Response(null, response) : response);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return cors(request, allowed, errorResponse(error));
  }
}

function errorResponse(error: ApiError): Response {
  // As the real server: "not found" has no words, and a 401 must say how one could sign in.
  if (error.status === 404) return empty(404);
  const headers: Record<string, string> = { 'Cache-Control': 'no-cache' };
  if (error.status === 401) headers['WWW-Authenticate'] = 'Basic realm="Web Password", charset="UTF-8"';
  else headers['Error'] = error.message.slice(0, 250).replaceAll(/[^\u0020-\u007E]/g, ' ');
  // cgimap names no charset where it finds the data at fault.
  if (error.status === 400) headers['Content-Type'] = 'text/plain';
  return plain(error.status, error.message, headers);
}

function preflight(request: Request, allowed: string): Response {
  if (!request.headers.has('Origin') || !request.headers.has('Access-Control-Request-Method'))
    return empty(405, { Allow: allowed });
  const headers = request.headers.get('Access-Control-Request-Headers');
  return plain(200, '', headers === null ? {} : { 'Access-Control-Allow-Headers': headers });
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response('', {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', ...headers },
  });
}

function methodsOf(route: Route): string {
  const own = Object.keys(route.methods);
  return [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

/** The Origin echoed, the route's own methods, and no header exposed: a page can't read `Error` or `Retry-After`. */
function cors(request: Request, allowed: string | null, response: Response): Response {
  const origin = request.headers.get('Origin');
  if (origin === null) return response;
  return withHeaders(response, {
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': allowed ?? 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Max-Age': '1728000',
  });
}
