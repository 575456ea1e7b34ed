import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READER } from '../../../src/catalog/devices.ts';
import { isAlpr } from '../../../src/catalog/lookup.ts';
import type { Device } from '../../../src/model/tagging/device.ts';
import { matches, selector } from '../../../src/model/tagging/device.ts';
import { parseQl } from '../../sandbox/overpass/ql.ts';

type Tags = ReadonlyMap<string, string>;

/** What Overpass selects, by the sandbox's reading of its language: one query passes, all filters of it hold. */
function isSelected(text: string, tags: Tags): boolean {
  return parseQl(`[out:json];${text}out;`).statements.some(
    (statement) =>
      statement.kind === 'query' &&
      statement.type === 'nwr' &&
      statement.filters.every((filter) => {
        if (filter.kind === 'box') return true;
        if (filter.kind !== 'matches' || filter.negated) throw new Error(`not expected here: ${filter.kind}`);
        return filter.value.test(tags.get(filter.key) ?? '') && tags.has(filter.key);
      }),
  );
}

const ANYWHERE = '(-90,-180,90,180)';

describe('a license plate reader', () => {
  it.each([
    'ALPR',
    'ANPR',
    'camera;ALPR',
    'ALPR;camera',
    'camera; ALPR ;guard',
    ';ANPR',
    'ALPR;ANPR',
    'alpr',
    'Alpr',
    'camera;aNPr',
  ])('is what has surveillance:type=%s', (value) => {
    expect(isAlpr(new Map([['surveillance:type', value]]))).toBe(true);
  });

  it.each(['camera', 'ALPRS', 'no ALPR', 'ALPR,camera', 'A LPR', '', ' ', ';;', '\tALPR', 'ÅLPR'])(
    'is not what has surveillance:type=%j',
    (value) => {
      expect(isAlpr(new Map([['surveillance:type', value]]))).toBe(false);
    },
  );

  it('may be tagged beside another type', () => {
    expect(isAlpr(new Map(Object.entries({ 'surveillance:type': 'camera', 'surveillance:ALPR': 'yes' })))).toBe(true);
    expect(isAlpr(new Map([['surveillance:ALPR', 'Yes']]))).toBe(true);
    expect(isAlpr(new Map([['surveillance:ALPR', 'no']]))).toBe(false);
  });

  it('is no matter of other keys', () => {
    expect(isAlpr(new Map([['man_made', 'ALPR']]))).toBe(false);
    expect(isAlpr(new Map())).toBe(false);
  });

  it('is what a new one is tagged as', () => {
    expect(isAlpr(READER.baseTags)).toBe(true);
  });
});

describe('what Overpass is asked for is what is taken for the device', () => {
  const blanks = fc.constantFrom('', '', '', ' ', '  ', '\t', '\u00A0', '\n');
  const member = (values: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(
        blanks,
        fc.oneof(
          fc.constantFrom(...values),
          fc.constantFrom(...values).map((value) => value.toLowerCase()),
          fc.constantFrom('camera', 'alpr', 'no', ''),
          fc.string(),
        ),
        blanks,
      )
      .map((parts) => parts.join(''));
  const list = (values: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(member(values), { minLength: 1, maxLength: 4 }), fc.constantFrom(';', ';', ';', ',', ' ; ', ';;'))
      .map(([members, between]) => members.join(between));
  const tagsOf = ({ markings }: Device): fc.Arbitrary<Tags> =>
    fc
      .array(
        fc.tuple(
          fc.constantFrom(...markings.map(({ key }) => key), 'operator'),
          list(markings.flatMap(({ values }) => values)),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((entries) => new Map(entries));

  it('for readers', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(tagsOf(READER), (tags) => {
        const matched = matches(READER, tags);
        seen[matched ? 'yes' : 'no'] += 1;
        expect(isSelected(selector(READER, ANYWHERE), tags)).toBe(matched);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
  });

  it('for any device, whatever letters its values have', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 5 })
      .filter((text) => !text.includes(';') && text.trim() === text);
    const key = fc.constantFrom('a', 'b:c', 'say "what"', String.raw`d\e`);
    const marking = fc.record({ key, values: fc.array(value, { minLength: 1, maxLength: 3 }) });
    const device = fc.array(marking, { minLength: 1, maxLength: 2 }).map((markings): Device => ({
      id: 'any',
      markings,
      baseTags: new Map(),
      kind: { key: 'k', value: 'v' },
      ownKeys: [],
    }));
    fc.assert(
      fc.property(
        device.chain((one) => fc.tuple(fc.constant(one), tagsOf(one))),
        ([one, tags]) => {
          expect(isSelected(selector(one, ANYWHERE), tags)).toBe(matches(one, tags));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
