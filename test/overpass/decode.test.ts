import { describe, expect, it } from 'vitest';
import type { ElementSink } from '../../src/overpass/decode.ts';
import { decode } from '../../src/overpass/decode.ts';

interface Taken {
  readonly type: number;
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly version: number;
  readonly edited: number;
  readonly tags: ReadonlyMap<string, string>;
}

/** Keeps what it is given. */
class Sink implements ElementSink {
  readonly taken: Taken[] = [];
  #tags = new Map<string, string>();

  tag(key: string, value: string): void {
    this.#tags.set(key, value);
  }

  add(type: number, id: number, lat: number, lon: number, version: number, edited: number): void {
    this.taken.push({ type, id, lat, lon, version, edited, tags: this.#tags });
    this.#tags = new Map();
  }

  discard(): void {
    this.#tags = new Map();
  }
}

const BASE = '2026-11-23T06:09:00Z';

function answer(elements: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ version: 0.6, osm3s: { timestamp_osm_base: BASE }, elements, ...more });
}

async function read(text: string): Promise<Sink['taken']> {
  const sink = new Sink();
  await decode(text, sink);
  return sink.taken;
}

const node = {
  type: 'node',
  id: 5,
  lat: 32.5,
  lon: -96.5,
  version: 3,
  timestamp: '2025-01-02T03:04:05Z',
  tags: { 'surveillance:type': 'ALPR', direction: '90' },
};

describe('a good answer', () => {
  it('gives its cameras and its date', async () => {
    const sink = new Sink();
    expect(await decode(answer([node]), sink)).toEqual({ base: Date.parse(BASE), count: 1, dropped: 0 });
    expect(sink.taken).toEqual([
      {
        type: 0,
        id: 5,
        lat: 32.5,
        lon: -96.5,
        version: 3,
        edited: Date.parse('2025-01-02T03:04:05Z') / 1000,
        tags: new Map([
          ['surveillance:type', 'ALPR'],
          ['direction', '90'],
        ]),
      },
    ]);
  });

  it('may be empty: nothing here is an answer too', async () => {
    expect(await decode(answer([]), new Sink())).toEqual({ base: Date.parse(BASE), count: 0, dropped: 0 });
  });

  it('may leave out version and timestamp, as `out body` does', async () => {
    const { version: _, timestamp: __, ...plain } = node;
    expect(await read(answer([plain]))).toMatchObject([{ version: 0, edited: 0 }]);
  });

  it('may have no date', async () => {
    const text = JSON.stringify({ osm3s: { timestamp_osm_base: '' }, elements: [] });
    expect(await decode(text, new Sink())).toMatchObject({ base: null });
  });

  it.each([
    ['1970-01-01T00:00:01Z', 1],
    ['2024-02-29T23:59:59Z', Date.parse('2024-02-29T23:59:59Z') / 1000],
    ['2100-03-01T00:00:00Z', Date.parse('2100-03-01T00:00:00Z') / 1000],
    ['2025-01-02T03:04:05.678Z', Date.parse('2025-01-02T03:04:05Z') / 1000],
    ['2025-01-02T03:04:05+01:00', Date.parse('2025-01-02T02:04:05Z') / 1000],
    ['yesterday', 0],
    ['2025-0x-02T03:04:05Z', 0],
    [17, 0],
  ])('reads the timestamp %j', async (timestamp, edited) => {
    expect(await read(answer([{ ...node, timestamp }]))).toMatchObject([{ edited }]);
  });

  it('reads ids beyond 2^32 exactly', async () => {
    expect(await read(answer([{ ...node, id: Number.MAX_SAFE_INTEGER }]))).toMatchObject([
      { id: Number.MAX_SAFE_INTEGER },
    ]);
  });
});

