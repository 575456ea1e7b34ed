import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from '../../../src/model/text.ts';
import { readXml } from '../../../src/osm/api/readXml.ts';
import { changesetXml, changeXml } from '../../../src/osm/api/writeXml.ts';
import { parseXml } from '../../sandbox/xml.ts';

const HOSTILE = ['"/><script>', "']]>&amp;<!--", '\t\n\r \r\n', '\u202Eevil', '__proto__', '\u{10FFFF}', '&#0;', ' '];

const legal = fc
  .oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 255 }), fc.constantFrom(...HOSTILE))
  .filter((text) => text !== '' && checkText(text) === null);
const legalTags = fc.uniqueArray(fc.tuple(legal, legal), { selector: ([key]) => key }).map((list) => new Map(list));

test.for([
  ['the reader of the API client', readXml],
  ['the strict parser of the practice world', parseXml],
] as const)('%s reads back every legal tag as it was', ([, parse]) => {
  fc.assert(
    fc.property(legalTags, (tags) => {
      const changeset = parse(changesetXml(tags)).children[0];
      expect(pairs(changeset)).toEqual([...tags]);
      const node = parse(changeXml(1, { kind: 'create', place: { lat: 1, lon: 2 }, tags: tags })).children[0]
        ?.children[0];
      expect(pairs(node)).toEqual([...tags]);
    }),
  );
});

test('coordinates are written with seven decimals and never an exponent', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (lat, lon) => {
        const node = readXml(changeXml(1, { kind: 'create', place: { lat, lon }, tags: new Map() })).children[0]
          ?.children[0];
        for (const [key, degrees] of [
          ['lat', lat],
          ['lon', lon],
        ] as const) {
          const text = node?.attributes.get(key) ?? '';
          expect(text).toMatch(/^-?\d{1,3}\.\d{7}$/);
          expect(Math.abs(Number(text) - degrees)).toBeLessThanOrEqual(0.6e-7);
        }
      },
    ),
  );
});

test('a new node carries its changeset, a negative placeholder and no version', () => {
  const root = readXml(changeXml(77, { kind: 'create', place: { lat: 1, lon: 2 }, tags: new Map() }));
  const node = root.children[0]?.children[0];
  expect(root.attributes.get('version')).toBe('0.6');
  expect(node?.attributes).toEqual(
    new Map([
      ['id', '-1'],
      ['changeset', '77'],
      ['lat', '1.0000000'],
      ['lon', '2.0000000'],
    ]),
  );
});

test.for([
  ['a control character', 'a\u0001b'],
  ['a lone surrogate', 'a\uD800b'],
  ['more than 255 code points', '\u{1F4F7}'.repeat(256)],
  ['nothing', ''],
])('%s is refused as key and as value', ([, text = '']) => {
  for (const tags of [new Map([[text, 'v']]), new Map([['k', text]])]) {
    expect(() => changesetXml(tags)).toThrow(expect.objectContaining({ kind: 'unexpected' }));
    expect(() => changeXml(1, { kind: 'create', place: { lat: 1, lon: 2 }, tags: tags })).toThrow(
      expect.objectContaining({ kind: 'unexpected' }),
    );
  }
});

test.for([
  [90.1, 0],
  [0, -180.1],
  [Number.NaN, 0],
  [0, Number.POSITIVE_INFINITY],
])('a place that is not on earth is refused', ([lat = 0, lon = 0]) => {
  expect(() => changeXml(1, { kind: 'create', place: { lat, lon }, tags: new Map() })).toThrow(
    expect.objectContaining({ kind: 'unexpected' }),
  );
});

function pairs(
  element: { readonly children: readonly { readonly attributes: ReadonlyMap<string, string> }[] } | undefined,
): (readonly [string | undefined, string | undefined])[] {
  return (element?.children ?? []).map(({ attributes }) => [attributes.get('k'), attributes.get('v')]);
}
