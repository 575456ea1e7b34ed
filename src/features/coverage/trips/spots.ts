import type { Spot } from './fastest.ts';

/** What of an edge lies within the area: from where, and how much of it, mm. */
export interface InsideEdge {
  readonly edge: number;
  readonly from: number;
  readonly length: number;
}

export function lengthOfAll(pieces: readonly InsideEdge[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** The place that lies so many mm along all pieces, laid end to end. */
export function createSpots(pieces: readonly InsideEdge[]): (at: number) => Spot {
  const ends: number[] = [];
  let sum = 0;
  for (const { length } of pieces) ends.push((sum += length));
  return (at) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const { edge, from } = pieces[low] ?? { edge: 0, from: 0 };
    return { edge, at: from + at - (low === 0 ? 0 : (ends[low - 1] ?? 0)) };
  };
}