describe('ways and relations', () => {
  const way = {
    ...node,
    type: 'way',
    id: 7,
    center: { lat: 1, lon: 2 },
    nodes: [5, 6, 5],
    lat: undefined,
    lon: undefined,
  };
  const relation = {
    ...way,
    type: 'relation',
    center: { lat: 3, lon: 4 },
    nodes: undefined,
    members: [{ type: 'way', ref: 7, role: '' }],
  };

  it('stand at their centre, with all their tags and metadata', async () => {
    expect(await read(answer([node, way, relation]))).toMatchObject([
      { type: 0, id: 5 },
      { type: 1, id: 7, lat: 1, lon: 2, version: 3, tags: new Map(Object.entries(node.tags)) },
      { type: 2, id: 7, lat: 3, lon: 4, version: 3 },
    ]);
  });

  it('keep tags that are named like metadata', async () => {
    const tags = { 'surveillance:type': 'ALPR', id: 'a', timestamp: 'b', version: 'c', type: 'd' };
    expect(await read(answer([{ ...way, tags }]))).toMatchObject([
      { id: 7, version: 3, tags: new Map(Object.entries(tags)) },
    ]);
  });

  it('without a centre are counted as dropped', async () => {
    const sink = new Sink();
    const { center: _, ...nowhere } = way;
    expect(await decode(answer([nowhere, node]), sink)).toMatchObject({ count: 1, dropped: 1 });
  });

  it.each([
    { tags: null },
    { tags: undefined },
    { tags: ['ALPR'] },
    { tags: { a: 1 } },
    { center: null },
    { center: { lat: null, lon: 2 } },
    { center: { lat: 1 } },
    { center: { lat: '1', lon: '2' } },
    { center: { lat: 91, lon: 2 } },
    { center: { lat: 1, lon: 181 } },
    { center: [1, 2] },
    { id: '7' },
    { id: 0 },
    { id: null },
  ])('that are broken cost themselves alone: %j', async (broken) => {
    for (const whole of [way, relation]) {
      const sink = new Sink();
      const all = [{ ...whole, ...broken }, node, { ...whole, id: 8 }];
      expect(await decode(answer(all), sink)).toMatchObject({ count: 2, dropped: 1 });
      expect(sink.taken.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([5, 8]);
    }
  });
});

describe('at the edges of the world', () => {
  it.each([
    [-90, -180],
    [90, 180],
    [0, 0],
  ])('%i, %i is on it', async (lat, lon) => {
    expect(await read(answer([{ ...node, lat, lon }]))).toMatchObject([{ lat, lon }]);
  });

  it.each([
    [-90.0000001, 0],
    [90.0000001, 0],
    [0, -180.0000001],
    [0, 180.0000001],
  ])('%f, %f is not', async (lat, lon) => {
    const sink = new Sink();
    expect(await decode(answer([{ ...node, lat, lon }, node]), sink)).toMatchObject({ count: 1, dropped: 1 });
  });
});

describe('hostile tags', () => {
  it('come through as they are, and touch nothing', async () => {
    const text = answer([node]).replace(
      '"direction":"90"',
      '"__proto__":"polluted","constructor":"x","toString":"y","<b>":"<script>","":"\\u202E"',
    );
    const way = text.replace('"type":"node"', '"type":"way","center":{"lat":1,"lon":2}');
    for (const hostile of [text, way]) {
      const [camera] = await read(hostile);
      expect(camera?.tags).toEqual(
        new Map([
          ['surveillance:type', 'ALPR'],
          ['__proto__', 'polluted'],
          ['constructor', 'x'],
          ['toString', 'y'],
          ['<b>', '<script>'],
          ['', '\u202E'],
        ]),
      );
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('may be ten thousand', async () => {
    const tags = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, `value${i}`]));
    const [camera] = await read(answer([{ ...node, tags }]));
    expect(camera?.tags.size).toBe(10_000);
  });
});

describe('elements that are no cameras', () => {
  it.each([
    ['no id', { id: undefined }],
    ['an id that is text', { id: '5' }],
    ['a negative id', { id: -5 }],
    ['an id that is no whole number', { id: 5.5 }],
    ['an id beyond 2^53', { id: 2 ** 53 }],
    ['a latitude outside the world', { lat: 90.000_000_1 }],
    ['a longitude outside the world', { lon: -180.000_000_1 }],
    ['no latitude', { lat: undefined }],
    ['a latitude that is text', { lat: '1' }],
    ['a latitude of null', { lat: null }],
    ['no tags', { tags: undefined }],
    ['tags that are a list', { tags: ['a'] }],
    ['a tag that is no text', { tags: { a: 'b', c: 1 } }],
    ['a tag that is an object', { tags: { a: 'b', c: {} } }],
    ['another type', { type: 'count' }],
  ])('with %s are dropped and counted, and spoil no other', async (_, change) => {
    const sink = new Sink();
    expect(await decode(answer([{ ...node, ...change }, node]), sink)).toMatchObject({ count: 1, dropped: 1 });
    expect(sink.taken[0]?.tags).toEqual(new Map(Object.entries(node.tags)));
  });

  it.each([null, 1, 'x', []])('such as %j are dropped too', async (element) => {
    expect(await decode(answer([element, node]), new Sink())).toMatchObject({ count: 1, dropped: 1 });
  });

  it('alone are a failure, not an empty map', async () => {
    await expect(read(answer([{ type: 'count', id: 0, tags: { total: '5' } }]))).rejects.toMatchObject({
      kind: 'bad-response',
    });
  });
});

describe('what is no answer is a failure, never an empty map', () => {
  it.each([
    'null',
    '[]',
    '{}',
    '"x"',
    '',
    '{"elements":[]}',
    '{"osm3s":{},"elements":{}}',
    '{"osm3s":[],"elements":[]}',
    answer([node]).slice(0, -20),
    answer([node], { remark: 5 }),
  ])('%j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ kind: 'bad-response' });
  });

  it.each([
    'runtime error: Query timed out in "query" at line 2 after 2 seconds.',
    'runtime error: Query run out of memory using about 1 MB of RAM.',
  ])('nor is an answer with the remark %j, whatever came before it', async (remark) => {
    const sink = new Sink();
    await expect(decode(answer([node], { remark }), sink)).rejects.toMatchObject({
      kind: 'incomplete',
      details: { said: remark },
    });
    expect(sink.taken).toEqual([]);
  });
});
