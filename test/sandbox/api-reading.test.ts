import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { call, openChangeset, testNode, testSandbox, uploadChange } from './testing.ts';
import { create, world } from './testing-api.ts';
import { parseXml } from './xml.ts';

let sandbox: Sandbox;
let token: string;

beforeEach(() => {
  ({ sandbox } = testSandbox(world));
  token = sandbox.token();
});

describe('reading', () => {
  it('gives a node in JSON and in XML', async () => {
    const json = await call(sandbox, 'GET', '/api/0.6/node/508.json');
    expect(json.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(JSON.parse(json.body).elements).toEqual([
      {
        type: 'node',
        id: 508,
        lat: 51.5,
        lon: 10.5,
        timestamp: '2026-01-01T00:00:00Z',
        version: 2,
        changeset: 1,
        user: 'Somebody',
        uid: 7,
        tags: { 'surveillance:type': 'ALPR' },
      },
    ]);
    const xml = await call(sandbox, 'GET', '/api/0.6/node/508');
    expect(xml.headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
    expect(parseXml(xml.body).children[0]?.attributes.get('lat')).toBe('51.5000000');
    expect((await call(sandbox, 'GET', '/api/0.6/node/508', { headers: { Accept: 'application/json' } })).body).toBe(
      json.body,
    );
  });

  it('gives every version, one version, and 404 for one that never was', async () => {
    sandbox.edit({ do: 'modify', type: 'node', id: 508, tags: { direction: '90' } });
    sandbox.edit({ do: 'delete', type: 'node', id: 508 });
    const history = JSON.parse((await call(sandbox, 'GET', '/api/0.6/node/508/history.json')).body).elements;
    expect(
      history.map(({ version, visible = true }: { readonly version: number; readonly visible?: boolean }) => [
        version,
        visible,
      ]),
    ).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ]);
    expect(history[3]).not.toHaveProperty('lat');
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/node/508/3.json')).body).elements[0].tags).toEqual({
      'surveillance:type': 'ALPR',
      direction: '90',
    });
    expect((await call(sandbox, 'GET', '/api/0.6/node/508/9.json')).status).toBe(404);
  });

  it('gives several at once, or none where one is missing', async () => {
    sandbox.edit({ do: 'delete', type: 'node', id: 508 });
    const { body } = await call(sandbox, 'GET', '/api/0.6/nodes.json?nodes=508,514');
    expect(
      JSON.parse(body).elements.map(({ id, visible }: { readonly id: number; readonly visible?: boolean }) => [
        id,
        visible,
      ]),
    ).toEqual([
      [508, false],
      [514, undefined],
    ]);
    expect((await call(sandbox, 'GET', '/api/0.6/nodes.json?nodes=508,1')).status).toBe(404);
    expect((await call(sandbox, 'GET', '/api/0.6/nodes.json')).status).toBe(400);
  });

  it('gives what lies in a box, with whole ways', async () => {
    const { body } = await call(sandbox, 'GET', '/api/0.6/map.json?bbox=10.595,51.595,10.605,51.605');
    expect(
      JSON.parse(body).elements.map(({ type, id }: { readonly type: string; readonly id: number }) => `${type}/${id}`),
    ).toEqual(['node/513', 'node/514', 'way/1', 'relation/9']);
    expect(await call(sandbox, 'GET', '/api/0.6/map.json?bbox=0,0,1,1')).toMatchObject({
      status: 400,
      body: 'The maximum bbox size is 0.250000, and your request was too large. Either request a smaller area, or use planet.osm',
    });
    expect((await call(sandbox, 'GET', '/api/0.6/map.json?bbox=1,2,3')).status).toBe(400);
  });

  it('writes a key __proto__ as a key like any other', async () => {
    ({ sandbox } = testSandbox([
      testNode(
        1,
        0,
        0,
        {},
        {
          tags: new Map([
            ['__proto__', 'x'],
            ['constructor', 'y'],
          ]),
        },
      ),
    ]));
    const { body } = await call(sandbox, 'GET', '/api/0.6/node/1.json');
    expect(body).toContain('"tags":{"__proto__":"x","constructor":"y"}');
  });
});

