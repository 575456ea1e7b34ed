import type { CDPSession, Page } from 'playwright';
import { isRecord } from '../../src/model/record.ts';

/** What is left after a full garbage collection, bytes. */
export interface Memory {
  /** JavaScript objects and array buffers of the page's own thread. */
  readonly page: number;
  /** The same of all its workers. */
  readonly workers: number;
}

/**
 * Measures the page and its workers over the DevTools protocol: `usedSize` (objects on V8's heap) plus
 * `backingStorageSize` (array buffers). DOM nodes, canvas pixels and Chromium's own memory are not in it.
 */
export async function measureMemory(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  try {
    const ofPage = await measure((method) => ask(session, method));
    const workers = await attachWorkers(session);
    if (workers.length !== page.workers().length) throw new Error('Not every worker could be measured');
    let ofWorkers = 0;
    for (const worker of workers) ofWorkers += await measure(worker);
    return { page: ofPage, workers: ofWorkers };
  } finally {
    await session.detach();
  }
}

type Method = 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage';
type Ask = (method: Method) => Promise<unknown>;

async function ask(session: CDPSession, method: Method): Promise<unknown> {
  const answer: unknown = await session.send(method);
  return answer;
}

async function measure(to: Ask): Promise<number> {
  // Twice: what the first one finalizes, the second one frees.
  await to('HeapProfiler.collectGarbage');
  await to('HeapProfiler.collectGarbage');
  const usage = await to('Runtime.getHeapUsage');
  const used = isRecord(usage) ? usage['usedSize'] : undefined;
  const buffers = isRecord(usage) ? usage['backingStorageSize'] : undefined;
  if (typeof used !== 'number' || typeof buffers !== 'number') throw new Error('This Chromium does not tell its heap');
  return used + buffers;
}

/** A way to ask each of the page's workers. Playwright has none of its own, so messages go through the page's session. */
async function attachWorkers(session: CDPSession): Promise<readonly Ask[]> {
  const ids: string[] = [];
  const waiting = new Map<number, (answer: unknown) => void>();
  let next = 1;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') ids.push(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: unknown = JSON.parse(message);
    if (isRecord(answer) && typeof answer['id'] === 'number') waiting.get(answer['id'])?.(answer['result']);
  });
  // Resolves when all that there are have been told of.
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return ids.map((sessionId) => async (method) => {
    const id = next;
    next += 1;
    const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return await answered;
  });
}
