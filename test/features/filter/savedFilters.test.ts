import { expect, test } from 'vitest';
import { forgetFilter, readSaved, saveFilter } from '../../../src/features/filter/savedFilters.ts';
import { NO_FILTER } from '../../../src/store/query/filter.ts';

function storage(text?: string) {
  const kept = new Map(text === undefined ? [] : [['saved', text]]);
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => kept.set(key, value).size > 0,
    remove: (key: string) => void kept.delete(key),
  };
}

test('a filter is kept under its name, in place of the one before, and forgotten when asked', () => {
  const kept = storage();
  saveFilter(kept, ' mine ', { ...NO_FILTER, makers: ['Genetec'] });
  saveFilter(kept, 'other', { ...NO_FILTER, tags: [{ key: 'ref', how: 'absent', text: '' }] });
  saveFilter(kept, 'mine', { ...NO_FILTER, direction: 'odd' });
  expect(readSaved(kept).map(({ name, filter }) => [name, filter.direction])).toEqual([
    ['mine', 'odd'],
    ['other', 'any'],
  ]);
  expect(forgetFilter(kept, 'mine')?.map(({ name }) => name)).toEqual(['other']);
  expect(readSaved(kept)).toHaveLength(1);
});

test.each(['', '{', '{}', '[{"name":1}]', '[{"name":"x","filter":{"direction":"up"}}]'])('%j is no filter', (text) => {
  expect(readSaved(storage(text))).toEqual([]);
});

test('without a name nothing is kept', () => {
  expect(saveFilter(storage(), '  ', NO_FILTER)).toEqual([]);
});

test('a device that keeps nothing is told of', () => {
  expect(saveFilter({ ...storage(), set: () => false }, 'mine', NO_FILTER)).toBeNull();
});
