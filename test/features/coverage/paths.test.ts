import createGraph from 'ngraph.graph';
import { aStar } from 'ngraph.path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJoins } from '../../../src/features/coverage/roads/joins.ts';
import { createPathFinder } from '../../../src/features/coverage/trips/fastest.ts';
import type { Graph } from '../../../src/features/coverage/trips/graph.ts';
import { buildGraph } from '../../../src/features/coverage/trips/graph.ts';
import type { Metres, Way } from './smallWorld.ts';
import { smallWorld } from './smallWorld.ts';

function graphOf(ways: readonly Way[]): Graph {
  const { roads } = smallWorld(ways);
  return buildGraph(roads, findJoins(roads));
}

test('of two paths of one time the one by the rule is taken: back from the end, the lowest edge', () => {
  // A square that is driven from its south-west to its north-east: by the east or by the north takes as long.
  const ways: Way[] = [
    [
      [
        [0, 0],
        [100, 0],
      ],
    ],
    [
      [
        [0, 0],
        [0, 100],
      ],
    ],
    [
      [
        [100, 0],
        [100, 100],
      ],
    ],
    [
      [
        [0, 100],
        [100, 100],
      ],
    ],
  ];
  const path = (order: readonly number[]): unknown => {
    const graph = graphOf(order.map((index) => ways[index] ?? [[]]));
    const [first, last] = [order.indexOf(0), order.indexOf(2)];
    const find = createPathFinder(graph);
    const found = find({ edge: first, at: 0 }, { edge: last, at: graph.edges[last]?.length ?? 0 });
    return found?.legs.filter(({ from, to }) => from !== to).map(({ edge }) => order[edge]);
  };
  expect(path([0, 1, 2, 3])).toEqual([0, 2]);
});

test('paths are as fast as those of ngraph.path', () => {
  const way = fc.tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 6 }),
    fc.constantFrom('no', 'yes', '-1'),
  );
  fc.assert(
    fc.property(fc.array(way, { minLength: 3, maxLength: 25 }), fc.nat(), fc.nat(), (lines, a, b) => {
      const graph = graphOf(
        lines.map(([line, oneway]): Way => [line.map(([x, y]): Metres => [x * 97, y * 103]), { oneway }]),
      );
      const { edges } = graph;
      if (edges.length === 0) return;
      const [from, to] = [a % edges.length, b % edges.length];
      const [start, end] = [edges[from], edges[to]];
      if (from === to || start === undefined || end === undefined) return;
      const other = createGraph<undefined, number>();
      const best = (u: number | string, v: number | string, time: number): void => {
        const link = other.getLink(u, v);
        if (link === undefined || link === null || link.data > time) other.addLink(u, v, time);
      };
      for (const edge of edges) {
        if (edge.forward) best(edge.start, edge.end, edge.time);
        if (edge.backward) best(edge.end, edge.start, edge.time);
      }
      // From the beginning of one edge, along it, to the end of another, along it.
      if (start.forward) best('from', start.end, start.time);
      if (start.backward) best('from', start.start, 0);
      if (end.forward) best(end.start, 'to', end.time);
      if (end.backward) best(end.end, 'to', 0);
      other.addNode('from');
      other.addNode('to');
      const path = aStar(other, { oriented: true, distance: (_u, _v, link) => link.data }).find('from', 'to');
      const theirs =
        path.length === 0
          ? null
          : path.slice(1).reduce((sum, node, index) => {
              // ngraph gives the path from its end.
              return sum + (other.getLink(node.id, path[index]?.id ?? '')?.data ?? Number.NaN);
            }, 0);
      expect(createPathFinder(graph)({ edge: from, at: 0 }, { edge: to, at: end.length })?.time ?? null).toBe(theirs);
    }),
    { numRuns: 300 },
  );
});
