import type { Mutant } from './mutants.ts';
import { MUTANTS } from './mutants.ts';
import type { Run } from './schedule.ts';
import { runSchedule } from './schedule.ts';

/** The sums over many schedules. */
export interface Report {
  readonly schedules: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly overwritten: number;
  readonly left_open: number;
  readonly needs_person: number;
  /** Deliberate faults that were caught, of how many. */
  readonly mutants: { readonly caught: number; readonly of: number };
}

/** What a range of schedules adds up to; `failed` holds the words of those that were not clean. */
export interface Sums extends Omit<Report, 'mutants'> {
  readonly failed: readonly string[];
}

export const NOTHING: Sums = {
  schedules: 0,
  duplicates: 0,
  lost: 0,
  overwritten: 0,
  left_open: 0,
  needs_person: 0,
  failed: [],
};

export function add(a: Sums, b: Sums): Sums {
  return {
    schedules: a.schedules + b.schedules,
    duplicates: a.duplicates + b.duplicates,
    lost: a.lost + b.lost,
    overwritten: a.overwritten + b.overwritten,
    left_open: a.left_open + b.left_open,
    needs_person: a.needs_person + b.needs_person,
    failed: [...a.failed, ...b.failed],
  };
}

/** Runs the schedules of these seeds, one after the other. */
export async function runSeeds(seeds: Iterable<number>): Promise<Sums> {
  let sums = NOTHING;
  for (const seed of seeds) sums = add(sums, sumsOf(await runSchedule(seed)));
  return sums;
}

function sumsOf(run: Run): Sums {
  const { duplicates, lost, overwritten, leftOpen, needsPerson, words, seed, troubles } = run;
  const failed = isClean(run) ? [] : [`seed ${seed} (${troubles.join(', ')}): ${words.join('; ')}`];
  return { schedules: 1, duplicates, lost, overwritten, left_open: leftOpen, needs_person: needsPerson, failed };
}

function isClean({ duplicates, lost, overwritten, leftOpen }: Run): boolean {
  return duplicates + lost + overwritten + leftOpen === 0;
}

/** The deliberate faults that none of so many schedules shows. */
export async function survivors(schedules: number): Promise<readonly Mutant[]> {
  const left: Mutant[] = [];
  for (const mutant of MUTANTS) if (!(await isCaught(mutant, schedules))) left.push(mutant);
  return left;
}

async function isCaught(mutant: Mutant, schedules: number): Promise<boolean> {
  for (let seed = 1; seed <= schedules; seed += 1) if (!isClean(await runSchedule(seed, mutant))) return true;
  return false;
}

/** Whether the machine kept all its promises, and the schedules would have shown it if not. */
export function isProof(report: Report): boolean {
  const { duplicates, lost, overwritten, left_open, mutants } = report;
  return duplicates + lost + overwritten + left_open === 0 && mutants.caught === mutants.of;
}
