import type { Clock } from '../clock.ts';
import type { Database, Moment } from '../database.ts';
import { isoSeconds, wholeSeconds } from '../elements.ts';
import { html, plain, withHeaders } from '../http.ts';
import { orAborted } from '../transport.ts';
import { errorPage, writeCsv, writeJson } from './output.ts';
import { QlError } from './cursor.ts';
import { parseQl } from './ql.ts';
import type { Output } from './run.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';
import type { SlotOptions } from './slots.ts';
import { Slots } from './slots.ts';

/** Troubles that the faults put on a query. */
export type OverpassTrouble =
  | { readonly kind: 'remark-timeout'; readonly keep: number }
  | { readonly kind: 'remark-memory' | 'duplicate-query' | 'rate-limited' | 'too-busy' | 'dispatcher-off' };

export interface OverpassConditions {
  readonly trouble: OverpassTrouble | null;
  /** How long a refusal takes, in place of the usual wait; null for the usual. */
  readonly afterMs: number | null;
  /** How many writes Overpass is behind, beyond what it would be anyway. */
  readonly lag: number;
  /** Keeps a query running, its slot taken; null where nothing does. */
  readonly hold: (() => Promise<void>) | null;
}

export interface OverpassOptions extends SlotOptions {
  /** `manual` follows the API when `catchUp` is called; a number follows by itself so many ms behind. */
  readonly follow: 'manual' | number;
  /** Refuse requests without Referer and Origin, as overpass-api.de does. */
  readonly requireReferer: boolean;
  /** From which time on the same text within its own time limit is refused as a duplicate. */
  readonly duplicateLimit: number;
  /** What a second of `timeout` is worth. */
  readonly elementsPerSecond: number;
  /** A query that asks for more memory than this is never started. */
  readonly memory: number;
}

export const defaultOverpass: OverpassOptions = {
  slots: 2,
  waitMs: 15_000,
  cooldownMs: 0,
  follow: 'manual',
  requireReferer: false,
  duplicateLimit: 4,
  elementsPerSecond: 50_000,
  memory: 12 * 1024 ** 3,
};

/** What Overpass says that no slot or no room was found, and how. */
const refusals = {
  'rate-limited': [
    429,
    'open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::rate_limited. Please check /api/status for the quota of your IP address.',
  ],
  'too-busy': [
    504,
    'open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::timeout. The server is probably too busy to handle your request.',
  ],
  'dispatcher-off': [504, 'The dispatcher (i.e. the database management system) is turned off.'],
  'duplicate-query': [
    200,
    'open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::duplicate_query',
  ],
} as const;

/** An Overpass API over the database, some way behind it. */
export class Overpass {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #options: OverpassOptions;
  readonly #slots: Slots;
  /** Time of the data where it stands still, ms since 1970, or null. */
  readonly #dated: number | null;
  /** Query text -> until when each time it was asked counts. */
  readonly #asked = new Map<string, number[]>();
  #applied = 0;
  #timestamp: number;

  constructor(db: Database, clock: Clock, options: OverpassOptions, dated: number | null) {
    this.#db = db;
    this.#clock = clock;
    this.#options = options;
    this.#slots = new Slots(options, clock);
    this.#dated = dated;
    this.#timestamp = this.#firstDate();
  }

  reset(): void {
    this.#slots.reset();
    this.#asked.clear();
    this.#applied = 0;
    this.#timestamp = this.#firstDate();
  }

