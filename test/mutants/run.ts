/**
 * `npm run mutants`: how many deliberate faults the unit tests find. The source is changed in one place, in memory, and
 * the tests that come by that place are run; a mutant that makes none of them fail is alive.
 */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { EQUIVALENT } from './equivalent.ts';
import { browserTestsOf, diesInBrowser } from './inBrowser.ts';
import type { Reach } from './lab.ts';
import type { Lab } from './labs.ts';
import { createLab } from './labs.ts';
import type { Folder, Mutant } from './sample.ts';
import { drawSample, FOLDERS } from './sample.ts';

/** How much of the whole, and of each folder, is to be killed. */
const GOAL = 0.9;
const FOLDER_GOAL = 0.8;
/** The first run of all tests may take so long. ms */
const REACH = 900_000;
/** What a file of tests may take beyond FACTOR times what it took; a mutant that makes it slower is killed. ms */
const SPARE = 20_000;
const FACTOR = 5;

/** Files of tests that are run against a change that changes nothing, of each folder. */
const CONTROLS = 3;

const root = join(import.meta.dirname, '../..');

const USAGE = `npm run mutants -- [--seed N] [--each N] [--folder NAME]... [--jobs N] [--json]
  --seed    which sample is drawn (1)
  --each    how many mutants of each folder (50)
  --folder  only these of ${FOLDERS.join(', ')}
  --jobs    how many are tried side by side (2)`;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function words({ file, line, was, now }: Mutant): string {
  const short = was.replaceAll(/\s+/g, ' ');
  return `${file}:${line}  ${short.length > 70 ? `${short.slice(0, 69)}…` : short}  →  ${now === '' ? '(left out)' : now}`;
}

