import type { Frame } from './frame.ts';
import { gridPixel } from './frame.ts';
import { hash } from './noise.ts';
import type { Axis, Level } from './streets.ts';
import { bend, levelOf } from './streets.ts';
import type { Quarter } from './terrain.ts';
import { land, QUARTER, quarterAt } from './terrain.ts';

/** From which zoom each kind of street is drawn. */
const FROM: Readonly<Record<Level, number>> = {
  motorway: 6,
  primary: 10,
  secondary: 12,
  tertiary: 13,
  residential: 14,
};

/** Widths in blocks of about 120 m. */
const WIDTH: Readonly<Record<Level, number>> = {
  motorway: 0.22,
  primary: 0.17,
  secondary: 0.14,
  tertiary: 0.11,
  residential: 0.08,
};
const LEAST: Readonly<Record<Level, number>> = {
  motorway: 1.6,
  primary: 1.1,
  secondary: 0.9,
  tertiary: 0.8,
  residential: 0.7,
};

/** Levels in the order in which they are drawn. */
export const LEVELS: readonly Level[] = ['residential', 'tertiary', 'secondary', 'primary', 'motorway'];

/** Pixels across, without its edges. */
export function widthOf(level: Level, frame: Frame): number {
  return Math.max(frame.z < 9 ? 0.9 : LEAST[level], WIDTH[level] * frame.scale);
}

/** The paths of all streets of a level that the tile shows; empty where there are none. */
export function streetPath(frame: Frame, level: Level): string {
  if (frame.z < FROM[level]) return '';
  if (level === 'residential') return residentialPath(frame);
  const step = { motorway: frame.z < 9 ? 512 : 128, primary: 32, secondary: QUARTER, tertiary: 4 }[level];
  const path: string[] = [];
  for (const axis of ['u', 'v'] as const) {
    const [lines, alongs] = axis === 'u' ? [frame.u, frame.v] : [frame.v, frame.u];
    for (let line = Math.ceil(lines[0] / step) * step; line <= lines[1]; line += step) {
      // A motorway that ends goes on as a primary street.
      const gridLevel = levelOf(line);
      if (frame.z < 9 || gridLevel === level || (level === 'primary' && gridLevel === 'motorway')) {
        linePath(frame, axis, line, alongs, level, path);
      }
    }
  }
  return path.join('');
}

/** One line of the grid, in runs of stretches that exist. A stretch is as long as a quarter; from afar, longer. */
function linePath(
  frame: Frame,
  axis: Axis,
  line: number,
  [low, high]: readonly [number, number],
  level: Level,
  path: string[],
): void {
  const length = frame.z < 9 ? 64 : QUARTER;
  const points = Math.max(1, Math.round((length * frame.scale) / 40));
  let drawing = false;
  for (let stretch = Math.floor(low / length); stretch * length < high; stretch++) {
    if (!exists(axis, line, stretch, level, frame.z)) {
      drawing = false;
      continue;
    }
    const start = Math.max(stretch * length, low);
    const end = Math.min((stretch + 1) * length, high);
    if (!drawing) path.push(`M${at(frame, axis, line, start)}`);
    for (let index = 1; index <= points; index++)
      path.push(`L${at(frame, axis, line, start + ((end - start) * index) / points)}`);
    drawing = true;
  }
}

function at(frame: Frame, axis: Axis, line: number, along: number): string {
  return axis === 'u' ? gridPixel(frame, line, along) : gridPixel(frame, along, line);
}

/** The level of a stretch: motorways have gaps, from one crossing with another to the next, in which they are primary streets. */
export function levelAt(axis: Axis, line: number, stretch: number): Level {
  const level = levelOf(line);
  if (level !== 'motorway' || line % 512 === 0) return level;
  return hash(line, Math.floor(stretch / 16), axis === 'u' ? 85 : 86) < 0.6 ? 'motorway' : 'primary';
}

