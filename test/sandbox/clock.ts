/** Time as the sandbox knows it. Tests put their own in, so that an hour passes in no time. */
export interface Clock {
  /** Ms since 1970. */
  now(): number;
  /** Resolves after so many ms; rejects with the signal's reason where that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortReason(signal));
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      };
      const stop = (): void => {
        done();
        reject(abortReason(signal));
      };
      const timer = setTimeout(() => {
        done();
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop);
    }),
};

/** What an aborted signal gives as its reason, as an Error. */
export function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('This operation was aborted', 'AbortError');
}

/** A clock that moves only when it is told to. */
export interface ManualClock extends Clock {
  /** Lets this many ms pass, and wakes every sleeper whose time has come. */
  advance(ms: number): void;
  /** How many are asleep. */
  readonly sleepers: number;
}

/** A clock that stands at `start` (ms since 1970) until it is advanced. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const sleeping = new Set<{ readonly due: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(abortReason(signal));
          return;
        }
        if (ms <= 0) {
          resolve();
          return;
        }
        const sleeper = {
          due: now + ms,
          wake: (): void => {
            sleeping.delete(sleeper);
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        const stop = (): void => {
          sleeping.delete(sleeper);
          reject(abortReason(signal));
        };
        sleeping.add(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    advance: (ms) => {
      now += ms;
      for (const sleeper of sleeping) if (sleeper.due <= now) sleeper.wake();
    },
    get sleepers() {
      return sleeping.size;
    },
  };
}