/** The files of tests that come by a mutant, those that are likely to kill it and are quick first. */
function trialsOf(mutant: Mutant, reach: readonly Reach[], kills: ReadonlyMap<string, number>): readonly Trial[] {
  const mirror = join(root, mutant.file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'));
  const those = reach.filter(({ reached }) => reached.includes(mutant.id));
  const rank = ({ file }: Trial): number => (kills.get(`${mutant.file} ${file}`) ?? 0) + (file === mirror ? 1.5 : 0);
  return [...Map.groupBy(those, ({ file }) => file)]
    .map(([file, tests]) => ({
      file,
      tests: tests.map(({ test }) => test),
      ms: tests.reduce((sum, { ms }) => sum + ms, 0),
    }))
    .toSorted((a, b) => rank(b) - rank(a) || a.ms - b.ms);
}

interface Trial {
  readonly file: string;
  readonly tests: readonly string[];
  readonly ms: number;
}

/** By what it was killed: a file of tests, or that it came to no end; null where it lives. */
async function tryOn(lab: Lab, mutant: Mutant, trials: readonly Trial[]): Promise<string | null> {
  for (const { file, tests, ms } of trials) {
    const answer = await lab.ask({ kind: 'try', mutant, file, tests }, SPARE + FACTOR * ms);
    if (answer === null) return `no end in ${relative(root, file)}`;
    if (answer.kind === 'tried' && answer.killed) return file;
  }
  return null;
}

/** Those of the living that live in a browser, too, where their folder has tests for it. */
async function tryInBrowser(alive: readonly Mutant[]): Promise<readonly Mutant[]> {
  const still: Mutant[] = [];
  const sound = new Map<string, boolean>();
  for (const mutant of alive) {
    const tests = browserTestsOf(mutant.file);
    const key = tests.join(' ');
    // Where they fail without a mutant, or there is no browser, they say nothing.
    if (!sound.has(key))
      sound.set(key, tests.length > 0 && !(await diesInBrowser({ ...mutant, now: mutant.was }, tests)));
    if (sound.get(key) === true && (await diesInBrowser(mutant, tests))) say(`killed in the browser: ${words(mutant)}`);
    else still.push(mutant);
  }
  return still;
}

/** @throws Error where the tests fail for a change that changes nothing: what they say of the others would be worth nothing */
async function checkControls(lab: Lab | undefined, mutants: readonly Mutant[], reach: readonly Reach[]): Promise<void> {
  for (const folder of FOLDERS) {
    const mutant = mutants.find((one) => one.folder === folder);
    if (lab === undefined || mutant === undefined) continue;
    const same = { ...mutant, now: mutant.was };
    const killer = await tryOn(lab, same, trialsOf(same, reach, new Map()).slice(0, CONTROLS));
    if (killer !== null) throw new Error(`${killer} fails though nothing was changed in ${mutant.file}.`);
  }
}

/** The mutants that live. */
async function tryAll(mutants: readonly Mutant[], jobs: number): Promise<readonly Mutant[]> {
  const labs = Array.from({ length: jobs }, createLab);
  const [first] = labs;
  const found = await first?.ask({ kind: 'reach', mutants, tests: [] }, REACH);
  if (found?.kind !== 'reach') throw new Error('The tests do not come to an end without any mutant.');
  for (const file of found.failed)
    say(`${relative(root, file)} fails without any mutant: its failing tests are left out.`);
  await checkControls(first, mutants, found.reach);
  const kills = new Map<string, number>();
  const alive: Mutant[] = [];
  const waiting = mutants.values();
  let done = 0;
  await Promise.all(
    labs.map(async (lab) => {
      // Each takes the next from the same iterator.
      for (const mutant of waiting) {
        const killer = await tryOn(lab, mutant, trialsOf(mutant, found.reach, kills));
        done += 1;
        if (killer === null) {
          alive.push(mutant);
          say(`${done}/${mutants.length} alive: ${words(mutant)}`);
        } else {
          kills.set(`${mutant.file} ${killer}`, (kills.get(`${mutant.file} ${killer}`) ?? 0) + 1);
          if (done % 10 === 0) say(`${done}/${mutants.length}`);
        }
      }
      lab.close();
    }),
  );
  return alive;
}

function rate(sampled: number, alive: number): number {
  return sampled === 0 ? 1 : Math.round(((sampled - alive) / sampled) * 1000) / 1000;
}

function proofOf({ file, was, now }: Mutant): string | undefined {
  return EQUIVALENT.find((known) => known.file === file && known.was === was && known.now === now)?.proof;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      each: { type: 'string', default: '50' },
      folder: { type: 'string', multiple: true, default: [] },
      jobs: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const numbers = [values.seed, values.each, values.jobs].map(Number);
  const [seed = 1, each = 50, jobs = 2] = numbers;
  const folders = values.folder.length === 0 ? FOLDERS : FOLDERS.filter((folder) => values.folder.includes(folder));
  if (values.help || numbers.some((number) => !Number.isSafeInteger(number) || number < 0) || folders.length === 0) {
    say(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const mutants = drawSample(root, folders, seed, each);
  say(`${mutants.length} mutants of ${folders.join(', ')}, seed ${seed}`);
  const alive = await tryInBrowser(await tryAll(mutants, Math.max(1, jobs)));
  const inFolder = (all: readonly Mutant[], name: Folder): number => all.filter(({ folder }) => folder === name).length;
  const by = Object.fromEntries(folders.map((name) => [name, rate(inFolder(mutants, name), inFolder(alive, name))]));
  const whole = rate(mutants.length, alive.length);
  const report = { sampled: mutants.length, killed: mutants.length - alive.length, rate: whole, by };
  say('');
  for (const mutant of alive.toSorted((a, b) => a.id - b.id)) {
    const proof = proofOf(mutant);
    say(`alive: ${words(mutant)}${proof === undefined ? '' : `\n       the same: ${proof}`}`);
  }
  process.stdout.write(`${values.json ? JSON.stringify(report) : asText(report)}\n`);
  process.exitCode = whole >= GOAL && Object.values(by).every((one) => one >= FOLDER_GOAL) ? 0 : 1;
}

function asText({
  sampled,
  killed,
  rate: whole,
  by,
}: {
  readonly sampled: number;
  readonly killed: number;
  readonly rate: number;
  readonly by: Readonly<Record<string, number>>;
}): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const folders = Object.entries(by).map(([name, share]) => `  ${name.padEnd(12)} ${percent(share)}`);
  return [`${killed} of ${sampled} mutants are killed: ${percent(whole)}`, ...folders].join('\n');
}

await main();
