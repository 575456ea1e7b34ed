import { beforeEach, describe, expect, it } from 'vitest';
import type { ManualClock } from './clock.ts';
import type { Sandbox } from './sandbox.ts';
import { call, openChangeset, testNode, testRelation, testSandbox, testWay, uploadChange } from './testing.ts';
import { neighbor } from './users.ts';
import { parseXml } from './xml.ts';

const world = [
  testNode(508, 51.5, 10.5, { 'surveillance:type': 'ALPR' }, { version: 2 }),
  testNode(513, 51.6, 10.6, {}),
  testNode(514, 51.61, 10.61, {}),
  testNode(515, 51.62, 10.62, {}),
  testWay(1, [513, 514], { building: 'yes' }),
  testRelation(
    9,
    [
      { type: 'node', ref: 515, role: 'device' },
      { type: 'way', ref: 1, role: '' },
    ],
    { type: 'site' },
  ),
];

let sandbox: Sandbox;
let clock: ManualClock;
let token: string;

beforeEach(() => {
  ({ sandbox, clock } = testSandbox(world));
  token = sandbox.token();
});

const node = (id: number, attributes: string, tags = ''): string =>
  `<node id="${id}" changeset="CS" ${attributes}>${tags}</node>`;
const create = (tags = '<tag k="surveillance:type" v="ALPR"/>', place = 'lat="51.5000000" lon="10.5000000"'): string =>
  `<create>${node(-1, place, tags)}</create>`;
const modify = (version: number): string =>
  `<modify>${node(508, `version="${version}" lat="51.5" lon="10.5"`, '<tag k="a" v="b"/>')}</modify>`;

