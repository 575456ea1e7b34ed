import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decoded } from '../../src/overpass/decode.ts';
import { createDecoder, decode } from '../../src/overpass/decode.ts';

interface Outcome {
  readonly taken: readonly string[];
  readonly decoded: Decoded | string;
}

/** Everything that a sink is told, and how it ended. */
async function outcome(read: (sink: Parameters<typeof decode>[1]) => Promise<Decoded>): Promise<Outcome> {
  const taken: string[] = [];
  const decoded = await read({
    tag: (key, value) => taken.push(`${key}=${value}`),
    add: (...values) => taken.push(values.join(' ')),
    discard: () => taken.push('discarded'),
  }).catch((error: Error) => error.message);
  return { taken, decoded };
}

/** Reads the text as it would come in pieces of these lengths; also tells how long the text became that had to be kept. */
async function inPieces(text: string, lengths: readonly number[]): Promise<Outcome & { readonly longest: number }> {
  let longest = 0;
  const read = await outcome(async (sink) => {
    const decoder = createDecoder(sink);
    let kept = '';
    let offset = 0;
    for (const length of lengths) {
      kept = decoder.early(kept + text.slice(offset, offset + length));
      offset += length;
      longest = Math.max(longest, kept.length);
    }
    return await decoder.finish(kept + text.slice(offset));
  });
  return { ...read, longest };
}

const HEAD =
  '{\n  "version": 0.6,\n  "osm3s": {\n    "timestamp_osm_base": "2026-11-23T06:09:00Z"\n  },\n  "elements": [\n\n';

/** As Overpass writes it. */
function answer(elements: readonly unknown[], tail = '\n\n  ]\n}\n'): string {
  return HEAD + elements.map((element) => JSON.stringify(element, null, 2)).join(',\n') + tail;
}

function node(id: number, tags: Readonly<Record<string, string>> = { direction: '90' }): object {
  return { type: 'node', id, lat: 1, lon: 2, tags };
}

const nodes = Array.from({ length: 200 }, (_, i) => node(i + 1));
const steps = (text: string, length: number): number[] => Array.from({ length: text.length / length }, () => length);

describe('an answer that is read while it comes', () => {
  it('gives what it gives as a whole, however it is cut', async () => {
    const anyTags = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant('},\n{'), fc.constant('"elements": [')),
    );
    const anyElement = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.integer({ min: 1 }), anyTags).map(([id, tags]) => node(id, tags)) },
      fc.record({ type: fc.constant('node'), id: fc.jsonValue(), tags: fc.jsonValue() }),
      fc.record({ type: fc.constant('relation'), id: fc.nat(), members: fc.array(fc.record({ ref: fc.nat() })) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyElement),
        fc.array(fc.integer({ min: 1, max: 400 })),
        fc.constantFrom(0, 2),
        fc.constantFrom(',', ',\n', ' ,\n '),
        async (elements, lengths, indent, comma) => {
          const text = `${HEAD}${elements.map((one) => JSON.stringify(one, null, indent)).join(comma)}\n]}`;
          const { taken, decoded } = await inPieces(text, lengths);
          expect({ taken, decoded }).toEqual(await outcome((sink) => decode(text, sink)));
        },
      ),
    );
  });

  it('is not kept: only its head and the element that is just coming', async () => {
    const text = answer(nodes);
    const { longest, decoded } = await inPieces(text, steps(text, 500));
    expect(decoded).toMatchObject({ count: 200 });
    expect(longest).toBeLessThan(HEAD.length + 1200);
  });

  it('is incomplete where a remark comes at the end', async () => {
    const text = answer(nodes, '\n],\n"remark": "runtime error: Query timed out"\n}');
    const { decoded } = await inPieces(text, steps(text, 1000));
    expect(decoded).toBe((await outcome((sink) => decode(text, sink))).decoded);
    expect(decoded).toMatch(/incomplete/);
  });

  it('is no answer where it is cut short', async () => {
    const text = answer(nodes).slice(0, -20);
    expect((await inPieces(text, steps(text, 1000))).decoded).toMatch(/bad-response/);
  });

  it('is read as a whole where a list within an element looks like the end of one', async () => {
    const odd = '{"type":"node","id":7,"lat":1,"lon":2,"tags":{},"list":[{"a":1},\n{"a":2},\n{"a":3}]}';
    const text = `${HEAD}${odd},\n${odd.replace('7', '8')}]}`;
    expect((await inPieces(text, [text.indexOf('{"a":3'), 5])).decoded).toMatchObject({ count: 2 });
  });

  it('does not take the elements of something else', async () => {
    const text = `{"other":{"elements":[${JSON.stringify(node(9))},\n${JSON.stringify(node(8))},\n{}]},${answer(nodes).slice(1)}`;
    expect((await inPieces(text, steps(text, 150))).decoded).toMatchObject({ count: 200, dropped: 0 });
  });

  it('is left as it is where it is a page', () => {
    const decoder = createDecoder({ tag: () => undefined, add: () => undefined, discard: () => undefined });
    expect(decoder.early('<p>},\n{</p>')).toBe('<p>},\n{</p>');
  });
});
