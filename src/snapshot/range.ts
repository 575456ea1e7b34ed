import { Failure } from '../model/failure.ts';

/** How the outside is reached; stand-ins in tests. */
export interface RangeDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly online: () => boolean;
  /** Calls back once after so many ms; returns the way to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Longest silence, ms: before an answer, or within one. */
export const SILENCE_DEADLINE = 30_000;

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Bytes of this read that have come, and that will have come in the end. */
  readonly progress?: (loaded: number, total: number) => void;
}

/** A file that is read in parts. */
export interface RangeFile {
  /** The bytes from `start` to `end` (exclusive). */
  read(start: number, end: number, options: ReadOptions): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * The file at an address, by HTTP ranges. A server that doesn't honor them and sends the whole file is not asked again:
 * what came is kept, and `whole` may judge it.
 * @throws Failure `offline`, `server`, or `incomplete` where the bytes are not as many as they should be
 */
export function openRanges(
  deps: RangeDeps,
  url: string,
  bytes: number,
  whole: (all: Uint8Array<ArrayBuffer>) => Promise<void>,
): RangeFile {
  let all: Uint8Array<ArrayBuffer> | null = null;
  return {
    async read(start, end, { signal, progress }) {
      if (all !== null || start === end) return (all ?? new Uint8Array()).subarray(start, end);
      return overWire(deps, signal, async (wire) => {
        const response = await wire.fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } });
        // Both checked before a byte is read: a server may send another file's range, or gigabytes.
        if (response.status === 206) {
          const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '');
          // A server of another origin may hide the header; the length and the hash remain.
          const [, first = start, last = end - 1, total = bytes] = range ?? [];
          if (Number(first) !== start || Number(last) !== end - 1 || Number(total) !== bytes) {
            throw refuse(response, 'bad-response', 'It was replaced meanwhile, or its server answers another range.');
          }
          return wire.body(response, end - start, progress);
        }
        if (response.status === 200) {
          const body = await wire.body(response, bytes, progress);
          await whole(body);
          all = body;
          return body.subarray(start, end);
        }
        if (response.status === 416)
          throw refuse(response, 'incomplete', 'Its file is shorter than its manifest says.');
        throw refuse(response, 'server', 'Its file is not there.');
      });
    },
  };
}

/** What can be asked for over one connection. */
interface Wire {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The whole body, which must be of this length. */
  body(response: Response, length: number, progress?: ReadOptions['progress']): Promise<Uint8Array<ArrayBuffer>>;
  /** The body as text, which may have so many bytes. */
  text(response: Response, most: number): Promise<string>;
}

/**
 * Runs a task over the network with a deadline for silence. What it throws comes out as a Failure, or as the abort that it was.
 */
export async function overWire<T>(deps: RangeDeps, outer: AbortSignal, task: (wire: Wire) => Promise<T>): Promise<T> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  let silent = false;
  let cancel = (): void => undefined;
  let open: Response | null = null;
  const heard = (): void => {
    cancel();
    cancel = deps.after(SILENCE_DEADLINE, () => {
      silent = true;
      controller.abort();
    });
  };
  /** Also where whoever makes the promise doesn't listen to signals. */
  const over = Promise.withResolvers<never>();
  over.promise.catch(() => undefined);
  const onAbort = (): void => over.reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  const race = <V>(promise: Promise<V>): Promise<V> => Promise.race([promise, over.promise]);
  /** Calls back with every piece and the bytes before it; returns how many bytes came. */
  const eachPiece = async (response: Response, take: (piece: Uint8Array, at: number) => void): Promise<number> => {
    if (response.body === null) return 0;
    const reader = response.body.getReader();
    let loaded = 0;
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- a stream is read in turn
        const { done, value } = await race(reader.read());
        if (done) break;
        heard();
        take(value, loaded);
        loaded += value.length;
      }
    } finally {
      // Lets go of the connection where the loop was left early; after a whole body it does nothing.
      reader.cancel().catch(() => undefined);
    }
    return loaded;
  };
  try {
    heard();
    return await task({
      async fetch(url, init) {
        open = await race(deps.fetch(url, { credentials: 'omit', ...init, signal }));
        heard();
        return open;
      },
      async body(response, length, progress) {
        const body = new Uint8Array(length);
        const loaded = await eachPiece(response, (piece, at) => {
          if (at + piece.length > length) throw refuse(response, 'incomplete', CUT);
          body.set(piece, at);
          progress?.(at + piece.length, length);
        });
        if (loaded !== length) throw refuse(response, 'incomplete', CUT);
        return body;
      },
      async text(response, most) {
        const utf8 = new TextDecoder();
        let text = '';
        await eachPiece(response, (piece, at) => {
          if (at + piece.length > most) throw refuse(response, 'bad-response', 'Its manifest is too long to be one.');
          text += utf8.decode(piece, { stream: true });
        });
        return text + utf8.decode();
      },
    });
  } catch (error) {
    outer.throwIfAborted();
    if (silent) throw new Failure('timeout', {}, error);
    if (error instanceof Failure) throw error;
    throw new Failure(deps.online() ? 'server' : 'offline', { said: 'The snapshot did not arrive.' }, error);
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
    dismiss(open);
  }
}

const CUT = 'It is cut short, or longer than its manifest says.';

/** Lets go of a body that nobody reads. */
function dismiss(response: Response | null): void {
  if (response !== null && !response.bodyUsed) response.body?.cancel().catch(() => undefined);
}

function refuse(response: Response, kind: 'server' | 'incomplete' | 'bad-response', said: string): Failure {
  return new Failure(kind, { status: response.status, said: `The snapshot can't be read. ${said}` });
}
