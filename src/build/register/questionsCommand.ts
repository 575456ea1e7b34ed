/**
 * `npm run questions -- FILE`: ten questions that people ask, each answered by this project's code and by one statement of DuckDB
 * over the same file, and whether the two agree. FILE is the snapshot's Parquet, or Overpass JSON (`.gz`), of which one is made first.
 * Ends with 1 unless all agree.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readReaders } from '../readersFile.ts';
import { readArguments } from '../snapshot/arguments.ts';
import { makeSnapshot } from '../snapshot/make.ts';
import type { AreaShape } from './areaShapes.ts';
import { runCommand, withUsage } from '../runCommand.ts';
import { usShapes } from './areaShapes.ts';
import { anchorsOf } from './mappedOn.ts';
import { readPopulations } from './population.ts';
import type { Question, Subject } from './questions.ts';
import { answer, QUESTIONS } from './questions.ts';
import { askDuckDb } from './askDuckDb.ts';
import { questionsSql } from './questionsSql.ts';

const USAGE = `npm run questions -- FILE [--json] [--county 13067] [--state US-GA] [--makers-in US-CA] [--box W,S,E,N] [--since 2025-06-01] [--population CSV]`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      county: { type: 'string', default: '13067' },
      state: { type: 'string', default: 'US-GA' },
      'makers-in': { type: 'string', default: 'US-CA' },
      box: { type: 'string', default: '-84.6,33.6,-84.2,33.9' },
      since: { type: 'string', default: '2025-06-01' },
      population: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error('It takes one file.');
  return { ...values, file };
}

function subjectOf(options: ReturnType<typeof readOptions>): Subject {
  const shapes = usShapes();
  const area = (id: string): AreaShape => {
    const shape = shapes.find((each) => each.id === id);
    if (shape === undefined) throw new Error(`There is no area ${id}.`);
    return shape;
  };
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = options.box
    .split(',')
    .map(Number);
  if (!(west < east && south < north)) throw new Error(`--box takes W,S,E,N in degrees, not "${options.box}"`);
  const since = Date.parse(options.since);
  if (!Number.isFinite(since)) throw new Error(`--since takes a day, not "${options.since}"`);
  const csv = options.population === undefined ? null : readPopulations(readFileSync(options.population, 'utf8'));
  return {
    county: area(options.county),
    state: area(options.state),
    makersIn: area(options['makers-in']),
    residents: csv?.byFips.get(options.county) ?? null,
    box: { south, west, north, east },
    since,
  };
}

const options = withUsage(USAGE, readOptions);
const subject = withUsage(USAGE, () => subjectOf(options));
const folder = mkdtempSync(join(tmpdir(), 'questions-'));
await runCommand(async () => {
  const file = options.file.endsWith('.parquet') ? resolve(options.file) : await snapshotOf(options.file);
  const { readers, base } = await readReaders(file);
  const anchors = anchorsOf(readers);
  const ours = answer(readers, subject, anchors);
  const theirs = await askDuckDb(file, folder, subject, anchors);
  const sql = questionsSql(subject);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of a constant
  const names = Object.keys(QUESTIONS) as readonly Question[];
  const answers = names.map((name) => ({
    question: QUESTIONS[name],
    ours: ours[name],
    duckdb: theirs[name],
    sql: sql[name],
    agree: JSON.stringify(ours[name]) === JSON.stringify(theirs[name]),
  }));
  const agree = answers.filter((each) => each.agree).length;
  if (options.json) console.log(JSON.stringify({ base, readers: readers.length, agree, of: names.length, answers }));
  else {
    console.log(`${readers.length} readers, data of ${base ?? 'an unknown day'}\n`);
    for (const each of answers) {
      console.log(`${each.agree ? 'same ' : 'DIFFER'} ${each.question}\n       ${JSON.stringify(each.ours)}`);
      if (!each.agree) console.log(`DuckDB ${JSON.stringify(each.duckdb)}`);
    }
    console.log(`\n${agree} of ${names.length} agree.`);
  }
  if (agree < names.length) process.exitCode = 1;
});
rmSync(folder, { recursive: true, force: true });

async function snapshotOf(path: string): Promise<string> {
  const settings = readArguments(['--from', resolve(path), '--out', folder], { overpass: 'https://overpass.invalid/' });
  const { signal } = new AbortController();
  const made = await makeSnapshot(settings, { root: folder, userAgent: 'questions', report: () => undefined, signal });
  return join(folder, made.manifest.file);
}
