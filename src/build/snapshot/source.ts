import type { Box } from '../../model/box.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';
import type { OverpassDeps } from '../../overpass/ask.ts';
import { ask } from '../../overpass/ask.ts';
import { decode } from '../../overpass/decode.ts';
import { cameraQuery } from '../../overpass/query.ts';
import type { AskBox } from './collect.ts';
import { RowSink } from './row.ts';

/** The page's own query for one box, which also counts, and gives out at most `limit` objects. */
export function countedQuery(box: Box, limit: number): string {
  const query = cameraQuery([box]);
  const counted = query.replace(/\nout center meta;$/, `\nout count;\nout center meta ${limit};`);
  if (counted === query) throw new Failure('unexpected', { said: 'The query of the page has changed its form.' });
  return counted;
}

/** Boxes by the page's own client, query and decoder. */
export function overpassSource(deps: OverpassDeps): AskBox {
  return async (box, limit, options) => {
    const text = await ask(deps, countedQuery(box, limit), options);
    const { total, rest } = takeCount(text);
    const sink = new RowSink();
    const { base, dropped } = await decode(rest, sink);
    if (base === null) throw new Failure('bad-response', { said: 'The answer is not dated.' });
    return { base, total, dropped: dropped + sink.gone, rows: sink.rows };
  };
}

/** The count that comes first, and the answer without it. What is cut short or remarked on counts as incomplete. */
function takeCount(text: string): { readonly total: number; readonly rest: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new Failure('incomplete', { said: 'The answer is cut short.' }, error);
  }
  if (isRecord(answer) && typeof answer['remark'] === 'string')
    throw new Failure('incomplete', { said: answer['remark'] });
  const elements: readonly unknown[] = isRecord(answer) && Array.isArray(answer['elements']) ? answer['elements'] : [];
  const [count, ...rest] = elements;
  const tags = isRecord(count) && count['type'] === 'count' ? count['tags'] : null;
  const total = isRecord(tags) && typeof tags['total'] === 'string' ? Number(tags['total']) : Number.NaN;
  if (!isRecord(answer) || !Number.isSafeInteger(total))
    throw new Failure('bad-response', { said: 'The answer has no count.' });
  return { total, rest: JSON.stringify({ ...answer, elements: rest }) };
}
