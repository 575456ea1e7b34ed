import type { Graph } from './graph.ts';

/**
 * For each node the number of its strongly connected part: from any node of it one can drive to any other and back.
 * Tarjan's algorithm, with a list in place of recursion.
 */
export function findStrongParts({ nodes, edges, out }: Graph): Int32Array {
  const part = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = out.at.slice(0, nodes);
  const open: number[] = [];
  let [seen, parts] = [0, 0];
  for (let root = 0; root < nodes; root += 1) {
    if (order[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1) ?? root;
      if (order[node] === -1) {
        order[node] = seen;
        low[node] = seen;
        seen += 1;
        open.push(node);
      }
      const i = next[node] ?? 0;
      if (i < (out.at[node + 1] ?? 0)) {
        next[node] = i + 1;
        const arc = out.arcs[i] ?? 0;
        const edge = edges[arc >> 1];
        const to = (arc % 2 === 0 ? edge?.end : edge?.start) ?? node;
        if (order[to] === -1) path.push(to);
        else if (part[to] === -1) low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        part[member] = parts;
        if (member === node) break;
      }
      parts += 1;
    }
  }
  return part;
}
