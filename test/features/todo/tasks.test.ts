import { expect, test } from 'vitest';
import { createAside } from '../../../src/features/todo/aside.ts';
import { tasksOf } from '../../../src/features/todo/tasks.ts';
import { BARE, camera, FLOCK, NOW, ODD, WAY } from '../../ui/cameras.ts';

const NONE: ReadonlySet<string> = new Set();
const YEAR = 365.25 * 86_400_000;

test('a reader of which all is known is no task, and what can’t be edited is none', () => {
  expect(tasksOf([FLOCK, WAY], NONE, NOW)).toEqual([]);
});

test('the reasons are what is missing or odd', () => {
  expect(tasksOf([BARE, ODD], NONE, NOW).map(({ reasons }) => reasons)).toEqual([
    ['direction', 'maker', 'operator'],
    ['oddDirection', 'operator'],
  ]);
});

test('a survey is due after three years in which nobody looked', () => {
  const known = Object.fromEntries(FLOCK.tags);
  const old = camera(1, { ...known, check_date: '2020-01-01' }, { timestamp: NOW - 4 * YEAR });
  const edited = camera(2, { ...known, check_date: '2020-01-01' }, { timestamp: NOW - 2 * YEAR });
  const seen = camera(3, { ...known, check_date: '2026-01-01' }, { timestamp: NOW - 4 * YEAR });
  const undated = camera(4, Object.fromEntries([...FLOCK.tags].filter(([key]) => key !== 'check_date')), {
    timestamp: null,
  });
  expect(tasksOf([old, edited, seen, undated], NONE, NOW)).toEqual([{ camera: old, reasons: ['survey'] }]);
});

test('what was set aside stays so on this device until someone changes it', () => {
  const disk = new Map<string, string>([['aside', 'nonsense node/1@x']]);
  const storage = {
    get: (key: string) => disk.get(key) ?? null,
    set: (key: string, value: string) => disk.set(key, value).has(key),
    remove: (key: string) => void disk.delete(key),
  };
  createAside(storage).add(BARE);
  const { all, clear } = createAside(storage);
  expect([...all.value]).toEqual(['node/509@3']);
  expect(tasksOf([BARE], all.value, NOW)).toEqual([]);
  expect(tasksOf([{ ...BARE, version: 4 }], all.value, NOW)).toHaveLength(1);
  clear();
  expect(createAside(storage).all.value.size).toBe(0);
});
