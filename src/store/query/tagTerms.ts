import { nameKey, namesIn } from '../../model/tagging/names.ts';
import { parseTags } from '../../snapshot/fileColumns.ts';
import { tagAt } from '../columns/cameraAt.ts';
import type { Columns } from '../columns/columns.ts';
import { PAIR_COLUMNS } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { TagTerm } from './filter.ts';

/** A test of the rows of one layer by a term. */
export function termTest(term: TagTerm, columns: Columns, dictionary: Dictionary): (row: number) => boolean {
  const valueAt = valuesOf(columns, dictionary, term.key);
  const passes = valueTest(term);
  return (row) => passes(valueAt(row));
}

/** A test of a tag's value, undefined where there is no such tag. */
export function valueTest({ how, text }: TagTerm): (value: string | undefined) => boolean {
  const wanted = nameKey(namesIn(text).join(';'));
  return (value) => {
    if (value === undefined || value.trim() === '') return how === 'absent';
    if (how === 'present' || how === 'absent') return how === 'present';
    const members = namesIn(value).map((name) => nameKey(name));
    if (how === 'is') return members.includes(wanted) || members.join(';') === wanted;
    return members.some((member) => member.includes(wanted));
  };
}

/** The value of a tag by row. The snapshot's rows have few different texts, so that each is read once. */
function valuesOf(columns: Columns, dictionary: Dictionary, key: string): (row: number) => string | undefined {
  const { rest } = columns;
  if (rest === null) return (row) => tagAt(columns, dictionary, row, key);
  /** By code of a text: null not read yet. */
  const known: (string | undefined | null)[] = Array.from({ length: rest.column.texts.length + 1 }, () => null);
  return (row) => {
    const named = [...PAIR_COLUMNS.map((name) => (columns[name][row] ?? 0) - 1), ...(rest.silent.get(row) ?? [])];
    for (const pair of named) if (pair >= 0 && dictionary.key(pair) === key) return dictionary.value(pair);
    const code = rest.column.codes[row] ?? 0;
    let value = known[code];
    if (value === null || value === undefined) {
      if (value === undefined) return undefined;
      value = valueIn(rest.column.texts[code - 1] ?? '{}', key);
      known[code] = value;
    }
    return value;
  };
}

function valueIn(text: string, key: string): string | undefined {
  const flat = parseTags(text) ?? [];
  for (let i = 0; i < flat.length; i += 2) if (flat[i] === key) return flat[i + 1];
  return undefined;
}
