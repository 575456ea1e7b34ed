import { afterEach, expect, test, vi } from 'vitest';
import { createAskOverpass } from '../../src/state/askOverpass.ts';
import { startApp } from '../stub/app.ts';

afterEach(() => vi.restoreAllMocks());

test('asks one thing at a time, and goes on after a failure', async () => {
  const { state } = startApp();
  const open: ((answer: Response) => void)[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => new Promise((answer) => open.push(answer)));
  const ask = createAskOverpass(state);
  const { signal } = new AbortController();
  const [first, second] = [ask('1', signal), ask('2', signal)];
  const failed = expect(first).rejects.toThrow('bad-response');
  await vi.waitFor(() => expect(open).toHaveLength(1));
  open[0]?.(new Response('<html>'));
  await failed;
  await vi.waitFor(() => expect(open).toHaveLength(2));
  open[1]?.(new Response('{"elements":[]}'));
  expect(await second).toBe('{"elements":[]}');
  state.close();
});
