import { describe, expect, it } from 'vitest';
import { FLAG } from '../../src/store/scene/scene.ts';
import { findCamera } from '../../src/store/query/answers.ts';
import { settled } from '../overpass/fakeClock.ts';
import { answer, BASE, camera } from './cameras.ts';
import { testCore } from './testCore.ts';

const view = { box: { south: 39.9, west: -100.1, north: 40.1, east: -99.9 }, zoom: 12 };
const minute = 60_000;

/** A server that gives the answers in turn, the last one for ever. */
function server(...answers: readonly string[]): (url: string, init: RequestInit) => Promise<Response> {
  let next = 0;
  return async () => {
    const text = answers[Math.min(next, answers.length - 1)] ?? '';
    next += 1;
    return await Promise.resolve(new Response(text));
  };
}

describe('a long answer', () => {
  // Far beyond what is taken up at once.
  const cameras = Array.from({ length: 6000 }, (_, i) => camera(i + 1, 40, -100 + i / 1e6));
  const long = answer(cameras).replaceAll('},{"type"', '},\n{"type"');

  it('gives every reader once', async () => {
    expect(long.length).toBeGreaterThan(700_000);
    const { core, clock, scenes } = testCore(server(long));
    core.setView(view);
    await clock.pass(0);
    await settled();
    expect(core.size).toBe(6000);
    expect(scenes.at(-1)?.inView).toBe(6000);
  });

  it('gives nothing where it ends in a remark', async () => {
    const { core, clock, status } = testCore(server(`${long.slice(0, -1)},"remark":"runtime error: out of memory"}`));
    core.setView(view);
    await clock.pass(0);
    await settled();
    expect(core.size).toBe(0);
    expect(status().phase).not.toEqual({ kind: 'done' });
  });
});

describe('what is asked of Overpass', () => {
  /** Notes the queries that reach it. */
  const noting = (queries: string[], answerWith: () => string) => async (_: string, init: RequestInit) => {
    queries.push(init.body instanceof URLSearchParams ? (init.body.get('data') ?? '') : '');
    return await Promise.resolve(new Response(answerWith()));
  };

  it.each([
    ['the view again', { all: true }, answer([])],
    ['what failed', { all: false }, '<html>'],
  ] as const)('%s, by eight clicks, is one request', async (_, wish, text) => {
    const queries: string[] = [];
    const { core, clock } = testCore(noting(queries, () => text));
    core.setView(view);
    await clock.pass(0);
    await settled();
    for (let click = 0; click < 8; click += 1) {
      core.retry(wish);
      // oxlint-disable-next-line no-await-in-loop -- one click after the other, each with its answer
      await settled();
    }
    expect(queries).toHaveLength(2);
    await clock.pass(2000);
    core.retry(wish);
    await settled();
    expect(queries).toHaveLength(3);
  });

  it('says the same in words of each session’s own: many may sit behind one address', async () => {
    const queries: string[] = [];
    for (const chance of [0, 0.25, 0.5]) {
      const { core, clock } = testCore(
        noting(queries, () => answer([])),
        { random: () => chance },
      );
      core.setView(view);
      // oxlint-disable-next-line no-await-in-loop -- one session after the other
      await clock.pass(0);
    }
    expect(new Set(queries).size).toBe(3);
    expect(new Set(queries.map((query) => query.replace(/\[maxsize:\d+\]/, ''))).size).toBe(1);
  });
});

describe('what a listener is told', () => {
  it('in order: what is known, that it is being read, what was read', async () => {
    const { core, clock, scenes, statuses } = testCore(server(answer([camera(1, 40, -100)])));
    core.setView(view);
    expect(scenes).toHaveLength(1);
    expect(statuses).toEqual([
      { phase: { kind: 'reading', boxesDone: 0, boxesTotal: 1, bytes: 0 }, inView: 0, base: null },
    ]);
    await clock.pass(0);
    await settled();
    expect(scenes.map((scene) => scene.inView)).toEqual([0, 1]);
    expect(statuses.at(-1)).toEqual({ phase: { kind: 'done' }, inView: 1, base: BASE });
  });

  it('no status twice', async () => {
    const { core, clock, statuses } = testCore(server(answer([])));
    core.setView(view);
    core.setView(view);
    await clock.pass(minute);
    core.setView(view);
    const texts = statuses.map((status) => JSON.stringify(status));
    expect(texts.filter((text, i) => text === texts[i - 1])).toEqual([]);
  });

  it('no new scene for a move within the padding, but a new count', async () => {
    const { core, clock, scenes, statuses } = testCore(server(answer([camera(1, 40, -99.95)])));
    core.setView(view);
    await clock.pass(0);
    await settled();
    const before = scenes.length;
    const moved = { ...view.box, west: view.box.west - 0.08, east: view.box.east - 0.08 };
    core.setView({ box: moved, zoom: 12 });
    expect(scenes).toHaveLength(before);
    expect(statuses.at(-1)?.inView).toBe(0);
    core.setView({ ...view, zoom: 13 });
    expect(scenes).toHaveLength(before + 1);
  });

  it('all that is known, when it begins to listen late', async () => {
    const { core, clock } = testCore(server(answer([camera(1, 40, -100)])));
    core.setView(view);
    await clock.pass(0);
    await settled();
    const told: string[] = [];
    core.listen({ scene: () => told.push('scene'), status: ({ phase }) => told.push(phase.kind) });
    expect(told).toEqual(['scene', 'done']);
  });

  it('nothing of a view that is no view', () => {
    const { core, scenes, statuses } = testCore();
    core.setView({ box: { south: Number.NaN, west: 0, north: 0, east: 0 }, zoom: 12 });
    core.setView({ ...view, zoom: Number.POSITIVE_INFINITY });
    expect([...scenes, ...statuses]).toEqual([]);
  });

  it('nothing any more once it is closed', async () => {
    const { core, clock, scenes, statuses } = testCore(server(answer([camera(1, 40, -100)])));
    core.setView(view);
    await clock.pass(0);
    core.close();
    const before = scenes.length + statuses.length;
    await settled();
    core.setView(view);
    core.addLocalEdit(camera(2, 40, -100));
    core.retry();
    expect(scenes.length + statuses.length).toBe(before);
    expect(clock.waiting).toBe(0);
  });
});

