import { findMaker } from '../../catalog/lookup.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import { KEY, wikidataKey } from '../../model/tagging/keys.ts';
import { nameKey, namesIn } from '../../model/tagging/names.ts';
import type { OperatorCount } from '../cameraStore.ts';
import type { Columns } from '../columns/columns.ts';
import { placeAt, UNFILTERED } from '../columns/columns.ts';
import { tagAt } from '../columns/cameraAt.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { boxAround } from './nearest.ts';
import { eachInBox } from './boxSearch.ts';

const OPERATOR_ID = wikidataKey(KEY.operator);

/** A town, its surroundings, the region: the circles that are searched until there is enough to offer, metres. */
const CIRCLES = [5000, 25_000, 100_000];

/** Operators of the cameras around a place, most frequent first. Makers are left out: as operators they are a known mistake. */
export function operatorsAround(
  layers: readonly Columns[],
  dictionary: Dictionary,
  place: Place,
  limit: number,
): readonly OperatorCount[] {
  let found: readonly OperatorCount[] = [];
  for (const metres of CIRCLES) {
    found = within(layers, dictionary, place, metres);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

function within(
  layers: readonly Columns[],
  dictionary: Dictionary,
  place: Place,
  metres: number,
): readonly OperatorCount[] {
  /** By dictionary pair; for each, how often which wikidata id stands beside it. */
  const counts = new Map<number, Found>();
  for (const columns of layers) {
    const visit = (row: number): void => {
      const operator = columns.operator[row] ?? 0;
      if (operator === 0 || distance(place, placeAt(columns, row)) > metres) return;
      const entry = counts.get(operator - 1) ?? { count: 0, wikidata: new Map<string, number>() };
      entry.count += 1;
      const id = tagAt(columns, dictionary, row, OPERATOR_ID);
      if (id !== undefined && /^Q\d+$/.test(id)) entry.wikidata.set(id, (entry.wikidata.get(id) ?? 0) + 1);
      counts.set(operator - 1, entry);
    };
    eachInBox(columns, boxAround(place, metres), visit, UNFILTERED);
  }
  return byName(counts, dictionary)
    .map(({ name, count, wikidata }) => {
      const [best] = [...wikidata].toSorted((a, b) => b[1] - a[1]);
      return best === undefined ? { name, count } : { name, wikidata: best[0], count };
    })
    .filter(({ name }) => findMaker(name) === undefined)
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

interface Found {
  count: number;
  readonly wikidata: Map<string, number>;
}

/** Each operator once, in its most frequent spelling; an id that stands beside a list is none's. */
function byName(
  counts: ReadonlyMap<number, Found>,
  dictionary: Dictionary,
): readonly (Found & { readonly name: string })[] {
  const found = new Map<string, Found & { readonly name: string }>();
  for (const [pair, { count, wikidata }] of [...counts].toSorted((a, b) => b[1].count - a[1].count)) {
    const names = namesIn(dictionary.value(pair));
    for (const name of names) {
      const entry = found.get(nameKey(name)) ?? { name, count: 0, wikidata: new Map<string, number>() };
      entry.count += count;
      if (names.length === 1)
        for (const [id, times] of wikidata) entry.wikidata.set(id, (entry.wikidata.get(id) ?? 0) + times);
      found.set(nameKey(name), entry);
    }
  }
  return [...found.values()];
}
