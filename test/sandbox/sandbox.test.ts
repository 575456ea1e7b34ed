import { describe, expect, it } from 'vitest';
import { ask, call, testNode, testRelation, testSandbox, testWay } from './testing.ts';

const world = [
  testNode(1, 51.5, 10.5),
  testNode(2, 51.6, 10.6, {}),
  testNode(3, 51.6, 10.61, {}),
  testWay(1, [2, 3]),
  testRelation(1, [{ type: 'way', ref: 1, role: 'x' }]),
];
const QUERY = '[out:json];node(1);out;';

describe('fetch', () => {
  it('takes addresses relative to the origin, URL and Request', async () => {
    const { sandbox } = testSandbox(world, { origin: 'http://127.0.0.1:1234' });
    for (const input of [
      '/api/capabilities',
      'http://elsewhere.example/api/capabilities',
      new URL('http://127.0.0.1:1234/api/capabilities'),
      new Request('http://127.0.0.1:1234/api/capabilities'),
    ]) {
      expect((await sandbox.fetch(input)).status).toBe(200);
    }
  });

  it('rejects at once with the reason where the signal is aborted already', async () => {
    const { sandbox } = testSandbox(world);
    const reason = new Error('No more');
    await expect(sandbox.fetch('/api/capabilities', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('rejects while an answer stalls, when the signal aborts', async () => {
    const { sandbox } = testSandbox(world);
    for (const when of ['before', 'during', 'after'] as const) {
      sandbox.faults.next({}, { kind: 'stall', when });
      const stop = new AbortController();
      const answer = ask0(sandbox, stop.signal);
      await expect.poll(() => sandbox.faults.holding).toBeGreaterThan(0);
      stop.abort();
      await expect(answer, when).rejects.toMatchObject({ name: 'AbortError' });
      sandbox.faults.release();
    }
  });

  it('fails the body where the signal aborts half way', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.faults.next({}, { kind: 'stall', when: 'body' });
    const stop = new AbortController();
    const response = await ask0(sandbox, stop.signal);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    const rest = reader?.read();
    stop.abort();
    await expect(rest).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function ask0(sandbox: ReturnType<typeof testSandbox>['sandbox'], signal: AbortSignal): Promise<Response> {
  return sandbox.fetch(`/api/interpreter?data=${encodeURIComponent(QUERY)}`, { signal });
}

describe('faults', () => {
  it('cut the line: a TypeError, as in a browser', async () => {
    const { sandbox } = testSandbox(world);
    for (const when of ['before', 'during', 'after'] as const) {
      sandbox.faults.next({}, { kind: 'cut', when });
      await expect(ask(sandbox, QUERY), when).rejects.toThrow(TypeError);
      sandbox.faults.release();
    }
    expect((await ask(sandbox, QUERY)).status).toBe(200);
  });

  it('cut the body: half of it arrives, then it fails', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.faults.next({}, { kind: 'cut', when: 'body' });
    const response = await sandbox.fetch(`/api/interpreter?data=${encodeURIComponent(QUERY)}`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('truncate: the answer ends early without an error', async () => {
    const { sandbox } = testSandbox(world);
    const whole = (await ask(sandbox, QUERY)).body;
    sandbox.faults.next({}, { kind: 'truncate', share: 0.5 });
    const { status, body } = await ask(sandbox, QUERY);
    expect([status, body]).toEqual([200, whole.slice(0, Math.floor(whole.length / 2))]);
  });

  it('drip: the answer comes a few bytes at a time', async () => {
    const { sandbox, clock } = testSandbox(world);
    sandbox.faults.next({}, { kind: 'drip', bytes: 100, everyMs: 1000 });
    const response = await sandbox.fetch(`/api/interpreter?data=${encodeURIComponent(QUERY)}`);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(100);
    await expect.poll(() => clock.sleepers).toBe(1);
    clock.advance(1000);
    expect((await reader?.read())?.value?.length).toBe(100);
  });

  it('stall: go on when released, with nothing lost', async () => {
    const { sandbox } = testSandbox(world);
    for (const when of ['before', 'during', 'after', 'body'] as const) {
      sandbox.faults.next({}, { kind: 'stall', when });
      const answer = ask(sandbox, `[out:json];node(1);out;/* ${when} */`);
      await expect.poll(() => sandbox.faults.holding, { message: when }).toBe(1);
      sandbox.faults.release();
      expect(JSON.parse((await answer).body).elements, when).toHaveLength(1);
    }
  });

  it('stall and delay for a time', async () => {
    const { sandbox, clock } = testSandbox(world);
    sandbox.faults.next({}, { kind: 'stall', when: 'before', ms: 5000 });
    const stalled = ask(sandbox, QUERY);
    await expect.poll(() => clock.sleepers).toBe(1);
    clock.advance(5000);
    expect((await stalled).status).toBe(200);
    sandbox.faults.next({}, { kind: 'delay', ms: 700 });
    const late = ask(sandbox, QUERY);
    await expect.poll(() => clock.sleepers).toBe(1);
    clock.advance(700);
    expect((await late).status).toBe(200);
  });

  it('html: a page in place of the answer, with status 200', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.faults.next({ service: 'overpass' }, { kind: 'html' });
    const { status, headers } = await ask(sandbox, QUERY);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('are for the requests that they name, and counted off', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.faults.next({ service: 'api', method: 'get', path: '/api/0.6/node/*' }, { kind: 'status', status: 503 }, 2);
    expect((await ask(sandbox, QUERY)).status).toBe(200);
    expect((await call(sandbox, 'GET', '/api/0.6/way/1.json')).status).toBe(200);
    const answers = [1, 2, 3].map(() => call(sandbox, 'GET', '/api/0.6/node/1.json'));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it('last until cleared where they are for always', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.faults.always({ service: 'overpass' }, { kind: 'status', status: 500 });
    expect((await ask(sandbox, QUERY)).status).toBe(500);
    expect((await ask(sandbox, QUERY)).status).toBe(500);
    sandbox.faults.clear();
    expect((await ask(sandbox, QUERY)).status).toBe(200);
  });
});

describe('the pages', () => {
  it.each([
    ['/', 200, 'A practice world'],
    ['/node/1', 200, 'Node 1'],
    ['/node/1/history', 200, 'Version 1'],
    ['/way/1', 200, '/node/2'],
    ['/relation/1', 200, '/way/1'],
    ['/user/Somebody', 200, 'Somebody'],
    ['/changeset/1', 404, 'from before'],
    ['/node/99', 404, 'no such'],
    ['/nonsense', 404, 'Not found'],
  ])('%s is %i and says "%s"', async (path, status, text) => {
    const { sandbox } = testSandbox(world);
    const answer = await call(sandbox, 'GET', path);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  it('show a changeset with its tags and changes, and 410 for a deleted element', async () => {
    const { sandbox } = testSandbox(world);
    const { changeset } = sandbox.edit({ do: 'delete', type: 'node', id: 1 });
    const page = await call(sandbox, 'GET', `/changeset/${changeset}`);
    for (const text of ['An edit by somebody else', '/node/1', 'Another Mapper']) expect(page.body).toContain(text);
    expect((await call(sandbox, 'GET', '/node/1')).status).toBe(410);
    expect((await call(sandbox, 'GET', '/node/1/history')).body).toContain('(deleted)');
  });

  it('escape what is in tags', async () => {
    const { sandbox } = testSandbox([
      testNode(1, 0, 0, { '<b>k</b>': '<script>alert(1)</script>' }, { user: '<i>me</i>' }),
    ]);
    const { body } = await call(sandbox, 'GET', '/node/1');
    expect(body).not.toMatch(/<(script|b|i)>/);
  });
});
