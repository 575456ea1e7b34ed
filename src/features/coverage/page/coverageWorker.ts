/// <reference lib="webworker" />
/** The thread that the roads of a place are computed in. Ended by the page when it has answered. */
import type { FromCoverageWorker, Order } from './summary.ts';
import { summarize } from './summary.ts';

const send = (message: FromCoverageWorker): void => self.postMessage(message, {});

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  try {
    send({
      kind: 'done',
      summary: summarize(data, (done) => (done % 20 === 0 ? send({ kind: 'progress', done }) : undefined)),
    });
  } catch (error) {
    send({ kind: 'refused', said: error instanceof Error ? error.message : String(error) });
  }
});
