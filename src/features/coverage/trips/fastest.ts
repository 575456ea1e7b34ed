/** Fastest paths between places on edges. Times are whole milliseconds, and of equal paths one is chosen by rule: docs/METHODS.md. */
import type { Edge, Graph } from './graph.ts';
import { createNodeQueue } from './nodeQueue.ts';

/** A place on an edge, mm from its beginning. */
export interface Spot {
  readonly edge: number;
  readonly at: number;
}

/** A piece of an edge that a trip drives, mm from the edge's beginning; `to` < `from` where it goes backward. */
export interface Leg {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

export interface Path {
  /** ms */
  readonly time: number;
  readonly legs: readonly Leg[];
}

/** Time from an edge's beginning to a place on it. */
function timeTo({ time, length }: Edge, at: number): number {
  return length === 0 ? 0 : Math.floor((time * at) / length);
}

/** Where a path goes on from a spot, or comes to it: a node, and the time between. */
interface Link {
  readonly node: number;
  readonly time: number;
  readonly leg: Leg;
}

/** Made once a graph: what a search needs is kept for the next. */
export function createPathFinder(graph: Graph): (from: Spot, to: Spot) => Path | null {
  const { edges, out } = graph;
  const times = new Float64Array(graph.nodes);
  const searched = new Uint32Array(graph.nodes);
  const queue = createNodeQueue();
  let search = 0;
  const timeOf = (node: number): number =>
    searched[node] === search ? (times[node] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const reach = (node: number, time: number): void => {
    if (timeOf(node) <= time) return;
    times[node] = time;
    searched[node] = search;
    queue.push(node, time);
  };

  return (from, to) => {
    const [first, last] = [edges[from.edge], edges[to.edge]];
    if (first === undefined || last === undefined) return null;
    const direct = from.edge === to.edge ? directPath(first, from, to) : null;
    const [starts, goals] = [startsOf(first, from), goalsOf(last, to)];
    search += 1;
    queue.clear();
    for (const { node, time } of starts) reach(node, time);
    let best = direct?.time ?? Number.POSITIVE_INFINITY;
    let goal: Link | null = null;
    for (let node = queue.pop(); node !== null && queue.time < best; node = queue.pop()) {
      const time = timeOf(node);
      if (queue.time > time) continue;
      // Of goals that are reached at once, the first in their order: so that of a tie the rule decides, not the queue.
      for (const link of goals) {
        const total = time + link.time;
        if (link.node === node && total < best) [best, goal] = [total, link];
      }
      for (let i = out.at[node] ?? 0; i < (out.at[node + 1] ?? 0); i += 1) {
        const arc = out.arcs[i] ?? 0;
        const edge = edges[arc >> 1];
        if (edge !== undefined) reach(arc % 2 === 0 ? edge.end : edge.start, time + edge.time);
      }
    }
    if (goal === null) return direct;
    const chosen = goals.find((link) => timeOf(link.node) + link.time === best) ?? goal;
    return { time: best, legs: [...wayTo(graph, timeOf, starts, chosen.node), chosen.leg] };
  };
}

function directPath(edge: Edge, from: Spot, to: Spot): Path | null {
  const [start, end] = [timeTo(edge, from.at), timeTo(edge, to.at)];
  const leg = { edge: from.edge, from: from.at, to: to.at };
  if (edge.forward && to.at >= from.at) return { time: end - start, legs: [leg] };
  return edge.backward && to.at <= from.at ? { time: start - end, legs: [leg] } : null;
}

function startsOf(edge: Edge, { edge: number, at }: Spot): Link[] {
  const time = timeTo(edge, at);
  return [
    ...(edge.forward
      ? [{ node: edge.end, time: edge.time - time, leg: { edge: number, from: at, to: edge.length } }]
      : []),
    ...(edge.backward ? [{ node: edge.start, time, leg: { edge: number, from: at, to: 0 } }] : []),
  ];
}

function goalsOf(edge: Edge, { edge: number, at }: Spot): Link[] {
  const time = timeTo(edge, at);
  return [
    ...(edge.forward ? [{ node: edge.start, time, leg: { edge: number, from: 0, to: at } }] : []),
    ...(edge.backward
      ? [{ node: edge.end, time: edge.time - time, leg: { edge: number, from: edge.length, to: at } }]
      : []),
  ];
}

/** Back from a node to the start: at each node the start, where it fits; else the arc of the lowest number that fits. */
function wayTo(
  { edges, in: into }: Graph,
  timeOf: (node: number) => number,
  starts: readonly Link[],
  goal: number,
): Leg[] {
  const legs: Leg[] = [];
  for (let node = goal; ;) {
    const time = timeOf(node);
    const start = starts.find((link) => link.node === node && link.time === time);
    if (start !== undefined) return [start.leg, ...legs.toReversed()];
    let before: number | null = null;
    for (let i = into.at[node] ?? 0; i < (into.at[node + 1] ?? 0) && before === null; i += 1) {
      const arc = into.arcs[i] ?? 0;
      const edge = edges[arc >> 1];
      if (edge === undefined) continue;
      const from = arc % 2 === 0 ? edge.start : edge.end;
      if (timeOf(from) + edge.time !== time) continue;
      before = from;
      legs.push({ edge: arc >> 1, from: arc % 2 === 0 ? 0 : edge.length, to: arc % 2 === 0 ? edge.length : 0 });
    }
    if (before === null) return [];
    node = before;
  }
}
