import { expect, test } from 'vitest';
import { createLock } from '../../src/state/lock.ts';

async function runTwo(lock: ReturnType<typeof createLock>, names: readonly [string, string]): Promise<string[]> {
  const log: string[] = [];
  const work = (name: string, id: string): Promise<string> =>
    lock(name, async () => {
      log.push(`${id} in`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${id} out`);
      return id;
    });
  expect(await Promise.all([work(names[0], 'a'), work(names[1], 'b')])).toEqual(['a', 'b']);
  return log;
}

test('work of one name runs one at a time, over all tabs', async () => {
  const lock = createLock(navigator.locks, null);
  expect(await runTwo(lock, ['x', 'x'])).toEqual(['a in', 'a out', 'b in', 'b out']);
  expect(await runTwo(lock, ['x', 'y'])).toEqual(['a in', 'b in', 'a out', 'b out']);
});

test('work that fails does not keep the next from its turn', async () => {
  const lock = createLock(navigator.locks, null);
  await expect(lock('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await lock('x', () => Promise.resolve(1))).toBe(1);
});

test('without Web Locks nothing runs: another tab could be doing the same', async () => {
  let ran = false;
  const work = (): Promise<void> => {
    ran = true;
    return Promise.resolve();
  };
  await expect(createLock(undefined, '/a/')('x', work)).rejects.toThrow('unexpected');
  expect(ran).toBe(false);
});

test('pages of two folders don’t wait for each other’s lists, but a page of an earlier version is waited for', async () => {
  const held: string[] = [];
  const manager = {
    request: async (name: string, work: () => unknown) => {
      held.push(name);
      return await navigator.locks.request(`both ${name}`, work);
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one form of the call that is used
  await createLock(manager as Pick<LockManager, 'request'>, '/a/')('upload', () => Promise.resolve());
  expect(held).toEqual(['upload', 'upload /a/']);
});
