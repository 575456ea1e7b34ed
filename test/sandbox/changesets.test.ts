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
    expect((await uploadChange(sandbox, token, busy, create())).status).toBe(200);
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
    expect(await list('user=20261&order=oldest&limit=1')).toEqual([first]);
    clock.advance(60_000);
    // What was closed after that, or is open.
    expect(await list('time=2026-11-23T06:00:30Z')).toEqual([other, second]);
    expect((await call(sandbox, 'GET', '/api/0.6/changesets.json?time=soon')).status).toBe(400);
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
