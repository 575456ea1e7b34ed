import type { Sector } from '../../../model/direction.ts';
import type { Place } from '../../../model/place.ts';

/** One row of a list that has a place. */
export interface ListRow extends Place {
  /** Number of the line in the list, the head being 1. */
  readonly row: number;
  /** What the list calls it; empty where it has no such column. */
  readonly id: string;
  readonly sectors: readonly Sector[];
  /** The maker's name as the catalog has it, else in folded letters; empty where the list has none. */
  readonly maker: string;
  /** All cells. */
  readonly text: string;
}

const DIGITS = /^\d{1,15}$/;

function compareIds(a: string, b: string): number {
  if (DIGITS.test(a) && DIGITS.test(b) && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The order of rows by what they say; by where they stand only where they say the same, so that shuffling changes nothing. */
export function compareRows(a: ListRow, b: ListRow): number {
  return (
    compareIds(a.id, b.id) ||
    a.lat - b.lat ||
    a.lon - b.lon ||
    (a.text === b.text ? 0 : a.text < b.text ? -1 : 1) ||
    a.row - b.row
  );
}
