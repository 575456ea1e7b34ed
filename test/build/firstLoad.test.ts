import { expect, test } from 'vitest';
import { firstLoad } from '../../src/build/firstLoad.ts';

/** The modules of a small page, each with what it imports outright. */
const GRAPH: Readonly<Record<string, readonly string[]>> = {
  '/x/src/main.tsx': ['/x/a.ts'],
  '/x/a.ts': ['/x/b.ts', '/x/a.ts'],
  '/x/b.ts': ['/x/a.ts'],
  '/x/lazy.ts': ['/x/b.ts', '/x/only-lazy.ts'],
  '/x/only-lazy.ts': [],
};

test('the first load is what the entry imports outright, and not what comes later', () => {
  const { plugin, has } = firstLoad('/src/main.tsx');
  const hook = plugin.buildEnd;
  if (typeof hook !== 'function') throw new Error('no hook');
  const bundler = {
    getModuleIds: () => Object.keys(GRAPH),
    getModuleInfo: (id: string) => ({ importedIds: GRAPH[id] }),
  };
  Reflect.apply(hook, bundler, []);
  expect(Object.keys(GRAPH).filter((id) => has(id))).toEqual(['/x/a.ts', '/x/b.ts']);
});
