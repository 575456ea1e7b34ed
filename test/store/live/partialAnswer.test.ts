import { afterEach, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../src/store/query/filter.ts';
import { findCamera } from '../../../src/store/query/answers.ts';
import { settled } from '../../overpass/fakeClock.ts';
import { answer, BASE, camera } from '../cameras.ts';
import { testCore } from '../testCore.ts';

const view = { box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 };
const elsewhere = { box: { south: 41.9, west: -100.1, north: 42.1, east: -99.9 }, zoom: 12 };

const cameras = Array.from({ length: 20_000 }, (_, i) => camera(i + 1, 40, -100 + i / 2e6));
const long = answer(cameras).replaceAll('},{"type"', '},\n{"type"');
const FIRST = Math.floor(long.length / 8);

/** An answer that comes piece by piece, as the test wants it. */
class SlowServer {
  #stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  readonly fetch = async (_: string, { signal }: RequestInit): Promise<Response> => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#stream = controller;
        signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return await Promise.resolve(new Response(body));
  };

  async send(text: string): Promise<void> {
    this.#stream?.enqueue(new TextEncoder().encode(text));
    await settled();
  }

  async end(): Promise<void> {
    this.#stream?.close();
    await settled();
  }
}

const open: { close(): void }[] = [];
afterEach(() => {
  for (const core of open.splice(0)) core.close();
});

/** A store that has been sent the first eighth of the answer to its first view. */
async function underWay(): Promise<ReturnType<typeof testCore> & { readonly server: SlowServer }> {
  const server = new SlowServer();
  const test = testCore(server.fetch);
  open.push(test.core);
  test.core.setView(view);
  await test.clock.pass(0);
  await settled();
  await server.send(long.slice(0, FIRST));
  return { ...test, server };
}

describe('an answer that is still on its way', () => {
  it('shows what has come of it where nothing else is known, and says that it goes on', async () => {
    const { core, scenes, statuses, clock } = await underWay();
    const shown = scenes.at(-1)?.inView ?? 0;
    expect(shown).toBeGreaterThan(1000);
    expect(shown).toBeLessThan(20_000);
    expect(scenes.at(-1)?.marks.count.reduce((sum, count) => sum + count, 0)).toBe(shown);
    expect(findCamera(core.known, 'node/1')?.tags.get('surveillance:type')).toBe('ALPR');
    await clock.pass(1000);
    core.retry();
    expect(statuses.at(-1)).toMatchObject({ phase: { kind: 'reading' }, inView: shown, base: null });
  });

  it('shows more of it after a moment, and not with every piece', async () => {
    const { scenes, server, clock } = await underWay();
    const first = scenes.at(-1)?.inView ?? 0;
    await server.send(long.slice(FIRST, 3 * FIRST));
    expect(scenes.at(-1)?.inView).toBe(first);
    await clock.pass(400);
    await server.send(long.slice(3 * FIRST, 6 * FIRST));
    expect(scenes.at(-1)?.inView).toBeGreaterThan(5 * first);
  });

  it('shows each camera once when all of it has come', async () => {
    const { core, scenes, server, status } = await underWay();
    await server.send(long.slice(FIRST));
    await server.end();
    expect(Math.max(...scenes.map(({ inView }) => inView))).toBe(20_000);
    expect(scenes.at(-1)?.inView).toBe(20_000);
    expect(core.size).toBe(20_000);
    expect(status()).toEqual({ phase: { kind: 'done' }, inView: 20_000, base: BASE });
  });

  it.each([
    ['ends in a remark', `${long.slice(FIRST, -1)},"remark":"runtime error: out of memory"}`],
    ['is cut short', ''],
  ])('takes it back where the answer %s', async (_, rest) => {
    const { core, scenes, server, status } = await underWay();
    await server.send(rest);
    await server.end();
    expect(scenes.at(-1)?.inView).toBe(0);
    expect(core.size).toBe(0);
    expect(status().phase.kind).not.toBe('done');
  });

  it('takes it back where the map moves on to where it is not wanted', async () => {
    const { core, scenes } = await underWay();
    core.setView(elsewhere);
    await settled();
    core.setView(view);
    expect(scenes.at(-1)?.inView).toBe(0);
  });

  it('leaves what was known until all of it has come', async () => {
    const { core, scenes, server } = await underWay();
    await server.send(long.slice(FIRST));
    await server.end();
    const before = scenes.length;
    core.retry({ all: true });
    await settled();
    await server.send(long.slice(0, FIRST));
    expect(scenes).toHaveLength(before);
  });

  it('shows no camera twice that is known from elsewhere, or that was deleted from here', async () => {
    const server = new SlowServer();
    const { core, clock, scenes } = testCore(server.fetch);
    open.push(core);
    await core.feed(answer([camera(1, 42, -100)]), elsewhere.box);
    core.removeLocalEdit('node/2', 9);
    core.setView(view);
    await clock.pass(0);
    await settled();
    await server.send(long.slice(0, FIRST));
    expect(scenes.at(-1)?.inView).toBeGreaterThan(1000);
    expect((await core.list(view.box, 3)).map(({ id }) => id)).not.toContain(1);
    expect(findCamera(core.known, 'node/1')?.lat).toBe(42);
    expect(findCamera(core.known, 'node/2')).toBeNull();
  });

  it('shows only what passes the filter', async () => {
    const { core, scenes, server } = await underWay();
    core.setFilter({ ...NO_FILTER, makers: ['Nobody'] });
    await settled();
    expect(scenes.at(-1)?.inView).toBe(0);
    await server.send(long.slice(FIRST, -100));
    expect(scenes.at(-1)?.inView).toBe(0);
  });
});
