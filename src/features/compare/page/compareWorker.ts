/// <reference lib="webworker" />
/** The thread that lists are read and compared in. Ended by the page when it has answered. */
import { readAreaTest } from '../../../formats/areaTest.ts';
import { compareList } from '../compareList.ts';
import { readList } from '../table/readList.ts';
import type { CompareOrder, FromCompareWorker } from './compareOrder.ts';
import { markOf } from './markOf.ts';

const send = (message: FromCompareWorker): void => self.postMessage(message, {});

async function answer(order: CompareOrder): Promise<FromCompareWorker> {
  if (order.kind === 'read')
    return { kind: 'list', list: await readList(order.bytes, order.columns), mark: markOf(order.bytes) };
  const { rows, readers, threshold, area, decided } = order;
  const isInside = area === null ? null : readAreaTest(area);
  return { kind: 'compared', comparison: compareList(rows, readers, { threshold, isInside, decided }) };
}

self.addEventListener('message', ({ data }: MessageEvent<CompareOrder>) => {
  answer(data).then(send, (error: unknown) =>
    send({ kind: 'refused', said: error instanceof Error ? error.message : String(error) }),
  );
});
