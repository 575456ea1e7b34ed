/**
 * On which day a node entered OpenStreetMap, told by its id: ids rise with time. It is neither the day that a device was put up,
 * nor the day that the node became a reader.
 */

/** A node's id with the time of its first version, ms since 1970. */
export interface Anchor {
  readonly id: number;
  readonly at: number;
}

/** Nodes whose first version was read at the source on 2026-11-25; the last is the newest of an answer of that time. */
export const FIXED_ANCHORS: readonly Anchor[] = [
  { id: 5_059_352_113, at: Date.parse('2017-08-26T01:49:50Z') },
  { id: 12_551_051_880, at: Date.parse('2025-02-02T11:27:52Z') },
  { id: 13_285_636_512, at: Date.parse('2025-11-06T17:17:52Z') },
  { id: 13_952_004_501, at: Date.parse('2026-06-19T20:21:00Z') },
];

/**
 * Anchors in the order of their ids, none earlier than the one before: of the fixed ones and of rows in their first version,
 * whose last edit is their first.
 */
export function anchorsOf(
  rows: readonly {
    readonly id: number;
    readonly type: string;
    readonly version: number;
    readonly timestamp: number | null;
  }[],
): readonly Anchor[] {
  const found = rows.flatMap(({ id, type, version, timestamp }) =>
    type === 'node' && version === 1 && timestamp !== null ? [{ id, at: timestamp }] : [],
  );
  // Where the rows tell it themselves, they do so better.
  const all = (found.length === 0 ? FIXED_ANCHORS : [...FIXED_ANCHORS, ...found]).toSorted((a, b) => a.id - b.id);
  const rising: Anchor[] = [];
  for (const anchor of all) {
    const last = rising.at(-1);
    if (last === undefined || (anchor.id > last.id && anchor.at >= last.at)) rising.push(anchor);
  }
  return rising;
}

/** Between its neighbors, straight; beyond the last as fast as from the fixed one before it. Null before the first. ms since 1970 */
export function mappedOn(id: number, anchors: readonly Anchor[]): number | null {
  let [low, high] = [0, anchors.length - 1];
  const first = anchors[0];
  if (first === undefined || id < first.id) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((anchors[middle]?.id ?? Infinity) <= id) low = middle;
    else high = middle - 1;
  }
  const [from, to] = low < anchors.length - 1 ? [anchors[low], anchors[low + 1]] : [anchors[low - 1], anchors[low]];
  if (from === undefined || to === undefined) return first.at;
  return from.at + ((id - from.id) / (to.id - from.id)) * (to.at - from.at);
}