describe('the account', () => {
  it('says who one is and what one may do', async () => {
    const details = JSON.parse((await call(sandbox, 'GET', '/api/0.6/user/details.json', { token })).body);
    expect(details.user).toMatchObject({
      id: 20_261,
      display_name: 'Practice Mapper',
      blocks: { received: { active: 0 } },
      messages: { received: { unread: 0 } },
      contributor_terms: { agreed: true },
      changesets: { count: 3 },
    });
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/permissions.json', { token })).body).permissions).toEqual([
      'allow_read_prefs',
      'allow_write_api',
    ]);
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/permissions.json')).body).permissions).toEqual([]);
  });

  it('tells of blocks, messages and terms', async () => {
    for (const fault of [
      { kind: 'blocked-user' },
      { kind: 'unread-messages', count: 2 },
      { kind: 'terms-not-agreed' },
    ] as const)
      sandbox.faults.next({ service: 'api' }, fault);
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/user/details.json', { token })).body).user).toMatchObject({
      blocks: { received: { active: 1 } },
      messages: { received: { unread: 2 } },
      contributor_terms: { agreed: false },
    });
  });

  it('needs a token with read_prefs', async () => {
    expect(await call(sandbox, 'GET', '/api/0.6/user/details.json')).toMatchObject({
      status: 401,
      body: "Couldn't authenticate you",
    });
    expect(
      (await call(sandbox, 'GET', '/api/0.6/user/details.json', { token: sandbox.token({ scopes: ['write_api'] }) }))
        .status,
    ).toBe(403);
  });
});

describe('capabilities', () => {
  const state = async (): Promise<unknown> =>
    JSON.parse((await call(sandbox, 'GET', '/api/0.6/capabilities.json')).body).api.status;

  it('are the same with and without the version', async () => {
    expect((await call(sandbox, 'GET', '/api/capabilities.json')).body).toBe(
      (await call(sandbox, 'GET', '/api/0.6/capabilities.json')).body,
    );
    expect(parseXml((await call(sandbox, 'GET', '/api/capabilities')).body).children[0]?.name).toBe('api');
    expect(await state()).toEqual({ database: 'online', api: 'online', gpx: 'online' });
  });

  it('tell when nothing can be written', async () => {
    sandbox.faults.always({ service: 'api' }, { kind: 'read-only' });
    expect(await state()).toMatchObject({ api: 'readonly', database: 'readonly' });
    expect((await call(sandbox, 'GET', '/api/0.6/node/508.json')).status).toBe(200);
    expect(
      await call(sandbox, 'PUT', '/api/0.6/changeset/create', { token, body: '<osm><changeset/></osm>' }),
    ).toMatchObject({
      status: 400,
      body: 'Server is currently in read only mode, no database changes allowed at this time',
    });
  });

  it('tell when nothing can be read', async () => {
    sandbox.faults.always({ service: 'api' }, { kind: 'offline' });
    expect(await state()).toMatchObject({ api: 'offline' });
    expect((await call(sandbox, 'GET', '/api/0.6/node/508.json')).status).toBe(503);
  });
});

describe('faults of the API', () => {
  it.each([
    [{ kind: 'rate-limit' }, 429, 'Upload has been blocked due to rate limiting. Please try again later.'],
    [{ kind: 'box-limit' }, 413, 'Changeset bounding box size limit exceeded.'],
    [
      { kind: 'bandwidth-limit', retrySeconds: 9 },
      509,
      'You have downloaded too much data. Please try again in 9 seconds.',
    ],
    [{ kind: 'dead-token' }, 401, 'invalid_token'],
    [{ kind: 'dead-token', as: 'revoked' }, 401, 'token_revoked'],
    [{ kind: 'status', status: 502, body: 'Bad Gateway' }, 502, 'Bad Gateway'],
  ] as const)('%o is %i once, and nothing was done', async (fault, status, words) => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '*/upload' }, fault);
    expect(await uploadChange(sandbox, token, id, create())).toMatchObject({ status, body: words });
    expect(sandbox.element('node', 516)).toBeUndefined();
    expect((await uploadChange(sandbox, token, id, create())).status).toBe(200);
  });
});
