import { mergeConfig } from 'vite';
import type { ConfigEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import product from '../../vite.config.ts';

/** The unit tests, one file at a time: each is short here, and mutants are tried side by side in processes of their own. */
export default defineConfig(async (env: ConfigEnv) =>
  mergeConfig(await product(env), {
    root: `${import.meta.dirname}/../..`,
    test: {
      environment: 'node',
      include: ['test/**/*.test.ts'],
      // Those that say something of src; the others try the tests' own tools, and the shape of the tree.
      exclude: [
        'test/*.test.ts',
        ...['e2e', 'mutants', 'bench', 'tools', 'sandbox', 'faults', 'build'].map((name) => `test/${name}/**`),
      ],
      setupFiles: [`${import.meta.dirname}/reached.ts`],
      pool: 'threads',
      maxWorkers: 1,
      // It goes by the file on the disk, which never changes here.
      fsModuleCache: false,
      // What a mutant does to a test's time is not of interest, only that it comes to an end.
      testTimeout: 20_000,
      hookTimeout: 20_000,
      expect: { poll: { timeout: 10_000 } },
    },
  }),
);