/** Whether a street is there: everywhere in towns, here and there in the country, nowhere at sea. */
export function exists(axis: Axis, line: number, stretch: number, level: Level, z: number): boolean {
  if (z < 9) {
    const { x, y } = axis === 'u' ? bend(line, (stretch + 0.5) * 64) : bend((stretch + 0.5) * 64, line);
    return land(x, y) > 0.05;
  }
  const [before, after] = sides(axis, line, stretch);
  if (before === 'water' && after === 'water') return false;
  // Pieces from one crossing with another motorway to the next.
  if (level === 'motorway')
    return line % 512 === 0 || hash(line, Math.floor(stretch / 16), axis === 'u' ? 85 : 86) < 0.6;
  const town = isTown(before) || isTown(after);
  if (level === 'tertiary') return before === after ? isBuilt(before) : isBuilt(before) && isBuilt(after);
  if (town) return true;
  if (level === 'primary') return z >= 11 && hash(line, Math.floor(stretch / 4), axis === 'u' ? 81 : 82) < 0.72;
  return z >= 13 && hash(line, stretch, axis === 'u' ? 83 : 84) < 0.4;
}

/** The quarters on both sides of a stretch; a line through the middle of a quarter has it twice. */
function sides(axis: Axis, line: number, stretch: number): readonly [Quarter, Quarter] {
  const after = Math.floor(line / QUARTER);
  const before = line % QUARTER === 0 ? after - 1 : after;
  return axis === 'u'
    ? [quarterAt(before, stretch), quarterAt(after, stretch)]
    : [quarterAt(stretch, before), quarterAt(stretch, after)];
}

export function isTown(quarter: Quarter): boolean {
  return quarter === 'homes' || quarter === 'center' || quarter === 'industry' || quarter === 'park';
}

function isBuilt(quarter: Quarter): boolean {
  return quarter === 'homes' || quarter === 'center' || quarter === 'industry';
}

/** Which small streets a quarter has: all, only long ones one way or the other, or with gaps. */
export function hasResidential(axis: Axis, line: number, half: number, i: number, j: number): boolean {
  const quarter = quarterAt(i, j);
  if (quarter !== 'homes' && quarter !== 'center') return false;
  const pattern = hash(i, j, 91);
  if (pattern < 0.25) return axis === 'u';
  if (pattern < 0.45) return axis === 'v';
  return pattern < 0.75 || hash(line, half + i * 31 + j * 17, axis === 'u' ? 92 : 93) < 0.72;
}

function residentialPath(frame: Frame): string {
  const path: string[] = [];
  const points = Math.max(1, Math.round((4 * frame.scale) / 40));
  forQuarters(frame, (i, j) => {
    for (const axis of ['u', 'v'] as const) {
      const [first, other] = axis === 'u' ? [i, j] : [j, i];
      const [lines, alongs] = axis === 'u' ? [frame.u, frame.v] : [frame.v, frame.u];
      for (let line = first * QUARTER + 1; line < (first + 1) * QUARTER; line++) {
        if (line % 4 === 0 || line < lines[0] || line > lines[1]) continue;
        for (const half of [0, 1]) {
          const start = Math.max(alongs[0], other * QUARTER + half * 4);
          const end = Math.min(alongs[1], other * QUARTER + half * 4 + 4);
          if (start >= end || !hasResidential(axis, line, half, i, j)) continue;
          path.push(`M${at(frame, axis, line, start)}`);
          for (let index = 1; index <= points; index++)
            path.push(`L${at(frame, axis, line, start + ((end - start) * index) / points)}`);
        }
      }
    }
  });
  return path.join('');
}

/** Every quarter that the tile may show. */
export function forQuarters(frame: Frame, visit: (i: number, j: number) => void): void {
  for (let j = Math.floor(frame.v[0] / QUARTER); j * QUARTER <= frame.v[1]; j++) {
    for (let i = Math.floor(frame.u[0] / QUARTER); i * QUARTER <= frame.u[1]; i++) visit(i, j);
  }
}