/** Each as observed on a real cgimap 2.1.0. */
describe('writing as observed', () => {
  it('answers create with the bare id as plain text', async () => {
    const { status, body, headers } = await call(sandbox, 'PUT', '/api/0.6/changeset/create', {
      token,
      body: '<osm><changeset/></osm>',
    });
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toMatch(/^\d+$/);
  });

  it('answers upload with a diffResult in XML', async () => {
    const id = await openChangeset(sandbox, token);
    const { status, body, headers } = await uploadChange(sandbox, token, id, create() + modify(2));
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/xml; charset=utf-8']);
    const root = parseXml(body);
    expect(root.name).toBe('diffResult');
    expect(root.children.map(({ name, attributes }) => [name, Object.fromEntries(attributes)])).toEqual([
      ['node', { old_id: '-1', new_id: '516', new_version: '1' }],
      ['node', { old_id: '508', new_id: '508', new_version: '3' }],
    ]);
    expect(sandbox.element('node', 516)).toMatchObject({
      lat: 51.5,
      lon: 10.5,
      version: 1,
      user: 'Practice Mapper',
      changeset: id,
    });
  });

  it('gives only old_id for a delete', async () => {
    const id = await openChangeset(sandbox, token);
    const { body } = await uploadChange(sandbox, token, id, `<delete>${node(508, 'version="2"')}</delete>`);
    expect(parseXml(body).children.map(({ attributes }) => Object.fromEntries(attributes))).toEqual([
      { old_id: '508' },
    ]);
  });

  it('answers an upload that asks for JSON with 200 and no results, and does nothing', async () => {
    const id = await openChangeset(sandbox, token);
    const { status, body } = await call(sandbox, 'POST', `/api/0.6/changeset/${id}/upload`, {
      token,
      headers: { Accept: 'application/json' },
      body: `<osmChange>${create().replaceAll('CS', String(id))}</osmChange>`,
    });
    expect(status).toBe(200);
    expect(Object.keys(JSON.parse(body))).toEqual(['version', 'generator', 'copyright', 'attribution', 'license']);
    expect(sandbox.element('node', 516)).toBeUndefined();
  });

  it('refuses a wrong version with both versions named', async () => {
    const id = await openChangeset(sandbox, token);
    const { status, body, headers } = await uploadChange(sandbox, token, id, modify(1));
    expect([status, body]).toEqual([409, 'Version mismatch: Provided 1, server had: 2 of Node 508']);
    expect(headers.get('Content-Type')).toMatch(/^text\/plain/);
  });

  it('refuses to upload to or close a closed changeset, with the time', async () => {
    const id = await openChangeset(sandbox, token);
    const closed = await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token });
    expect([closed.status, closed.body]).toEqual([200, '']);
    const words = `The changeset ${id} was closed at 2026-11-23 06:00:00 UTC`;
    expect(await uploadChange(sandbox, token, id, create())).toMatchObject({ status: 409, body: words });
    expect(await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).toMatchObject({
      status: 409,
      body: words,
    });
  });

  it("refuses someone else's changeset", async () => {
    const id = await openChangeset(sandbox, sandbox.token({ user: neighbor }));
    expect(await uploadChange(sandbox, token, id, create())).toMatchObject({
      status: 409,
      body: "The user doesn't own that changeset",
    });
    expect(await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).toMatchObject({
      status: 409,
      body: "The user doesn't own that changeset",
    });
  });

  it('refuses elements of another changeset', async () => {
    const id = await openChangeset(sandbox, token);
    const { status, body } = await uploadChange(sandbox, token, id, create().replace('CS', '1'));
    expect([status, body]).toEqual([409, `Changeset mismatch: Provided 1 but only ${id} is allowed`]);
  });

  it('answers a second delete with 410 and words, and a read of it with 410 and none', async () => {
    const id = await openChangeset(sandbox, token);
    await uploadChange(sandbox, token, id, `<delete>${node(508, 'version="2"')}</delete>`);
    expect(await uploadChange(sandbox, token, id, `<delete>${node(508, 'version="3"')}</delete>`)).toMatchObject({
      status: 410,
      body: 'The node with the id 508 has already been deleted',
    });
    expect(await call(sandbox, 'GET', '/api/0.6/node/508.json')).toMatchObject({ status: 410, body: '' });
  });

  it('answers a missing node with 404 and nothing, read or in an upload', async () => {
    expect(await call(sandbox, 'GET', '/api/0.6/node/99.json')).toMatchObject({ status: 404, body: '' });
    const id = await openChangeset(sandbox, token);
    const missing = `<modify>${node(99, 'version="1" lat="1" lon="1"')}</modify>`;
    expect(await uploadChange(sandbox, token, id, missing)).toMatchObject({ status: 404, body: '' });
  });

  it('keeps a node that a way or relation uses', async () => {
    const id = await openChangeset(sandbox, token);
    expect(await uploadChange(sandbox, token, id, `<delete>${node(513, 'version="1"')}</delete>`)).toMatchObject({
      status: 412,
      body: 'Precondition failed: Node 513 is still used by ways 1.',
    });
    expect(await uploadChange(sandbox, token, id, `<delete>${node(515, 'version="1"')}</delete>`)).toMatchObject({
      status: 412,
      body: 'Precondition failed: Node 515 is still used by relations 9.',
    });
    expect(
      await uploadChange(sandbox, token, id, `<delete if-unused="true">${node(513, 'version="1"')}</delete>`),
    ).toMatchObject({ status: 200 });
    expect(sandbox.element('node', 513)).toBeDefined();
  });

  it.each([
    [
      'a latitude outside the world',
      create('', 'lat="90.5" lon="0"'),
      'Latitude outside of valid range at line 2, column ',
    ],
    [
      'a longitude outside the world',
      create('', 'lat="0" lon="-180.01"'),
      'Longitude outside of valid range at line 2, column ',
    ],
    ['no latitude', create('', 'lon="0"'), 'Node -1 does not include all mandatory fields at line 2, column '],
    [
      '256 characters',
      create(`<tag k="note" v="${'𝒜'.repeat(256)}"/>`),
      'Value has more than 255 unicode characters in Node -1 at line 2, column ',
    ],
    [
      'a key of 256 characters',
      create(`<tag k="${'k'.repeat(256)}" v=""/>`),
      'Key has more than 255 unicode characters in Node -1 at line 2, column ',
    ],
    ['an empty key', create('<tag k="" v="v"/>'), 'Key may not be empty in Node -1 at line 2, column '],
    [
      'a key twice',
      create('<tag k="a" v="1"/><tag k="a" v="2"/>'),
      'Node -1 has duplicate tags with key a at line 2, column ',
    ],
    [
      'no version',
      `<modify>${node(508, 'lat="1" lon="1"')}</modify>`,
      'Version is required when updating Node 508 at line 2, column ',
    ],
    [
      'no changeset',
      '<create><node id="-1" lat="1" lon="1"/></create>',
      'Changeset id is missing for Node -1 at line 2, column ',
    ],
    [
      'a placeholder that is not negative',
      create().replace('-1', '7'),
      'Placeholder IDs must be negative for created elements. at line 2, column ',
    ],
    [
      'XML that does not end',
      '<create>',
      'Opening and ending tag mismatch: create line 2 and osmChange at line 3, column ',
    ],
    [
      'an unknown action',
      '<replace/>',
      'Unknown action replace, choices are create, modify, delete at line 2, column ',
    ],
    [
      'a control character',
      create('<tag k="a" v="&#7;"/>'),
      'xmlParseCharRef: invalid xmlChar value 7 at line 2, column ',
    ],
  ])('refuses %s with 400, line and column', async (_what, content, words) => {
    const id = await openChangeset(sandbox, token);
    const { status, body, headers } = await uploadChange(sandbox, token, id, content);
    expect(status).toBe(400);
    expect(body.startsWith(words), body).toBe(true);
    expect(body).toMatch(/column \d+$/);
    expect(headers.get('Content-Type')).toMatch(/^text\/plain/);
  });

  it('takes 255 code points of four bytes each', async () => {
    const id = await openChangeset(sandbox, token);
    expect(
      (await uploadChange(sandbox, token, id, create(`<tag k="${'𝒦'.repeat(255)}" v="${'𝒜'.repeat(255)}"/>`))).status,
    ).toBe(200);
  });

  it('tells dead tokens apart, for reads too', async () => {
    expect(await call(sandbox, 'PUT', '/api/0.6/changeset/create', { body: '<osm><changeset/></osm>' })).toMatchObject({
      status: 401,
      body: 'User is not authorized',
    });
    for (const [dead, words] of [
      ['made-up', 'invalid_token'],
      [sandbox.token({ state: 'expired' }), 'token_expired'],
      [sandbox.token({ state: 'revoked' }), 'token_revoked'],
    ] as const) {
      expect(await call(sandbox, 'GET', '/api/0.6/node/508.json', { token: dead })).toMatchObject({
        status: 401,
        body: words,
      });
    }
  });

  it('refuses a token without write_api', async () => {
    const weak = sandbox.token({ scopes: ['read_prefs'] });
    expect(
      await call(sandbox, 'PUT', '/api/0.6/changeset/create', { token: weak, body: '<osm><changeset/></osm>' }),
    ).toMatchObject({ status: 401, body: 'You have not granted the modify map permission' });
  });

  it.each([
    ['blocked-user', 'Your access to the API has been blocked. Please log-in to the web interface to find out more.'],
    ['terms-not-agreed', 'You have not permitted the application access to this facility'],
  ] as const)('refuses with 403 and words: %s', async (kind, words) => {
    sandbox.faults.always({ service: 'api' }, { kind });
    expect(
      await call(sandbox, 'PUT', '/api/0.6/changeset/create', { token, body: '<osm><changeset/></osm>' }),
    ).toMatchObject({ status: 403, body: words });
  });

  it('refuses a box of more than 3 degrees with 413, and leaves nothing behind', async () => {
    const id = await openChangeset(sandbox, token);
    await uploadChange(sandbox, token, id, create());
    expect(await uploadChange(sandbox, token, id, create('', 'lat="51.5" lon="14"'))).toMatchObject({
      status: 413,
      body: 'Changeset bounding box size limit exceeded.',
    });
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset).toMatchObject({
      changes_count: 1,
      max_lon: 10.5,
    });
  });

  it('refuses more changes than an hour allows with 429', async () => {
    ({ sandbox, clock } = testSandbox(world, { limits: { changesPerHour: 2 } }));
    token = sandbox.token();
    const id = await openChangeset(sandbox, token);
    expect((await uploadChange(sandbox, token, id, create() + modify(2))).status).toBe(200);
    expect(await uploadChange(sandbox, token, id, create())).toMatchObject({
      status: 429,
      body: 'Upload has been blocked due to rate limiting. Please try again later.',
    });
    clock.advance(3_600_001);
    const later = await openChangeset(sandbox, token);
    expect((await uploadChange(sandbox, token, later, create())).status).toBe(200);
  });

  it('echoes the origin, allows only the methods of the route, and exposes no header of an error', async () => {
    const headers = { Origin: 'http://127.0.0.1:5173' };
    const read = await call(sandbox, 'GET', '/api/0.6/node/508.json', { headers });
    expect([read.headers.get('Access-Control-Allow-Origin'), read.headers.get('Access-Control-Allow-Methods')]).toEqual(
      ['http://127.0.0.1:5173', 'GET, HEAD, OPTIONS'],
    );
    const preflight = await call(sandbox, 'OPTIONS', '/api/0.6/changeset/1/upload', {
      headers: {
        ...headers,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });
    expect([
      preflight.status,
      preflight.headers.get('Access-Control-Allow-Methods'),
      preflight.headers.get('Access-Control-Allow-Headers'),
    ]).toEqual([200, 'POST, OPTIONS', 'authorization,content-type']);
    const error = await uploadChange(sandbox, token, await openChangeset(sandbox, token), modify(1));
    expect(error.headers.get('Error')).toBe('Version mismatch: Provided 1, server had: 2 of Node 508');
    expect(error.headers.has('Access-Control-Expose-Headers')).toBe(false);
    expect((await call(sandbox, 'DELETE', '/api/0.6/node/508', { headers })).status).toBe(405);
  });
});

