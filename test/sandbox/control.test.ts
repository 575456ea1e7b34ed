import { describe, expect, it } from 'vitest';
import { parseFaultOrder } from './faults.ts';
import { ask, call, openChangeset, testNode, testRelation, testSandbox, testWay, uploadChange } from './testing.ts';
import { generateWorld } from './world/generate.ts';
import { createSandbox } from './sandbox.ts';

const world = [
  testNode(1, 51.5, 10.5),
  testNode(2, 51.6, 10.6, {}),
  testNode(3, 51.6, 10.61, {}),
  testWay(1, [2, 3]),
  testRelation(1, [{ type: 'way', ref: 1, role: 'x' }]),
];
const QUERY = '[out:json];node(1);out;';

describe('the control addresses', () => {
  const post = (body: unknown): { readonly body: string } => ({ body: JSON.stringify(body) });

  it('plan faults, and refuse what is none with the reason', async () => {
    const { sandbox } = testSandbox(world);
    expect(
      (
        await call(
          sandbox,
          'POST',
          '/sandbox/faults',
          post({ do: 'next', match: { service: 'overpass' }, fault: { kind: 'status', status: 500 } }),
        )
      ).status,
    ).toBe(200);
    expect((await ask(sandbox, QUERY)).status).toBe(500);
    const wrong = await call(
      sandbox,
      'POST',
      '/sandbox/faults',
      post({ do: 'next', match: {}, fault: { kind: 'earthquake' } }),
    );
    expect(wrong.status).toBe(400);
    expect(JSON.parse(wrong.body).error).toContain('fault.kind');
    expect((await call(sandbox, 'POST', '/sandbox/faults', { body: 'not JSON' })).status).toBe(400);
    expect(parseFaultOrder({ do: 'clear' })).toEqual({ do: 'clear' });
  });

  it('tell what was asked', async () => {
    const { sandbox } = testSandbox(world);
    await call(sandbox, 'GET', '/api/capabilities?x=1');
    await ask(sandbox, QUERY);
    const log = JSON.parse((await call(sandbox, 'GET', '/sandbox/log')).body);
    expect(log).toMatchObject([
      { service: 'api', method: 'GET', path: '/api/capabilities?x=1', body: '' },
      {
        service: 'overpass',
        method: 'POST',
        path: '/api/interpreter',
        body: new URLSearchParams({ data: QUERY }).toString(),
      },
    ]);
  });

  it("do somebody else's edits", async () => {
    const { sandbox } = testSandbox(world);
    const created = await call(
      sandbox,
      'POST',
      '/sandbox/edit',
      post({ do: 'create', lat: 1, lon: 2, tags: { a: 'b' } }),
    );
    expect(JSON.parse(created.body)).toMatchObject({
      type: 'node',
      id: 4,
      lat: 1,
      lon: 2,
      version: 1,
      user: 'Another Mapper',
      tags: { a: 'b' },
    });
    await call(
      sandbox,
      'POST',
      '/sandbox/edit',
      post({ do: 'modify', type: 'node', id: 1, tags: { direction: '90', man_made: null } }),
    );
    expect([...(sandbox.element('node', 1)?.tags ?? [])]).toEqual([
      ['surveillance:type', 'ALPR'],
      ['direction', '90'],
    ]);
    await call(sandbox, 'POST', '/sandbox/edit', post({ do: 'move', id: 1, lat: 3, lon: 4 }));
    expect(sandbox.element('node', 1)).toMatchObject({ version: 3, lat: 3, lon: 4 });
    await call(sandbox, 'POST', '/sandbox/edit', post({ do: 'delete', type: 'node', id: 1 }));
    expect(sandbox.element('node', 1)).toBeUndefined();
    expect((await call(sandbox, 'POST', '/sandbox/edit', post({ do: 'delete', type: 'node', id: 1 }))).status).toBe(
      409,
    );
    expect(
      (await call(sandbox, 'POST', '/sandbox/edit', post({ do: 'create', lat: 99, lon: 0, tags: {} }))).status,
    ).toBe(400);
  });

  it('let Overpass catch up, hand out tokens, and know nothing else', async () => {
    const { sandbox } = testSandbox(world);
    sandbox.edit({ do: 'delete', type: 'node', id: 1 });
    expect((await call(sandbox, 'POST', '/sandbox/overpass/catch-up')).status).toBe(200);
    expect(JSON.parse((await ask(sandbox, QUERY)).body).elements).toEqual([]);
    const { token } = JSON.parse((await call(sandbox, 'POST', '/sandbox/token')).body);
    expect((await call(sandbox, 'GET', '/api/0.6/user/details.json', { token })).status).toBe(200);
    expect((await call(sandbox, 'GET', '/sandbox/nothing')).status).toBe(404);
  });
});

describe('a reset', () => {
  it('forgets edits, tokens, faults, changesets and the log', async () => {
    const { sandbox } = testSandbox(world);
    const token = sandbox.token();
    const id = await openChangeset(sandbox, token);
    await uploadChange(sandbox, token, id, '<create><node id="-1" changeset="CS" lat="1" lon="1"/></create>');
    sandbox.edit({ do: 'delete', type: 'node', id: 1 });
    sandbox.catchUp();
    sandbox.faults.always({}, { kind: 'status', status: 500 });
    await call(sandbox, 'POST', '/sandbox/reset');
    expect(sandbox.log).toEqual([]);
    expect((await call(sandbox, 'GET', '/api/0.6/node/1.json')).status).toBe(200);
    expect((await call(sandbox, 'GET', '/api/0.6/node/4.json')).status).toBe(404);
    expect((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).status).toBe(404);
    expect((await call(sandbox, 'GET', '/api/0.6/user/details.json', { token })).status).toBe(401);
    expect(JSON.parse((await ask(sandbox, QUERY)).body).elements).toHaveLength(1);
    // What was written before must not come back with the next write.
    sandbox.edit({ do: 'create', lat: 5, lon: 5, tags: {} });
    expect([
      sandbox.element('node', 1)?.version,
      sandbox.element('node', 4)?.type === 'node' && sandbox.element('node', 4)?.tags.size,
    ]).toEqual([1, 0]);
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/node/4/history.json')).body).elements).toHaveLength(1);
    await call(sandbox, 'POST', '/sandbox/reset');
    const again = await openChangeset(sandbox, sandbox.token());
    expect(again).toBe(id);
  });

  it('does not touch a world that others use', async () => {
    const shared = generateWorld({ cameras: 200 });
    const [one, two] = [createSandbox({ world: shared }), createSandbox({ world: shared })];
    const first = shared.elements[0];
    if (first === undefined) throw new Error('The world is empty');
    one.edit({ do: 'delete', type: first.type, id: first.id });
    expect([one.element(first.type, first.id), two.element(first.type, first.id)]).toEqual([undefined, first]);
  });
});
