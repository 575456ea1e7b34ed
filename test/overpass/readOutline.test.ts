import { describe, expect, it } from 'vitest';
import type { OverpassDeps } from '../../src/overpass/ask.ts';
import { readOutline } from '../../src/overpass/readOutline.ts';
import { ask, testNode, testRelation, testSandbox, testWay } from '../sandbox/testing.ts';
import { failure, never, world } from './fakeOverpass.ts';

const READER = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
const OSM3S = { timestamp_osm_base: '2026-11-23T06:09:00Z' };

const answering = (answer: object): OverpassDeps =>
  world(() => new Response(JSON.stringify({ osm3s: OSM3S, ...answer }))).deps;

/** An Overpass of a small place: a square, and relations of it. */
function sandboxDeps(): OverpassDeps {
  const { sandbox } = testSandbox([
    testNode(1, 10, 20, {}),
    testNode(2, 10, 21, {}),
    testNode(3, 11, 21, {}),
    testNode(4, 11, 20, {}),
    testWay(10, [1, 2, 3, 4, 1], READER),
    testWay(11, [1, 2, 3, 4, 1]),
    testRelation(20, [{ type: 'way', ref: 11, role: 'outer' }], { type: 'multipolygon', ...READER }),
    testRelation(
      21,
      [
        { type: 'node', ref: 1, role: 'device' },
        { type: 'way', ref: 10, role: '' },
        { type: 'relation', ref: 20, role: '' },
      ],
      READER,
    ),
  ]);
  return world(async (request) => {
    const { status, body } = await ask(sandbox, new URLSearchParams(await request.text()).get('data') ?? '');
    return new Response(body, { status });
  }).deps;
}

const SQUARE = [
  [20, 10],
  [21, 10],
  [21, 11],
  [20, 11],
  [20, 10],
];

describe('the outline of an object', () => {
  it('is asked for by its type and id, with the place of every point', async () => {
    const { deps, sent } = world(() => new Response(JSON.stringify({ osm3s: OSM3S, elements: [] })));
    await readOutline(deps, 'way/7', never);
    expect(new URLSearchParams(await sent[0]?.text()).get('data')).toMatch(
      /^\[out:json\]\[timeout:\d+\]\[maxsize:\d+\];\nway\(7\);\nout geom;$/,
    );
  });

  it('of a closed way is its area', async () => {
    expect(await readOutline(sandboxDeps(), 'way/10', never)).toEqual({ type: 'Polygon', coordinates: [SQUARE] });
  });

  it('of a multipolygon is the area of its ways', async () => {
    expect(await readOutline(sandboxDeps(), 'relation/20', never)).toEqual({ type: 'Polygon', coordinates: [SQUARE] });
  });

  it('of another relation is its members that have a place', async () => {
    const outline = await readOutline(sandboxDeps(), 'relation/21', never);
    expect(outline).toEqual({
      type: 'GeometryCollection',
      geometries: [
        { type: 'LineString', coordinates: SQUARE },
        { type: 'Point', coordinates: [20, 10] },
      ],
    });
  });

  it('is null where the object is gone', async () => {
    expect(await readOutline(sandboxDeps(), 'way/99', never)).toBeNull();
  });
});

describe('an answer that holds no outline', () => {
  it.each([
    [{ elements: [{ type: 'way', id: 8, geometry: [] }] }, 'bad-response'],
    [{ elements: [{ type: 'relation', id: 7, members: [] }] }, 'bad-response'],
    [{ elements: [null] }, 'bad-response'],
    [{ elements: [{ type: 'way', id: 7 }] }, 'bad-response'],
    [{ elements: {} }, 'bad-response'],
    [{ elements: [], remark: 'runtime error: Query timed out' }, 'incomplete'],
  ])('%j is a failure', async (answer, kind) => {
    expect(await failure(readOutline(answering(answer), 'way/7', never))).toMatchObject({ kind });
  });

  it('is not waited for once it is called off', async () => {
    const controller = new AbortController();
    const { deps } = world(() => new Promise(() => undefined));
    const asked = readOutline(deps, 'way/7', controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
