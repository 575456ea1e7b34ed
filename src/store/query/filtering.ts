import { findMaker } from '../../catalog/lookup.ts';
import { nameKey, namesIn } from '../../model/tagging/names.ts';
import type { Columns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { Filter } from './filter.ts';
import { isNoFilter, needsDetails, UNNAMED } from './filter.ts';
import type { Passes } from './applyFilter.ts';
import { termTest } from './tagTerms.ts';

/** The makers of a value as people know them, whatever their spelling; the operators as they are written. */
export const namesOf = {
  maker: (value: string): readonly string[] => namesIn(value).map((name) => findMaker(name)?.name ?? name),
  operator: namesIn,
} as const;

/** Time of the last edit or survey of a row, s since 1970; 0 where it isn't known. */
export function seenAt({ edited, surveyed }: Columns, row: number): number {
  return Math.max(edited[row] ?? 0, (surveyed[row] ?? 0) * 86_400);
}

/** Makes the filter ready; null where everything passes. */
export function preparePasses(filter: Filter, dictionary: Dictionary): Passes | null {
  if (isNoFilter(filter)) return null;
  const isMaker = nameTest(filter.makers, dictionary, namesOf.maker);
  const isOperator = nameTest(filter.operators, dictionary, namesOf.operator);
  const before = filter.seenBefore === null ? null : filter.seenBefore / 1000;
  const since = filter.seenSince === null ? null : filter.seenSince / 1000;
  const detailed = needsDetails(filter);
  return (columns) => {
    // What isn't known of a camera can't make it pass.
    if (detailed && columns.id.length < columns.length) return () => false;
    const { maker, operator, direction, localEdit } = columns;
    const terms = filter.tags.map((term) => termTest(term, columns, dictionary));
    return (row) => {
      if (filter.localEdits && localEdit[row] !== 1) return false;
      if (isMaker !== null && !isMaker(maker[row] ?? 0)) return false;
      if (isOperator !== null && !isOperator(operator[row] ?? 0)) return false;
      if (filter.direction !== 'any' && directionKind(dictionary, direction[row] ?? 0) !== filter.direction)
        return false;
      if (!terms.every((test) => test(row))) return false;
      if (before === null && since === null) return true;
      const seen = seenAt(columns, row);
      return seen !== 0 && (before === null || seen < before) && (since === null || seen >= since);
    };
  };
}

/** What is known of a direction, by its entry in a column. */
export function directionKind(dictionary: Dictionary, entry: number): 'known' | 'missing' | 'odd' {
  if (entry === 0) return 'missing';
  const { odd, sectors } = dictionary.sight(entry - 1);
  if (odd) return 'odd';
  return sectors.length > 0 ? 'known' : 'missing';
}

/** Tests an entry of a column by the name that it stands for; each different one is looked at once. */
function nameTest(
  names: readonly string[],
  dictionary: Dictionary,
  named: (value: string) => readonly string[],
): ((entry: number) => boolean) | null {
  if (names.length === 0) return null;
  const wanted = new Set(names.map((name) => nameKey(name)));
  /** By entry: 0 not looked at yet, 1 passes, 2 does not. */
  let known = new Uint8Array(dictionary.size + 1);
  return (entry) => {
    const before = known[entry] ?? 0;
    if (before !== 0) return before === 1;
    const passes = (entry === 0 ? [UNNAMED] : named(dictionary.value(entry - 1))).some((name) =>
      wanted.has(nameKey(name)),
    );
    if (entry >= known.length) {
      const larger = new Uint8Array(dictionary.size + 1);
      larger.set(known);
      known = larger;
    }
    known[entry] = passes ? 1 : 2;
    return passes;
  };
}
