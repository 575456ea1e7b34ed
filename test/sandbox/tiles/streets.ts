import { hash, noise } from './noise.ts';

/**
 * Streets for a world without a map: a grid of blocks over the Mercator plane, gently bent, so that every town's looks a little different.
 * A street is a line of the grid; both the tiles and the cameras of the generated world follow it.
 */

/** Blocks around the world; one is about 120 m at 38° north. */
export const WORLD = 2 ** 18;

/** A place in the Mercator plane, in blocks from the antimeridian and from 85.05° north. */
export interface Xy {
  readonly x: number;
  readonly y: number;
}

export type Axis = 'u' | 'v';
export type Level = 'motorway' | 'primary' | 'secondary' | 'tertiary' | 'residential';

export function project(lat: number, lon: number): Xy {
  const sine = Math.sin((Math.max(-85.051128, Math.min(85.051128, lat)) * Math.PI) / 180);
  return { x: ((lon + 180) / 360) * WORLD, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD };
}

export function unproject({ x, y }: Xy): { readonly lat: number; readonly lon: number } {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI, lon: (x / WORLD) * 360 - 180 };
}

/** Where the grid's (u, v) lies in the plane: bent over tens of kilometers, over some, and a little over some blocks. */
export function bend(u: number, v: number): Xy {
  return {
    x: u + 36 * noise(u, v, 512, WORLD, 10) + 6 * noise(u, v, 64, WORLD, 11) + 0.9 * noise(u, v, 16, WORLD, 12),
    y: v + 36 * noise(u, v, 512, WORLD, 20) + 6 * noise(u, v, 64, WORLD, 21) + 0.9 * noise(u, v, 16, WORLD, 22),
  };
}

/** The grid's (u, v) of a place in the plane: the inverse of `bend`, to a thousandth of a block. */
export function unbend({ x, y }: Xy): { readonly u: number; readonly v: number } {
  let [u, v] = [x, y];
  for (let step = 0; step < 16; step++) {
    const at = bend(u, v);
    u += x - at.x;
    v += y - at.y;
  }
  return { u, v };
}

/** How important the grid line is: every 128th a motorway, and so on down. */
export function levelOf(line: number): Level {
  if (line % 128 === 0) return 'motorway';
  if (line % 32 === 0) return 'primary';
  if (line % 8 === 0) return 'secondary';
  return line % 4 === 0 ? 'tertiary' : 'residential';
}

/** A point of a street: `line` is the grid line's number, `along` how far along it, both in blocks. `u` lines run north-south. */
export function onStreet(axis: Axis, line: number, along: number): Xy {
  return axis === 'u' ? bend(line, along) : bend(along, line);
}

/** The street's heading there, in degrees clockwise from north, going towards smaller numbers (`u`: north; `v`: west). */
export function headingAt(axis: Axis, line: number, along: number): number {
  const back = onStreet(axis, line, along + 0.25);
  const ahead = onStreet(axis, line, along - 0.25);
  return ((Math.atan2(ahead.x - back.x, back.y - ahead.y) * 180) / Math.PI + 360) % 360;
}

const TREES = [
  'Oak',
  'Maple',
  'Cedar',
  'Elm',
  'Walnut',
  'Chestnut',
  'Willow',
  'Birch',
  'Hickory',
  'Sycamore',
  'Magnolia',
  'Juniper',
  'Aspen',
  'Laurel',
  'Poplar',
  'Linden',
];
const PEOPLE = [
  'Washington',
  'Lincoln',
  'Jefferson',
  'Madison',
  'Franklin',
  'Douglass',
  'Tubman',
  'Adams',
  'Monroe',
  'Hamilton',
  'Sherman',
  'Clay',
  'Keller',
  'Carver',
  'Earhart',
  'Edison',
];
const PLACES = [
  'Mill',
  'Church',
  'Market',
  'Park',
  'Lake',
  'River',
  'Hill',
  'Spring',
  'Valley',
  'Prairie',
  'Meadow',
  'Bridge',
  'Garden',
  'Depot',
  'Orchard',
  'Quarry',
];

/** The name of a street. It holds for 512 blocks; beyond, another town's begins. `level` where it is not the line's own. */
export function nameOf(axis: Axis, line: number, along: number, level: Level = levelOf(line)): string {
  const town = Math.floor(along / 512);
  const pick = (names: readonly string[]): string =>
    names[Math.floor(hash(line, town, axis === 'u' ? 31 : 32) * names.length)] ?? '';
  if (level === 'motorway') return `I ${1 + Math.floor(hash(line, 0, 33) * 95)}`;
  if (level === 'primary') return `US ${1 + Math.floor(hash(line, 0, 34) * 300)}`;
  if (level === 'secondary') return `${pick(PEOPLE)} ${axis === 'u' ? 'Avenue' : 'Boulevard'}`;
  if (level === 'tertiary') return `${pick(PLACES)} ${axis === 'u' ? 'Road' : 'Street'}`;
  if (axis === 'u') return `${pick(TREES)} Street`;
  const number = 1 + (((line % 96) + 96) % 96);
  return `${number}${ordinal(number)} Street`;
}

function ordinal(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
