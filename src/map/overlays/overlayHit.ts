import type { Place } from '../../model/place.ts';
import type { Overlay } from '../../state/overlays.ts';
import type { Pixel } from '../base/closable.ts';

/** Radius of an overlay's point, CSS px. */
export const POINT_RADIUS = 7;

/** A shape that was meant. */
export interface OverlayHit {
  readonly id: string;
  pick(): void;
}

/**
 * The shape under a pointer, or null: points before lines before areas, the newest overlay first, and the nearest where
 * several are within reach. Only shapes with an id count, in overlays that want to be told.
 * @param project to px of the map's element
 * @param reach how far from a point's edge or a line a pointer still means it, CSS px
 */
export function hitOverlays(
  all: ReadonlyMap<string, Overlay>,
  at: Pixel,
  reach: number,
  project: (place: Place) => Pixel,
): OverlayHit | null {
  const overlays = [...all.values()].toReversed();
  const distances: readonly ((overlay: Overlay) => readonly (readonly [string | undefined, number])[])[] = [
    ({ points = [] }) => points.map(({ id, place }) => [id, toPoint(at, project(place)) - POINT_RADIUS]),
    ({ lines = [] }) => lines.map(({ id, places }) => [id, toLine(at, places.map(project))]),
    ({ areas = [] }) =>
      areas.map(({ id, rings }) => [
        id,
        isInside(
          at,
          rings.map((ring) => ring.map(project)),
        )
          ? 0
          : Infinity,
      ]),
  ];
  for (const distancesOf of distances) {
    for (const overlay of overlays) {
      const { pick } = overlay;
      if (pick === undefined) continue;
      let best: string | null = null;
      let nearest = reach;
      for (const [id, distance] of distancesOf(overlay)) {
        if (id === undefined || distance > nearest || (distance === nearest && best !== null)) continue;
        best = id;
        nearest = distance;
      }
      if (best !== null) {
        const id = best;
        return { id, pick: () => pick(id) };
      }
    }
  }
  return null;
}

function toPoint(from: Pixel, to: Pixel): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Distance to the nearest of a line's segments. */
function toLine(from: Pixel, line: readonly Pixel[]): number {
  const [first] = line;
  if (first === undefined) return Infinity;
  let nearest = toPoint(from, first);
  let last = first;
  for (const next of line.slice(1)) {
    const [dx, dy] = [next.x - last.x, next.y - last.y];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : ((from.x - last.x) * dx + (from.y - last.y) * dy) / square;
    const along = Math.max(0, Math.min(1, share));
    nearest = Math.min(nearest, toPoint(from, { x: last.x + along * dx, y: last.y + along * dy }));
    last = next;
  }
  return nearest;
}

/** Even-odd over all rings, so that a hole is outside. */
function isInside({ x, y }: Pixel, rings: readonly (readonly Pixel[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    let last = ring.at(-1);
    for (const next of ring) {
      if (
        last !== undefined &&
        next.y > y !== last.y > y &&
        x < ((last.x - next.x) * (y - next.y)) / (last.y - next.y) + next.x
      ) {
        inside = !inside;
      }
      last = next;
    }
  }
  return inside;
}