describe('an upload', () => {
  it('is all or nothing', async () => {
    const id = await openChangeset(sandbox, token);
    expect((await uploadChange(sandbox, token, id, create() + modify(1))).status).toBe(409);
    expect(sandbox.element('node', 516)).toBeUndefined();
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.changes_count).toBe(
      0,
    );
  });

  it('resolves placeholders in ways and relations of the same upload', async () => {
    const id = await openChangeset(sandbox, token);
    const content =
      `<create>${node(-1, 'lat="51" lon="10"')}${node(-2, 'lat="51.001" lon="10"')}` +
      '<way id="-1" changeset="CS"><nd ref="-1"/><nd ref="-2"/></way><relation id="-1" changeset="CS"><member type="way" ref="-1" role="x"/></relation></create>';
    expect((await uploadChange(sandbox, token, id, content)).status).toBe(200);
    const full = JSON.parse((await call(sandbox, 'GET', '/api/0.6/way/2/full.json')).body);
    expect(full.elements.map((element: { readonly id: number }) => element.id)).toEqual([516, 517, 2]);
    expect(JSON.parse((await call(sandbox, 'GET', '/api/0.6/node/516/ways.json')).body).elements[0].nodes).toEqual([
      516, 517,
    ]);
    expect(sandbox.element('relation', 10)).toMatchObject({ members: [{ type: 'way', ref: 2, role: 'x' }] });
  });

  it('refuses the same placeholder twice, unknown ones, and ways of missing nodes', async () => {
    const id = await openChangeset(sandbox, token);
    expect(await uploadChange(sandbox, token, id, create() + create())).toMatchObject({
      status: 400,
      body: 'Placeholder IDs must be unique for created elements.',
    });
    expect(
      await uploadChange(sandbox, token, id, '<create><way id="-1" changeset="CS"><nd ref="-9"/></way></create>'),
    ).toMatchObject({ status: 400, body: 'Placeholder node not found for reference -9 in way -1' });
    expect(
      await uploadChange(sandbox, token, id, '<create><way id="-1" changeset="CS"><nd ref="77"/></way></create>'),
    ).toMatchObject({
      status: 412,
      body: 'Precondition failed: Way -1 requires the nodes with id in 77, which either do not exist, or are not visible.',
    });
  });

  it('keeps coordinates to seven places', async () => {
    const id = await openChangeset(sandbox, token);
    await uploadChange(sandbox, token, id, create('', 'lat="51.123456789" lon="-0.00000004"'));
    expect(sandbox.element('node', 516)).toMatchObject({ lat: 51.1234568, lon: -0 });
  });
});

