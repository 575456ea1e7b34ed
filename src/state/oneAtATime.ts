import type { Signal } from '@preact/signals';
import { Failure, isAbort } from '../model/failure.ts';

/** Work that a person begins, one thing at a time. */
export interface OneAtATime<Step> {
  /** Begins with a step, and ends with the one that the work gives. What was under way is called off, and says no more. */
  run(first: Step, work: (abort: AbortSignal) => Promise<Step>): Promise<void>;
  /** Calls off what is under way. */
  stop(): void;
}

/**
 * @param step how far it is
 * @param ends the step for what ends without an answer of its own: it was called off, it failed, or something else was wrong with it
 */
export function createOneAtATime<Step>(
  step: Signal<Step>,
  ends: { readonly idle: Step; failed(failure: Failure): Step; refused(error: unknown): Step },
): OneAtATime<Step> {
  let running: AbortController | null = null;
  return {
    async run(first, work) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      step.value = first;
      const next = await work(mine.signal).catch((error: unknown): Step => {
        if (isAbort(error)) return ends.idle;
        return error instanceof Failure ? ends.failed(error) : ends.refused(error);
      });
      if (running !== mine) return;
      running = null;
      step.value = next;
    },
    stop() {
      running?.abort();
    },
  };
}
