import { expect, test } from 'vitest';
import { createApi } from '../../../src/osm/api/api.ts';
import { Refusal } from '../../../src/osm/api/refusal.ts';
import type { Network } from '../../../src/osm/api/request.ts';
import type { Act } from '../script.ts';
import { BASE, script, text } from '../script.ts';

const GET = 'GET /node/1.json';
const path = '/api/0.6/node/1.json';

/** Every status of the table, with the kind a person reads and the reason the code goes on from; null where it isn't a no. */
test.for([
  [400, 'Cannot parse valid node from xml string. Line 1', 'query-refused', 'bad-data'],
  [400, 'Server is currently in read only mode, no database changes allowed', 'read-only', 'read-only'],
  [401, 'User is not authorized', 'signed-out', 'signed-out'],
  [401, 'token_revoked', 'signed-out', 'signed-out'],
  [401, 'You have not granted the modify map permission', 'signed-out', 'signed-out'],
  [403, 'Your access to the API has been blocked.', 'forbidden', 'forbidden'],
  [404, '', 'query-refused', 'not-found'],
  [405, '', 'query-refused', 'bad-data'],
  [408, '', 'timeout', null],
  [409, 'Version mismatch: Provided 1, server had: 2 of Node 508', 'query-refused', 'version'],
  [409, 'The changeset 2 was closed at 2026-11-23 05:59:37 UTC', 'query-refused', 'closed'],
  [409, "The user doesn't own that changeset", 'query-refused', 'wrong-changeset'],
  [409, 'Changeset mismatch: Provided 1 but only 2 is allowed', 'query-refused', 'wrong-changeset'],
  [409, 'Changeset 2 is currently locked by another process.', 'query-refused', 'locked'],
  [409, '', 'query-refused', 'conflict'],
  [410, 'The node with the id 513 has already been deleted', 'query-refused', 'gone'],
  [412, 'Precondition failed: Node 513 is still used by ways 1.', 'in-use', 'in-use'],
  [413, 'Changeset bounding box limit exceeded.', 'query-refused', 'too-large'],
  [429, 'Upload has been blocked due to rate limiting. Please try again later.', 'rate-limited', 'rate-limited'],
  [500, '', 'server', null],
  [502, '<html>Bad Gateway</html>', 'server', null],
  [503, 'Database offline for maintenance', 'server', null],
  [504, '', 'server', null],
  [509, 'You have downloaded too much data.', 'rate-limited', 'rate-limited'],
  [418, '', 'bad-response', null],
] as const)('%i %s', async ([status, body, kind, reason]) => {
  const { api } = script({ [GET]: text(body, status) });
  const failure: unknown = await api.send('GET', path).catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind, details: { status } });
  expect(failure instanceof Refusal ? failure.reason : null).toBe(reason);
});

test('only a 401 calls the token dead', async () => {
  for (const [status, dead] of [
    [401, ['token']],
    [400, []],
    [403, []],
    [500, []],
  ] as const) {
    const server = script({ [GET]: text('no', status) });
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    await server.api.send('GET', path).catch(() => undefined);
    expect(server.dead).toEqual(dead);
  }
});

test.for([
  ['cut', true, 'server'],
  ['cut', false, 'offline'],
  ['stall', true, 'timeout'],
] as const)('a request that is %s (online %s) ends as %s', async ([act, online, kind]) => {
  // Online when it left, and asked again once it had failed.
  const asked = [true];
  const { api } = script({ [GET]: act }, { online: () => asked.pop() ?? online });
  const failure: unknown = await api.send('GET', path).catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind });
  expect(failure).not.toBeInstanceOf(Refusal);
});

test('without network or token nothing leaves, and that is certain', async () => {
  for (const [options, kind] of [
    [{ unplugged: () => true }, 'offline'],
    [{ token: null }, 'signed-out'],
  ] as const) {
    const { api, sent } = script({ [GET]: text('') }, options);
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    const failure: unknown = await api.send('GET', path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind, reason: 'not-sent' });
    expect(sent).toEqual([]);
  }
});

test('a browser that only thinks that it is offline keeps nobody from anything: it is asked for, once for all at a time', async () => {
  const { api, sent } = script({ [GET]: text('read'), 'PUT /changeset/create': text('7') }, { online: () => false });
  const create = api.send('PUT', '/api/0.6/changeset/create', { xml: '<osm/>' });
  expect(await Promise.all([api.send('GET', path), create])).toEqual(['read', '7']);
  expect(sent.filter((route) => route === 'GET /capabilities.json')).toHaveLength(1);
  expect(sent).toHaveLength(3);
});

test('cancelling is not a failure', async () => {
  const controller = new AbortController();
  controller.abort();
  const { api } = script({ [GET]: 'cut' });
  await expect(api.send('GET', path, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test("a server's words are one line of plain text of bounded length", async () => {
  const says = async (body: string): Promise<string | undefined> => {
    const { api } = script({ [GET]: text(body, 403) });
    const failure: unknown = await api.send('GET', path).catch((error: unknown) => error);
    return failure instanceof Refusal ? failure.details.said : 'not a refusal';
  };
  expect(await says(' Read\nthis \u202Efirst ')).toBe('Read this  first');
  expect(await says('<!DOCTYPE html><script>')).toBeUndefined();
  expect((await says('x'.repeat(10_000)))?.length).toBeLessThan(310);
});

test('the token goes to the API as a bearer, without cookies, caches or redirects; public reads go without it', async () => {
  const calls: [string, RequestInit | undefined][] = [];
  const network: Network = {
    fetch: async (input, init) => {
      calls.push([new Request(input).url, init]);
      return text('');
    },
    deadline: () => new AbortController().signal,
    online: () => true,
  };
  const api = createApi(BASE, { token: () => 'secret', dead: () => undefined }, network);
  await api.send('PUT', '/api/0.6/changeset/create', { xml: '<osm/>' });
  await api.send('GET', '/api/0.6/capabilities.json', { anonymous: true });
  const [[url, write] = ['', undefined], [, read] = ['', undefined]] = calls;
  expect(url).toBe(`${BASE}/api/0.6/changeset/create`);
  expect(write).toMatchObject({ credentials: 'omit', cache: 'default', redirect: 'error', body: '<osm/>' });
  expect(new Headers(write?.headers).get('authorization')).toBe('Bearer secret');
  expect(read).toMatchObject({ cache: 'no-store' });
  expect(new Headers(read?.headers).has('authorization')).toBe(false);
});

test.for(['stall', 'cut'] satisfies Act[])('an answer whose body never ends (%s) is a failure', async (end) => {
  const controller = new AbortController();
  const network: Network = {
    fetch: async () => {
      const body = new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('{"half'));
          if (end === 'stall') controller.signal.addEventListener('abort', () => stream.error(new Error('aborted')));
          else stream.error(new TypeError('network error'));
          queueMicrotask(() => controller.abort());
        },
      });
      return new Response(body);
    },
    deadline: () => (end === 'stall' ? controller.signal : new AbortController().signal),
    online: () => true,
  };
  const api = createApi(BASE, { token: () => 'secret', dead: () => undefined }, network);
  await expect(api.send('GET', path)).rejects.toMatchObject({ kind: end === 'stall' ? 'timeout' : 'server' });
});