  #firstDate(): number {
    const behind = this.#options.follow === 'manual' ? 0 : this.#options.follow;
    return this.#dated ?? wholeSeconds(this.#clock.now() - behind);
  }

  /** Takes over everything that was written so far. */
  catchUp(): void {
    this.#applied = this.#db.sequence;
    this.#timestamp = wholeSeconds(this.#clock.now());
  }

  /** The state that queries see, and its date. */
  #state(lag: number): { readonly at: Moment; readonly timestamp: number } {
    if (this.#options.follow !== 'manual') {
      const time = this.#clock.now() - this.#options.follow;
      this.#applied = Math.max(this.#applied, this.#db.sequenceAt(time));
      if (this.#dated === null || this.#applied > 0) this.#timestamp = Math.max(this.#timestamp, wholeSeconds(time));
    }
    const sequence = Math.max(0, this.#applied - lag);
    return { at: { sequence, time: Infinity }, timestamp: this.#timestamp };
  }

  async handle(request: Request, conditions: OverpassConditions): Promise<Response> {
    const { pathname } = new URL(request.url);
    const off = conditions.trouble?.kind === 'dispatcher-off';
    if (pathname === '/api/timestamp') return plain(200, `${isoSeconds(this.#state(conditions.lag).timestamp)}\n`);
    if (pathname === '/api/status') {
      const body = off
        ? 'open64: 2 No such file or directory /osm3s_osm_base Dispatcher_Client::1. Probably the server is down.\n'
        : this.#slots.status(clientOf(request));
      return plain(off ? 504 : 200, body, { 'Access-Control-Allow-Origin': '*' });
    }
    const response = await this.#interpret(request, conditions);
    const headers: Record<string, string> = {};
    if (request.headers.has('Origin'))
      Object.assign(headers, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '600' });
    const asked = request.headers.get('Access-Control-Request-Headers');
    if (asked !== null) headers['Access-Control-Allow-Headers'] = asked;
    return withHeaders(response, headers);
  }

  async #interpret(request: Request, conditions: OverpassConditions): Promise<Response> {
    if (request.method === 'OPTIONS') return html(200, '', { 'Access-Control-Allow-Methods': 'GET, POST, OPTIONS' });
    if (this.#options.requireReferer && !request.headers.has('Referer') && !request.headers.has('Origin')) {
      return html(
        406,
        '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>406 Not Acceptable</title>\n</head><body>\n<h1>Not Acceptable</h1>\n</body></html>\n',
      );
    }
    const text = await queryText(request);
    let script: Script;
    try {
      script = parseQl(text);
    } catch (error) {
      if (!(error instanceof QlError)) throw error;
      // The real parser goes on after its first error, and tells of another.
      return html(
        400,
        errorPage([
          `line ${error.line}: parse error: ${error.message}`,
          `line ${error.line}: parse error: Unexpected end of input.`,
        ]),
      );
    }
    if (conditions.trouble?.kind === 'dispatcher-off') return refuse('dispatcher-off');
    if (conditions.trouble?.kind === 'duplicate-query' || this.#isDuplicate(text, script.timeout))
      return refuse('duplicate-query');
    const waitMs = conditions.afterMs ?? this.#options.waitMs;
    if (conditions.trouble?.kind === 'rate-limited' || conditions.trouble?.kind === 'too-busy') {
      await this.#clock.sleep(waitMs);
      return refuse(conditions.trouble.kind);
    }
    if (script.maxsize > this.#options.memory) {
      await this.#clock.sleep(waitMs);
      return refuse('too-busy');
    }
    const release = await this.#slots.take(clientOf(request), script);
    if (release === null) return refuse('rate-limited');
    try {
      if (conditions.hold !== null) await orAborted(conditions.hold(), request.signal);
    } catch (error) {
      release();
      throw error;
    }
    const { body, type } = this.#answer(script, conditions);
    return new Response(heldUntilRead(body, release, request.signal), { headers: { 'Content-Type': type } });
  }

  #isDuplicate(text: string, timeout: number): boolean {
    const now = this.#clock.now();
    const asked = [...(this.#asked.get(text) ?? []).filter((until) => until >= now), now + timeout * 1000];
    if (this.#asked.size > 1000) this.#asked.clear();
    this.#asked.set(text, asked);
    return asked.length >= this.#options.duplicateLimit;
  }

  #answer(script: Script, { trouble, lag }: OverpassConditions): { readonly body: string; readonly type: string } {
    const state = this.#state(lag);
    const at = { ...state.at, time: script.date ?? Infinity };
    let outputs = runScript(script, this.#db, at);
    const total = outputs.reduce((sum, { elements }) => sum + elements.length, 0);
    const line = script.statements[0]?.line ?? 1;
    const affordable = script.timeout * this.#options.elementsPerSecond;
    let remark: string | null = null;
    // Fixed costs and half a kilobyte an element: what [maxsize:1] can never pay, and the default always can.
    const needed = 65_536 + total * 512;
    if (trouble?.kind === 'remark-memory' || needed > script.maxsize) {
      outputs = [];
      const megabytes = Math.floor(Math.max(needed, script.maxsize) / 1024 ** 2);
      remark = `runtime error: Query ran out of memory in "query" at line ${line}. It would need at least ${megabytes} MB of RAM to continue.`;
    } else if (trouble?.kind === 'remark-timeout' || total > affordable) {
      outputs = cutShort(outputs, trouble?.kind === 'remark-timeout' ? Math.min(trouble.keep, total) : affordable);
      remark = `runtime error: Query timed out in "query" at line ${line} after ${script.timeout + 1} seconds.`;
    }
    if (script.format.kind === 'csv') {
      return { body: writeCsv(outputs, script.format, this.#db, at), type: 'text/csv' };
    }
    return {
      body: writeJson(outputs, { timestamp: script.date ?? state.timestamp, remark }, this.#db, at),
      type: 'application/json',
    };
  }
}

function cutShort(outputs: readonly Output[], keep: number): readonly Output[] {
  let left = keep;
  return outputs.map((output) => {
    const elements = output.elements.slice(0, left);
    left -= elements.length;
    return { ...output, elements };
  });
}

function refuse(kind: keyof typeof refusals): Response {
  const [status, message] = refusals[kind];
  return html(status, errorPage([`runtime error: ${message}`]));
}

/** The address stands for the person; the practice server hears everyone from one. */
function clientOf(request: Request): string {
  return request.headers.get('X-Forwarded-For') ?? 'local';
}

async function queryText(request: Request): Promise<string> {
  if (request.method !== 'POST') return new URL(request.url).searchParams.get('data') ?? '';
  const body = await request.text();
  return body.startsWith('data=') ? (new URLSearchParams(body).get('data') ?? '') : body;
}

/** The body as a stream that gives the slot back once it was read, given up or aborted: a slow reader keeps its slot. */
function heldUntilRead(
  text: string,
  release: () => void,
  signal: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  signal.addEventListener('abort', release, { once: true });
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      const chunk = bytes.slice(at, at + 65_536);
      at += chunk.length;
      if (chunk.length > 0) controller.enqueue(chunk);
      if (at >= bytes.length) {
        controller.close();
        release();
      }
    },
    cancel: release,
  });
}
