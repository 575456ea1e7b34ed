/** Things that belong together because each belongs with another: a union-find. */
export interface Groups {
  join(a: number, b: number): void;
  /** The lowest member of something's group. */
  first(of: number): number;
  /** Each group's members, in ascending order; groups by their first. */
  all(): number[][];
}

export function createGroups(count: number): Groups {
  const parents = Array.from({ length: count }, (_, index) => index);
  const root = (of: number): number => {
    let at = of;
    for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
      parents[at] = parents[up] ?? up;
      at = up;
    }
    return at;
  };
  return {
    first: root,
    join(a, b) {
      const [one, other] = [root(a), root(b)];
      parents[Math.max(one, other)] = Math.min(one, other);
    },
    all() {
      const groups = new Map<number, number[]>();
      for (let i = 0; i < count; i += 1) {
        const first = root(i);
        const group = groups.get(first);
        if (group === undefined) groups.set(first, [i]);
        else group.push(i);
      }
      return [...groups.values()];
    },
  };
}
