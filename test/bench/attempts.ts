import type { Failure } from './results.ts';

/** Measurements that may fail without ending the whole. Who failed once has no median any more: its later runs would be for nothing. */
export class Attempts {
  readonly failures: Failure[] = [];
  readonly #before: () => Promise<void>;
  readonly #failed: (who: string, why: string) => void;

  constructor({ before, failed }: { before: () => Promise<void>; failed: (who: string, why: string) => void }) {
    this.#before = before;
    this.#failed = failed;
  }

  hasFailed(who: string): boolean {
    return this.failures.some((failure) => failure.who === who);
  }

  async make(who: string, act: () => Promise<void>): Promise<void> {
    if (this.hasFailed(who)) return;
    await this.#before();
    try {
      await act();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.failures.push({ who, why });
      this.#failed(who, why);
    }
  }
}
