import { fold } from '../../model/fold.ts';
import type { Area } from './parseAreas.ts';

/** What a table of areas can be sorted by; the largest first, but names from A. */
export const COLUMNS = ['name', 'count', 'density', 'residents', 'operator'] as const;
export type Column = (typeof COLUMNS)[number];

/** The number of a column; null where it can't be told. */
export function valueOf(area: Area, column: Exclude<Column, 'name'>): number | null {
  if (column === 'count') return area.count;
  if (column === 'density') return area.km2 === null || area.km2 === 0 ? null : (area.count / area.km2) * 1000;
  if (column === 'residents')
    return area.population === null || area.population === 0 ? null : (area.count / area.population) * 10_000;
  return 1 - area.known.operator / area.count;
}

/** Areas of a kind whose name has the text, sorted; what has no number comes last. */
export function rowsOf(areas: readonly Area[], kind: Area['kind'], text: string, by: Column): readonly Area[] {
  const wanted = fold(text.trim());
  const found = areas.filter((area) => area.kind === kind && fold(area.name).includes(wanted));
  const order = (one: Area, other: Area): number =>
    by === 'name' ? 0 : (valueOf(other, by) ?? -1) - (valueOf(one, by) ?? -1);
  return found.toSorted(
    (one, other) => order(one, other) || one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1),
  );
}
