/**
 * `npm run faults`: random schedules of everything that can go wrong between a page and OpenStreetMap, and what is there
 * in the end. `-- --json` prints one object; `-- --schedules 500 --seed 7` runs fewer, and others. Ends with 1 unless nothing was
 * duplicated, lost, overwritten or left open, and every deliberate fault (mutants.ts) is caught.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Report, Sums } from './report.ts';
import { MUTANTS } from './mutants.ts';
import { add, isProof, NOTHING, runSeeds, survivors } from './report.ts';

const SCHEDULES = 10_000;
/** Schedules given to a worker at a time. */
const SLICE = 100;
/** Each deliberate fault has to be caught within so many. */
const MUTANT_SCHEDULES = 500;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, schedules: { type: 'string' }, seed: { type: 'string' } },
  });
  const schedules = Number(values.schedules ?? SCHEDULES);
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(schedules) || schedules < 1) throw new Error('--schedules needs a whole number');
  if (!Number.isSafeInteger(seed) || seed < 1) throw new Error('--seed needs a whole number');
  const started = performance.now();
  const sums = await inWorkers(seed, schedules, values.json === true ? () => undefined : showProgress);
  const { failed, ...rest } = sums;
  const left = await survivors(MUTANT_SCHEDULES);
  const report: Report = { ...rest, mutants: { caught: MUTANTS.length - left.length, of: MUTANTS.length } };
  for (const { name } of left) console.error(`not caught: a machine that ${name}`);
  for (const words of failed) console.error(words);
  console.log(values.json === true ? JSON.stringify(report) : text(report, performance.now() - started));
  process.exitCode = isProof(report) ? 0 : 1;
}

/** Hands out so many seeds, from the first on, in slices. */
async function inWorkers(
  first: number,
  schedules: number,
  progress: (done: number, of: number) => void,
): Promise<Sums> {
  let next = first;
  const end = first + schedules;
  let sums = NOTHING;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        if (next >= end) {
          void worker.terminate().then(() => resolve());
          return;
        }
        const slice = { from: next, to: Math.min(end - 1, next + SLICE - 1) };
        next = slice.to + 1;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
        worker.postMessage(slice);
      };
      worker.on('error', reject);
      worker.on('message', (done: Sums) => {
        sums = add(sums, done);
        progress(sums.schedules, schedules);
        give();
      });
      give();
    });
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(schedules / SLICE)));
  await Promise.all(
    Array.from({ length: threads }, () => work(new Worker(new URL(import.meta.url), { workerData: true }))),
  );
  return sums;
}

function showProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} schedules`);
}

function text(report: Report, ms: number): string {
  const number = (value: number): string => value.toLocaleString('en-US').padStart(8);
  return [
    '',
    `schedules                   ${number(report.schedules)}`,
    `duplicates                  ${number(report.duplicates)}`,
    `lost edits                  ${number(report.lost)}`,
    `overwritten foreign edits   ${number(report.overwritten)}`,
    `changesets left open        ${number(report.left_open)}`,
    `edits that need a person    ${number(report.needs_person)}`,
    '',
    `Deliberate faults caught: ${report.mutants.caught} of ${report.mutants.of}.`,
    `${Math.round(ms / 1000)} s`,
  ].join('\n');
}

/** A worker's side: runs slices until there are no more. */
function serve(): void {
  parentPort?.on('message', ({ from, to }: { readonly from: number; readonly to: number }) => {
    const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
    void runSeeds(seeds).then((sums) => parentPort?.postMessage(sums));
  });
}

if (isMainThread) await main();
else if (workerData === true) serve();
