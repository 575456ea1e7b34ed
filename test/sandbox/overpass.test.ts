import { describe, expect, it } from 'vitest';
import { ask, call, slowQuery, settle, testNode, testRelation, testSandbox } from './testing.ts';
import { ALPR, BOX, json, SELECT, town } from './testing-overpass.ts';

/** Each as observed on a real Overpass API 0.7.62. */
describe('Overpass as observed', () => {
  it('answers a box with version, generator, osm3s and elements', async () => {
    const { sandbox } = testSandbox(town);
    const answer = await json(sandbox, `[out:json][timeout:25];nwr${SELECT}${BOX};out body;`);
    expect(Object.keys(answer)).toEqual(['version', 'generator', 'osm3s', 'elements']);
    expect(answer.version).toBe(0.6);
    expect(answer.osm3s.timestamp_osm_base).toBe('2026-11-23T06:00:00Z');
    expect(answer.elements.map(({ type, id }) => `${type}/${id}`)).toEqual([
      'node/1',
      'node/2',
      'way/21',
      'relation/31',
    ]);
    expect(answer.elements[0]).toEqual({
      type: 'node',
      id: 1,
      lat: 51.5,
      lon: 10.5,
      tags: { ...ALPR, manufacturer: 'Flock, "Safety"', direction: '90' },
    });
  });

  it('adds version, time, changeset and person with meta, and a center for ways and relations', async () => {
    const { sandbox } = testSandbox(town);
    const { elements } = await json(sandbox, `[out:json];nwr${SELECT}${BOX};out center meta;`);
    expect(elements[0]).toMatchObject({
      version: 3,
      timestamp: '2026-01-01T00:00:00Z',
      changeset: 1,
      user: 'Somebody',
      uid: 7,
    });
    expect(elements[2]).toMatchObject({ type: 'way', center: { lat: 51.505, lon: 10.51 }, nodes: [11, 12] });
    expect(elements[3]).toMatchObject({
      type: 'relation',
      center: { lat: 51.51, lon: 10.52 },
      members: [{ type: 'node', ref: 12, role: 'device' }],
    });
  });

  it('adds the place of every point of ways, and of the members of relations, with geom', async () => {
    const { sandbox } = testSandbox([...town, testRelation(32, [{ type: 'way', ref: 21, role: '' }], ALPR)]);
    const points = [
      { lat: 51.5, lon: 10.5 },
      { lat: 51.51, lon: 10.52 },
    ];
    const { elements } = await json(sandbox, '[out:json];(way(21);relation(31);relation(32););out geom;');
    expect(elements).toMatchObject([
      { type: 'way', geometry: points },
      { type: 'relation', members: [{ type: 'node', ref: 12, role: 'device', lat: 51.51, lon: 10.52 }] },
      { type: 'relation', members: [{ type: 'way', ref: 21, role: '', geometry: points }] },
    ]);
  });

  it('counts in one element, with strings', async () => {
    const { sandbox } = testSandbox(town);
    const { elements } = await json(sandbox, `[out:json];nwr${SELECT}${BOX};out count;`);
    expect(elements).toEqual([{ type: 'count', id: 0, tags: { nodes: '2', ways: '1', relations: '1', total: '4' } }]);
  });

  it('writes CSV with tabs unless told otherwise, unquoted', async () => {
    const { sandbox } = testSandbox(town);
    const { body, headers } = await ask(
      sandbox,
      `[out:csv(::id,::version,::lat,::lon,"surveillance:type")];node${SELECT}${BOX};out meta;`,
    );
    expect(headers.get('Content-Type')).toBe('text/csv');
    expect(body).toBe(
      '@id\t@version\t@lat\t@lon\tsurveillance:type\n1\t3\t51.5000000\t10.5000000\tALPR\n2\t1\t51.6000000\t10.6000000\tcamera;ALPR\n',
    );
  });

  it('leaves version and time out of CSV without meta', async () => {
    const { sandbox } = testSandbox(town);
    const { body } = await ask(sandbox, `[out:csv(::id,::version,::timestamp,::type;false)];node(1);out;`);
    expect(body).toBe('1\t\t\tnode\n');
  });

  it('writes CSV with commas quoted as RFC 4180 has it', async () => {
    const { sandbox } = testSandbox(town);
    const { body } = await ask(sandbox, `[out:csv(::id,manufacturer;false;",")];node(1);out;`);
    expect(body).toBe('1,"Flock, ""Safety"""\n');
  });

  it('finds both sides of the antimeridian', async () => {
    const { sandbox } = testSandbox([
      testNode(1, 52, 179.5),
      testNode(2, 52, -179.5),
      testNode(3, 52, 178),
      testNode(4, 52, 0),
      testNode(5, 52, 180),
      testNode(6, 52, -180),
    ]);
    const { elements } = await json(sandbox, `[out:json];node${SELECT}(51,179,53,-179);out ids;`);
    expect(elements.map(({ id }) => id)).toEqual([1, 2, 5, 6]);
  });

  it('answers a syntax error with 400, HTML and the line', async () => {
    const { sandbox } = testSandbox(town);
    const { status, body, headers } = await ask(sandbox, '[out:json];\nnode(1;\nout;');
    expect([status, headers.get('Content-Type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(body).toContain('<strong style="color:#FF0000">Error</strong>: line 2: parse error: ');
    // How overpass-ts takes the errors out of the page.
    expect(/<\/strong>: ([^<]+) <\/p>/.exec(body)?.[1]).toMatch(/^line 2: parse error: /);
  });

  it('answers an exceeded time limit with 200, some elements and a remark', async () => {
    const { sandbox } = testSandbox(
      Array.from({ length: 30 }, (_, id) => testNode(id + 1, 51.5, 10.5)),
      { overpass: { elementsPerSecond: 20 } },
    );
    const { elements, remark } = await json(sandbox, `[out:json][timeout:1];node${SELECT}${BOX};out;`);
    expect(elements).toHaveLength(20);
    expect(remark).toBe('runtime error: Query timed out in "query" at line 1 after 2 seconds.');
  });

  it('answers too little memory with 200, no elements and a remark', async () => {
    const { sandbox } = testSandbox(town);
    const { elements, remark } = await json(sandbox, `[out:json][maxsize:1];node${SELECT}${BOX};out;`);
    expect(elements).toEqual([]);
    expect(remark).toMatch(
      /^runtime error: Query ran out of memory in "query" at line 1\. It would need at least \d+ MB of RAM to continue\.$/,
    );
  });

  it('cuts CSV short at the time limit with no sign of it', async () => {
    const { sandbox } = testSandbox(
      Array.from({ length: 30 }, (_, id) => testNode(id + 1, 51.5, 10.5)),
      { overpass: { elementsPerSecond: 20 } },
    );
    const { status, body } = await ask(sandbox, `[out:csv(::id;false)][timeout:1];node${SELECT}${BOX};out;`);
    expect(status).toBe(200);
    expect(body).toBe(Array.from({ length: 20 }, (_, id) => `${id + 1}\n`).join(''));
  });

  it('refuses a third query of one client after a wait, with 429, HTML and no Retry-After', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { waitMs: 15_000 } });
    const slow = [1, 2].map((id) => slowQuery(sandbox, `[out:json];node(${id});out;`));
    await Promise.all(slow.map(({ begun }) => begun));
    const third = ask(sandbox, '[out:json];node(3);out;');
    await settle(() => clock.sleepers > 0);
    clock.advance(15_000);
    const { status, body, headers } = await third;
    expect([status, headers.get('Content-Type'), headers.get('Retry-After')]).toEqual([
      429,
      'text/html; charset=utf-8',
      null,
    ]);
    expect(body).toContain('::rate_limited. Please check');
    for (const { cancel } of slow) await cancel();
    expect((await ask(sandbox, '[out:json];node(3);out;')).status).toBe(200);
  });

  it('gives a waiting query the slot that comes free', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { waitMs: 15_000, slots: 1 } });
    const slow = slowQuery(sandbox, '[out:json];node(1);out;');
    await slow.begun;
    const second = ask(sandbox, '[out:json];node(2);out;');
    await settle(() => clock.sleepers > 0);
    await slow.cancel();
    expect((await second).status).toBe(200);
  });

  it('refuses at once where more than five wait already', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { waitMs: 15_000, slots: 1 } });
    const slow = slowQuery(sandbox, '[out:json];node(1);out;');
    await slow.begun;
    const waiting = Array.from({ length: 5 }, (_, index) => ask(sandbox, `[out:json];node(${index + 2});out;`));
    await settle(() => clock.sleepers === 5);
    expect((await ask(sandbox, '[out:json];node(9);out;')).status).toBe(429);
    clock.advance(15_000);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([429, 429, 429, 429, 429]);
    await slow.cancel();
  });

  it('refuses more memory than there is with 504 and HTML, after a wait', async () => {
    const { sandbox, clock } = testSandbox(town, { overpass: { waitMs: 15_000 } });
    const asked = ask(sandbox, `[out:json][maxsize:99999999999999];node(1);out;`);
    await settle(() => clock.sleepers === 1);
    clock.advance(15_000);
    const { status, body, headers } = await asked;
    expect([status, headers.get('Content-Type')]).toEqual([504, 'text/html; charset=utf-8']);
    expect(body).toContain('::timeout. The server is probably too busy to handle your request.');
  });

  it('is 504 everywhere when turned off: HTML for queries, plain text for the status', async () => {
    const { sandbox } = testSandbox(town);
    sandbox.faults.always({ service: 'overpass' }, { kind: 'dispatcher-off' });
    const query = await ask(sandbox, '[out:json];node(1);out;');
    expect([query.status, query.headers.get('Content-Type')]).toEqual([504, 'text/html; charset=utf-8']);
    const status = await call(sandbox, 'GET', '/api/status');
    expect([status.status, status.headers.get('Content-Type')]).toEqual([504, 'text/plain; charset=utf-8']);
  });

  it('refuses the same text the fourth time within its own time limit, with 200 and HTML', async () => {
    const { sandbox, clock } = testSandbox(town);
    const same = '[out:json][timeout:25];node(1);out;';
    for (let time = 0; time < 3; time++)
      expect((await ask(sandbox, same)).headers.get('Content-Type')).toBe('application/json');
    const { status, body, headers } = await ask(sandbox, same);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('::duplicate_query');
    expect((await ask(sandbox, '[out:json][timeout:25];node(2);out;')).headers.get('Content-Type')).toBe(
      'application/json',
    );
    clock.advance(26_000);
    expect((await ask(sandbox, same)).headers.get('Content-Type')).toBe('application/json');
  });

  it('has CORS for everyone on the interpreter, errors included, echoing the headers asked for', async () => {
    const { sandbox } = testSandbox(town);
    const origin = { Origin: 'http://127.0.0.1:5173' };
    for (const query of ['[out:json];node(1);out;', 'nonsense']) {
      expect((await ask(sandbox, query, origin)).headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    const preflight = await call(sandbox, 'OPTIONS', '/api/interpreter', {
      headers: {
        ...origin,
        'Access-Control-Request-Headers': 'cache-control,pragma',
        'Access-Control-Request-Method': 'POST',
      },
    });
    expect([
      preflight.status,
      preflight.headers.get('Access-Control-Allow-Headers'),
      preflight.headers.get('Access-Control-Allow-Methods'),
    ]).toEqual([200, 'cache-control,pragma', 'GET, POST, OPTIONS']);
    expect(
      (await call(sandbox, 'GET', '/api/status', { headers: origin })).headers.get('Access-Control-Allow-Origin'),
    ).toBe('*');
    expect(
      (await call(sandbox, 'GET', '/api/timestamp', { headers: origin })).headers.has('Access-Control-Allow-Origin'),
    ).toBe(false);
  });

  it('takes about 350 bytes a reader with body', async () => {
    const tags = {
      man_made: 'surveillance',
      'surveillance:type': 'ALPR',
      surveillance: 'public',
      'surveillance:zone': 'traffic',
      'camera:type': 'fixed',
      manufacturer: 'Flock Safety',
      'manufacturer:wikidata': 'Q108485435',
      direction: '90',
    };
    const { sandbox } = testSandbox(
      Array.from({ length: 1000 }, (_, id) => testNode(id + 11_000_000_000, 51.5, 10.5, tags)),
    );
    const { body } = await ask(sandbox, `[out:json];node${SELECT}${BOX};out body;`);
    expect(body.length / 1000).toBeGreaterThan(320);
    expect(body.length / 1000).toBeLessThan(380);
  });

  it('needs a Referer or an Origin where it is told to', async () => {
    const { sandbox } = testSandbox(town, { overpass: { requireReferer: true } });
    expect((await ask(sandbox, '[out:json];node(1);out;')).status).toBe(406);
    expect((await ask(sandbox, '[out:json];node(1);out;', { Referer: 'http://127.0.0.1/' })).status).toBe(200);
    expect((await ask(sandbox, '[out:json];node(1);out;', { Origin: 'http://127.0.0.1' })).status).toBe(200);
  });
});
