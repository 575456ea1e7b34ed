import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QlError } from './overpass/cursor.ts';
import { parseQl } from './overpass/ql.ts';
import { ask, testNode, testSandbox, testWay } from './testing.ts';

const world = [
  testNode(1, 10, 10, { type: 'ALPR', name: 'One' }),
  testNode(2, 10, 11, { type: 'camera;ALPR' }),
  testNode(3, 10, 12, { type: 'ANPR', note: 'x' }),
  testNode(4, 10, 13, { type: 'camera', name: 'four' }),
  testWay(1, [1, 4], { type: 'ALPR' }),
];

async function ids(query: string): Promise<unknown> {
  const { sandbox } = testSandbox(world);
  const { status, body } = await ask(sandbox, `[out:json];${query}`);
  expect(status, body).toBe(200);
  return JSON.parse(body).elements.map(
    ({ type, id }: { readonly type: string; readonly id: number }) => `${type[0]}${id}`,
  );
}

describe('queries', () => {
  it.each([
    ['node[type];out;', ['n1', 'n2', 'n3', 'n4']],
    ['node["type"="ALPR"];out;', ['n1']],
    ['node[type=ALPR];out;', ['n1']],
    ['node["type"!="ALPR"];out;', ['n2', 'n3', 'n4']],
    ['node[type][!name];out;', ['n2', 'n3']],
    ['node["type"~"^(ALPR|ANPR)$"];out;', ['n1', 'n3']],
    ['node["type"~"(^|;) *(ALPR|ANPR) *(;|$)"];out;', ['n1', 'n2', 'n3']],
    ['node["type"!~"ALPR"];out;', ['n3', 'n4']],
    ['node["name"~"^F"];out;', []],
    ['node["name"~"^F",i];out;', ['n4']],
    ['node[~"^n"~"."];out;', ['n1', 'n3', 'n4']],
    ['node(2);out;', ['n2']],
    ['node(id:2,3);out;', ['n2', 'n3']],
    ['node[type](9,10.5,11,12.5);out;', ['n2', 'n3']],
    ['node(id:1,2,3)(9,10.5,11,12.5);out;', ['n2', 'n3']],
    ['way(9,10.5,11,12.5);out;', ['w1']],
    ['way(9,14,11,15);out;', []],
    ['nwr["type"="ALPR"];out;', ['n1', 'w1']],
    ['(node(1);way(1););out;', ['n1', 'w1']],
    ['(node(1);node(1);node(1););out;', ['n1']],
    ['(way(1);>;);out;', ['n1', 'n4', 'w1']],
    ['way(1);(._;>;);out;', ['n1', 'n4', 'w1']],
    ['node(1)->.a;node(2)->.b;(.a;.b;);out;', ['n1', 'n2']],
    ['node[type]->.all;node.all[name];out;', ['n1', 'n4']],
    ['node(3);out;node(1);out;', ['n3', 'n1']],
    ['node[type];out 2;', ['n1', 'n2']],
    ['/* all */ node // of them\n[type];out qt;', ['n1', 'n2', 'n3', 'n4']],
    ["node['name'='One'];out;", ['n1']],
    ['node["name"="\\u004fne"];out;', ['n1']],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('takes a box for the whole script', () => {
    expect(parseQl('[out:json][bbox:1,2,3,4];node[a];out;').statements[0]).toMatchObject({
      filters: [{ kind: 'has' }, { kind: 'box', box: { south: 1, west: 2, north: 3, east: 4 } }],
    });
  });

  it('takes the time, memory and date', () => {
    expect(
      parseQl('[out:json][timeout:7][maxsize:1073741824][date:"2026-01-02T03:04:05Z"];node(1);out;'),
    ).toMatchObject({ timeout: 7, maxsize: 1_073_741_824, date: Date.UTC(2026, 0, 2, 3, 4, 5) });
  });

  it.each([
    ['', 1],
    ['[out:json];\n\nnod(1);', 3],
    ['[out:json];node(1)', 1],
    ['[out:json];node;out;', 1],
    ['[out:yaml];node(1);out;', 1],
    ['node(1);out;', 1],
    ['[out:json];node(1);out nicely;', 1],
    ['[out:json];node[a(1);out;', 1],
    ['[out:json];node["a"~"("];out;', 1],
    ['[out:json];node(91,0,92,1);out;', 1],
    ['[out:json];node(2,0,1,1);out;', 1],
    ['[out:json];\n(node(1);\nout;', 3],
    ['[out:json][date:"soon"];node(1);out;', 1],
    ['[out:json];node(1);out;}', 1],
  ])('refuses %j in line %i', (text, line) => {
    let error: unknown;
    try {
      parseQl(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(QlError);
    expect(error).toMatchObject({ line });
  });

  it('either reads a text or refuses it, whatever it is', () => {
    const words = [
      '[',
      ']',
      '(',
      ')',
      ';',
      'out',
      ':',
      'json',
      'node',
      'nwr',
      '"a"',
      '~',
      '=',
      '!',
      '1',
      ',',
      '->',
      '.',
      '_',
      '>',
      '\n',
      '[out:json];',
      'csv',
      '::id',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (parts) => {
        try {
          parseQl(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(QlError);
        }
      }),
    );
  });
});

describe('a box', () => {
  it('holds exactly the nodes between its edges, whatever the box', async () => {
    const coordinate = (limit: number) => fc.integer({ min: -limit * 2, max: limit * 2 }).map((half) => half / 2);
    const places = fc.array(fc.tuple(coordinate(90), coordinate(180)), { maxLength: 40 });
    const boxes = fc
      .tuple(coordinate(90), coordinate(180), coordinate(90), coordinate(180))
      .map(([a, west, b, east]) => ({ south: Math.min(a, b), north: Math.max(a, b), west, east }));
    await fc.assert(
      fc.asyncProperty(places, boxes, async (points, { south, west, north, east }) => {
        const { sandbox } = testSandbox(points.map(([lat, lon], index) => testNode(index + 1, lat, lon)));
        const { body } = await ask(sandbox, `[out:json];node["man_made"](${south},${west},${north},${east});out ids;`);
        const expected = points.flatMap(([lat, lon], index) => {
          const between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
          return lat >= south && lat <= north && between ? [index + 1] : [];
        });
        expect(JSON.parse(body).elements.map(({ id }: { readonly id: number }) => id)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