describe('changesets', () => {
  it('tell whether they are open, what they hold and where', async () => {
    const id = await openChangeset(sandbox, token);
    const read = async (): Promise<unknown> =>
      JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset;
    expect(await read()).toEqual({
      id,
      created_at: '2026-11-23T06:00:00Z',
      open: true,
      comments_count: 0,
      changes_count: 0,
      uid: 20_261,
      user: 'Practice Mapper',
      tags: { comment: 'A test' },
    });
    await uploadChange(sandbox, token, id, create());
    await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token });
    expect(await read()).toMatchObject({
      open: false,
      closed_at: '2026-11-23T06:00:00Z',
      changes_count: 1,
      min_lat: 51.5,
      min_lon: 10.5,
      max_lat: 51.5,
      max_lon: 10.5,
    });
  });

  it('close when idle for an hour, and after 24 whatever happens', async () => {
    const idle = await openChangeset(sandbox, token);
    clock.advance(3_601_000);
    expect(await uploadChange(sandbox, token, idle, create())).toMatchObject({
      status: 409,
      body: `The changeset ${idle} was closed at 2026-11-23 07:00:00 UTC`,
    });
    const busy = await openChangeset(sandbox, token);
    for (let hour = 0; hour < 24; hour++) {
      expect((await uploadChange(sandbox, token, busy, create())).status).toBe(200);
      clock.advance(3_590_000);
    }
    clock.advance(300_000);
    expect((await uploadChange(sandbox, token, busy, create())).status).toBe(409);
  });

  it('are listed newest first, by person and by state', async () => {
    const first = await openChangeset(sandbox, token);
    const second = await openChangeset(sandbox, token);
    const other = await openChangeset(sandbox, sandbox.token({ user: neighbor }));
    await call(sandbox, 'PUT', `/api/0.6/changeset/${first}/close`, { token });
    const list = async (query: string): Promise<unknown> =>
      JSON.parse((await call(sandbox, 'GET', `/api/0.6/changesets.json?${query}`)).body).changesets.map(
        ({ id }: { readonly id: number }) => id,
      );
    expect(await list('user=20261')).toEqual([second, first]);
    expect(await list('user=20261&open=true')).toEqual([second]);
    expect(await list('closed=true')).toEqual([first]);
    expect(await list('display_name=Another%20Mapper')).toEqual([other]);
    expect(await list(`changesets=${first},${other}`)).toEqual([other, first]);
  });

  it('can be downloaded as osmChange', async () => {
    const id = await openChangeset(sandbox, token);
    await uploadChange(
      sandbox,
      token,
      id,
      create('<tag k="a &amp; b" v="&lt;&quot;&#10;"/>') +
        modify(2) +
        `<delete>${node(515, 'version="1"')}</delete>`.replaceAll('515', '508').replace('version="1"', 'version="3"'),
    );
    const root = parseXml((await call(sandbox, 'GET', `/api/0.6/changeset/${id}/download`)).body);
    expect(root.name).toBe('osmChange');
    expect(
      root.children.map(({ name, children }) => [
        name,
        children[0]?.attributes.get('id'),
        children[0]?.attributes.get('version'),
      ]),
    ).toEqual([
      ['create', '516', '1'],
      ['modify', '508', '3'],
      ['delete', '508', '4'],
    ]);
    expect([...(root.children[0]?.children[0]?.children[0]?.attributes ?? [])]).toEqual([
      ['k', 'a & b'],
      ['v', '<"\n'],
    ]);
  });

  it('are locked while an upload runs in them: for another upload, and for close', async () => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '/api/0.6/changeset/*/upload' }, { kind: 'stall', when: 'during' });
    const running = uploadChange(sandbox, token, id, create());
    await expect.poll(() => sandbox.faults.holding).toBe(1);
    expect(await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).toMatchObject({
      status: 409,
      body: `Changeset ${id} is currently locked by another process.`,
    });
    expect((await uploadChange(sandbox, token, id, create())).status).toBe(409);
    sandbox.faults.release();
    expect((await running).status).toBe(200);
    expect((await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).status).toBe(200);
  });

  it('seem empty to readers that lag behind', async () => {
    const id = await openChangeset(sandbox, token);
    await uploadChange(sandbox, token, id, create());
    sandbox.faults.next({ method: 'GET' }, { kind: 'lag', writes: 1 }, 2);
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.changes_count).toBe(
      0,
    );
    expect((await call(sandbox, 'GET', '/api/0.6/node/516.json')).status).toBe(404);
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.changes_count).toBe(
      1,
    );
  });

  it('take new tags while open', async () => {
    const id = await openChangeset(sandbox, token);
    expect(
      (
        await call(sandbox, 'PUT', `/api/0.6/changeset/${id}`, {
          token,
          body: '<osm><changeset><tag k="comment" v="Better"/></changeset></osm>',
        })
      ).status,
    ).toBe(200);
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.tags).toEqual({
      comment: 'Better',
    });
  });
});

