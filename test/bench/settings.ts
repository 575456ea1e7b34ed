import { parseArgs } from 'node:util';
import type { Contestant } from './contestants.ts';
import { CONTESTANTS } from './contestants.ts';

/** The views that are measured; see view.ts. */
export const VIEWS = ['city', 'continent'] as const;
export type ViewName = (typeof VIEWS)[number];

/** What the command line asks for; run.ts tells how. */
export interface Settings {
  /** Cameras, fewest first. */
  readonly sizes: readonly number[];
  readonly views: readonly ViewName[];
  readonly runs: number;
  /** Device pixels for one CSS px, fewest first. */
  readonly ratios: readonly number[];
  /** ms. */
  readonly wait: number;
  readonly contestants: readonly Contestant[];
  readonly json: boolean;
  readonly write: boolean;
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  n: TEXT,
  views: TEXT,
  runs: TEXT,
  dpr: TEXT,
  wait: TEXT,
  only: TEXT,
  json: FLAG,
  write: FLAG,
} as const;

/** Reads the command line; ends the program with 2 and a sentence where it can't. */
export function readSettings(args: string[]): Settings {
  try {
    const {
      n,
      views,
      runs,
      dpr,
      wait,
      only,
      json = false,
      write = false,
    } = parseArgs({ args, options: OPTIONS }).values;
    return {
      sizes: wholeNumbers('n', n ?? '10000,100000,1000000', 1_000_000),
      views: views === undefined ? VIEWS : names('view', views, VIEWS, (view) => view),
      runs: wholeNumber('runs', runs ?? '3', 99),
      ratios: wholeNumbers('dpr', dpr ?? '1,2', 4),
      wait: wait === undefined ? 0 : 1000 * wholeNumber('wait', wait, 3600),
      contestants: only === undefined ? CONTESTANTS : names('contestant', only, CONTESTANTS, ({ key }) => key),
      json,
      write,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}

function wholeNumbers(name: string, text: string, most: number): number[] {
  return text
    .split(',')
    .map((part) => wholeNumber(name, part, most))
    .toSorted((a, b) => a - b);
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new Error(`--${name} takes whole numbers from 1 to ${most}, not "${text}".`);
}

/** Those of the list that the text names. */
function names<T>(what: string, text: string, list: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const wanted = text.split(',');
  const unknown = wanted.find((name) => !list.some((one) => nameOf(one) === name));
  if (unknown === undefined) return list.filter((one) => wanted.includes(nameOf(one)));
  throw new Error(`No ${what} is called "${unknown}". There are: ${list.map((one) => nameOf(one)).join(', ')}.`);
}
