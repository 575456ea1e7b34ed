import type { Box } from '../../model/box.ts';
import { nameKey } from '../../model/tagging/names.ts';
import type { Columns } from '../columns/columns.ts';
import { UNFILTERED } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { FilterChoices, NameCount } from './filter.ts';
import { MOST_NAMES, UNNAMED } from './filter.ts';
import { directionKind, namesOf, seenAt } from './filtering.ts';
import { eachInBox } from './boxSearch.ts';

const YEAR = 365.25 * 86_400;

/** Counts what there is to filter by among the cameras of a box that have no HIDDEN bit of `mask`. `now`: ms since 1970. */
export function countChoices(
  layers: readonly Columns[],
  dictionary: Dictionary,
  box: Box,
  now: number,
  mask: number = UNFILTERED,
  most: number = MOST_NAMES,
): FilterChoices {
  const makers = new Uint32Array(dictionary.size + 1);
  const operators = new Uint32Array(dictionary.size + 1);
  const directions = new Uint32Array(dictionary.size + 1);
  const years: [number, number, number, number] = [0, 0, 0, 0];
  let total = 0;
  let ageUnknown = 0;
  let localEdits = 0;
  let complete = true;
  for (const columns of layers) {
    const detailed = columns.id.length === columns.length;
    eachInBox(
      columns,
      box,
      (row) => {
        total += 1;
        if (columns.localEdit[row] === 1) localEdits += 1;
        increase(directions, columns.direction[row] ?? 0);
        if (!detailed) {
          complete = false;
          return;
        }
        increase(makers, columns.maker[row] ?? 0);
        increase(operators, columns.operator[row] ?? 0);
        const seen = seenAt(columns, row);
        if (seen === 0) ageUnknown += 1;
        else {
          const full = Math.max(0, Math.min(3, Math.floor((now / 1000 - seen) / YEAR)));
          years[full] = (years[full] ?? 0) + 1;
        }
      },
      mask,
    );
  }
  const direction = { known: 0, missing: 0, odd: 0 };
  directions.forEach((count, entry) => {
    if (count > 0) direction[directionKind(dictionary, entry)] += count;
  });
  return {
    total,
    makers: byName(makers, dictionary, namesOf.maker).slice(0, most),
    operators: byName(operators, dictionary, namesOf.operator).slice(0, most),
    direction,
    years,
    ageUnknown,
    localEdits,
    complete,
  };
}

function increase(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Counts by entry, as counts by name: each of a list counts, and the most frequent spelling of a name is told. */
function byName(
  counts: Uint32Array,
  dictionary: Dictionary,
  named: (value: string) => readonly string[],
): readonly NameCount[] {
  const spellings = new Map<string, number>();
  counts.forEach((count, entry) => {
    if (count === 0) return;
    for (const name of entry === 0 ? [UNNAMED] : named(dictionary.value(entry - 1))) {
      spellings.set(name, (spellings.get(name) ?? 0) + count);
    }
  });
  const names = new Map<string, { readonly name: string; count: number }>();
  for (const { name, count } of mostFirst(spellings)) {
    const known = names.get(nameKey(name));
    if (known === undefined) names.set(nameKey(name), { name, count });
    else known.count += count;
  }
  return mostFirst(new Map([...names.values()].map(({ name, count }) => [name, count])));
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly NameCount[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
