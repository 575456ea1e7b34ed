/** A clock that jumps to the next thing that is waited for, once nothing else is going on. No real time passes. */
import type { Clock } from '../sandbox/clock.ts';
import { abortReason } from '../sandbox/clock.ts';

interface Timer {
  readonly due: number;
  readonly order: number;
  wake(): void;
}

export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];
  /** Requests that are being answered just now: they need no time, but turns of the event loop. */
  busy = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Calls back after so many ms; returns the way to stop. */
  after(ms: number, wake: () => void): () => void {
    const timer: Timer = { due: this.#now + Math.max(0, ms), order: (this.#order += 1), wake };
    const at = this.#timers.findLastIndex(({ due }) => due <= timer.due) + 1;
    this.#timers.splice(at, 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index !== -1) this.#timers.splice(index, 1);
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortReason(signal));
        return;
      }
      const stop = this.after(ms, resolve);
      signal?.addEventListener('abort', () => {
        stop();
        reject(abortReason(signal));
      });
    });
  }

  /** Runs until the promise settles, jumping over the times in which nothing happens. */
  async run<T>(promise: Promise<T>): Promise<T> {
    const ended = { yes: false };
    const end = (): void => {
      ended.yes = true;
    };
    promise.then(end, end);
    for (let turns = 0; ; turns += 1) {
      if (turns > 100_000) throw new Error('it goes on for ever');
      await quiet(() => ended.yes || this.busy > 0);
      if (ended.yes) return promise;
      if (this.busy > 0) continue;
      const next = this.#timers.shift();
      if (next === undefined) throw new Error('everything waits, and for nothing');
      this.#now = Math.max(this.#now, next.due);
      next.wake();
    }
  }

  /** Lets so much time pass. */
  pass(ms: number): Promise<void> {
    return this.run(this.sleep(ms));
  }
}

/** Some turns of the event loop, or fewer where something is up. */
async function quiet(isUp: () => boolean): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    if (isUp()) return;
  }
}
