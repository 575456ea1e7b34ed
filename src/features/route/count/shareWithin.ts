import type { Box } from '../../../model/box.ts';
import type { Place } from '../../../model/place.ts';
import { routeSegments } from './routeSegments.ts';

/** Share of a route's length that lies in a box, 0 to 1; null for a route without length. */
export function shareWithin(lines: readonly (readonly Place[])[], { south, west, north, east }: Box): number | null {
  const { count, startLat, startLon, endLat, endLon, length, total } = routeSegments(lines);
  if (total === 0) return null;
  let within = 0;
  for (let i = 0; i < count; i += 1) {
    const [lat, lon] = [startLat[i] ?? 0, startLon[i] ?? 0];
    const [dLat, dLon] = [(endLat[i] ?? 0) - lat, (endLon[i] ?? 0) - lon];
    const [bottom, top] = between(lat, dLat, south, north);
    const metres = length[i] ?? 0;
    let inside = 0;
    // The box on each copy of the world that the piece reaches; a piece is shorter than half of one.
    const first = Math.ceil((Math.min(lon, lon + dLon) - east) / 360);
    for (let turns = first; west + turns * 360 <= Math.max(lon, lon + dLon); turns += 1) {
      const [left, right] = between(lon, dLon, west + turns * 360, east + turns * 360);
      inside += Math.max(0, Math.min(top, right) - Math.max(bottom, left));
    }
    // What runs along the edge that a box around the world has with itself would count twice.
    within += metres * Math.min(1, inside);
  }
  return Math.min(1, within / total);
}

/** Between which shares of a way from `start` by `step` the value lies between two others; empty where the first is the greater. */
function between(start: number, step: number, least: number, most: number): readonly [from: number, to: number] {
  if (step === 0) return start >= least && start <= most ? [0, 1] : [1, 0];
  const [a, b] = [(least - start) / step, (most - start) / step];
  return [Math.max(0, Math.min(a, b)), Math.min(1, Math.max(a, b))];
}
