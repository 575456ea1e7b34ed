import type { Marks } from '../../store/scene/scene.ts';
import { markRadius } from '../../store/scene/scene.ts';
import type { Pixel } from '../base/closable.ts';

/** How far from a mark's edge or centre a pointer still means it, CSS px. Fingers are wider than arrows. */
export const REACH = { mouse: 12, touch: 22 } as const;

/** From the Mercator square to px: `x * scale - left`, `y * scale - top`. */
export interface Screen {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Where a place of the Mercator square is drawn. */
export function toPixel(screen: Screen, x: number, y: number): Pixel {
  return { x: x * screen.scale - screen.left, y: y * screen.scale - screen.top };
}

/**
 * Index of the mark that a pointer at `at` means, or -1: of those within reach, the one whose edge is nearest.
 * A bubble wider than the reach is hit anywhere inside.
 */
export function nearestMark(marks: Marks, screen: Screen, at: Pixel, reach: number): number {
  let best = -1;
  let bestEdge = Infinity;
  for (let index = 0; index < marks.length; index += 1) {
    const dx = (marks.x[index] ?? 0) * screen.scale - screen.left - at.x;
    const dy = (marks.y[index] ?? 0) * screen.scale - screen.top - at.y;
    const radius = markRadius(marks.count[index] ?? 1);
    const distance = Math.hypot(dx, dy);
    const edge = distance - radius;
    if (distance <= Math.max(radius, reach) && edge < bestEdge) {
      best = index;
      bestEdge = edge;
    }
  }
  return best;
}

/** Index of the single camera nearest to `at` within `limit` px, or -1. */
export function nearestSingle(marks: Marks, screen: Screen, at: Pixel, limit: number): number {
  let best = -1;
  let bestDistance = limit;
  for (let index = 0; index < marks.length; index += 1) {
    if (marks.count[index] !== 1) continue;
    const dx = (marks.x[index] ?? 0) * screen.scale - screen.left - at.x;
    const dy = (marks.y[index] ?? 0) * screen.scale - screen.top - at.y;
    const distance = Math.hypot(dx, dy);
    if (distance <= bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

/** Index of the mark that stands for one object alone, or -1. `type`: 0 node, 1 way, 2 relation. */
export function findSingle(marks: Marks, type: number, id: number): number {
  for (let index = 0; index < marks.length; index += 1) {
    if (marks.id[index] === id && marks.type[index] === type && marks.count[index] === 1) return index;
  }
  return -1;
}
