import { spawn } from 'node:child_process';
import { mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Progress } from '../../../src/build/snapshot/collect.ts';
import { parseManifest } from '../../../src/snapshot/manifest.ts';
import { parseOverview } from '../../../src/snapshot/overview.ts';
import { startSandbox } from '../../sandbox/main.ts';
import { readArguments } from '../../../src/build/snapshot/arguments.ts';
import type { FileSystem } from '../../../src/build/snapshot/folder.ts';
import { diskFolder } from '../../../src/build/snapshot/folder.ts';
import { createReporter, progressLine } from '../../../src/build/snapshot/progress.ts';
import { countedQuery } from '../../../src/build/snapshot/source.ts';

const defaults = { overpass: 'https://overpass.example/api/interpreter' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('settings that are left out have their defaults', () => {
  expect(readArguments([], defaults)).toEqual({
    region: { south: -90, west: -180, north: 90, east: 180 },
    overpass: defaults.overpass,
    from: null,
    out: 'public/snapshot',
    work: '.cache/snapshot',
    maxElements: 20_000,
    accept: null,
    first: false,
    partitioned: false,
    population: null,
    areas: null,
    keepChanges: Infinity,
    referer: null,
  });
});

test('a region may begin west of Greenwich, and cross the antimeridian', () => {
  expect(readArguments(['--region', '-125,30,-110,45'], defaults).region).toEqual({
    south: 30,
    west: -125,
    north: 45,
    east: -110,
  });
  expect(readArguments(['--region=170,-50,-170,-30'], defaults).region).toEqual({
    south: -50,
    west: 170,
    north: -30,
    east: 190,
  });
});

test.each([
  [['--region', '1,2,3'], /--region takes/],
  [['--region', '0,10,10,0'], /--region takes/],
  [['--region', 'texas'], /--region takes/],
  [['--max-elements', '0'], /--max-elements takes/],
  [['--accept', ' '], /--accept takes a reason/],
  [['--keep-changes', '0'], /--keep-changes takes/],
  [['--max-elements', '1e3'], /--max-elements takes/],
  [['--overpass', 'http://overpass.example/'], /--overpass takes an https address/],
  [['--overpass', 'file:///etc/passwd'], /--overpass takes/],
  [['--referer', 'me'], /--referer takes/],
  [['--out', ' '], /--out takes/],
  [['--from', ''], /--from takes a file/],
  [['--base', '2026-01-01'], /--base goes with --from/],
  [['--from', 'a.json', '--base', 'today'], /--base takes a day/],
  [['--frobnicate'], /frobnicate/],
])('%j is refused by name', (args, message) => {
  expect(() => readArguments(args, defaults)).toThrow(message);
});

test('the query counts, and gives out no more than the limit', () => {
  const query = countedQuery({ south: 1, west: 2, north: 3, east: 4 }, 500);
  expect(query).toMatch(/\(1\.0000000,2\.0000000,3\.0000000,4\.0000000\);\);\nout count;\nout center meta 500;$/);
});

test('a file is written whole, or the one before stays', async () => {
  const disk = diskFolder(folder);
  await disk.write('a', bytes('old'));
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const failing: FileSystem = {
    rename,
    rm,
    async open(...args) {
      const handle = await open(...args);
      handle.writeFile = async () => {
        await handle.write('half');
        throw full;
      };
      return handle;
    },
  };
  await expect(diskFolder(folder, failing).write('a', bytes('new'))).rejects.toMatchObject({
    kind: 'storage',
    details: { said: `${join(folder, 'a')}: the disk is full` },
  });
  expect(await readdir(folder)).toEqual(['a']);
  expect(await disk.read('a')).toEqual(new Uint8Array(bytes('old')));
});

test('a folder that is none is told of in plain words', async () => {
  await writeFile(join(folder, 'file'), 'x');
  await expect(diskFolder(join(folder, 'file', 'deeper')).write('a', bytes('x'))).rejects.toMatchObject({
    kind: 'storage',
    details: { said: expect.stringContaining('a part of the path is no folder') },
  });
  expect(await diskFolder(join(folder, 'nowhere')).list()).toEqual([]);
  expect(await diskFolder(join(folder, 'nowhere')).read('a')).toBeNull();
});

const some: Progress = {
  boxesDone: 3,
  boxesKnown: 12,
  cameras: 4567,
  bytes: 1_234_567,
  share: 0.25,
  left: 3_725_000,
  note: null,
};

test('progress is one line with boxes, cameras, bytes and the time left', () => {
  expect(progressLine(some)).toBe(
    '[#####...............] 3 of 12 boxes · 4567 cameras · 1.2 MB · about 1 h 3 min left',
  );
  expect(progressLine({ ...some, left: null, note: 'waiting' })).toMatch(/time left not known · waiting$/);
});

