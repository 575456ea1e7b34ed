import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { distance } from '../../model/place.ts';
import type { Place } from '../../model/place.ts';
import type { Range } from './chapman.ts';
import { captureRange } from './chapman.ts';
import type { ListRow } from './match/listRow.ts';
import type { Pair } from './match/matchList.ts';
import { matchList } from './match/matchList.ts';
import { createPlaceGrid } from './match/placeGrid.ts';

/** Metres. */
export const THRESHOLD = 60;
/** Without an area, readers this far from any row of the list are counted. Metres. */
export const AROUND = 1000;

export interface Comparison {
  readonly pairs: readonly Pair[];
  readonly onlyList: readonly ListRow[];
  /** Inside the area, else within AROUND of a row. */
  readonly onlyMap: readonly Camera[];
  /** Rows with the same place and direction: groups of row numbers, named and still counted each. */
  readonly repeated: readonly (readonly number[])[];
  /** With ten pairs or more: how many may stand there, if both were made independently. */
  readonly range: Range | null;
}

/**
 * @param isInside of the area; null where there is none
 * @param decided by hand, of rows by their number: the reader that a row is, however far, or null for none. The rest is matched.
 */
export function compareList(
  list: readonly ListRow[],
  readers: readonly Camera[],
  {
    threshold = THRESHOLD,
    isInside = null,
    decided = new Map(),
  }: {
    readonly threshold?: number;
    readonly isInside?: ((place: Place) => boolean) | null;
    readonly decided?: ReadonlyMap<number, CameraKey | null>;
  } = {},
): Comparison {
  const byHand = pairsByHand(list, readers, decided);
  const given = new Set(byHand.map(({ reader }) => reader));
  const pairs = [
    ...byHand,
    ...matchList(
      list.filter(({ row }) => !decided.has(row)),
      given.size === 0 ? readers : readers.filter((reader) => !given.has(reader)),
      threshold,
    ),
  ].toSorted((a, b) => a.row.row - b.row.row);
  const matched = new Set(pairs.map(({ row }) => row));
  const mapped = new Set(pairs.map(({ reader }) => reader));
  const within = isInside ?? nearList(list);
  const onlyMap = readers.filter((reader) => !mapped.has(reader) && within(reader));
  const onlyList = list.filter((row) => !matched.has(row));
  return {
    pairs,
    onlyList,
    onlyMap,
    repeated: repeats(list),
    range: captureRange(list.length, pairs.length + onlyMap.length, pairs.length),
  };
}

/** A reader that two rows are said to be is the first one's. */
function pairsByHand(
  list: readonly ListRow[],
  readers: readonly Camera[],
  decided: ReadonlyMap<number, CameraKey | null>,
): readonly Pair[] {
  if (decided.size === 0) return [];
  const left = new Map<CameraKey, Camera>(readers.map((reader) => [keyOf(reader), reader]));
  return list.flatMap((row): readonly Pair[] => {
    const key = decided.get(row.row) ?? null;
    const reader = key === null ? undefined : left.get(key);
    if (key === null || reader === undefined) return [];
    left.delete(key);
    return [{ row, reader, metres: distance(row, reader) }];
  });
}

function nearList(list: readonly ListRow[]): (place: Place) => boolean {
  const places = [...new Map(list.map((row): [string, ListRow] => [`${row.lat},${row.lon}`, row])).values()];
  const grid = createPlaceGrid(places, AROUND);
  return (place) =>
    grid.around(place).some((index) => {
      const row = places[index];
      return row !== undefined && distance(row, place) <= AROUND;
    });
}

function repeats(list: readonly ListRow[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const { lat, lon, sectors, row } of list) {
    const key = `${lat},${lon},${sectors.map(({ from, width }) => `${from}~${width}`).join(';')}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
