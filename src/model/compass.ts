/** Angles, and the points of the compass: 0 is north, degrees go clockwise. */
/** The sixteen points of the compass, clockwise from north, 22.5° apart. */
export const CARDINALS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;
export type Cardinal = (typeof CARDINALS)[number];

/** Any angle within [0, 360). */
export function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** The nearest of the sixteen points of the compass. */
export function cardinalOf(degrees: number): Cardinal {
  return CARDINALS[Math.round(turn(degrees) / 22.5) % 16] ?? 'N';
}
