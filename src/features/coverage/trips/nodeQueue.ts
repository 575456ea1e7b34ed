/** Nodes by their time, the earliest first: a binary heap in two growing arrays. */
export interface NodeQueue {
  push(node: number, time: number): void;
  /** The earliest, or null; `time` has when. */
  pop(): number | null;
  readonly time: number;
  clear(): void;
}

export function createNodeQueue(): NodeQueue {
  let nodes: number[] = [];
  let times: number[] = [];
  let popped = 0;

  function put(at: number, node: number, time: number): void {
    nodes[at] = node;
    times[at] = time;
  }

  return {
    get time() {
      return popped;
    },
    push(node, time) {
      let at = nodes.length;
      while (at > 0) {
        const above = (at - 1) >> 1;
        const upper = times[above] ?? 0;
        if (upper <= time) break;
        put(at, nodes[above] ?? 0, upper);
        at = above;
      }
      put(at, node, time);
    },
    pop() {
      const first = nodes[0];
      const node = nodes.pop();
      const time = times.pop();
      if (first === undefined || node === undefined || time === undefined) return null;
      popped = times[0] ?? time;
      if (nodes.length === 0) return first;
      let at = 0;
      for (let child = 1; child < nodes.length; child = 2 * at + 1) {
        if ((times[child + 1] ?? Number.POSITIVE_INFINITY) < (times[child] ?? 0)) child += 1;
        if ((times[child] ?? 0) >= time) break;
        put(at, nodes[child] ?? 0, times[child] ?? 0);
        at = child;
      }
      put(at, node, time);
      return first;
    },
    clear() {
      nodes = [];
      times = [];
    },
  };
}
