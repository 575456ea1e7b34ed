import type { WorkerLine } from '../../src/store/workerLine.ts';
import { lineTo } from '../../src/store/workerLine.ts';

/** The store's real worker. */
export function startWorker(): WorkerLine {
  return lineTo(new Worker(new URL('../../src/worker.ts', import.meta.url), { type: 'module' }));
}
