import { describe, expect, it } from 'vitest';
import { ask, MAX_BYTES } from '../../src/overpass/ask.ts';
import { settled } from './fakeClock.ts';
import { controlled, failure, failureOf, html, never, QUERY, world } from './fakeOverpass.ts';

describe('what is not an answer of JSON', () => {
  it('429: too many at once, wait half a minute at least', async () => {
    const { deps, sent } = world((request) =>
      request.url.endsWith('/status')
        ? new Response('Connected as: 1\nRate limit: 2\n2 slots available now.\n')
        : html(
            429,
            '<p><strong style="color:#FF0000">Error</strong>: runtime error: open64: 0 Success rate_limited </p>',
          ),
    );
    expect(await failure(ask(deps, QUERY, { signal: never }))).toMatchObject({
      kind: 'rate-limited',
      details: { status: 429, retryAfterMs: 30_000 },
    });
    expect(sent.map((request) => new URL(request.url).pathname)).toEqual(['/api/interpreter', '/api/status']);
  });

  it('429: waits for as long as the status page says', async () => {
    const { deps } = world((request) =>
      request.url.endsWith('/status')
        ? new Response(
            [
              'Connected as: 1',
              'Current time: 2026-11-23T07:00:00Z',
              'Rate limit: 2',
              'Slot available after: 2026-11-23T07:01:35Z, in 95 seconds.',
              'Slot available after: 2026-11-23T07:02:00Z, in 120 seconds.',
              'Currently running queries (pid, space limit, time limit, start time):',
            ].join('\n'),
          )
        : html(429, 'rate_limited'),
    );
    expect(await failure(ask(deps, QUERY, { signal: never }))).toMatchObject({ details: { retryAfterMs: 95_000 } });
  });

  it.each([
    ['fails', (): Response => html(504, '')],
    ['is nonsense', (): Response => new Response('Slot available after: soon')],
    ['breaks', (): Response => Response.error()],
  ])('429: half a minute where the status page %s', async (_, status) => {
    const { deps } = world((request) => (request.url.endsWith('/status') ? status() : html(429, 'rate_limited')));
    expect(await failure(ask(deps, QUERY, { signal: never }))).toMatchObject({
      kind: 'rate-limited',
      details: { retryAfterMs: 30_000 },
    });
  });

  it('429: does not wait long for the status page', async () => {
    const { deps, clock } = world((request) =>
      request.url.endsWith('/status') ? new Promise<never>(() => undefined) : html(429, 'rate_limited'),
    );
    const asked = failure(ask(deps, QUERY, { signal: never }));
    await clock.pass(5000);
    expect(await asked).toMatchObject({ kind: 'rate-limited' });
  });

  it('429: asks for no status where the address is no interpreter', async () => {
    const { deps, sent } = world(() => html(429, 'rate_limited'), { url: 'http://127.0.0.1:1/overpass' });
    expect(await failure(ask(deps, QUERY, { signal: never }))).toMatchObject({ kind: 'rate-limited' });
    expect(sent).toHaveLength(1);
  });

  it('504: overloaded, or too big', async () => {
    const text =
      '<p><strong style="color:#FF0000">Error</strong>: runtime error: open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::timeout. The server is probably too busy to handle your request. </p>';
    expect(await failureOf(() => html(504, text))).toMatchObject({
      kind: 'overloaded',
      details: { status: 504, said: expect.stringContaining('The server is probably too busy') },
    });
  });

  it('400: the query is refused, in the words of the server and without its tags', async () => {
    const text = `
<p><strong style="color:#FF0000">Error</strong>: line 1: parse error: Unknown type &quot;nod&quot; </p>
<p><strong style="color:#FF0000">Error</strong>: line 1: parse error: An empty query is not allowed </p>`;
    const refused = await failureOf(() => html(400, text));
    expect(refused.kind).toBe('query-refused');
    expect(refused.details).toEqual({
      status: 400,
      said: 'line 1: parse error: Unknown type "nod" line 1: parse error: An empty query is not allowed',
    });
  });

  it('200 with a page: the same query too often', async () => {
    const text =
      '<p><strong>Error</strong>: runtime error: open64: 0 Success /osm3s Dispatcher_Client::request_read_and_idx::duplicate_query </p>';
    expect(await failureOf(() => html(200, text))).toMatchObject({ kind: 'overloaded', details: { status: 200 } });
  });

  it('200 with a page: no slot', async () => {
    expect(await failureOf(() => html(200, 'rate_limited'))).toMatchObject({
      kind: 'rate-limited',
      details: { retryAfterMs: 30_000 },
    });
  });

  it('200 with any other page, as a hotel sends', async () => {
    expect(await failureOf(() => html(200, '<h1>Welcome &amp; sign in</h1><script>x()</script>'))).toMatchObject({
      kind: 'bad-response',
      details: { said: 'The data included in this document is from www.openstreetmap.org. Welcome & sign in' },
    });
  });

  it('200 with nothing', async () => {
    expect(await failureOf(() => new Response(''))).toMatchObject({ kind: 'bad-response' });
  });

  it.each([
    [403, 'forbidden'],
    [404, 'server'],
    [406, 'server'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
  ])('%d: %s', async (status, kind) => {
    expect(await failureOf(() => html(status, 'no'))).toMatchObject({ kind, details: { status } });
  });

  it('no connection: offline, where the browser knows that it is', async () => {
    const broken = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    expect(await failureOf(broken, false)).toMatchObject({ kind: 'offline' });
    expect(await failureOf(broken, true)).toMatchObject({ kind: 'server' });
  });

  it('a connection that is cut in the middle', async () => {
    const body = controlled();
    const { deps } = world(() => body.response);
    const asked = failure(ask(deps, QUERY, { signal: never }));
    body.send('{"elements":[');
    await settled();
    body.fail();
    expect(await asked).toMatchObject({ kind: 'server' });
  });

  it('more than anyone could hold', async () => {
    const chunk = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    let sentBytes = 0;
    const body = new ReadableStream({
      pull(controller) {
        sentBytes += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    expect(await failureOf(() => new Response(body))).toMatchObject({ kind: 'incomplete' });
    expect(sentBytes).toBeLessThan(MAX_BYTES + 4 * chunk.byteLength);
  });
});

describe('a server’s words', () => {
  it('are short, plain text', async () => {
    const long = await failureOf(() => html(500, `<b>${'x'.repeat(5000)}</b>\u0007\n\n&lt;i&gt;`));
    expect(long.details.said).not.toMatch(/[<>\p{Cc}]/u);
    expect(long.details.said?.length).toBeLessThanOrEqual(200);
  });
});
