/** `history.json`: a line a snapshot, append-only. Each line names the hash of the one before, so that none can be altered or lost unseen. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Failure } from '../../model/failure.ts';
import { ATTRIBUTION, LICENSE } from '../../snapshot/fileFormat.ts';

export const HISTORY_NAME = 'history.json';

const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());
const name = v.pipe(v.string(), v.regex(/^[\w-]+(\.[\w-]+)*\.parquet$/));
const snapshotLine = v.object({
  /** When the data was true: of the box that was read first, and last. */
  base: v.object({ oldest: time, newest: time }),
  /** The page's file, and what it hashes to. */
  file: name,
  sha256: hash,
  /** What was read, degrees; null where only the readers themselves told it. */
  region: v.nullable(v.object({ south: v.number(), west: v.number(), north: v.number(), east: v.number() })),
  count,
  /** By country, US state and county; an area that is not named has none. */
  areas: v.record(v.string(), count),
  /** Why it was published although it looked wrong; null where it did not have to be said. */
  accepted: v.nullable(v.string()),
  /** Against the snapshot before; null for the first. */
  changes: v.nullable(
    v.object({ file: name, sha256: hash, added: count, edited: count, moved: count, removed: count, touched: count }),
  ),
  /** SHA-256 of the line before as JSON; null for the first. */
  after: v.nullable(hash),
});
const historyFile = v.object({ format: v.literal(1), snapshots: v.array(snapshotLine) });

export type HistoryLine = v.InferOutput<typeof snapshotLine>;

/** The hash that the next line names. */
export function lineHash(line: HistoryLine): string {
  return createHash('sha256').update(JSON.stringify(line)).digest('hex');
}

/** A line of the file for each snapshot, so that a difference of two files is the lines that came. */
export function formatHistory(lines: readonly HistoryLine[]): string {
  const head = JSON.stringify({ format: 1, license: LICENSE, attribution: ATTRIBUTION }).slice(0, -1);
  return `${head},"snapshots":[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}\n`;
}

/** @throws Failure `bad-response` where it is cut short, altered, or none */
export function parseHistory(text: string): readonly HistoryLine[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw broken('it is cut short, or no JSON', error);
  }
  const read = v.safeParse(historyFile, json);
  if (!read.success) throw broken('a line of it has another form');
  const lines = read.output.snapshots;
  let before: string | null = null;
  for (const line of lines) {
    if (line.after !== before) throw broken(`the line of ${line.base.oldest} does not follow on the one before it`);
    before = lineHash(line);
  }
  return lines;
}

function broken(why: string, cause?: unknown): Failure {
  return new Failure('bad-response', { said: `${HISTORY_NAME} can't be trusted: ${why}.` }, cause);
}
