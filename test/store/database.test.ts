import { get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { Failure } from '../../src/model/failure.ts';

/** An IndexedDB of which each request answers when it is told to. */
function standIn(): {
  readonly opened: () => number;
  readonly answerOpen: () => void;
  readonly transactions: { readonly puts: unknown[]; aborted: boolean }[];
} {
  const requests: { readonly result: unknown; onsuccess?: () => void }[] = [];
  const transactions: { readonly puts: unknown[]; aborted: boolean }[] = [];
  const database = {
    transaction() {
      const made = { puts: [] as unknown[], aborted: false };
      transactions.push(made);
      const transaction = { abort: () => void (made.aborted = true) };
      return {
        objectStore: () => ({ transaction, get: () => ({}), put: (value: unknown) => void made.puts.push(value) }),
      };
    },
  };
  vi.stubGlobal('indexedDB', {
    open() {
      const request = { result: database };
      requests.push(request);
      return request;
    },
  });
  return { opened: () => requests.length, answerOpen: () => requests.at(-1)?.onsuccess?.(), transactions };
}

/** How a promise ends, once the time has gone by. */
async function after(ms: number, promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(ms - 1);
  expect(await Promise.race([settled, Promise.resolve('waiting')])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  return await Promise.race([settled, Promise.resolve('waiting')]);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a database', () => {
  it('that never opens is given up at the deadline', async () => {
    standIn();
    const store = openDatabase('test', 'records', { deadline: 700 });
    expect(await after(700, get('key', store))).toMatchObject({ kind: 'storage' });
  });

  it('that opens but never answers is given up, and what was begun is taken back', async () => {
    const { answerOpen, transactions } = standIn();
    const saved = set('key', 1, openDatabase('test', 'records', { deadline: 700 }));
    answerOpen();
    expect(await after(700, saved)).toBeInstanceOf(Failure);
    expect(transactions).toEqual([{ puts: [1], aborted: true }]);
  });

  it('that opens too late is not written to', async () => {
    const { answerOpen, transactions } = standIn();
    expect(await after(700, set('key', 1, openDatabase('test', 'records', { deadline: 700 })))).toBeInstanceOf(Failure);
    answerOpen();
    await vi.advanceTimersByTimeAsync(0);
    expect(transactions).toEqual([{ puts: [], aborted: false }]);
  });

  it('is opened once, however often it is used', async () => {
    const { opened } = standIn();
    const store = openDatabase('test', 'records', { deadline: 700 });
    const both = Promise.allSettled([get('a', store), get('b', store)]);
    await vi.advanceTimersByTimeAsync(700);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(opened()).toBe(1);
  });

  it('that refuses to open does so as a failure of the storage', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new Error('blocked');
      },
    });
    await expect(get('key', openDatabase('test', 'records'))).rejects.toMatchObject({
      kind: 'storage',
      cause: { message: 'blocked' },
    });
  });
});
