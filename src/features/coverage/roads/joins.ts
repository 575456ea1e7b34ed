import type { Place } from '../../../model/place.ts';
import type { Road } from './road.ts';

/** A place of a road: its number, and the place's number in it. */
export interface Vertex {
  readonly road: number;
  readonly index: number;
}

/** Where roads join: at places that have the same coordinates, and nowhere else; the ends of roads too. */
export type Joins = ReadonlyMap<string, readonly Vertex[]>;

/** 180° east and west are one. */
export function placeKey({ lat, lon }: Place): string {
  return `${Math.round(lat * 1e7)},${Math.round((lon === 180 ? -180 : lon) * 1e7)}`;
}

export function findJoins(roads: readonly Road[]): Joins {
  const seen = new Set<string>();
  const joined = new Set<string>();
  for (const { places } of roads) {
    for (const [index, place] of places.entries()) {
      const key = placeKey(place);
      if (index === 0 || index === places.length - 1 || seen.has(key)) joined.add(key);
      seen.add(key);
    }
  }
  const joins = new Map<string, Vertex[]>();
  for (const [road, { places }] of roads.entries()) {
    for (const [index, place] of places.entries()) {
      const key = placeKey(place);
      if (!joined.has(key)) continue;
      const vertices = joins.get(key);
      if (vertices === undefined) joins.set(key, [{ road, index }]);
      else vertices.push({ road, index });
    }
  }
  return joins;
}
