import type { Sector } from '../../model/direction.ts';
import { turn } from '../../model/compass.ts';
import { bearing, middle } from '../../model/direction.ts';
import { canvasAngle } from '../base/geometry.ts';
import type { Pixel } from '../base/closable.ts';

/** Degrees that a drag or an arrow key goes by; the fine one with Shift. */
export const STEP = { usual: 5, fine: 1 } as const;

/** The bearing of a point seen from the centre, y pointing down. */
export function bearingOf(dx: number, dy: number): number {
  return turn((Math.atan2(dx, -dy) * 180) / Math.PI);
}

/** A bearing on the grid of `step` degrees. */
export function snap(degrees: number, step: number): number {
  return turn(Math.round(degrees / step) * step);
}

/**
 * The sector turned so that its middle is at `degrees`. A range keeps its width, and keeps starting on a whole degree:
 * its middle may end up half a degree off.
 */
export function turned(sector: Sector, degrees: number): Sector {
  if (sector.bare) return bearing(turn(Math.round(degrees)));
  return { ...sector, from: turn(Math.round(degrees - sector.width / 2)) };
}

/** What the slider of a sector says: its middle in whole degrees, 0..359. */
export function valueOf(sector: Sector): number {
  return Math.round(middle(sector)) % 360;
}

/** The middle of the widest gap between bearings, clockwise from north where there is a tie: the free place for another. */
export function widestGap(bearings: readonly number[]): number {
  const sorted = bearings.map(turn).toSorted((a, b) => a - b);
  const last = sorted.at(-1);
  if (last === undefined) return 0;
  let start = last - 360;
  let best = { at: 0, width: -1 };
  for (const next of sorted) {
    if (next - start > best.width) best = { at: start + (next - start) / 2, width: next - start };
    start = next;
  }
  return snap(best.at, STEP.usual);
}

/** Which of the bearings is nearest to one, by its place in the list; where there is none, the place of the first to come. */
export function nearestOf(bearings: readonly number[], to: number): number {
  const away = bearings.map((at) => Math.min(turn(at - to), turn(to - at)));
  return Math.max(0, away.indexOf(Math.min(...away)));
}

/** A point on a ring around the origin. */
export function onRing(degrees: number, radius: number): Pixel {
  const angle = canvasAngle(degrees);
  return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius };
}

/** An SVG path of a sector around the origin; the full circle as two halves, which is how SVG can say it. */
export function sectorPath(sector: Sector, radius: number): string {
  const point = (degrees: number): string => {
    const { x, y } = onRing(degrees, radius);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  const arc = (large: 0 | 1, to: number): string => `A${radius} ${radius} 0 ${large} 1 ${point(to)}`;
  const { from, width } = sector;
  if (width >= 360) return `M${point(from)}${arc(0, from + 180)}${arc(0, from + 360)}Z`;
  return `M0 0L${point(from)}${arc(width > 180 ? 1 : 0, from + width)}Z`;
}
