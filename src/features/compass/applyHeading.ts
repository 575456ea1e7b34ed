import { turn } from '../../model/compass.ts';
import type { Sector } from '../../model/direction.ts';
import { bearing } from '../../model/direction.ts';

/** Where the person stands who points the device: behind the reader, the way it looks, or before it, at it. */
export type Stand = 'behind' | 'facing';

/** A compass in the hand tells no more, degrees. */
export const STEP = 5;

/** The reader's direction for a heading from true north: whole degrees, in steps of five. */
export function directionFor(heading: number, stand: Stand): number {
  return turn(Math.round((stand === 'behind' ? heading : heading + 180) / STEP) * STEP);
}

/** Turns the direction that was added last; a range keeps its width. */
export function turnLast(directions: readonly Sector[], degrees: number): readonly Sector[] {
  const last = directions.at(-1);
  const next = last === undefined || last.bare ? bearing(degrees) : { ...last, from: turn(degrees - last.width / 2) };
  return [...directions.slice(0, -1), next];
}
