import { describe, expect, test } from 'vitest';
import { namesIn, nameKey } from '../../../src/model/tagging/names.ts';
import { ColumnsBuilder } from '../../../src/store/columns/columnsBuilder.ts';
import type { Columns } from '../../../src/store/columns/columns.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { NO_FILTER } from '../../../src/store/query/filter.ts';
import { countChoices } from '../../../src/store/query/filterChoices.ts';
import { preparePasses } from '../../../src/store/query/filtering.ts';
import { operatorsAround } from '../../../src/store/query/operatorsAround.ts';
import { camera } from '../cameras.ts';

const WORLD = { south: -90, west: -180, north: 90, east: 180 };

function given(...tags: readonly Readonly<Record<string, string>>[]): { columns: Columns; dictionary: Dictionary } {
  const dictionary = new Dictionary();
  const builder = new ColumnsBuilder(dictionary);
  for (const [i, each] of tags.entries())
    builder.addCamera(camera(i + 1, 0, 0, { tags: new Map(Object.entries(each)) }));
  return { columns: builder.finish(), dictionary };
}

const operators = (...names: readonly string[]): { columns: Columns; dictionary: Dictionary } =>
  given(...names.map((operator) => ({ operator })));

test.each([
  ['A;B', ['A', 'B']],
  ['A ; B;', ['A', 'B']],
  ['Austin\u00A0Police  Department', ['Austin Police Department']],
  ['\u200EA\u200B', ['A']],
  ['apd;APD', ['apd']],
  [' ; ', []],
])('the names in %j are %j', (value, names) => {
  expect(namesIn(value)).toEqual(names);
});

test('letter case does not make two of a name', () => {
  expect(nameKey('Zürich PD')).toBe(nameKey('ZU\u0308RICH pd'));
});

describe('of several operators in one tag', () => {
  const { columns, dictionary } = operators('A', 'B', 'A;B', 'B; C');

  test('each counts', () => {
    expect(countChoices([columns], dictionary, WORLD, 0).operators).toEqual([
      { name: 'B', count: 3 },
      { name: 'A', count: 2 },
      { name: 'C', count: 1 },
    ]);
  });

  test('each is found by the filter', () => {
    const passes = preparePasses({ ...NO_FILTER, operators: ['A'] }, dictionary)?.(columns);
    expect([0, 1, 2, 3].filter((row) => passes?.(row) === true)).toHaveLength(2);
  });

  test('each is offered, and none with the id of a list', () => {
    const listed = given({ operator: 'A;B', 'operator:wikidata': 'Q1' }, { operator: 'B', 'operator:wikidata': 'Q2' });
    expect(operatorsAround([listed.columns], listed.dictionary, { lat: 0, lon: 0 }, 5)).toEqual([
      { name: 'B', wikidata: 'Q2', count: 2 },
      { name: 'A', count: 1 },
    ]);
  });
});

describe('blanks and letter case make no second name', () => {
  const { columns, dictionary } = operators('Austin PD', 'AUSTIN PD', 'Austin\u00A0PD', 'austin  pd');

  test('in what is counted, where the most frequent spelling is told', () => {
    expect(countChoices([columns], dictionary, WORLD, 0).operators).toEqual([{ name: 'Austin PD', count: 4 }]);
  });

  test('in what is filtered', () => {
    const passes = preparePasses({ ...NO_FILTER, operators: ['Austin PD'] }, dictionary)?.(columns);
    expect([0, 1, 2, 3].every((row) => passes?.(row) === true)).toBe(true);
  });

  test('in what is offered', () => {
    expect(operatorsAround([columns], dictionary, { lat: 0, lon: 0 }, 5)).toEqual([{ name: 'Austin PD', count: 4 }]);
  });

  test('of a maker that the catalog knows', () => {
    const makers = given({ manufacturer: 'Flock\u00A0Safety' }, { manufacturer: 'flock safety;Motorola Solutions' });
    expect(countChoices([makers.columns], makers.dictionary, WORLD, 0).makers).toEqual([
      { name: 'Flock Safety', count: 2 },
      { name: 'Motorola Solutions', count: 1 },
    ]);
  });
});
