import { expect, test } from 'vitest';
import { createStorage } from '../../src/state/storage.ts';

/** A browser as far as `createStorage` looks at one. */
function browser(storage: Partial<Storage> | null): {
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
} {
  const area = (): Storage => {
    if (storage === null) throw new DOMException('The operation is insecure.', 'SecurityError');
    return { length: 0, clear: () => undefined, key: () => null, ...working(), ...storage };
  };
  return {
    get localStorage() {
      return area();
    },
    get sessionStorage() {
      return area();
    },
  };
}

function working(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

test('values are stored under a key that says whose they are', () => {
  const area = working();
  const storage = createStorage('local', null, browser(area));
  expect(storage.set('a', '1')).toBe(true);
  expect([...area.values]).toEqual([['sightline.a', '1']]);
  expect(storage.get('a')).toBe('1');
  storage.remove('a');
  expect(storage.get('a')).toBeNull();
});

test('pages of one origin keep apart what they store, and find what an earlier version kept until one has its own', () => {
  const area = working();
  const [a, b] = ['/a/', '/b/'].map((folder) => createStorage('local', folder, browser(area)));
  area.values.set('sightline.x', 'old');
  expect([a?.get('x'), b?.get('x')]).toEqual(['old', 'old']);
  a?.set('x', 'mine');
  expect([a?.get('x'), b?.get('x')]).toEqual(['mine', 'old']);
  expect([...area.values.keys()]).toEqual(['sightline.x', 'sightline /a/ x']);
  a?.remove('x');
  expect([...area.values.keys()]).toEqual([]);
});

test.for([
  ['refuses storage', null],
  [
    'has no room',
    {
      ...working(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    },
  ],
  ['forgets at once', { ...working(), setItem: () => undefined }],
] satisfies [string, Partial<Storage> | null][])('a browser that %s gets memory, and says so', ([, area]) => {
  const storage = createStorage('local', null, browser(area));
  expect(storage.get('a')).toBeNull();
  expect(storage.set('a', '1')).toBe(false);
  expect(storage.get('a')).toBe('1');
  storage.remove('a');
  expect(storage.get('a')).toBeNull();
});

test('a value that fell back to memory wins over an older stored one, until it can be stored', () => {
  const area = working();
  const storage = createStorage('local', null, browser(area));
  storage.set('a', 'old');
  const { setItem } = area;
  area.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  storage.set('a', 'new');
  expect(storage.get('a')).toBe('new');
  area.setItem = setItem;
  expect(storage.set('a', 'newest')).toBe(true);
  expect(storage.get('a')).toBe('newest');
});
