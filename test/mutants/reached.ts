import { afterEach, beforeEach } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** The mutants whose place a test, or the import of what it tests, has come by. */
    reached?: readonly number[];
  }
}

/** Filled by the lines that `markReached` puts into the source. */
const reached = new Set<number>();
Object.assign(globalThis, { reached: (id: number) => reached.add(id) });

let before: readonly number[] = [];
beforeEach(() => {
  // What the imports and the hooks of the file came by belongs to each of its tests.
  before = [...reached];
});
afterEach(({ task }) => {
  task.meta.reached = [...new Set([...before, ...reached])];
  reached.clear();
  for (const id of before) reached.add(id);
});
