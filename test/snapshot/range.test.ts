/** A file read in parts: what is asked for, what is believed of the answer, and what is let go of. */
import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { RangeDeps, RangeFile } from '../../src/snapshot/range.ts';
import { openRanges, overWire, SILENCE_DEADLINE } from '../../src/snapshot/range.ts';
import { never } from './support.ts';

const URL_OF = 'http://site.test/file';
const FILE = Uint8Array.from({ length: 100 }, (_, i) => i);

/** Timers that only run when they are told to. */
function timers(): Pick<RangeDeps, 'after'> & { readonly waiting: Map<number, () => void>; readonly set: number[] } {
  const waiting = new Map<number, () => void>();
  const set: number[] = [];
  return {
    waiting,
    set,
    after(ms, callback) {
      const number = set.push(ms);
      waiting.set(number, callback);
      return () => void waiting.delete(number);
    },
  };
}

/** A body that comes in pieces; `endless`: and then says no more. */
function bodyOf(
  pieces: readonly Uint8Array<ArrayBuffer>[],
  endless = false,
): { stream: ReadableStream; given: string[] } {
  const given: string[] = [];
  let next = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const piece = pieces[next];
        next += 1;
        if (piece !== undefined) controller.enqueue(piece);
        else if (endless) return new Promise(() => undefined);
        else controller.close();
        return undefined;
      },
      cancel: () => void given.push('let go'),
    },
    { highWaterMark: 0 },
  );
  return { stream, given };
}

function rangeOf(start: number, last: number, total = 100): ResponseInit {
  return { status: 206, headers: { 'Content-Range': `bytes ${start}-${last}/${total}` } };
}

function fileOf(answer: (init: RequestInit) => Response | Promise<Response>, after = timers().after): RangeFile {
  const deps = { after, online: () => true, fetch: async (_: string, init: RequestInit) => await answer(init) };
  return openRanges(deps, URL_OF, 100, () => Promise.resolve());
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`This is not a Failure: ${String(error)}`);
  return error;
}

test('asks for exactly the bytes, and tells nobody who asks', async () => {
  const asked: RequestInit[] = [];
  const file = fileOf((init) => {
    asked.push(init);
    return new Response(FILE.slice(10, 20), rangeOf(10, 19));
  });
  expect(await file.read(10, 20, { signal: never })).toEqual(FILE.slice(10, 20));
  expect(asked).toMatchObject([{ headers: { Range: 'bytes=10-19' }, credentials: 'omit' }]);
});

test('nothing is asked for where there is nothing to read', async () => {
  const file = fileOf(() => {
    throw new Error('This was not to be asked.');
  });
  expect(await file.read(20, 20, { signal: never })).toHaveLength(0);
});

test.each([
  ['begins elsewhere', rangeOf(9, 19)],
  ['ends elsewhere', rangeOf(10, 18)],
  ['is of a file of another size', rangeOf(10, 19, 101)],
])('a range that %s is refused before it is read', async (_, init) => {
  const { stream, given } = bodyOf([FILE.slice(10, 20)]);
  const failure = await failureOf(fileOf(() => new Response(stream, init)).read(10, 20, { signal: never }));
  expect(failure.kind).toBe('bad-response');
  expect(failure.details.said).toMatch(/replaced meanwhile/);
  expect(given).toEqual(['let go']);
});

test('a range that names no place is believed by its length', async () => {
  const hidden = { status: 206 };
  const whole = fileOf(() => new Response(FILE.slice(10, 20), hidden));
  expect(await whole.read(10, 20, { signal: never })).toEqual(FILE.slice(10, 20));
  const short = fileOf(() => new Response(FILE.slice(10, 19), hidden));
  expect((await failureOf(short.read(10, 20, { signal: never }))).kind).toBe('incomplete');
});

test('an answer that is too long is incomplete, and the rest of it is not waited for', async () => {
  const { stream, given } = bodyOf([FILE.slice(0, 8), FILE.slice(0, 8)], true);
  const failure = await failureOf(fileOf(() => new Response(stream, rangeOf(0, 9))).read(0, 10, { signal: never }));
  expect(failure.kind).toBe('incomplete');
  expect(given).toEqual(['let go']);
});

