// oxlint-disable-next-line import/default -- Vite makes the address
import WORKER from './coverageWorker.ts?worker&url';
import type { FromCoverageWorker, Order, Summary } from './summary.ts';

/**
 * Measures in a thread of its own.
 * @throws Error whose message says what is wrong with the roads; AbortError if `signal` said so, and then it stops at once
 */
export async function measureApart(
  order: Order,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (done: number) => void },
): Promise<Summary> {
  signal.throwIfAborted();
  const worker = new Worker(WORKER, { type: 'module' });
  try {
    return await new Promise<Summary>((done, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
      worker.addEventListener('error', ({ message }) => fail(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FromCoverageWorker>) => {
        if (data.kind === 'progress') progress(data.done);
        else if (data.kind === 'done') done(data.summary);
        else fail(new Error(data.said));
      });
      worker.postMessage(order, {});
    });
  } finally {
    worker.terminate();
  }
}
