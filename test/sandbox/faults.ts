import * as v from 'valibot';

/** Which part of the sandbox answers a request. */
export type Service = 'overpass' | 'api' | 'oauth' | 'tiles' | 'pages';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Which requests a fault is for: all that fit everything named. */
const matchSchema = v.strictObject({
  service: v.exactOptional(v.picklist(['overpass', 'api', 'oauth', 'tiles', 'pages'])),
  method: v.exactOptional(v.string()),
  /** The path; `*` stands for anything: `/api/0.6/changeset/*` + `/upload`. */
  path: v.exactOptional(v.string()),
});
export type Match = v.InferOutput<typeof matchSchema>;

/**
 * Everything that can be made to go wrong.
 *
 * `when` of a cut or stall: `before` nothing was done; `during` it is being done (a changeset stays locked) and is done in the end;
 * `after` it was done and the answer is lost; `body` half of the answer arrives.
 */
const faultSchema = v.variant('kind', [
  /** This status and body in place of an answer; nothing is done. */
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    body: v.exactOptional(v.string()),
    contentType: v.exactOptional(v.string()),
    headers: v.exactOptional(v.record(v.string(), v.string())),
    afterMs: v.exactOptional(count),
  }),
  /** A page of HTML with status 200, as a proxy or a hotel's network answers. */
  v.strictObject({ kind: v.literal('html'), body: v.exactOptional(v.string()) }),
  /** The connection is lost. `during` it goes at once and the work goes on until released (or for `ms`). */
  v.strictObject({
    kind: v.literal('cut'),
    when: v.picklist(['before', 'during', 'after', 'body']),
    ms: v.exactOptional(count),
  }),
  /** Nothing comes until released, for `ms`, or until the asker gives up. */
  v.strictObject({
    kind: v.literal('stall'),
    when: v.picklist(['before', 'during', 'after', 'body']),
    ms: v.exactOptional(count),
  }),
  /** The answer comes this many bytes at a time. */
  v.strictObject({ kind: v.literal('drip'), bytes: v.pipe(v.number(), v.integer(), v.minValue(1)), everyMs: count }),
  /** The answer ends, without an error, after this share of its bytes. */
  v.strictObject({
    kind: v.literal('truncate'),
    share: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
  /** The answer comes, late. */
  v.strictObject({ kind: v.literal('delay'), ms: count }),
  /** Readers (API and Overpass) are this many writes behind. */
  v.strictObject({ kind: v.literal('lag'), writes: count }),
  /** 429: Overpass has no slot (after its usual wait or `afterMs`); the API's upload limit is spent. */
  v.strictObject({ kind: v.literal('rate-limit'), afterMs: v.exactOptional(count) }),
  /** Overpass: 504, too busy. */
  v.strictObject({ kind: v.literal('too-busy'), afterMs: v.exactOptional(count) }),
  /** Overpass: 504, turned off. */
  v.strictObject({ kind: v.literal('dispatcher-off') }),
  /** Overpass: 200 with some elements, then a remark that time ran out. */
  v.strictObject({ kind: v.literal('remark-timeout'), keep: v.exactOptional(count) }),
  /** Overpass: 200 with no elements and a remark that memory ran out. */
  v.strictObject({ kind: v.literal('remark-memory') }),
  /** Overpass: 200 with a page of HTML. */
  v.strictObject({ kind: v.literal('duplicate-query') }),
  /** API: no writes. */
  v.strictObject({ kind: v.literal('read-only') }),
  /** API: nothing at all, but `capabilities`. */
  v.strictObject({ kind: v.literal('offline') }),
  /** API: the person is blocked. */
  v.strictObject({ kind: v.literal('blocked-user') }),
  /** API: the contributor terms were not agreed to. */
  v.strictObject({ kind: v.literal('terms-not-agreed') }),
  /** API: messages wait to be read. */
  v.strictObject({ kind: v.literal('unread-messages'), count }),
  /** API: every token is dead. */
  v.strictObject({ kind: v.literal('dead-token'), as: v.exactOptional(v.picklist(['invalid', 'expired', 'revoked'])) }),
  /** API: 413 for an upload. */
  v.strictObject({ kind: v.literal('box-limit') }),
  /** API: 509 for any call. */
  v.strictObject({ kind: v.literal('bandwidth-limit'), retrySeconds: v.exactOptional(count) }),
]);
export type Fault = v.InferOutput<typeof faultSchema>;
export type FaultKind = Fault['kind'];

const orderSchema = v.variant('do', [
  v.strictObject({
    do: v.literal('next'),
    match: matchSchema,
    fault: faultSchema,
    times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  v.strictObject({ do: v.literal('always'), match: matchSchema, fault: faultSchema }),
  v.strictObject({ do: v.literal('clear') }),
  v.strictObject({ do: v.literal('release') }),
]);

/** What may be asked for over HTTP. */
export type FaultOrder = v.InferOutput<typeof orderSchema>;

/** The order that a parsed JSON body is, or what is wrong with it in words. */
export function parseFaultOrder(body: unknown): FaultOrder | string {
  const result = v.safeParse(orderSchema, body);
  return result.success
    ? result.output
    : (v.flatten(result.issues).root?.join('; ') ??
        result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; '));
}

interface Planned {
  readonly match: Match;
  readonly fault: Fault;
  /** How many requests it is still for; Infinity for all. */
  left: number;
}

/** A request as faults see it. */
export interface Target {
  readonly service: Service;
  readonly method: string;
  readonly path: string;
}

/** The control desk of what goes wrong. */
export class Faults {
  #planned: Planned[] = [];
  #holding = 0;
  #release: PromiseWithResolvers<void> = Promise.withResolvers<void>();

  /** For the next request that fits (or the next few); then over. */
  next(match: Match, fault: Fault, times = 1): void {
    this.#planned.push({ match, fault, left: times });
  }

  /** For every request that fits, until cleared. */
  always(match: Match, fault: Fault): void {
    this.#planned.push({ match, fault, left: Infinity });
  }

  /** Nothing goes wrong any more; what stalls goes on. */
  clear(): void {
    this.#planned = [];
    this.release();
  }

  /** Lets everything that stalls go on. */
  release(): void {
    this.#release.resolve();
    this.#release = Promise.withResolvers<void>();
  }

  /** How many requests are held up right now: what a test waits for before it goes on. */
  get holding(): number {
    return this.#holding;
  }

  /** Resolves with the next release, or when `over` does. */
  async hold(over?: Promise<void>): Promise<void> {
    this.#holding++;
    try {
      await (over === undefined ? this.#release.promise : Promise.race([this.#release.promise, over]));
    } finally {
      this.#holding--;
    }
  }

  order(order: FaultOrder): void {
    if (order.do === 'next') this.next(order.match, order.fault, order.times);
    else if (order.do === 'always') this.always(order.match, order.fault);
    else this[order.do]();
  }

  /** The faults for this request, counted off. One of each kind: the one planned first. */
  take(target: Target): readonly Fault[] {
    const taken = new Map<FaultKind, Fault>();
    for (const planned of this.#planned) {
      if (!fits(planned.match, target) || taken.has(planned.fault.kind)) continue;
      taken.set(planned.fault.kind, planned.fault);
      planned.left--;
    }
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    return [...taken.values()];
  }
}

function fits(match: Match, target: Target): boolean {
  if (match.service !== undefined && match.service !== target.service) return false;
  if (match.method !== undefined && match.method.toUpperCase() !== target.method) return false;
  if (match.path === undefined) return true;
  const pattern = match.path.split('*').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${pattern.join('.*')}$`).test(target.path);
}
