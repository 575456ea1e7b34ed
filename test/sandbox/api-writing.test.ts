import { beforeEach, describe, expect, it } from 'vitest';
import type { ManualClock } from './clock.ts';
import type { Sandbox } from './sandbox.ts';
import { call, openChangeset, testSandbox, uploadChange } from './testing.ts';
import { create, modify, node, world } from './testing-api.ts';
import { neighbor } from './users.ts';
import { parseXml } from './xml.ts';

let sandbox: Sandbox;
let clock: ManualClock;
let token: string;

beforeEach(() => {
  ({ sandbox, clock } = testSandbox(world));
  token = sandbox.token();
});

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
    const read = await call(sandbox, 'GET', '/api/0.6/node/99.json');
    expect([read.status, read.body, read.headers.get('Content-Type'), read.headers.has('Error')]).toEqual([
      404,
      '',
      'text/html; charset=utf-8',
      false,
    ]);
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
});
