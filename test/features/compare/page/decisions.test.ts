import { expect, test } from 'vitest';
import { createDecisions } from '../../../../src/features/compare/page/decisions.ts';
import type { ValueStorage } from '../../../../src/state/storage.ts';
import { markOf } from '../../../../src/features/compare/page/markOf.ts';

function memory(): ValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => values.set(key, value).has(key),
    remove: (key) => void values.delete(key),
  };
}
const bytes = (text: string) => new TextEncoder().encode(text);

test('what was decided by hand is there again with the same list, and with no other', () => {
  const storage = memory();
  const first = createDecisions(storage);
  first.open(markOf(bytes('a list')));
  first.set(3, 'node/7');
  first.set(4, null);
  const again = createDecisions(storage);
  again.open(markOf(bytes('a list')));
  expect([...again.all.value]).toEqual([
    [3, 'node/7'],
    [4, null],
  ]);
  again.open(markOf(bytes('another')));
  expect(again.all.value.size).toBe(0);
});

test('what is taken back leaves nothing behind, and what others put there is not believed', () => {
  const storage = memory();
  const decisions = createDecisions(storage);
  decisions.open('m');
  decisions.set(3, null);
  decisions.set(3, undefined);
  expect(storage.get('decided')).toBeNull();
  storage.set('decided', '{"mark":"m","rows":[[1,"<b>"]]}');
  decisions.open('m');
  expect(decisions.all.value.size).toBe(0);
});
