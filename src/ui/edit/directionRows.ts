import type { Sector } from '../../model/direction.ts';
import { formatDirection, parseDirection } from '../../model/direction.ts';

/** The rows of the direction field for a draft's directions: one each, and an empty one where none is known. */
export function rowsOf(directions: readonly Sector[]): readonly string[] {
  return directions.length === 0 ? [''] : directions.map((sector) => formatDirection([sector]) ?? '');
}

/** What one row says: empty says nothing, `null` is not understood. */
export function readRow(text: string): readonly Sector[] | null {
  const direction = parseDirection(text);
  if (direction.kind === 'not-understood') return null;
  return direction.kind === 'none' ? [] : direction.sectors;
}

/** What all rows say together, in their order and each direction once; rows that aren't understood are passed over. */
export function readRows(rows: readonly string[]): readonly Sector[] {
  const sectors: Sector[] = [];
  for (const sector of rows.flatMap((row) => readRow(row) ?? [])) {
    if (!sectors.some((other) => other.from === sector.from && other.width === sector.width)) sectors.push(sector);
  }
  return sectors;
}
