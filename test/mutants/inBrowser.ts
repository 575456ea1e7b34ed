import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mutant } from './sample.ts';

const root = join(import.meta.dirname, '../..');
/** A run of a few files, with the start of the browser. ms */
const LIMIT = 180_000;

/** The tests in a browser of the folder that a file is in. */
export function browserTestsOf(file: string): readonly string[] {
  const folder = join(root, dirname(file).replace(/^src/, 'test'));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.browser\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Whether one of those tests fails on a mutant, or they come to no end. */
export async function diesInBrowser({ file, start, end, now }: Mutant, tests: readonly string[]): Promise<boolean> {
  const config = join(import.meta.dirname, 'browser.config.ts');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--config', config, '--project', 'browser', '--bail', '1', ...tests],
    {
      cwd: root,
      env: { ...process.env, MUTANT_FILE: file, MUTANT_START: String(start), MUTANT_END: String(end), MUTANT_NOW: now },
      stdio: 'ignore',
      detached: true,
    },
  );
  return await new Promise((resolve) => {
    const timer = setTimeout(() => {
      // With the browser that it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, LIMIT);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code !== 0);
    });
  });
}
