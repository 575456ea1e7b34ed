import { describe, expect, it } from 'vitest';
import { ANSWER_DEADLINE, ask, SILENCE_DEADLINE } from '../../src/overpass/ask.ts';
import { settled } from './fakeClock.ts';
import { controlled, failure, GOOD, never, QUERY, world } from './fakeOverpass.ts';

describe('the request', () => {
  it('is a form that a browser sends without asking first', async () => {
    const { deps, sent } = world(() => new Response(GOOD));
    expect(await ask(deps, QUERY, { signal: never })).toBe(GOOD);
    const [request] = sent;
    expect(request?.method).toBe('POST');
    expect([...(request?.headers.keys() ?? [])]).toEqual(['content-type']);
    expect(request?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(new URLSearchParams(await request?.text()).get('data')).toBe(QUERY);
    expect(request?.credentials).toBe('omit');
    expect(request?.referrerPolicy).toBe('strict-origin-when-cross-origin');
  });

  it('tells how many bytes have come', async () => {
    const body = controlled();
    const { deps } = world(() => body.response);
    const told: number[] = [];
    const asked = ask(deps, QUERY, { signal: never, progress: (bytes) => told.push(bytes) });
    body.send('{"a":');
    await settled();
    body.send('1}');
    body.end();
    expect(await asked).toBe('{"a":1}');
    expect(told).toEqual([5, 7]);
  });

  it('hands a long answer over while it comes, and returns what was left of it', async () => {
    const body = controlled();
    const { deps } = world(() => body.response);
    const seen: number[] = [];
    const asked = ask(deps, QUERY, {
      signal: never,
      early: (text) => {
        seen.push(text.length);
        return '{';
      },
    });
    body.send(`{${' '.repeat(600_000)}`);
    await settled();
    expect(seen).toEqual([600_001]);
    body.send('}');
    body.end();
    expect(await asked).toBe('{}');
    expect(seen).toEqual([600_001]);
  });

  it('hands over nothing of a page that comes instead', async () => {
    const { deps } = world(() => new Response(' '.repeat(600_000), { status: 504 }));
    const early = (): never => {
      throw new Error('This is no answer.');
    };
    expect(await failure(ask(deps, QUERY, { signal: never, early }))).toMatchObject({ kind: 'overloaded' });
  });

  it('puts a character together that was cut in two', async () => {
    const bytes = new TextEncoder().encode('{"a":"é"}');
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const { deps } = world(() => new Response(stream));
    expect(await ask(deps, QUERY, { signal: never })).toBe('{"a":"é"}');
  });

  it('leaves no timer behind', async () => {
    const { deps, clock } = world(() => new Response(GOOD));
    await ask(deps, QUERY, { signal: never });
    expect(clock.waiting).toBe(0);
  });
});

describe('cancelling', () => {
  it('is not a failure', async () => {
    const { deps, clock } = world(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const controller = new AbortController();
    const asked = failure(ask(deps, QUERY, { signal: controller.signal }));
    await settled();
    controller.abort();
    expect(await asked).toMatchObject({ name: 'AbortError' });
    expect(clock.waiting).toBe(0);
  });

  it('works within an answer, and lets go of it', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel() {
        cancelled = true;
      },
    });
    const { deps } = world(() => new Response(body));
    const controller = new AbortController();
    const asked = failure(ask(deps, QUERY, { signal: controller.signal }));
    await settled();
    controller.abort();
    expect(await asked).toMatchObject({ name: 'AbortError' });
    expect(cancelled).toBe(true);
  });

  it('before the start sends nothing', async () => {
    const { deps, sent } = world(() => new Response(GOOD));
    expect(await failure(ask(deps, QUERY, { signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' });
    expect(sent).toEqual([]);
  });
});

describe('deadlines', () => {
  it('end a wait for an answer that never comes', async () => {
    const { deps, clock } = world(() => new Promise<never>(() => undefined));
    const asked = failure(ask(deps, QUERY, { signal: never }));
    await clock.pass(ANSWER_DEADLINE - 1);
    expect(clock.waiting).toBe(1);
    await clock.pass(1);
    expect(await asked).toMatchObject({ kind: 'timeout' });
  });

  it('end a silence, but not a slow drip', async () => {
    const body = controlled();
    const { deps, clock } = world(() => body.response);
    const asked = failure(ask(deps, QUERY, { signal: never }));
    for (let i = 0; i < 10; i += 1) {
      await clock.pass(SILENCE_DEADLINE - 1);
      body.send(' ');
      await settled();
    }
    expect(clock.waiting).toBe(1);
    await clock.pass(SILENCE_DEADLINE);
    expect(await asked).toMatchObject({ kind: 'timeout' });
  });
});
