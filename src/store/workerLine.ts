import type { FromWorker, ToWorker } from './messages.ts';

/** What is used of a Worker. */
export interface WorkerLine {
  send(message: ToWorker): void;
  /** Called once, before anything is sent. */
  listen(received: (message: FromWorker) => void, broke: (said: string) => void): void;
  stop(): void;
}

/** The line to the store's worker, which whoever composes the page starts. */
export function lineTo(worker: Worker): WorkerLine {
  return {
    send(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none; that is for windows
      worker.postMessage(message);
    },
    listen(received, broke) {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => received(event.data));
      worker.addEventListener('error', (event) => broke(event.message));
    },
    stop: () => worker.terminate(),
  };
}
