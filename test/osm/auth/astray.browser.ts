import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../../../src/model/failure.ts';
import { land, never, popups, post, tab, token, wish } from '../tabs.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('what belongs to no sign-in here, or holds nothing, is told of and waited on: any site can open the landing page', async () => {
  const opened = popups();
  const { session, sent } = await tab();
  const warned: string[] = [];
  const warn = ({ kind }: Failure): unknown => warned.push(kind);
  const signingIn = session.signIn({ stay: false, signal: never(), warn });
  await wish(opened[0]);
  post({ code: 'evil', state: 'other' });
  await expect.poll(() => warned).toEqual(['sign-in-mismatch']);
  const channel = new BroadcastChannel('sightline-sign-in');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage('empty');
  channel.close();
  await expect.poll(() => warned).toEqual(['sign-in-mismatch', 'sign-in-empty']);
  expect(sent).toEqual([]);
  expect(opened[0]?.closed).toBe(false);
  await land(opened[0], { code: 'mine' });
  await signingIn;
  expect(session.signedIn).toBe(true);
});

test('a sign-in that can’t come back is not waited for', async () => {
  const opened = popups();
  const asked: string[] = [];
  const { session } = await tab(token, undefined, (address) => {
    asked.push(address);
    return Promise.resolve(false);
  });
  await expect(session.signIn({ stay: false, signal: never() })).rejects.toMatchObject({ kind: 'sign-in-unreachable' });
  expect(asked).toEqual([new URL('land.html', document.baseURI).href]);
  await expect.poll(() => opened[0]?.closed).toBe(true);
});
