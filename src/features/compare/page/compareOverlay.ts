import type { CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import type { Place } from '../../../model/place.ts';
import type { Overlay, OverlayPoint } from '../../../state/overlays.ts';
import type { ListRow } from '../match/listRow.ts';
import type { Compared } from './compareState.ts';

/** Which part of a comparison is looked at. */
export type Side = 'both' | 'onlyList' | 'onlyMap';

/** More points than this are not drawn by hand; the table and the files have all. */
const MOST = 2000;

/** The rows of the list; once compared, those of one side, with a line from each row to its reader. */
export function compareOverlay(
  rows: readonly ListRow[],
  result: Compared | null,
  side: Side,
  area: readonly Place[] | null,
  pick: (reader: CameraKey) => void,
): Overlay {
  const areas = area === null ? [] : [{ role: 'context' as const, rings: [area] }];
  if (result === null) return { areas, points: rows.slice(0, MOST).map((row) => rowPoint(row, 'subject')) };
  if (side === 'onlyList')
    return { areas, points: result.onlyList.slice(0, MOST).map((row) => rowPoint(row, 'subject')) };
  const shown = side === 'both' ? result.pairs.slice(0, MOST) : [];
  const readers = side === 'both' ? shown.map(({ reader }) => reader) : result.onlyMap.slice(0, MOST);
  const keys = new Map<string, CameraKey>(readers.map((reader) => [keyOf(reader), keyOf(reader)]));
  return {
    areas,
    lines: shown.map(({ row, reader }) => ({ role: 'selected', places: [placeOf(row), near(placeOf(reader), row)] })),
    points: [
      ...shown.map(({ row }) => rowPoint(row, 'context')),
      ...readers.map((reader): OverlayPoint => ({ role: 'selected', place: placeOf(reader), id: keyOf(reader) })),
    ],
    pick(id) {
      const key = keys.get(id);
      if (key !== undefined) pick(key);
    },
  };
}

function rowPoint(row: ListRow, role: OverlayPoint['role']): OverlayPoint {
  return { role, place: placeOf(row), label: row.id === '' ? String(row.row) : row.id };
}

function placeOf({ lat, lon }: Place): Place {
  return { lat, lon };
}

/** On the copy of the world that the other place is on. */
function near(place: Place, other: Place): Place {
  return { lat: place.lat, lon: place.lon - Math.round((place.lon - other.lon) / 360) * 360 };
}