test('a file that is too short for the range is incomplete, and said to be', async () => {
  const failure = await failureOf(fileOf(() => new Response(null, { status: 416 })).read(0, 10, { signal: never }));
  expect(failure).toMatchObject({
    kind: 'incomplete',
    details: { status: 416, said: expect.stringMatching(/shorter/) },
  });
});

test('a file that is not there is let go of', async () => {
  const { stream, given } = bodyOf([FILE]);
  const failure = await failureOf(fileOf(() => new Response(stream, { status: 404 })).read(0, 10, { signal: never }));
  expect(failure).toMatchObject({ kind: 'server', details: { status: 404 } });
  expect(given).toEqual(['let go']);
});

test('a server without ranges is asked once: what came is kept', async () => {
  let asked = 0;
  const file = fileOf(() => {
    asked += 1;
    return new Response(FILE);
  });
  expect(await file.read(10, 20, { signal: never })).toEqual(FILE.slice(10, 20));
  expect(await file.read(90, 100, { signal: never })).toEqual(FILE.slice(90));
  expect(asked).toBe(1);
});

test('a whole file that its judge refuses is not kept', async () => {
  let asked = 0;
  const deps: RangeDeps = {
    after: timers().after,
    online: () => true,
    fetch() {
      asked += 1;
      return Promise.resolve(new Response(FILE));
    },
  };
  const file = openRanges(deps, URL_OF, 100, () => Promise.reject(new Failure('bad-response')));
  for (let i = 0; i < 2; i += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await failureOf(file.read(10, 20, { signal: never }))).kind).toBe('bad-response');
  }
  expect(asked).toBe(2);
});

test('the deadline is for silence: each piece begins it anew, and none is left behind', async () => {
  const clock = timers();
  const { stream } = bodyOf([FILE.slice(0, 3), FILE.slice(3, 6), FILE.slice(6, 10)]);
  const most: number[] = [];
  await fileOf(() => new Response(stream, rangeOf(0, 9)), clock.after).read(0, 10, {
    signal: never,
    progress: () => void most.push(clock.waiting.size),
  });
  // At the request, at the answer, and at each piece.
  expect(clock.set).toEqual(Array.from({ length: 5 }, () => SILENCE_DEADLINE));
  expect(most).toEqual([1, 1, 1]);
  expect(clock.waiting.size).toBe(0);
});

test('silence in the middle of an answer is a time-out', async () => {
  const clock = timers();
  const { stream, given } = bodyOf([FILE.slice(0, 3)], true);
  const reading = fileOf(() => new Response(stream, rangeOf(0, 9)), clock.after).read(0, 10, {
    signal: never,
    progress: () => queueMicrotask(() => [...clock.waiting.values()].at(-1)?.()),
  });
  expect((await failureOf(reading)).kind).toBe('timeout');
  expect(given).toEqual(['let go']);
});

test('an abort in the middle of an answer comes out as the abort that it was', async () => {
  const stop = new AbortController();
  const { stream, given } = bodyOf([FILE.slice(0, 3)], true);
  const reading = fileOf(() => new Response(stream, rangeOf(0, 9))).read(0, 10, {
    signal: stop.signal,
    progress: () => stop.abort(),
  });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(given).toEqual(['let go']);
});

test('text is read across pieces that cut its letters', async () => {
  const bytes = new TextEncoder().encode('Söhne 𝒜');
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
  const deps: RangeDeps = {
    ...timers(),
    online: () => true,
    fetch: () => Promise.resolve(new Response(bodyOf(pieces).stream)),
  };
  const text = (most: number): Promise<string> =>
    overWire(deps, never, async (wire) => wire.text(await wire.fetch(URL_OF, {}), most));
  expect(await text(bytes.length)).toBe('Söhne 𝒜');
  expect((await failureOf(text(bytes.length - 1))).kind).toBe('bad-response');
});
