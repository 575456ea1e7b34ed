import { expect, test } from 'vitest';
import { call, openChangeset, testSandbox, uploadChange } from './testing.ts';
import { modify, world } from './testing-api.ts';

/** As observed on a real cgimap 2.1.0. */
test('the API echoes the origin, allows only the methods of the route, and exposes no header of an error', async () => {
  const { sandbox } = testSandbox(world);
  const token = sandbox.token();
  const headers = { Origin: 'http://127.0.0.1:5173' };
  const read = await call(sandbox, 'GET', '/api/0.6/node/508.json', { headers });
  expect([read.headers.get('Access-Control-Allow-Origin'), read.headers.get('Access-Control-Allow-Methods')]).toEqual([
    'http://127.0.0.1:5173',
    'GET, HEAD, OPTIONS',
  ]);
  const preflight = await call(sandbox, 'OPTIONS', '/api/0.6/changeset/1/upload', {
    headers: {
      ...headers,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  });
  expect([
    preflight.status,
    preflight.headers.get('Access-Control-Allow-Methods'),
    preflight.headers.get('Access-Control-Allow-Headers'),
  ]).toEqual([200, 'POST, OPTIONS', 'authorization,content-type']);
  const error = await uploadChange(sandbox, token, await openChangeset(sandbox, token), modify(1));
  expect(error.headers.get('Error')).toBe('Version mismatch: Provided 1, server had: 2 of Node 508');
  expect(error.headers.has('Access-Control-Expose-Headers')).toBe(false);
  expect((await call(sandbox, 'DELETE', '/api/0.6/node/508', { headers })).status).toBe(405);
});
