import { existsSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, matchesGlob, relative } from 'node:path/posix';
import type { Graph, Import } from './graph.ts';
import { readImports } from './readImports.ts';

/**
 * Reads the imports of every .ts and .tsx file of a folder, and finds the files that they mean.
 * @param root the project's folder; @param folder relative to it, such as `src`.
 * @throws where an import leads to no file.
 */
export function readGraph(root: string, folder: string): Graph {
  const home = realpathSync(root);
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: home }).toSorted();
  const imports = files.flatMap((from) =>
    readImports(from, readFileSync(join(home, from), 'utf8')).flatMap((asked) => meant(home, from, asked)),
  );
  return { files, imports };
}

function meant(home: string, from: string, asked: string): readonly Import[] {
  if (asked.startsWith('glob:')) return matched(home, from, asked.slice('glob:'.length));
  if (!/^\.{0,2}\//.test(asked)) return [{ from, to: packageName(asked), local: false }];
  const path = join(home, dirname(from), asked.replace(/\?.*$/, ''));
  if (!existsSync(path)) {
    // A worker or a folder's own file of the build, such as `new URL('../../../', import.meta.url)`, names a folder.
    throw new Error(`${from} imports ${asked}, and there is no such file.`);
  }
  if (statSync(path).isDirectory()) return [];
  return [{ from, to: relative(home, realpathSync(path)), local: true }];
}

/** Only code counts: message files are found by pattern on purpose. */
function matched(home: string, from: string, pattern: string): readonly Import[] {
  if (pattern.startsWith('!')) return [];
  const whole = join(dirname(from), pattern);
  return globSync('src/**/*.{ts,tsx}', { cwd: home })
    .filter((path) => matchesGlob(path, whole))
    .map((to) => ({ from, to, local: true }));
}

function packageName(asked: string): string {
  return asked
    .split('/')
    .slice(0, asked.startsWith('@') ? 2 : 1)
    .join('/');
}
