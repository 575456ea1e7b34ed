import { parseApiStatus } from 'overpass-ts';
import { describe, expect, it } from 'vitest';
import { ask, call, slowQuery, TEST_NOW, testSandbox } from './testing.ts';
import { ALPR, BOX, json, SELECT, town } from './testing-overpass.ts';

describe('the status page', () => {
  it('is what the parser of overpass-ts reads', async () => {
    const { sandbox } = testSandbox(town);
    const slow = slowQuery(sandbox, '[out:json][timeout:25];node(1);out;');
    await slow.begun;
    const { body } = await call(sandbox, 'GET', '/api/status');
    expect(body.split('\n')).toEqual([
      'Connected as: 2130706433',
      'Current time: 2026-11-23T06:00:00Z',
      'Announced endpoint: none',
      'Rate limit: 2',
      '1 slots available now.',
      'Currently running queries (pid, space limit, time limit, start time):',
      '1000\t536870912\t25\t2026-11-23T06:00:00Z',
      '',
    ]);
    const status = parseApiStatus(body);
    expect([status.clientId, status.rateLimit, status.slotsLimited]).toEqual(['2130706433', 2, []]);
    // The parser takes the line "Announced endpoint", which real servers have, for a running query without numbers.
    const running = status.slotsRunning.filter(({ pid }) => !Number.isNaN(pid));
    expect(running).toEqual([{ pid: 1000, spaceLimit: 536_870_912, timeLimit: 25, startTime: '2026-11-23T06:00:00Z' }]);
    await slow.cancel();
  });

  it('says when a slot comes free', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { slots: 1, cooldownMs: 8000 } });
    await ask(sandbox, '[out:json];node(1);out;');
    const { body } = await call(sandbox, 'GET', '/api/status');
    expect(body).toContain('Slot available after: 2026-11-23T06:00:08Z, in 8 seconds.\n');
    expect(parseApiStatus(body).slotsLimited).toEqual([{ time: '2026-11-23T06:00:08Z', seconds: 8 }]);
    clock.advance(8001);
    expect((await call(sandbox, 'GET', '/api/status')).body).toContain('1 slots available now.');
  });
});

describe('following the API', () => {
  const edit = { do: 'create', lat: 51.9, lon: 10.9, tags: ALPR } as const;
  const all = `[out:json];node${SELECT}${BOX};out ids;`;

  it('shows an edit, and its date, only once it has caught up', async () => {
    const { sandbox, clock } = testSandbox(town);
    clock.advance(60_000);
    const { id } = sandbox.edit(edit);
    const before = await json(sandbox, all);
    expect(before.elements.map((element) => element.id)).not.toContain(id);
    expect(before.osm3s.timestamp_osm_base).toBe('2026-11-23T06:00:00Z');
    sandbox.catchUp();
    const after = await json(sandbox, all);
    expect(after.elements.map((element) => element.id)).toContain(id);
    expect(after.osm3s.timestamp_osm_base).toBe('2026-11-23T06:01:00Z');
  });

  it('follows by itself, as far behind as it is told', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { follow: 60_000 } });
    const { id } = sandbox.edit(edit);
    clock.advance(59_000);
    expect((await json(sandbox, all)).elements.map((element) => element.id)).not.toContain(id);
    clock.advance(1000);
    const after = await json(sandbox, all);
    expect(after.elements.map((element) => element.id)).toContain(id);
    expect(after.osm3s.timestamp_osm_base).toBe(new Date(TEST_NOW).toISOString().replace('.000', ''));
  });

  it('drops what was deleted and moves what was moved', async () => {
    const { sandbox } = testSandbox(town);
    sandbox.edit({ do: 'delete', type: 'node', id: 1 });
    sandbox.edit({ do: 'move', id: 2, lat: 40, lon: 10 });
    sandbox.catchUp();
    expect((await json(sandbox, all)).elements).toEqual([]);
    expect((await json(sandbox, `[out:json];node${SELECT}(39,9,41,11);out ids;`)).elements).toEqual([
      { type: 'node', id: 2 },
    ]);
  });

  it('reads the state of a date', async () => {
    const { sandbox, clock } = testSandbox(town);
    clock.advance(3_600_000);
    sandbox.edit({ do: 'modify', type: 'node', id: 1, tags: { direction: '180' } });
    sandbox.catchUp();
    const then = await json(sandbox, '[out:json][date:"2026-11-23T06:30:00Z"];node(1);out;');
    expect([then.elements[0]?.tags?.['direction'], then.osm3s.timestamp_osm_base]).toEqual([
      '90',
      '2026-11-23T06:30:00Z',
    ]);
    expect((await json(sandbox, '[out:json];node(1);out;')).elements[0]?.tags?.['direction']).toBe('180');
    expect((await json(sandbox, '[out:json][date:"2020-01-01T00:00:00Z"];node(2);out;')).elements).toEqual([]);
  });

  it('lags further behind where a fault says so', async () => {
    const { sandbox } = testSandbox(town);
    const { id } = sandbox.edit(edit);
    sandbox.catchUp();
    sandbox.faults.next({ service: 'overpass' }, { kind: 'lag', writes: 1 });
    expect((await json(sandbox, all)).elements.map((element) => element.id)).not.toContain(id);
    expect((await json(sandbox, all)).elements.map((element) => element.id)).toContain(id);
  });

  it('keeps the date of a loaded file until something was edited', async () => {
    const { sandbox, clock } = testSandbox([], {
      world: { elements: town, timestamp: Date.UTC(2025, 11, 17), landmarks: {} },
      overpass: { follow: 60_000 },
    });
    clock.advance(600_000);
    expect((await json(sandbox, all)).osm3s.timestamp_osm_base).toBe('2025-12-17T00:00:00Z');
  });
});

describe('troubles on demand', () => {
  it.each([
    ['rate-limit', 429, '::rate_limited'],
    ['too-busy', 504, '::timeout. The server is probably too busy'],
    ['duplicate-query', 200, '::duplicate_query'],
    ['dispatcher-off', 504, 'is turned off'],
  ] as const)('%s is %i with a page of HTML', async (kind, status, text) => {
    const { sandbox } = testSandbox(town, { overpass: { waitMs: 0 } });
    sandbox.faults.next(
      { service: 'overpass' },
      kind === 'rate-limit' || kind === 'too-busy' ? { kind, afterMs: 0 } : { kind },
    );
    const answer = await ask(sandbox, '[out:json];node(1);out;');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.body).toContain(text);
    expect((await ask(sandbox, '[out:json];node(1);out;')).headers.get('Content-Type')).toBe('application/json');
  });

  it('a remark comes after as many elements as are wanted', async () => {
    const { sandbox } = testSandbox(town);
    sandbox.faults.next({ service: 'overpass' }, { kind: 'remark-timeout', keep: 1 });
    const { elements, remark } = await json(sandbox, `[out:json];nwr${SELECT}${BOX};out;`);
    expect([elements.length, remark]).toEqual([
      1,
      'runtime error: Query timed out in "query" at line 1 after 181 seconds.',
    ]);
  });
});