test('a terminal has its line written over; anything else gets a plain line now and then', () => {
  const lines: string[] = [];
  let now = 0;
  const screen = { columns: 60, write: (text: string): void => void lines.push(text) };
  const terminal = createReporter({ ...screen, isTTY: true }, () => now);
  terminal.report(some);
  terminal.report({ ...some, boxesDone: 4 });
  terminal.end();
  expect(lines).toHaveLength(3);
  expect(lines[0]?.startsWith('\r\u001B[2K[#####...............] 3 of 12')).toBe(true);
  expect(lines.at(-1)).toBe('\n');
  lines.length = 0;
  const file = createReporter({ ...screen, isTTY: false }, () => now);
  for (let boxesDone = 0; boxesDone < 40; boxesDone += 1) {
    file.report({ ...some, boxesDone });
    now += 1000;
  }
  file.end();
  expect(lines).toHaveLength(4);
  expect(lines.every((line) => /^\[.*\n$/.test(line))).toBe(true);
});

const COMMAND = new URL('../../../src/build/snapshot/command.ts', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the command itself, as npm does. */
function run(args: readonly string[], watch?: (output: string, stop: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let stopped = false;
  const stop = (): void => {
    // A second Ctrl+C would end it without a word.
    if (!stopped) child.kill('SIGINT');
    stopped = true;
  };
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output += piece.toString();
        watch?.(output, stop);
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}

test('the command writes a snapshot, says who it is, and stops on Ctrl+C with the old one untouched', async () => {
  const { url, sandbox, close } = await startSandbox({ port: 0, cameras: 300 });
  onTestFinished(close);
  const region = ['--region', '-100,32,-96,34', '--max-elements', '5000'];
  const args = [
    '--overpass',
    `${url}/api/interpreter`,
    '--out',
    folder,
    '--work',
    join(folder, 'work'),
    '--referer',
    'https://cameras.example/map',
    ...region,
  ];
  const made = await run([...args, '--first']);
  expect(made.output).toMatch(/\d+ cameras in .*cameras-[\da-f]{16}\.parquet/);
  expect(made.code).toBe(0);
  const asked = sandbox.log.find(({ path }) => path === '/api/interpreter');
  expect(asked?.headers['referer']).toBe('https://cameras.example/map');
  expect(asked?.headers['user-agent']).toMatch(/^Sightline-snapshot\/\d/);
  const manifest = await readFile(join(folder, 'snapshot.json'), 'utf8');
  const { region: box, count, base } = parseManifest(manifest);
  expect(box).toEqual({ south: 32, west: -100, north: 34, east: -96 });
  const overview = parseOverview(await readFile(join(folder, 'overview.json'), 'utf8'));
  expect(overview).toMatchObject({ region: box, count, base });
  expect(overview.dots(3)?.count.reduce((sum, one) => sum + one, 0)).toBe(count);

  sandbox.faults.always({ service: 'overpass' }, { kind: 'rate-limit', afterMs: 0 });
  const stopped = await run(args, (output, stop) => {
    if (output.includes('rate-limited')) stop();
  });
  expect(stopped.output).toMatch(
    /\nInterrupted\. The old snapshot is untouched; what was read is kept for the next run\.\n$/,
  );
  expect(stopped.code).toBe(130);
  expect(await readFile(join(folder, 'snapshot.json'), 'utf8')).toBe(manifest);
});

test('killed outright, the command goes on where it was', async () => {
  const { url, sandbox, close } = await startSandbox({ port: 0, cameras: 300 });
  onTestFinished(close);
  const work = join(folder, 'work');
  const args = ['--overpass', `${url}/api/interpreter`, '--out', join(folder, 'out'), '--work', work];
  const options = [...args, '--referer', 'https://cameras.example/map', '--region', '-130,30,-70,45'];
  sandbox.faults.always({ path: '/api/interpreter' }, { kind: 'stall', when: 'before' });
  const child = spawn(process.execPath, [COMMAND, ...options]);
  const gone = new Promise((resolve) => void child.on('close', resolve));
  const journals = async (): Promise<readonly string[]> =>
    (await readdir(work).catch(() => [])).filter((name) => /^box_.*journal$/.test(name));
  // Two boxes of three are through, and the third is asked for.
  for (const through of [1, 2]) {
    await expect.poll(() => sandbox.faults.holding).toBe(1);
    sandbox.faults.release();
    await expect.poll(journals).toHaveLength(through);
  }
  await expect.poll(() => sandbox.faults.holding).toBe(1);
  child.kill('SIGKILL');
  await gone;
  sandbox.faults.clear();
  const { code } = await run(options);
  expect(code).toBe(0);
  const queries = sandbox.log.filter(({ path, method }) => path === '/api/interpreter' && method === 'POST');
  // Three boxes; the third was under way at the kill, and is asked for again.
  expect(queries).toHaveLength(4);
  expect(await readdir(work)).toEqual([]);
});

test('bad settings end in one clear line, and the options', async () => {
  const { code, output } = await run(['--region', 'texas']);
  expect(output).toMatch(/^--region takes W,S,E,N in degrees or "world", not "texas"\n/);
  expect(code).toBe(2);
});
