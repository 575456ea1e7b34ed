import type { Place } from '../../../model/place.ts';
import { distance } from '../../../model/place.ts';
import { createBorder } from '../area/border.ts';
import type { Area } from '../area/readArea.ts';
import type { Spot } from './fastest.ts';
import type { Graph } from './graph.ts';
import { drawBelow } from './random.ts';
import type { InsideEdge } from './spots.ts';
import { createSpots, lengthOfAll } from './spots.ts';

/** A populated place. */
export interface Weight extends Place {
  readonly population: number;
}

/** Those within the area, the biggest first; of equal ones in the given order. */
export function weightsIn(weights: readonly Weight[], area: Area): readonly Weight[] {
  const border = createBorder(area);
  return weights
    .filter((each) => each.population > 0 && border.isInside(border.point(each)))
    .toSorted((a, b) => b.population - a.population);
}

/**
 * Ends drawn first by the population of a place, then by the length of road that is nearer to it than to any other
 * (by where an edge begins). Null where there is no place: then length alone decides.
 */
export function weightedSpots(
  pieces: readonly InsideEdge[],
  { edges }: Graph,
  weights: readonly Weight[],
): ((random: () => number) => Spot) | null {
  const nearest = new Map<Weight, InsideEdge[]>();
  for (const piece of pieces) {
    const at = edges[piece.edge]?.places[0];
    if (at === undefined) continue;
    let [best, metres]: [Weight | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const weight of weights) {
      const away = distance(weight, at);
      if (away < metres) [best, metres] = [weight, away];
    }
    if (best === null) continue;
    const list = nearest.get(best);
    if (list === undefined) nearest.set(best, [piece]);
    else list.push(piece);
  }
  const places = weights.flatMap((weight) => {
    const own = nearest.get(weight);
    return own === undefined
      ? []
      : [{ population: weight.population, length: lengthOfAll(own), spot: createSpots(own) }];
  });
  const all = places.reduce((sum, { population }) => sum + population, 0);
  if (all === 0) return null;
  return (random) => {
    let left = drawBelow(random, all);
    const chosen = places.find(({ population }) => (left -= population) < 0) ?? places[0];
    if (chosen === undefined) throw new RangeError('No place to draw from');
    return chosen.spot(drawBelow(random, chosen.length));
  };
}
