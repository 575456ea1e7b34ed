/**
 * `npm run without -- search`: shows that the app stands without a feature. In a copy of the tree the feature's folder, its
 * tests and its line in the list are deleted; then types, lint, build and one journey in a browser must pass.
 * `--all` deletes every feature at once; `--each` does that and then one after the other, with the unit tests for all.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const LISTS = ['src/features/first.ts', 'src/features/later.ts'] as const;
/** Open, select, add up to the review and beyond: nothing of it may need a feature. */
const JOURNEY = 'a camera is seen, selected, and one that was missing is added and stays';

const CHECKS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types', ['npm', 'run', '--silent', 'check:types']],
  ['lint', ['npm', 'run', '--silent', 'check:lint']],
  ['build', ['npm', 'run', '--silent', 'build']],
  ['journey', ['npx', 'playwright', 'test', '--config', 'test/e2e/playwright.config.ts', '--grep', JOURNEY]],
];
const UNITS = ['units', ['npm', 'run', '--silent', 'test:unit']] as const;

/** The features of the lists, by their folders. */
function listed(): readonly string[] {
  const text = LISTS.map((list) => readFileSync(join(root, list), 'utf8')).join('');
  const lines = text.matchAll(/^export \{ \w+ \} from '\.\/([\w-]+)\/index\.ts';$/gm);
  return [...lines].map(([, name = '']) => name);
}

/** Everything that git knows or would take, in a folder of its own. */
function copyTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-without-'));
  const files = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (files.status !== 0) throw new Error(`git ls-files: ${files.stderr}`);
  for (const file of new Set(files.stdout.split('\0'))) {
    // One that is deleted and not committed yet is still listed.
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function remove(folder: string, names: readonly string[]): void {
  for (const name of names) {
    rmSync(join(folder, 'src/features', name), { recursive: true });
    rmSync(join(folder, 'test/features', name), { recursive: true, force: true });
    // Its command, where it has one.
    rmSync(join(folder, 'src/build', name), { recursive: true, force: true });
  }
  for (const path of LISTS) {
    const list = join(folder, path);
    const text = readFileSync(list, 'utf8').split('\n');
    const left = text.filter((line) => !names.some((name) => line.endsWith(` from './${name}/index.ts';`)));
    writeFileSync(list, left.join('\n'));
  }
}

/** Whether all checks pass without these features. */
function standsWithout(names: readonly string[], checks: typeof CHECKS): boolean {
  const folder = copyTree();
  try {
    remove(folder, names);
    for (const [check, [program = '', ...args]] of checks) {
      const began = performance.now();
      const ran = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      console.log(`  ${ran.status === 0 ? '✓' : '✗'} ${check} (${seconds} s)`);
      if (ran.status === 0) continue;
      console.log(`${ran.stdout}\n${ran.stderr}`);
      return false;
    }
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const all = listed();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== '--all' && name !== '--each' && !all.includes(name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`Name features to do without, or --all, or --each. There are: ${all.join(', ')}.`);
  process.exit(2);
}
const each = wanted.includes('--each');
const runs = each ? [all, ...all.map((name) => [name])] : [wanted.includes('--all') ? all : wanted];
let failed = 0;
for (const names of runs) {
  console.log(`Without ${names.join(', ')}:`);
  const checks = each && names === all ? [...CHECKS, UNITS] : CHECKS;
  if (!standsWithout(names, checks)) failed += 1;
}
console.log(failed === 0 ? 'The app stands.' : `${failed} of ${runs.length} failed.`);
process.exit(failed === 0 ? 0 : 1);
