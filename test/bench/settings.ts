import { parseArgs } from 'node:util';
import type { Contestant } from './contestants.ts';
import { CONTESTANTS } from './contestants.ts';

/** What the command line asks for; run.ts tells how. */
export interface Settings {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly dpr: number;
  /** ms. */
  readonly wait: number;
  readonly contestants: readonly Contestant[];
  readonly json: boolean;
  readonly write: boolean;
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = { n: TEXT, runs: TEXT, dpr: TEXT, wait: TEXT, only: TEXT, json: FLAG, write: FLAG } as const;

/** Reads the command line; ends the program with 2 and a sentence where it can't. */
export function readSettings(args: string[]): Settings {
  try {
    const { n, runs, dpr, wait, only, json = false, write = false } = parseArgs({ args, options: OPTIONS }).values;
    return {
      sizes: wholeNumbers('n', n ?? '100000', 1_000_000).toSorted((a, b) => a - b),
      runs: wholeNumber('runs', runs ?? '3', 99),
      dpr: wholeNumber('dpr', dpr ?? '1', 4),
      wait: wait === undefined ? 0 : 1000 * wholeNumber('wait', wait, 3600),
      contestants: contestants(only),
      json,
      write,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}

function wholeNumbers(name: string, text: string, most: number): number[] {
  return text.split(',').map((part) => wholeNumber(name, part, most));
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new Error(`--${name} takes whole numbers from 1 to ${most}, not "${text}".`);
}

function contestants(only: string | undefined): readonly Contestant[] {
  if (only === undefined) return CONTESTANTS;
  const keys = only.split(',');
  const unknown = keys.find((key) => !CONTESTANTS.some((one) => one.key === key));
  if (unknown === undefined) return CONTESTANTS.filter(({ key }) => keys.includes(key));
  throw new Error(`Nobody is called "${unknown}". There are: ${CONTESTANTS.map(({ key }) => key).join(', ')}.`);
}