describe('an upload whose answer is lost', () => {
  it('before it was done leaves an empty changeset', async () => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '*/upload' }, { kind: 'cut', when: 'before' });
    await expect(uploadChange(sandbox, token, id, create())).rejects.toThrow(TypeError);
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.changes_count).toBe(
      0,
    );
  });

  it('after it was done is in the changeset, which says what became of it', async () => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '*/upload' }, { kind: 'cut', when: 'after' });
    await expect(uploadChange(sandbox, token, id, create())).rejects.toThrow(TypeError);
    expect((await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).status).toBe(200);
    expect(JSON.parse((await call(sandbox, 'GET', `/api/0.6/changeset/${id}.json`)).body).changeset.changes_count).toBe(
      1,
    );
    expect((await call(sandbox, 'GET', `/api/0.6/changeset/${id}/download`)).body).toContain('id="516"');
  });

  it('while it runs goes on, locked, and lands', async () => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '*/upload' }, { kind: 'cut', when: 'during' });
    await expect(uploadChange(sandbox, token, id, create())).rejects.toThrow(TypeError);
    expect((await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).status).toBe(409);
    sandbox.faults.release();
    await expect.poll(() => sandbox.element('node', 516)?.version).toBe(1);
    expect((await call(sandbox, 'PUT', `/api/0.6/changeset/${id}/close`, { token })).status).toBe(200);
  });

  it('can land after the asker gave up, once', async () => {
    const id = await openChangeset(sandbox, token);
    sandbox.faults.next({ path: '*/upload' }, { kind: 'stall', when: 'during' });
    const stop = new AbortController();
    const upload = sandbox.fetch(`/api/0.6/changeset/${id}/upload`, {
      method: 'POST',
      signal: stop.signal,
      headers: { Authorization: `Bearer ${token}` },
      body: `<osmChange>${create().replaceAll('CS', String(id))}</osmChange>`,
    });
    await expect.poll(() => sandbox.faults.holding).toBe(1);
    stop.abort();
    await expect(upload).rejects.toMatchObject({ name: 'AbortError' });
    sandbox.faults.release();
    await expect.poll(() => sandbox.element('node', 516)?.version).toBe(1);
    expect(sandbox.element('node', 517)).toBeUndefined();
  });
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
