import { expect, test } from 'vitest';
import { askJosm, localNetworkPermission } from '../../../src/features/elsewhere/josm.ts';
import { Failure } from '../../../src/model/failure.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

const NO_ANSWER = new Failure('server', {}, new TypeError('Failed to fetch'));

test.each([
  ['taken', null, CHROME, 'prompt', 'opened'],
  ['refused by JOSM', new Failure('server', { status: 403 }), CHROME, 'granted', 'refused'],
  ['denied by the browser', NO_ANSWER, CHROME, 'denied', 'denied'],
  ['not possible in Safari', NO_ANSWER, SAFARI, null, 'insecure'],
  ['unanswered in Chrome', NO_ANSWER, CHROME, 'granted', 'silent'],
  ['unanswered in Firefox', NO_ANSWER, FIREFOX, null, 'silent'],
] as const)('is %s', async (_, error, userAgent, state, answer) => {
  const fetch = (): Promise<Response> => (error === null ? Promise.resolve(new Response('OK')) : Promise.reject(error));
  const browser = { userAgent, permission: () => Promise.resolve(state) };
  expect(await askJosm(fetch, 'http://127.0.0.1:8111/', new AbortController().signal, browser)).toBe(answer);
});

test('is given up when the time is over', async () => {
  const controller = new AbortController();
  controller.abort();
  const fetch = (): Promise<Response> => Promise.reject(new DOMException('over', 'AbortError'));
  const browser = { userAgent: CHROME, permission: () => Promise.resolve(null) };
  expect(await askJosm(fetch, 'http://127.0.0.1:8111/', controller.signal, browser)).toBe('late');
});

test('the permission is asked under its newer name, then its older, and may be unknown', async () => {
  const names: string[] = [];
  const query = (name: string): Promise<PermissionState> => {
    names.push(name);
    return name === 'local-network-access' ? Promise.resolve('denied') : Promise.reject(new TypeError('unknown'));
  };
  expect(await localNetworkPermission(query)).toBe('denied');
  expect(names).toEqual(['loopback-network', 'local-network-access']);
  expect(await localNetworkPermission(() => Promise.reject(new TypeError('unknown')))).toBeNull();
});
