import { towns } from '../world/cities.ts';
import type { Town } from '../world/cities.ts';
import type { Frame } from './frame.ts';
import { gridPixel, pixel } from './frame.ts';
import { forQuarters } from './network.ts';
import { hash, noise } from './noise.ts';
import { bend, WORLD } from './streets.ts';
import type { Quarter } from './terrain.ts';
import { QUARTER, quarterAt, townsWithin } from './terrain.ts';

/** What covers the ground between the streets, a path a kind. */
export function groundPaths(frame: Frame): ReadonlyMap<Quarter, string> {
  const parts = new Map<Quarter, string[]>();
  const [first, last] = [Math.floor(frame.u[0] / QUARTER), Math.floor(frame.u[1] / QUARTER)];
  for (let j = Math.floor(frame.v[0] / QUARTER); j * QUARTER <= frame.v[1]; j++) {
    // Neighbors of a kind are drawn as one strip.
    for (let i = first; i <= last;) {
      const quarter = shown(quarterAt(i, j));
      let end = i + 1;
      while (end <= last && shown(quarterAt(end, j)) === quarter) end++;
      if (quarter !== 'open' && quarter !== 'water' && (quarter !== 'field' || frame.z > 11)) {
        const strips = parts.get(quarter) ?? [];
        strips.push(strip(frame, i, end, j));
        parts.set(quarter, strips);
      }
      i = end;
    }
  }
  return new Map([...parts].map(([quarter, strips]) => [quarter, strips.join('')]));
}

/** Homes and the center have the same ground. */
function shown(quarter: Quarter): Quarter {
  return quarter === 'center' ? 'homes' : quarter;
}

function strip(frame: Frame, from: number, to: number, j: number): string {
  const step = frame.scale < 8 ? QUARTER : frame.scale < 32 ? 4 : frame.scale < 64 ? 2 : 1;
  const points: string[] = [];
  for (let u = from * QUARTER; u <= to * QUARTER; u += step) points.push(gridPixel(frame, u, j * QUARTER));
  for (let v = j * QUARTER + step; v < (j + 1) * QUARTER; v += step) points.push(gridPixel(frame, to * QUARTER, v));
  for (let u = to * QUARTER; u >= from * QUARTER; u -= step) points.push(gridPixel(frame, u, (j + 1) * QUARTER));
  for (let v = (j + 1) * QUARTER - step; v > j * QUARTER; v -= step) points.push(gridPixel(frame, from * QUARTER, v));
  return `M${points.join('L')}Z`;
}

/** From afar towns are blobs. */
export function townBlobs(frame: Frame): string {
  const least = 1.5 / frame.scale;
  const path: string[] = [];
  const candidates = frame.z < 8 ? large(least) : townsWithin(frame.x, frame.y, frame.side);
  for (const town of candidates) {
    if (town.radius < least) continue;
    const [reach, half] = [town.radius * 1.3, frame.side / 2];
    if (Math.abs(town.x - frame.x - half) > half + reach || Math.abs(town.y - frame.y - half) > half + reach) continue;
    const corners = 20;
    const points = Array.from({ length: corners }, (_, index) => {
      const angle = (index / corners) * 2 * Math.PI;
      const [x, y] = [town.x + town.radius * Math.cos(angle), town.y + town.radius * Math.sin(angle)];
      const ragged = 0.85 + 0.4 * noise(x, y, 32, WORLD, 61);
      return pixel(frame, town.x + (x - town.x) * ragged, town.y + (y - town.y) * ragged);
    });
    path.push(`M${points.join('L')}Z`);
  }
  return path.join('');
}

const largeTowns = new Map<number, readonly Town[]>();

function large(radius: number): readonly Town[] {
  const known = largeTowns.get(radius) ?? towns.filter((town) => town.radius > radius);
  largeTowns.set(radius, known);
  return known;
}

/** Houses in two rows a block; larger ones in the center and where there is industry. */
export function buildingPath(frame: Frame): string {
  const path: string[] = [];
  forQuarters(frame, (i, j) => {
    const quarter = quarterAt(i, j);
    if (quarter !== 'homes' && quarter !== 'center' && quarter !== 'industry') return;
    for (let v = Math.max(j * QUARTER, Math.floor(frame.v[0])); v < Math.min((j + 1) * QUARTER, frame.v[1]); v++) {
      for (let u = Math.max(i * QUARTER, Math.floor(frame.u[0])); u < Math.min((i + 1) * QUARTER, frame.u[1]); u++)
        block(frame, u, v, quarter, path);
    }
  });
  return path.join('');
}

function block(frame: Frame, u: number, v: number, quarter: Quarter, path: string[]): void {
  const corners = [bend(u, v), bend(u + 1, v), bend(u, v + 1), bend(u + 1, v + 1)] as const;
  const at = (a: number, b: number): string => {
    const mix = (key: 'x' | 'y'): number =>
      corners[0][key] * (1 - a) * (1 - b) +
      corners[1][key] * a * (1 - b) +
      corners[2][key] * (1 - a) * b +
      corners[3][key] * a * b;
    return pixel(frame, mix('x'), mix('y'));
  };
  const house = (left: number, top: number, width: number, height: number): void => {
    path.push(
      `M${at(left, top)}L${at(left + width, top)}L${at(left + width, top + height)}L${at(left, top + height)}Z`,
    );
  };
  if (quarter === 'industry') {
    if (hash(u, v, 101) < 0.55) house(0.16, 0.18, 0.4 + 0.28 * hash(u, v, 102), 0.34 + 0.3 * hash(u, v, 103));
    return;
  }
  const perRow = quarter === 'center' ? 3 : 5;
  for (const row of [0, 1]) {
    for (let index = 0; index < perRow; index++) {
      const chance = hash(u * 16 + index, v * 2 + row, 104);
      if (chance < 0.12) continue;
      const room = 0.72 / perRow;
      const width = room * (quarter === 'center' ? 0.9 : 0.55 + 0.25 * hash(u * 16 + index, v * 2 + row, 105));
      const depth = quarter === 'center' ? 0.28 : 0.13 + 0.08 * hash(u * 16 + index, v * 2 + row, 106);
      const back = 0.15 + 0.05 * chance;
      house(0.14 + room * index, row === 0 ? back : 1 - back - depth, width, depth);
    }
  }
}
