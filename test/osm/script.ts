import type { Api, Credentials } from '../../src/osm/api/api.ts';
import { createApi } from '../../src/osm/api/api.ts';
import type { Network } from '../../src/osm/api/request.ts';

export const BASE = 'https://api.example';

/** What a scripted server does with a request: answers, cuts the line, or never answers. */
export type Act = Response | 'cut' | 'stall';

export interface Scripted {
  readonly api: Api;
  readonly network: Network;
  /** `METHOD /path` of every request that left, in order. */
  readonly sent: string[];
  readonly bodies: string[];
  readonly dead: string[];
}

/** An API whose server acts by a script: the acts of a route in turn, its last one for ever after. */
export function script(
  routes: Readonly<Record<string, Act | readonly Act[]>>,
  options: {
    readonly token?: string | null;
    /** What the browser says. */
    readonly online?: () => boolean;
    /** There is no network: nothing leaves. */
    readonly unplugged?: () => boolean;
  } = {},
): Scripted {
  const sent: string[] = [];
  const bodies: string[] = [];
  const dead: string[] = [];
  const turns = new Map<string, number>();
  let deadline = new AbortController();
  const network: Network = {
    async fetch(input, init) {
      const mine = deadline;
      if (options.unplugged?.() === true) throw new TypeError('Failed to fetch');
      const request = new Request(input, init);
      const route = `${request.method} ${request.url.replace(BASE, '').replace('/api/0.6', '')}`;
      sent.push(route);
      bodies.push(await request.clone().text());
      const acts = [routes[route] ?? new Response(`no script for ${route}`, { status: 500 })].flat();
      const turn = turns.get(route) ?? 0;
      turns.set(route, turn + 1);
      const act = acts[Math.min(turn, acts.length - 1)];
      if (act === 'cut' || act === undefined) throw new TypeError('Failed to fetch');
      if (act === 'stall') {
        mine.abort(new DOMException('Too late', 'TimeoutError'));
        throw mine.signal.reason;
      }
      return act.clone();
    },
    // It is over for whom it is made to stall, and never for anyone else.
    deadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
    online: options.online ?? (() => options.unplugged?.() !== true),
  };
  const credentials: Credentials = {
    token: () => (options.token === undefined ? 'token' : options.token),
    dead: (token) => dead.push(token),
  };
  return { api: createApi(BASE, credentials, network), network, sent, bodies, dead };
}

export function text(body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/plain' } });
}

export function json(body: unknown): Response {
  return Response.json(body);
}
