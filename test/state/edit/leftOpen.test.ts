import { hasLeftOpen } from '../../../src/state/edit/hasLeftOpen.ts';
import { beforeEach, expect, test } from 'vitest';
import {
  addUnchecked,
  dropUnchecked,
  foundClosed,
  readLeftOpen,
  suspectOpen,
} from '../../../src/state/edit/leftOpen.ts';
import type { ValueStorage } from '../../../src/state/storage.ts';

let stored: Map<string, string>;
let local: ValueStorage;

beforeEach(() => {
  stored = new Map();
  local = {
    get: (key) => stored.get(key) ?? null,
    set: (key, value) => {
      stored.set(key, value);
      return true;
    },
    remove: (key) => void stored.delete(key),
  };
});

test('a changeset that may be open is looked for until nothing can turn up any more', () => {
  suspectOpen(local, 'live', 1_000);
  expect(hasLeftOpen(local, 'live')).toBe(true);
  expect(hasLeftOpen(local, 'test')).toBe(false);
  foundClosed(local, 'live', 60_000);
  expect(readLeftOpen(local, 'live').since).toBe(1_000);
  foundClosed(local, 'live', 302_000);
  expect(hasLeftOpen(local, 'live')).toBe(false);
  expect(stored.size).toBe(0);
});

test('an addition that could not be looked at is remembered until it has been', () => {
  addUnchecked(local, 'live', { changeset: 5, id: 900 });
  addUnchecked(local, 'live', { changeset: 6, id: 901 });
  dropUnchecked(local, 'live', { changeset: 5, id: 900 });
  expect(readLeftOpen(local, 'live')).toEqual({ since: null, unchecked: [{ changeset: 6, id: 901 }] });
});

test.for(['{', '[]', '{"since":"x","unchecked":[{"changeset":"5"},null]}', '{"unchecked":7}'])(
  'a stored value that was not written here is nothing: %s',
  (text) => {
    suspectOpen(local, 'live', 1);
    const [key] = stored.keys();
    stored.set(key ?? '', text);
    expect(readLeftOpen(local, 'live')).toEqual({ since: null, unchecked: [] });
  },
);
