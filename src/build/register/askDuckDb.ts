/** The ten questions by DuckDB: an independent way to the same numbers. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { Anchor } from './mappedOn.ts';
import type { Answer, Question, Subject } from './questions.ts';
import { prepare, questionsSql } from './questionsSql.ts';

/** Asks all of a snapshot's file. `folder` takes what DuckDB has to read beside it. */
export async function askDuckDb(
  file: string,
  folder: string,
  subject: Subject,
  anchors: readonly Anchor[],
): Promise<Readonly<Record<Question, Answer>>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of prepare(file, folder, subject, anchors)) {
    // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
    await connection.run(statement);
  }
  const found: Partial<Record<Question, Answer>> = {};
  for (const [name, sql] of Object.entries(questionsSql(subject))) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    Object.assign(found, { [name]: asAnswer(name, rows) });
  }
  connection.closeSync();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every question was asked
  return found as Record<Question, Answer>;
}

/** One value, a column of texts, or names with numbers; DuckDB writes large integers as text. */
function asAnswer(name: string, rows: readonly (readonly unknown[])[]): Answer {
  if (name === 'newest') return rows.map(([key]) => String(key));
  const pairs = rows.map(([key, count]): [string, number] => [String(key), Number(count)]);
  if (name === 'growth') return pairs.toReversed();
  if (name === 'operators' || name === 'makers') return pairs;
  const value = rows[0]?.[0] ?? null;
  return value === null ? null : Number(value);
}
