import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readParts, writeParts } from '../../../src/features/share/linkParts.ts';
import { NO_FILTER } from '../../../src/store/query/filter.ts';

const MAPS = ['standard', 'plain'];
const DAY = 86_400_000;

describe('the parts of a link', () => {
  test('say the filter, the drawing, the background and the language', () => {
    const rest =
      'maker=Flock+Safety&maker=-&operator=A%26B&direction=odd&before=2024-02-29&tag=%21ref&draw=density&base=plain&lang=pt-BR';
    expect(readParts(rest, MAPS)).toEqual({
      filter: {
        ...NO_FILTER,
        makers: ['Flock Safety', ''],
        operators: ['A&B'],
        direction: 'odd',
        tags: [{ key: 'ref', how: 'absent', text: '' }],
        seenBefore: Date.UTC(2024, 1, 29),
      },
      drawing: 'density',
      baseMap: 'plain',
      language: 'pt-BR',
      broken: [],
    });
    expect(writeParts('', readParts(rest, MAPS))).toBe(rest);
  });

  test('that are not known stay as they are, and those that can’t be read are told and left out', () => {
    const rest = 'area=06001&embed&direction=up&before=2024-02-30&draw=3d&base=gone&lang=x!&maker=&x=%zz';
    const parts = readParts(rest, MAPS);
    expect(parts.broken).toEqual(['direction=up', 'before=2024-02-30', 'draw=3d', 'base=gone', 'lang=x!', 'maker=']);
    expect(parts.filter).toEqual({ ...NO_FILTER, seenBefore: null });
    expect(writeParts(rest, parts)).toBe('area=06001&embed&x=%zz');
  });

  test('come back as they went, whatever the names', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() !== '' && text !== '-');
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => days * DAY);
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 5 }),
        fc.array(name, { maxLength: 5 }),
        fc.option(day),
        (makers, operators, seenSince) => {
          const said = {
            filter: { ...NO_FILTER, makers, operators, seenSince },
            drawing: null,
            baseMap: null,
            language: null,
          };
          const again = readParts(writeParts('other=1', said), MAPS);
          expect(again).toEqual({ ...said, broken: [] });
        },
      ),
    );
  });
});
