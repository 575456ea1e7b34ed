/** Roads as a graph: nodes where they join, and edges between them in the order of the roads. */
import type { Place } from '../../../model/place.ts';
import { millimetres } from '../area/border.ts';
import type { Joins } from '../roads/joins.ts';
import { placeKey } from '../roads/joins.ts';
import type { Road } from '../roads/road.ts';

export interface Edge {
  readonly road: number;
  /** Along the road where it begins, mm. */
  readonly from: number;
  readonly length: number;
  /** ms, 1 at least. */
  readonly time: number;
  /** Nodes at its beginning and end. */
  readonly start: number;
  readonly end: number;
  readonly forward: boolean;
  readonly backward: boolean;
  readonly places: readonly Place[];
}

/** Arcs of all nodes: those of node n are `arcs[at[n]]` to `arcs[at[n + 1] - 1]`, by edge. An arc is twice its edge, plus 1 where it goes backward. */
export interface Arcs {
  readonly at: Uint32Array;
  readonly arcs: Uint32Array;
}

export interface Graph {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  readonly out: Arcs;
  readonly in: Arcs;
}

export function buildGraph(roads: readonly Road[], joins: Joins): Graph {
  const numbers = new Map<string, number>();
  const edges: Edge[] = [];
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  for (const [road, { places, speed, oneway }] of roads.entries()) {
    let [at, from] = [0, 0];
    let start: number | null = null;
    let piece: Place[] = [];
    for (const [index, place] of places.entries()) {
      const last = places[index - 1];
      if (last !== undefined) at += millimetres(last, place);
      piece.push(place);
      const key = placeKey(place);
      if (!joins.has(key)) continue;
      const end = numberOf(key);
      if (start !== null) {
        const length = at - from;
        const time = Math.max(1, Math.round((length * 18) / (5 * speed)));
        const [forward, backward] = [oneway !== 'backward', oneway !== 'forward'];
        edges.push({ road, from, length, time, start, end, forward, backward, places: piece });
      }
      [start, from, piece] = [end, at, [place]];
    }
  }
  const nodes = numbers.size;
  return { nodes, edges, out: arcsOf(nodes, edges, 'out'), in: arcsOf(nodes, edges, 'in') };
}

function arcsOf(nodes: number, edges: readonly Edge[], side: 'out' | 'in'): Arcs {
  const at = new Uint32Array(nodes + 1);
  const ends: (readonly [node: number, arc: number])[] = [];
  for (const [number, { start, end, forward, backward }] of edges.entries()) {
    if (forward) ends.push([side === 'out' ? start : end, number * 2]);
    if (backward) ends.push([side === 'out' ? end : start, number * 2 + 1]);
  }
  for (const [node] of ends) at[node + 1] = (at[node + 1] ?? 0) + 1;
  for (let i = 0; i < nodes; i += 1) at[i + 1] = (at[i + 1] ?? 0) + (at[i] ?? 0);
  const next = at.slice(0, nodes);
  const arcs = new Uint32Array(ends.length);
  for (const [node, arc] of ends) {
    arcs[next[node] ?? 0] = arc;
    next[node] = (next[node] ?? 0) + 1;
  }
  return { at, arcs };
}
