/** A network on which anything goes wrong at any point of any request, between a page and the sandbox. */
import { isRecord } from '../../src/model/record.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { VirtualClock } from './clock.ts';
import type { Random } from './random.ts';

/** What is done to one request. */
export type Trouble =
  /** It never arrives. */
  | 'cut before'
  /** It is carried out, and the answer is lost. */
  | 'cut after'
  /** The line goes while it is being carried out: its changeset stays locked for a while. */
  | 'cut during'
  /** The browser repeats it by itself once its line is lost, and gives the second answer. */
  | 'silent resend'
  /** Nothing comes until the page gives up. It is never carried out. */
  | 'stall before'
  /** As before, but it was carried out. */
  | 'stall after'
  /** The page gives up, and it is carried out later on. */
  | 'late'
  /** A gateway says so before anything was done. */
  | '5xx before'
  /** A gateway says so after all was done. */
  | '5xx after'
  | '429'
  | '401'
  | '403'
  /** The page is gone at that moment, before it left or after it arrived. */
  | 'crash before'
  | 'crash after';

const TROUBLES = [
  'cut before',
  'cut after',
  'cut during',
  'silent resend',
  'stall before',
  'stall after',
  'late',
  '5xx before',
  '5xx after',
  '429',
  '401',
  '403',
  'crash before',
  'crash after',
] as const satisfies readonly [Trouble, ...Trouble[]];

const NEVER = new Promise<never>(() => undefined);

export interface WireOptions {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly random: Random;
  /** Share of requests that something is done to. */
  readonly share: number;
  /** So many at most. */
  readonly most: number;
  /** How far the copies that answer reads may be behind, ms. */
  readonly lagMs: number;
  /** Called with every request that arrives, before it does: somebody else may be at work there. */
  readonly before: () => void;
}

export class Wire {
  readonly #of: WireOptions;
  #left: number;
  /** Times of the writes that readers may not have yet: what was done, and when. */
  readonly #commits: number[] = [];
  readonly #closed = new Map<string, number>();
  /** Requests that will arrive some time. */
  #late = 0;
  calm = false;
  readonly done: Trouble[] = [];

  constructor(options: WireOptions) {
    this.#of = options;
    this.#left = options.most;
  }

  get late(): number {
    return this.#late;
  }

  /** Told of a write that did not come over this wire. */
  committed(): void {
    this.#commits.push(this.#of.clock.now());
  }

  /** The network as one page sees it. `die` ends the page. */
  fetch(page: { readonly alive: boolean; die(): void }): typeof fetch {
    return async (input, init) => {
      if (!page.alive) return NEVER;
      const request = new Request(input, { ...init, signal: null });
      const trouble = this.#next();
      const answer = await this.#over(trouble, request, init?.signal ?? null, page);
      return page.alive ? answer : NEVER;
    };
  }

  #next(): Trouble | null {
    const { random, share } = this.#of;
    if (this.calm || this.#left === 0 || !random.chance(share)) return null;
    this.#left -= 1;
    const trouble = random.pick(TROUBLES);
    this.done.push(trouble);
    return trouble;
  }

  async #over(
    trouble: Trouble | null,
    request: Request,
    signal: AbortSignal | null,
    page: { readonly alive: boolean; die(): void },
  ): Promise<Response> {
    const { clock, random } = this.#of;
    const copy = request.clone();
    switch (trouble) {
      case null:
        return this.#arrive(request);
      case 'cut before':
        throw new TypeError('Failed to fetch');
      case 'cut after':
        await this.#arrive(request);
        throw new TypeError('Failed to fetch');
      case 'cut during':
        return this.#during(request, 1 + random.below(40_000));
      case 'silent resend':
        await this.#arrive(request);
        return this.#arrive(copy);
      case 'stall before':
        return aborted(signal);
      case 'stall after':
        await this.#arrive(request);
        return aborted(signal);
      case 'late':
        this.#late += 1;
        clock.after(1 + random.below(120_000), () => {
          this.#late -= 1;
          void this.#arrive(request).catch(() => undefined);
        });
        return aborted(signal);
      case '5xx before':
        return new Response('', { status: random.pick([500, 502, 503, 504, 408]) });
      case '5xx after':
        await this.#arrive(request);
        return new Response('<html></html>', { status: random.pick([500, 502, 504]) });
      case '429':
        return new Response('slow down', { status: random.pick([429, 509]) });
      case '401':
        return new Response('token_revoked', { status: 401 });
      case '403':
        return new Response('blocked', { status: 403 });
      case 'crash before':
        page.die();
        return NEVER;
      case 'crash after':
        await this.#arrive(request);
        page.die();
    }
    return NEVER;
  }

  async #during(request: Request, ms: number): Promise<never> {
    const { sandbox, clock } = this.#of;
    this.#late += 1;
    sandbox.faults.next(
      { service: 'api', method: request.method, path: new URL(request.url).pathname },
      { kind: 'cut', when: 'during', ms },
    );
    clock.after(ms, () => {
      this.#late -= 1;
      clock.after(0, () => void this.#count());
    });
    await this.#arrive(request).catch(() => undefined);
    throw new TypeError('Failed to fetch');
  }

  /** Counts the writes that were not seen to be answered. Each upload here is one change. */
  async #count(): Promise<void> {
    const { sandbox, clock } = this.#of;
    const answer: unknown = await (await sandbox.fetch('/api/0.6/changesets.json')).json();
    const list: unknown = isRecord(answer) ? answer['changesets'] : null;
    const total = (Array.isArray(list) ? list : []).reduce<number>((sum, one: unknown) => {
      const count = isRecord(one) ? one['changes_count'] : 0;
      return sum + (typeof count === 'number' ? count : 0);
    }, 0);
    while (this.#commits.length < total) this.#commits.push(clock.now());
  }

  /** The request at the server; a read is answered by a copy that may be behind, but whole: as of one moment. */
  async #arrive(request: Request): Promise<Response> {
    const { sandbox, clock, random, lagMs, before } = this.#of;
    before();
    const path = new URL(request.url).pathname;
    clock.busy += 1;
    try {
      if (request.method === 'GET' && lagMs > 0 && !this.calm && random.chance(0.5)) {
        return await this.#fromCopy(request, path, clock.now() - random.below(lagMs));
      }
      const response = await sandbox.fetch(request);
      if (request.method === 'POST' && response.ok) this.#commits.push(clock.now());
      if (path.endsWith('/close') && response.ok) this.#closed.set(path.replace(/\/close$/, '.json'), clock.now());
      // Read here, so that no half-read answer waits for a page that is gone.
      return new Response(await response.text(), { status: response.status });
    } finally {
      clock.busy -= 1;
    }
  }

  async #fromCopy(request: Request, path: string, asOf: number): Promise<Response> {
    const writes = this.#commits.filter((time) => time > asOf).length;
    this.#of.sandbox.faults.next({ service: 'api', method: 'GET', path }, { kind: 'lag', writes });
    const response = await this.#of.sandbox.fetch(request);
    const text = await response.text();
    // A copy that has not heard of the closing either.
    const open = (this.#closed.get(path) ?? 0) > asOf;
    return new Response(open ? text.replace('"open":false', '"open":true') : text, { status: response.status });
  }
}

/** Rejects as a fetch does once the page has given up; else never ends. */
function aborted(signal: AbortSignal | null): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('Too late', 'TimeoutError')));
  });
}
