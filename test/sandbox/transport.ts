import type { Clock } from './clock.ts';
import type { Fault, Faults } from './faults.ts';
import { html } from './http.ts';

/** The connection was lost: what a browser reports as "Failed to fetch". */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection was cut');
  }
}

interface Line {
  readonly faults: Faults;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Of<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** The fault of a kind among those of a request. */
export function faultOf<K extends Fault['kind']>(active: readonly Fault[], kind: K): Of<K> | undefined {
  return active.find((fault): fault is Of<K> => fault.kind === kind);
}

/**
 * Answers a request over a line on which things go wrong: `work` is done, or not; its answer arrives, whole or in part, or is lost.
 * Throws ConnectionCut, or the signal's reason where the asker gives up. Work once begun is done to its end all the same.
 */
export async function overFaultyLine(
  active: readonly Fault[],
  line: Line,
  work: (hold: (() => Promise<void>) | null) => Promise<Response>,
): Promise<Response> {
  const { clock, signal } = line;
  const cut = faultOf(active, 'cut');
  const stall = faultOf(active, 'stall');
  const delay = faultOf(active, 'delay');
  const status = faultOf(active, 'status');
  const page = faultOf(active, 'html');
  if (delay !== undefined) await clock.sleep(delay.ms, signal);
  if (status !== undefined) {
    await clock.sleep(status.afterMs ?? 0, signal);
    const body = [204, 205, 304].includes(status.status) ? null : (status.body ?? '');
    return new Response(body, {
      status: status.status,
      headers: {
        'Content-Type': status.contentType ?? 'text/plain',
        'Access-Control-Allow-Origin': '*',
        ...status.headers,
      },
    });
  }
  if (page !== undefined)
    return html(
      200,
      page.body ?? '<!doctype html><title>Welcome</title><h1>Please accept the terms of this network</h1>',
      { 'Access-Control-Allow-Origin': '*' },
    );
  if (cut?.when === 'before') throw new ConnectionCut();
  if (stall?.when === 'before') await held(stall.ms, line, signal);
  const holding = cut?.when === 'during' ? cut : stall?.when === 'during' ? stall : null;
  const begun = Promise.withResolvers<void>();
  const hold = async (): Promise<void> => {
    begun.resolve();
    await held(holding?.ms, line);
  };
  const working = work(holding === null ? null : hold);
  // What goes on after the asker has left must not become an unhandled rejection.
  working.catch(() => {});
  if (cut?.when === 'during') {
    await Promise.race([begun.promise, working]);
    throw new ConnectionCut();
  }
  const response = await orAborted(working, signal);
  if (cut?.when === 'after') throw new ConnectionCut();
  if (stall?.when === 'after') await held(stall.ms, line, signal);
  return inParts(response, active, line);
}

/** Until released, or so many ms; or until the asker gives up, where there is a signal. */
function held(ms: number | undefined, { faults, clock }: Line, signal?: AbortSignal): Promise<void> {
  const over = [...(ms === undefined ? [] : [clock.sleep(ms)]), ...(signal === undefined ? [] : [aborted(signal)])];
  return faults.hold(over.length === 0 ? undefined : Promise.race(over));
}

/** Rejects with the signal's reason when it aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return orAborted(new Promise<never>(() => {}), signal);
}

/** The promise, unless the signal aborts first. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException('This operation was aborted', 'AbortError');
}

/** The answer with what goes wrong while its body is on the way. */
function inParts(response: Response, active: readonly Fault[], line: Line): Response {
  const truncate = faultOf(active, 'truncate');
  const drip = faultOf(active, 'drip');
  const cut = faultOf(active, 'cut')?.when === 'body';
  const stall = faultOf(active, 'stall');
  const stalls = stall?.when === 'body';
  if (response.body === null || (truncate === undefined && drip === undefined && !cut && !stalls)) return response;
  const body = response.body;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: async (controller) => {
      const all = new Uint8Array(await new Response(body).arrayBuffer());
      const bytes = truncate === undefined ? all : all.slice(0, Math.floor(all.length * (truncate.share ?? 0.5)));
      const half = Math.ceil(bytes.length / 2);
      try {
        const step = drip?.bytes ?? Math.max(1, half);
        let troubled = false;
        for (let at = 0; at < bytes.length; at += step) {
          if (drip !== undefined && at > 0) await line.clock.sleep(drip.everyMs, line.signal);
          if (!troubled && at >= half) {
            troubled = true;
            if (cut) throw new ConnectionCut();
            if (stalls) await held(stall.ms, line, line.signal);
          }
          controller.enqueue(bytes.slice(at, at + step));
        }
        if (cut) throw new ConnectionCut();
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
  return new Response(stream, { status: response.status, headers: response.headers });
}
