import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Order } from './lab.ts';

/** A lab that is begun anew when it had to be ended. */
export interface Lab {
  /** What came of an order; null where nothing had come after `limit` ms, or the process broke down. */
  ask(order: Order, limit: number): Promise<Answer | null>;
  close(): void;
}

/** How long a lab may take to begin. ms */
const START = 120_000;

export function createLab(): Lab {
  let child: Promise<ChildProcess> | null = null;

  async function start(): Promise<ChildProcess> {
    const started = fork(join(import.meta.dirname, 'lab.ts'), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const first = await nextAnswer(started, START);
    if (first === null) throw new Error('The tests could not be started.');
    return started;
  }

  async function stop(): Promise<void> {
    const ending = child;
    child = null;
    (await ending)?.kill('SIGKILL');
  }

  return {
    async ask(order, limit) {
      child ??= start();
      const running = await child;
      const answer = nextAnswer(running, limit);
      running.send(order);
      const got = await answer;
      if (got === null) await stop();
      return got;
    },
    close: () => void stop(),
  };
}

/** The next message; null after `limit` ms, or when the process has ended. */
async function nextAnswer(child: ChildProcess, limit: number): Promise<Answer | null> {
  return await new Promise((resolve) => {
    const finish = (answer: Answer | null): void => {
      clearTimeout(timer);
      child.off('message', finish);
      child.off('exit', ended);
      resolve(answer);
    };
    const ended = (): void => finish(null);
    const timer = setTimeout(ended, limit);
    child.on('message', finish);
    child.on('exit', ended);
  });
}
