import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillIn } from '../../src/platform/fillIn.ts';

/** What old browsers lack, by whose it is. */
const MISSING: readonly (readonly [object, readonly string[]])[] = [
  [AbortSignal, ['any', 'timeout']],
  [AbortSignal.prototype, ['throwIfAborted']],
  [Promise, ['withResolvers']],
  [Array.prototype, ['toSorted', 'toReversed', 'toSpliced']],
  [String.prototype, ['isWellFormed', 'toWellFormed']],
  [URL, ['canParse']],
  [Object, ['hasOwn']],
];
const kept: (() => void)[] = [];

/** Takes it away, along the whole chain of prototypes. */
function without(target: object, name: string): void {
  for (let owner: object | null = target; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
    if (descriptor === undefined) continue;
    const from = owner;
    Reflect.deleteProperty(from, name);
    kept.push(() => Reflect.defineProperty(from, name, descriptor));
  }
}

beforeEach(() => {
  for (const [target, names] of MISSING) for (const name of names) without(target, name);
  without(crypto, 'randomUUID');
  fillIn();
});
afterEach(() => {
  for (const restore of kept.splice(0)) restore();
});

test('a joined signal aborts with the first of its signals, for its reason', () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const joined = AbortSignal.any([first.signal, second.signal]);
  expect(joined.aborted).toBe(false);
  second.abort('why');
  first.abort('later');
  expect([joined.aborted, joined.reason]).toEqual([true, 'why']);
  expect(() => joined.throwIfAborted()).toThrow('why');
  expect(AbortSignal.any([second.signal]).reason).toBe('why');
});

test('a deadline aborts by itself', async () => {
  const deadline = AbortSignal.timeout(1);
  await new Promise((resolve) => deadline.addEventListener('abort', resolve));
  expect(deadline.reason).toMatchObject({ name: 'TimeoutError' });
});

test('a promise can be settled from outside', async () => {
  const [good, bad] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  good.resolve(1);
  bad.reject(new Error('no'));
  expect(await good.promise).toBe(1);
  await expect(bad.promise).rejects.toThrow('no');
});

test('a list is sorted, turned and cut without being changed', () => {
  const list = [3, 1, 2];
  expect(list.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  expect(list.toReversed()).toEqual([2, 1, 3]);
  expect(list.toSpliced(1, 1, 8, 9)).toEqual([3, 8, 9, 2]);
  expect(list).toEqual([3, 1, 2]);
});

test('lone surrogates are found and replaced, pairs are left', () => {
  expect(['a😀', '\uD800a', 'a\uDC00'].map((text) => text.isWellFormed())).toEqual([true, false, false]);
  expect('\uDC00😀\uD800'.toWellFormed()).toBe('\uFFFD😀\uFFFD');
});

test('an address is one or not', () => {
  expect([URL.canParse('https://example.org'), URL.canParse('x'), URL.canParse('x', 'https://a.b')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('what an object has and what it inherits are told apart', () => {
  expect([Object.hasOwn({ a: 1 }, 'a'), Object.hasOwn({}, 'toString')]).toEqual([true, false]);
});

test('ids are random, of version 4', () => {
  const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(50);
});
