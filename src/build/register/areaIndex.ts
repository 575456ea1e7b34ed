import { isIn } from '../../formats/areaTest.ts';
import type { Place } from '../../model/place.ts';
import type { AreaShape } from './areaShapes.ts';

/** Side of a cell, degrees. */
const CELL = 0.5;
/** A shape's simplified border may leave out what is this near to it, metres. */
const NEAR_METRES = 5000;
const METRES_PER_DEGREE = 111_195;

/** Which shape of a set has a place. */
export interface AreaIndex {
  /** The first that has it, else the nearest within 5 km, since borders are simplified; null where none is. */
  find(place: Place): AreaShape | null;
}

export function indexShapes(shapes: readonly AreaShape[]): AreaIndex {
  const cells = new Map<string, AreaShape[]>();
  const room = NEAR_METRES / METRES_PER_DEGREE;
  for (const shape of shapes) {
    const { south, west, north, east } = shape.box;
    // As wide as 5 km are at 80°, so that every shape near a place is in its cell.
    const wide = room / Math.cos((Math.min(80, Math.max(Math.abs(south), Math.abs(north))) * Math.PI) / 180);
    for (let row = cellOf(south - room); row <= cellOf(north + room); row += 1) {
      for (let column = cellOf(west - wide); column <= cellOf(east + wide); column += 1) {
        const key = keyOf(row, column);
        const there = cells.get(key);
        if (there === undefined) cells.set(key, [shape]);
        else there.push(shape);
      }
    }
  }
  return {
    find(place) {
      const around = cells.get(keyOf(cellOf(place.lat), cellOf(place.lon))) ?? [];
      const within = around.find((shape) => has(shape, place));
      if (within !== undefined) return within;
      let nearest: { readonly shape: AreaShape; readonly metres: number } | null = null;
      for (const shape of around) {
        const metres = metresTo(shape, place);
        if (metres <= (nearest?.metres ?? NEAR_METRES)) nearest = { shape, metres };
      }
      return nearest?.shape ?? null;
    },
  };
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL);
/** Columns go round the world. */
const keyOf = (row: number, column: number): string => `${row} ${((column % 720) + 720) % 720}`;

/** A ring over the antimeridian may go on past 180°. */
const copies = (lon: number): readonly number[] => [lon, lon - 360, lon + 360];

function has({ polygons, box }: AreaShape, { lat, lon }: Place): boolean {
  if (lat < box.south || lat > box.north) return false;
  return copies(lon).some((x) => x >= box.west && x <= box.east && polygons.some((rings) => isIn(rings, x, lat)));
}

/** To the nearest edge, on a plane laid at the place: good for some kilometres. */
function metresTo({ polygons }: AreaShape, { lat, lon }: Place): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let least = Infinity;
  for (const x of copies(lon)) {
    for (const ring of polygons.flat()) {
      let last = ring.at(-1) ?? [0, 0];
      for (const corner of ring) {
        least = Math.min(
          least,
          toSegment((last[0] - x) * narrow, last[1] - lat, (corner[0] - x) * narrow, corner[1] - lat),
        );
        last = corner;
      }
    }
  }
  return least * METRES_PER_DEGREE;
}

/** From the origin to a segment. */
function toSegment(x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const at = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + at * dx, y1 + at * dy);
}
