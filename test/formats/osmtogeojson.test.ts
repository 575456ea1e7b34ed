import { createRequire } from 'node:module';
import fc from 'fast-check';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { osmtogeojsonAlias } from '../../src/build/osmtogeojsonAlias.ts';
import * as ours from '../../src/formats/lodash.ts';
import { ANSWERS } from './answers.ts';

type Convert = (data: unknown, options?: unknown) => unknown;

const require = createRequire(import.meta.url);
const packageRequire = createRequire(require.resolve('osmtogeojson'));
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's one export, with its own lodash
const original = require('osmtogeojson') as Convert;

/** osmtogeojson as the product bundles it: its code, and what it exports. */
async function bundled(): Promise<{ readonly code: string; readonly convert: Convert }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: [osmtogeojsonAlias] },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: require.resolve('osmtogeojson'), formats: ['es'] },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  const { code } = first.output[0];
  const module: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's one export
  return { code, convert: (module as { readonly default: Convert }).default };
}

let code: string;
let convert: Convert;
beforeAll(async () => {
  ({ code, convert } = await bundled());
}, 60_000);

/** It writes into what it is given. */
const both = (data: unknown, options?: unknown): readonly [unknown, unknown] => [
  convert(structuredClone(data), structuredClone(options)),
  original(structuredClone(data), structuredClone(options)),
];

describe('osmtogeojson as it is bundled', () => {
  it('holds nothing that a policy without unsafe-eval refuses', () => {
    expect(code).not.toMatch(/\bFunction\s*\(|\beval\s*\(|\bsetTimeout\(\s*["'`]/);
    // The pattern sees what it is there for.
    expect('var factory=Function(a,b)').toMatch(/\bFunction\s*\(/);
  });

  it.each(Object.entries(ANSWERS))('makes of %s what the original makes', (_, answer) => {
    const [mine, theirs] = both(answer, { flatProperties: false });
    expect(mine).toEqual(theirs);
  });

  it.each([
    [undefined],
    [{ flatProperties: true }],
    [{ uninterestingTags: { building: true, source: undefined } }],
    [{ polygonFeatures: { man_made: { excluded_values: { surveillance: true } } } }],
  ])('takes the options %j as the original does', (options) => {
    for (const answer of Object.values(ANSWERS)) {
      const [mine, theirs] = both(answer, options);
      expect(mine).toEqual(theirs);
    }
  });

  it('makes of any members what the original makes', () => {
    const corner = fc.record({ lat: fc.integer({ min: 0, max: 3 }), lon: fc.integer({ min: 0, max: 3 }) });
    const line = fc.array(fc.oneof({ weight: 9, arbitrary: corner }, fc.constant(null)), { maxLength: 6 });
    const closed = line.map((points) => [...points, ...points.slice(0, 1)]);
    const geometry = fc.oneof(line, closed);
    const tags = fc.dictionary(
      fc.constantFrom('type', 'building', 'area', 'source'),
      fc.constantFrom('multipolygon', 'no', 'x'),
    );
    const role = fc.constantFrom('outer', 'inner', '');
    const member = fc.record({ type: fc.constant('way'), ref: fc.integer({ min: 1, max: 4 }), role, geometry });
    const element = fc.oneof(
      fc.record({ type: fc.constant('way'), id: fc.integer({ min: 1, max: 9 }), tags, geometry }),
      fc.record({ type: fc.constant('relation'), id: fc.nat(9), tags, members: fc.array(member, { maxLength: 4 }) }),
    );
    fc.assert(
      fc.property(fc.array(element, { maxLength: 3 }), (elements) => {
        const [mine, theirs] = both({ elements }, { flatProperties: false });
        expect(mine).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('reads XML as the original does', () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    const { DOMParser } = packageRequire('xmldom') as {
      readonly DOMParser: new () => { parseFromString(text: string, type: string): unknown };
    };
    const xml = `<osm><node id="1" lat="1" lon="2"/><node id="2" lat="3" lon="4"><tag k="a" v="b"/></node>
      <way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="x"/></way>
      <relation id="4"><member type="way" ref="3" role=""/><member type="node" ref="2" role="x"/></relation></osm>`;
    const parse = (): unknown => new DOMParser().parseFromString(xml, 'text/xml');
    expect(convert(parse())).toEqual(original(parse()));
  });
});

describe('the stand-in for lodash', () => {
  it('copies one level deep', () => {
    const inner = { a: 1 };
    const copy = ours.clone({ inner });
    expect(copy).toEqual({ inner });
    expect(ours.clone([inner, undefined])).toEqual([inner, undefined]);
    expect(ours.clone(undefined)).toBeUndefined();
  });

  it('stops where the callback says false', () => {
    const seen: unknown[] = [];
    ours.each(['a', 'b', 'c'], (value, index) => {
      seen.push([value, index]);
      return index !== 1;
    });
    expect(seen).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });
});