describe('zoomed out', () => {
  it('shows what is loaded, and says that it does not read', async () => {
    const { core, clock, status, scenes } = testCore(server(answer([camera(1, 40, -100)])));
    core.setView(view);
    await clock.pass(0);
    await settled();
    core.setView({ box: { south: 20, west: -130, north: 50, east: -60 }, zoom: 4 });
    expect(status()).toEqual({ phase: { kind: 'too-wide' }, inView: 1, base: BASE });
    expect(scenes.at(-1)?.inView).toBe(1);
  });
});

describe('a failure', () => {
  it('leaves no trace of half an answer', async () => {
    const cut = answer([camera(1, 40, -100), camera(2, 40, -100)]).slice(0, -30);
    const { core, clock, status } = testCore(server(cut));
    core.setView(view);
    await clock.pass(0);
    await settled();
    expect(status().phase).toMatchObject({ kind: 'failed', failure: { kind: 'bad-response' } });
    expect(core.size).toBe(0);
    expect(status().base).toBeNull();
  });

  it('keeps what was there', async () => {
    const { core, clock, status } = testCore(server(answer([camera(1, 40, -100)]), '<html>'));
    core.setView(view);
    await clock.pass(0);
    await settled();
    core.retry({ all: true });
    await settled();
    expect(status()).toMatchObject({ phase: { kind: 'failed' }, inView: 1, base: BASE });
    expect(findCamera(core.known, 'node/1')).not.toBeNull();
  });
});

describe('own cameras', () => {
  const own = camera(7, 40, -100, { timestamp: BASE, tags: new Map([['direction', '90']]) });

  it('are found like any other', async () => {
    const { core, scenes, status } = testCore();
    core.setView(view);
    core.addLocalEdit(own);
    expect(findCamera(core.known, 'node/7')).toEqual(own);
    expect((await core.near(own, 1)).map((near) => near.camera.id)).toEqual([7]);
    expect(await core.list(view.box, 5)).toHaveLength(1);
    expect(status().inView).toBe(1);
    expect(scenes.at(-1)?.marks.flags[0]).toBe(FLAG.localEdit);
  });

  it('stay while Overpass has an older version, and go when it has theirs', async () => {
    const edited = { ...own, version: 3 };
    const { core } = testCore();
    await core.feed(answer([{ ...own, version: 2 }]), view.box);
    core.addLocalEdit(edited);
    expect(findCamera(core.known, 'node/7')?.version).toBe(3);
    await core.feed(answer([{ ...own, version: 2 }]), view.box);
    expect(findCamera(core.known, 'node/7')?.version).toBe(3);
    await core.feed(answer([{ ...edited, tags: new Map([['direction', '180']]) }]), view.box);
    expect(findCamera(core.known, 'node/7')?.tags.get('direction')).toBe('180');
  });

  it('that Overpass has already are not one’s own any more', async () => {
    const { core, scenes } = testCore();
    core.setView({ ...view, zoom: 5 });
    await core.feed(answer([own]), view.box);
    const before = scenes.length;
    core.addLocalEdit(own);
    expect(scenes).toHaveLength(before);
  });

  it('are gone where data from well after the upload lacks them, and not before', async () => {
    const { core } = testCore();
    core.addLocalEdit(own);
    await core.feed(answer([], BASE + 4 * minute), view.box);
    expect(findCamera(core.known, 'node/7')).not.toBeNull();
    await core.feed(answer([], BASE + 60 * minute), { south: 0, west: 0, north: 0.1, east: 0.1 });
    expect(findCamera(core.known, 'node/7')).not.toBeNull();
    await core.feed(answer([], BASE + 6 * minute), view.box);
    expect(findCamera(core.known, 'node/7')).toBeNull();
  });

  it('show by versions that a server does not tell, too', async () => {
    const { core, scenes } = testCore();
    core.setView({ ...view, zoom: 5 });
    core.addLocalEdit(own);
    await core.feed(answer([{ ...own, version: 0 }]), view.box);
    expect(scenes.at(-1)?.marks.flags[0]).toBe(0);
  });
});
