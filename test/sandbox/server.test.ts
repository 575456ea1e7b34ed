import { get } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { createSandbox } from './sandbox.ts';
import { worldOf } from './base.ts';
import type { Served } from './server.ts';
import { serve } from './server.ts';
import { testNode } from './testing.ts';

const QUERY = `/api/interpreter?data=${encodeURIComponent('[out:json];node["man_made"];out;')}`;

let sandbox: Sandbox;
let served: Served;

beforeEach(async () => {
  sandbox = createSandbox({ world: worldOf(Array.from({ length: 40 }, (_, id) => testNode(id + 1, 51, 10))) });
  served = await serve(sandbox, { port: 0 });
});

afterEach(async () => {
  sandbox.faults.clear();
  await served.close();
});

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** How many pieces it came in. */
  readonly pieces: number;
  /** Why it ended before its end, or null. */
  readonly broken: string | null;
}

/** A plain request over the socket, with nothing in between that repairs or hides what happens to it. */
function raw(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = get(served.url + path, { headers, agent: false }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      const done = (broken: string | null): void =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          pieces: parts.length,
          broken,
        });
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null));
      response.on('error', (error) => done(error.message));
    });
    request.on('error', reject);
  });
}

describe('over HTTP', () => {
  it('answers as it does in-process, and compresses where that is accepted', async () => {
    const bare = await raw(QUERY);
    const packed = await raw(QUERY, { 'Accept-Encoding': 'gzip, br' });
    expect([bare.status, bare.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([
      200,
      undefined,
      'gzip',
    ]);
    expect(gunzipSync(packed.body).toString()).toBe(bare.body.toString());
    expect(packed.body.length).toBeLessThan(bare.body.length / 4);
    expect(JSON.parse(bare.body.toString()).elements).toHaveLength(40);
  });

  it('takes bodies, methods and headers', async () => {
    const response = await fetch(`${served.url}/api/0.6/changeset/create`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${sandbox.token()}`, Origin: 'http://127.0.0.1:5173' },
      body: '<osm><changeset><tag k="comment" v="é😀"/></changeset></osm>',
    });
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([
      200,
      'http://127.0.0.1:5173',
    ]);
    const changeset = await fetch(`${served.url}/api/0.6/changeset/${await response.text()}.json`);
    expect((await changeset.json()).changeset.tags).toEqual({ comment: 'é😀' });
  });

  it('uses no socket twice, since browsers resend what was cut on a used one', async () => {
    expect((await raw(QUERY, { Connection: 'keep-alive' })).headers.connection).toBe('close');
  });

  it('answers without a body where there is none', async () => {
    expect(await raw('/api/0.6/node/99.json')).toMatchObject({ status: 404, broken: null, pieces: 0 });
  });

  it('rejects where the port is taken', async () => {
    await expect(serve(sandbox, { port: Number(new URL(served.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('what goes wrong on the line', () => {
  it.each(['before', 'after'] as const)('a cut %s the work drops the socket without a word', async (when) => {
    sandbox.faults.next({}, { kind: 'cut', when });
    await expect(raw(QUERY)).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  it.each([{}, { 'Accept-Encoding': 'gzip' }])('a cut in the body drops the socket half way (%o)', async (headers) => {
    sandbox.faults.next({}, { kind: 'cut', when: 'body' });
    const { status, body, broken } = await raw(QUERY, headers);
    expect([status, broken]).toEqual([200, 'aborted']);
    expect(body.length).toBeGreaterThan(0);
  });

  it('a truncated answer ends properly, and is not JSON', async () => {
    sandbox.faults.next({}, { kind: 'truncate' });
    const { broken, body } = await raw(QUERY);
    expect(broken).toBeNull();
    expect(() => JSON.parse(body.toString())).toThrow(SyntaxError);
  });

  it.each([{}, { 'Accept-Encoding': 'gzip' }])('a drip comes in many pieces (%o)', async (headers) => {
    sandbox.faults.next({}, { kind: 'drip', bytes: 1500, everyMs: 5 });
    const { pieces, broken } = await raw(QUERY, headers);
    expect(broken).toBeNull();
    expect(pieces).toBeGreaterThan(3);
  });

  it('a stall keeps the line open and silent until it is let go', async () => {
    sandbox.faults.next({}, { kind: 'stall', when: 'before' });
    const answer = raw(QUERY);
    await expect.poll(() => sandbox.faults.holding).toBe(1);
    sandbox.faults.release();
    expect((await answer).status).toBe(200);
  });

  it('an asker who hangs up is noticed', async () => {
    sandbox.faults.next({}, { kind: 'stall', when: 'before' });
    const stop = new AbortController();
    const answer = fetch(served.url + QUERY, { signal: stop.signal });
    await expect.poll(() => sandbox.faults.holding).toBe(1);
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => sandbox.faults.holding).toBe(0);
  });
});
