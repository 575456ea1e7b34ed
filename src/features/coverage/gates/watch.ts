import type { Joins } from '../roads/joins.ts';
import type { Road } from '../roads/road.ts';
import { approachOf } from './approach.ts';
import type { Gate } from './gates.ts';
import type { ReaderIndex } from './readersNear.ts';

export interface WatchRule {
  /** From the gate's road, m. */
  readonly metres: number;
  /** Along the road from the border, m. */
  readonly reach: number;
  /** Between where a reader looks and the road's axis, degrees. */
  readonly degrees: number;
}

export const WATCH_RULE: WatchRule = { metres: 100, reach: 300, degrees: 50 };

/** Numbers of readers at a gate's road, ascending; none is in both. */
export interface Watch {
  readonly facing: readonly number[];
  /** They look elsewhere, or nobody has mapped where they look. */
  readonly near: readonly number[];
}

/** Who is at a gate's road; it is watched where one faces it. */
export function watchOf(
  { crossings }: Gate,
  roads: readonly Road[],
  joins: Joins,
  index: ReaderIndex,
  { metres, reach, degrees }: WatchRule = WATCH_RULE,
): Watch {
  const found = new Map<number, boolean>();
  for (const segment of approachOf(crossings, roads, joins, Math.round(reach * 1000))) {
    index.near(segment, metres, degrees, (reader, faces) => found.set(reader, faces || found.get(reader) === true));
  }
  const sorted = [...found].toSorted(([a], [b]) => a - b);
  return {
    facing: sorted.flatMap(([reader, faces]) => (faces ? [reader] : [])),
    near: sorted.flatMap(([reader, faces]) => (faces ? [] : [reader])),
  };
}
