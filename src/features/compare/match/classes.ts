import type { Camera } from '../../../model/camera.ts';
import { OSM_TYPES } from '../../../model/camera.ts';
import { distance } from '../../../model/place.ts';
import type { Look } from './likeness.ts';
import { likeness, lookOf } from './likeness.ts';
import type { ListRow } from './listRow.ts';
import { compareRows } from './listRow.ts';
import type { PlaceGrid } from './placeGrid.ts';
import { createPlaceGrid } from './placeGrid.ts';

/** Rows at one place that say the same of direction and maker, in their order. */
export interface RowClass {
  readonly rows: ListRow[];
  readonly first: ListRow;
  readonly candidates: Candidate[];
}

/** Readers at one place that look the same. */
export interface ReaderClass {
  readonly readers: Camera[];
  readonly first: Camera;
}

/** A class of readers within the threshold. */
export interface Candidate {
  readonly column: number;
  /** Whole decimetres. */
  readonly decimetres: number;
  readonly likeness: number;
}

export interface Classes {
  readonly rows: readonly RowClass[];
  readonly readers: readonly ReaderClass[];
}

function keyOfLook({ sectors, maker }: Look): string {
  return `${sectors.map(({ from, width, bare }) => `${from}~${width}~${String(bare)}`).join(';')}|${maker}`;
}

export function compareReaders(a: Camera, b: Camera): number {
  return OSM_TYPES.indexOf(a.type) - OSM_TYPES.indexOf(b.type) || a.id - b.id;
}

/** Puts like rows and like readers together, and finds which are within the threshold, metres. */
export function findClasses(list: readonly ListRow[], readers: Iterable<Camera>, threshold: number): Classes {
  const rowClasses = new Map<string, RowClass>();
  for (const row of list.toSorted(compareRows)) {
    const key = `${row.lat},${row.lon}|${keyOfLook(row)}`;
    const known = rowClasses.get(key);
    if (known === undefined) rowClasses.set(key, { rows: [row], first: row, candidates: [] });
    else known.rows.push(row);
  }
  const rows = [...rowClasses.values()];
  const places = groupPlaces(rows);
  const grid: PlaceGrid = createPlaceGrid(
    places.map(([first]) => first?.first ?? { lat: 0, lon: 0 }),
    threshold,
  );
  const readerClasses = new Map<string, number>();
  const found: ReaderClass[] = [];
  for (const reader of readers) {
    let look: Look | null = null;
    for (const index of grid.around(reader)) {
      const here = places[index] ?? [];
      const [one] = here;
      if (one === undefined) continue;
      const metres = distance(one.first, reader);
      if (metres > threshold) continue;
      if (look === null) {
        look = lookOf(reader.tags);
        const key = `${reader.lat},${reader.lon}|${keyOfLook(look)}`;
        const known = readerClasses.get(key);
        if (known !== undefined) {
          found[known]?.readers.push(reader);
          break;
        }
        readerClasses.set(key, found.length);
        found.push({ readers: [reader], first: reader });
      }
      for (const each of here) {
        each.candidates.push({
          column: found.length - 1,
          decimetres: Math.round(metres * 10),
          likeness: likeness(each.first, look),
        });
      }
    }
  }
  for (const each of found) each.readers.sort(compareReaders);
  return { rows, readers: found };
}

/** Classes that stand at one place. */
function groupPlaces(rows: readonly RowClass[]): readonly (readonly RowClass[])[] {
  const places = new Map<string, RowClass[]>();
  for (const each of rows) {
    const key = `${each.first.lat},${each.first.lon}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [each]);
    else known.push(each);
  }
  return [...places.values()];
}
