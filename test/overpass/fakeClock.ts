/** A clock that only the test moves. */
export class FakeClock {
  #now = 1_795_417_740_000;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Timers that are waiting. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** ms until the next timer; Infinity where none waits. */
  get next(): number {
    return Math.min(...this.#timers.map((timer) => timer.at)) - this.#now;
  }

  /** Moves on, calling what falls due in order, and lets promises settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
      await settled();
    }
    this.#now = end;
  }
}

/** Waits until everything that is ready to run has run: promises, and streams, which take a few turns of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
