/** A process that tries mutants, one after the other. It may hang or run out of memory: its parent ends it then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { markReached } from './markReached.ts';
import { apply } from './mutate.ts';
import type { Mutant } from './sample.ts';
import { swapping } from './swap.ts';

/** One test: where it is, how long it took (ms), and which mutants it came by. */
export interface Reach {
  readonly file: string;
  readonly test: string;
  readonly ms: number;
  readonly reached: readonly number[];
}

export type Order =
  /** `tests`: parts of the paths of the test files that are run; all, where it is empty. */
  | { readonly kind: 'reach'; readonly mutants: readonly Mutant[]; readonly tests: readonly string[] }
  /** Runs those tests of one file against a mutant. */
  | { readonly kind: 'try'; readonly mutant: Mutant; readonly file: string; readonly tests: readonly string[] };

export type Answer =
  | { readonly kind: 'ready' }
  /** `failed`: the files of tests that fail without any mutant. */
  | { readonly kind: 'reach'; readonly reach: readonly Reach[]; readonly failed: readonly string[] }
  | { readonly kind: 'tried'; readonly killed: boolean };

const root = join(import.meta.dirname, '../..');
const texts = new Map<string, string>();
const vitest = await createVitest(
  'test',
  { root, config: join(import.meta.dirname, 'vitest.config.ts'), watch: false, reporters: [{}] },
  { plugins: [swapping(texts)] },
);
await vitest.standalone();
const project = vitest.getRootProject();

function swap(next: ReadonlyMap<string, string>): void {
  const stale = [...texts.keys(), ...next.keys()];
  texts.clear();
  for (const [file, text] of next) texts.set(file, text);
  for (const file of stale) vitest.invalidateFile(file);
}

async function findReach(mutants: readonly Mutant[], tests: readonly string[]): Promise<Answer> {
  const marked = [...Map.groupBy(mutants, ({ file }) => join(root, file))].map(([file, those]): [string, string] => [
    file,
    markReached(readFileSync(file, 'utf8'), those),
  ]);
  swap(new Map(marked));
  const { testModules } = await vitest.runTestSpecifications(await vitest.globTestSpecifications([...tests]));
  const reach: Reach[] = [];
  for (const module of testModules) {
    for (const test of module.children.allTests('passed')) {
      const { reached } = test.meta();
      if (reached === undefined) continue;
      reach.push({ file: module.moduleId, test: test.id, ms: test.diagnostic()?.duration ?? 0, reached });
    }
  }
  return { kind: 'reach', reach, failed: testModules.filter((module) => !module.ok()).map(({ moduleId }) => moduleId) };
}

async function tryMutant(mutant: Mutant, testFile: string, tests: readonly string[]): Promise<Answer> {
  const file = join(root, mutant.file);
  swap(new Map([[file, apply(readFileSync(file, 'utf8'), mutant)]]));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([
    project.createSpecification(testFile, { testIds: [...tests] }),
  ]);
  // The list is of all that ever ran.
  const module = testModules.find(({ moduleId }) => moduleId === testFile);
  return { kind: 'tried', killed: unhandledErrors.length > 0 || module?.ok() !== true };
}

function send(answer: Answer): void {
  process.send?.(answer);
}

process.on('message', (order: Order) => {
  const work =
    order.kind === 'reach' ? findReach(order.mutants, order.tests) : tryMutant(order.mutant, order.file, order.tests);
  work.then(send, (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
send({ kind: 'ready' });
