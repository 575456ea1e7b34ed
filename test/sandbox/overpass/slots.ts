import type { Clock } from '../clock.ts';
import { isoSeconds } from '../elements.ts';

interface Running {
  readonly pid: number;
  readonly maxsize: number;
  readonly timeout: number;
  readonly start: number;
}

interface Client {
  readonly running: Set<Running>;
  /** Times at which slots that are still held after their query come free. */
  cooling: number[];
  readonly waiting: (() => void)[];
}

export interface SlotOptions {
  /** Queries a client may have at once; 0 for no limit. */
  readonly slots: number;
  /** How long a query waits for a slot, and for more resources than there are, before it is refused. Real: 15 s. */
  readonly waitMs: number;
  /** How long a slot stays taken after its query. */
  readonly cooldownMs: number;
}

/** More than this many waiting from one address are refused at once. */
const MOST_WAITING = 5;

/** Who may run a query when. */
export class Slots {
  readonly #options: SlotOptions;
  readonly #clock: Clock;
  readonly #clients = new Map<string, Client>();
  #pid = 1000;

  constructor(options: SlotOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  reset(): void {
    this.#clients.clear();
  }

  /** A function that gives the slot back, or null where none came free in time. */
  async take(
    name: string,
    query: { readonly timeout: number; readonly maxsize: number },
  ): Promise<(() => void) | null> {
    const client = this.#client(name);
    if (!this.#free(client)) {
      if (client.waiting.length >= MOST_WAITING) return null;
      await this.#wait(client);
      if (!this.#free(client)) return null;
    }
    const running = { ...query, pid: this.#pid++, start: this.#clock.now() };
    client.running.add(running);
    return () => {
      if (!client.running.delete(running)) return;
      if (this.#options.cooldownMs > 0) client.cooling.push(this.#clock.now() + this.#options.cooldownMs);
      else client.waiting.shift()?.();
    };
  }

  /** `/api/status`, line for line as the real one writes it. */
  status(name: string): string {
    const client = this.#client(name);
    const now = this.#clock.now();
    const { slots } = this.#options;
    const free = slots - client.cooling.filter((time) => time > now).length - client.running.size;
    return [
      'Connected as: 2130706433',
      `Current time: ${isoSeconds(now)}`,
      'Announced endpoint: none',
      `Rate limit: ${slots}`,
      ...(free > 0 ? [`${free} slots available now.`] : []),
      ...client.cooling.map(
        (time) => `Slot available after: ${isoSeconds(time)}, in ${Math.ceil((time - now) / 1000)} seconds.`,
      ),
      'Currently running queries (pid, space limit, time limit, start time):',
      ...[...client.running].map(
        ({ pid, maxsize, timeout, start }) => `${pid}\t${maxsize}\t${timeout}\t${isoSeconds(start)}`,
      ),
      '',
    ].join('\n');
  }

  #client(name: string): Client {
    const known = this.#clients.get(name);
    const now = this.#clock.now();
    if (known !== undefined) {
      // One that has just come free is still told of: `in -1 seconds`.
      known.cooling = known.cooling.filter((time) => time > now - 2_000);
      return known;
    }
    const client = { running: new Set<Running>(), cooling: [], waiting: [] };
    this.#clients.set(name, client);
    return client;
  }

  #free(client: Client): boolean {
    client.cooling = client.cooling.filter((time) => time > this.#clock.now());
    return this.#options.slots === 0 || client.running.size + client.cooling.length < this.#options.slots;
  }

  /** Until a slot comes free or the wait is over. */
  async #wait(client: Client): Promise<void> {
    const over = new AbortController();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        const index = client.waiting.indexOf(wake);
        if (index >= 0) client.waiting.splice(index, 1);
        over.abort();
        resolve();
      };
      client.waiting.push(wake);
      this.#clock.sleep(this.#options.waitMs, over.signal).then(wake, () => {});
    });
  }
}
