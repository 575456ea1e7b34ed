// oxlint-disable-next-line import/default -- Vite makes the address
import WORKER from './compareWorker.ts?worker&url';
import type { Camera } from '../../../model/camera.ts';
import type { Comparison } from '../compareList.ts';
import type { ListRow } from '../match/listRow.ts';
import type { List } from '../table/readList.ts';
import type { ComparedPlaces, FromCompareWorker, MatchOrder, ReadOrder, ToCompareWorker } from './compareOrder.ts';
import { AT_ONCE } from './compareOrder.ts';

/**
 * Reads a list in a thread of its own.
 * @throws Error whose message says what is wrong with the list; AbortError if `signal` said so, and then it stops at once
 */
export async function readApart(
  order: ReadOrder,
  signal: AbortSignal,
): Promise<{ readonly list: List; readonly mark: string }> {
  const rows: ListRow[] = [];
  const answer = await apart([order], signal, (part) => rows.push(...part));
  if (answer.kind !== 'list') throw new Error(answer.kind);
  return { list: { ...answer.list, rows }, mark: answer.mark };
}

/** Compares in a thread of its own. What goes there goes in parts, and what comes back is numbers: the page is never held up. */
export async function matchApart(
  { rows, readers, ...order }: MatchOrder & { readonly rows: readonly ListRow[]; readonly readers: readonly Camera[] },
  signal: AbortSignal,
): Promise<Comparison> {
  const answer = await apart(
    [
      ...parts(rows).map((part) => ({ kind: 'rows', rows: part }) as const),
      ...parts(readers).map((part) => ({ kind: 'readers', readers: part }) as const),
      order,
    ],
    signal,
    () => undefined,
  );
  if (answer.kind !== 'compared') throw new Error(answer.kind);
  return resolve(answer.places, rows, readers);
}

function parts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

type Last = Exclude<FromCompareWorker, { readonly kind: 'rows' | 'refused' }>;

async function apart(
  orders: readonly ToCompareWorker[],
  signal: AbortSignal,
  takeRows: (rows: readonly ListRow[]) => void,
): Promise<Last> {
  signal.throwIfAborted();
  const worker = new Worker(WORKER, { type: 'module' });
  try {
    const answer = new Promise<Last>((done, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
      worker.addEventListener('error', ({ message }) => fail(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FromCompareWorker>) => {
        if (data.kind === 'rows') takeRows(data.rows);
        else if (data.kind === 'refused') fail(new Error(data.said));
        else done(data);
      });
    });
    await Promise.race([answer, sendAll(worker, orders, signal)]);
    return await answer;
  } finally {
    worker.terminate();
  }
}

/** Each in a task of its own. */
async function sendAll(worker: Worker, orders: readonly ToCompareWorker[], signal: AbortSignal): Promise<void> {
  for (const order of orders) {
    if (signal.aborted) return;
    worker.postMessage(order, {});
    // oxlint-disable-next-line no-await-in-loop -- the page has its turn in between
    await new Promise((done) => {
      setTimeout(done, 0);
    });
  }
}

function resolve(
  { pairs, metres, onlyList, onlyMap, repeated, range }: ComparedPlaces,
  rows: readonly ListRow[],
  readers: readonly Camera[],
): Comparison {
  return {
    pairs: Array.from(metres).flatMap((far, at) => {
      const [row, reader] = [rows[pairs[2 * at] ?? -1], readers[pairs[2 * at + 1] ?? -1]];
      return row === undefined || reader === undefined ? [] : [{ row, reader, metres: far }];
    }),
    onlyList: Array.from(onlyList).flatMap((at) => rows[at] ?? []),
    onlyMap: Array.from(onlyMap).flatMap((at) => readers[at] ?? []),
    repeated,
    range,
  };
}
