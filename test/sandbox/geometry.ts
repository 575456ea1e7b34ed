/** A box in degrees as servers take it: `west > east` lies over the antimeridian. */
export interface ServerBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** The box as one or two that don't cross the antimeridian. */
export function unwrapped(box: ServerBox): readonly ServerBox[] {
  return box.west <= box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ];
}

/** Whether the point lies in the box (which must not cross the antimeridian), edges included. */
export function holds(box: ServerBox, point: Point): boolean {
  return point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east;
}

/** The smallest box around the points, or null where there are none. */
export function boundsOf(points: readonly Point[]): ServerBox | null {
  if (points.length === 0) return null;
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lat, lon } of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  return { south, west, north, east };
}

/** Whether a straight line from `a` to `b` touches the box (Liang and Barsky's clipping). */
export function segmentTouches(box: ServerBox, a: Point, b: Point): boolean {
  let enter = 0;
  let leave = 1;
  const edges: readonly (readonly [number, number])[] = [
    [a.lon - b.lon, a.lon - box.west],
    [b.lon - a.lon, box.east - a.lon],
    [a.lat - b.lat, a.lat - box.south],
    [b.lat - a.lat, box.north - a.lat],
  ];
  for (const [direction, distance] of edges) {
    if (direction === 0) {
      if (distance < 0) return false;
      continue;
    }
    const share = distance / direction;
    if (direction < 0) enter = Math.max(enter, share);
    else leave = Math.min(leave, share);
  }
  return enter <= leave;
}

/** Whether a line through the points touches the box; a single point counts as a line. */
export function lineTouches(box: ServerBox, points: readonly Point[]): boolean {
  return points.some((point, index) => {
    if (holds(box, point)) return true;
    const before = points[index - 1];
    return before !== undefined && segmentTouches(box, before, point);
  });
}
