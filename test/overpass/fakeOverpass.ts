import type { Failure } from '../../src/model/failure.ts';
import type { OverpassDeps } from '../../src/overpass/ask.ts';
import { ask } from '../../src/overpass/ask.ts';
import { FakeClock } from './fakeClock.ts';

export const QUERY = '[out:json];node(1);out;';
export const GOOD = '{"elements":[]}';

/** What Overpass's pages look like. */
export function page(text: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>OSM3S Response</title><style>p{}</style></head>
<body><p>The data included in this document is from www.openstreetmap.org.</p>${text}</body></html>`;
}

export function html(status: number, text: string): Response {
  return new Response(page(text), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

export interface World {
  readonly clock: FakeClock;
  readonly deps: OverpassDeps;
  readonly sent: Request[];
}

export function world(
  respond: (request: Request, signal: AbortSignal) => Response | Promise<Response>,
  { online = true, url = 'http://127.0.0.1:1/api/interpreter' } = {},
): World {
  const clock = new FakeClock();
  const sent: Request[] = [];
  return {
    clock,
    sent,
    deps: {
      url,
      online: () => online,
      after: clock.after,
      fetch: async (to, init) => {
        const request = new Request(to, init);
        sent.push(request);
        return await respond(request, init.signal ?? new AbortController().signal);
      },
    },
  };
}

export const never = new AbortController().signal;

export async function failure(promise: Promise<unknown>): Promise<Failure> {
  return await promise.then(
    () => {
      throw new Error('It should have failed.');
    },
    (error: Failure) => error,
  );
}

export async function failureOf(respond: () => Response | Promise<Response>, online = true): Promise<Failure> {
  const { deps } = world(respond, { online });
  return await failure(ask(deps, QUERY, { signal: never }));
}

/** A body that sends what the test gives it. */
export function controlled(): { readonly response: Response; send(text: string): void; end(): void; fail(): void } {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': 'application/json' } }),
    send: (text) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    fail: () => controller?.error(new TypeError('network error')),
  };
}
