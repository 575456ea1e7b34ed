// Brings everything that the other commands need. Plain JavaScript without dependencies: it runs first, on whatever Node is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const oldest = 20;

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Runs npm by the way that started us, so that a PATH without npm does not matter. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** npm writes a copy of the lock file when an install is whole; it then names the same packages as ours. */
function installed() {
  const copy = `${root}node_modules/.package-lock.json`;
  if (!existsSync(copy)) return false;
  const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const have = packages(copy);
  return Object.entries(packages(`${root}package-lock.json`)).every(
    ([name, { version, optional }]) => name === '' || optional === true || have[name]?.version === version,
  );
}

if (Number.parseInt(process.versions.node, 10) < oldest) {
  stop(
    `Sightline needs Node ${oldest} or newer to set itself up; this is ${process.version}. Get one from nodejs.org and try again.`,
  );
}
if (!installed()) {
  console.log('Installing packages (once, about half a minute) …');
  if (!npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    stop('The packages could not be installed. Check the network and the messages above, then try again.');
  }
}
// The project's own Node runs TypeScript as it is, and does the rest.
if (!process.argv.includes('--no-browser')) {
  const node = `${root}node_modules/.bin/node`;
  const { status } = spawnSync(node, ['test/tools/browser.ts'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
