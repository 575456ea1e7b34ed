// oxlint-disable-next-line import/default -- Vite makes the address
import WORKER from './compareWorker.ts?worker&url';
import type { CompareOrder, FromCompareWorker } from './compareOrder.ts';

/**
 * Reads or compares in a thread of its own.
 * @throws Error whose message says what is wrong with the list; AbortError if `signal` said so, and then it stops at once
 */
export async function compareApart(order: CompareOrder, signal: AbortSignal): Promise<FromCompareWorker> {
  signal.throwIfAborted();
  const worker = new Worker(WORKER, { type: 'module' });
  try {
    return await new Promise<FromCompareWorker>((done, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
      worker.addEventListener('error', ({ message }) => fail(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FromCompareWorker>) => {
        if (data.kind === 'refused') fail(new Error(data.said));
        else done(data);
      });
      worker.postMessage(order, {});
    });
  } finally {
    worker.terminate();
  }
}
