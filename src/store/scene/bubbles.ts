/** Merging bubbles that would overlap: over the few hundred of one view, not over the cameras. */

/** What stands behind one mark; places in CSS px of the whole world at the scene's zoom. */
export interface Bubble {
  /** Exact centroid. */
  x: number;
  y: number;
  count: number;
  /** FLAG bits that all share. */
  flags: number;
  /** Of one of its cameras: see Marks. */
  readonly id: number;
  readonly type: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Whether two bubbles stand too near each other, by the square of their distance. */
export type TooNear = (a: Bubble, b: Bubble, squared: number) => boolean;

/**
 * Merges greedily, biggest first, until no two are too near. Each merge keeps the exact centroid.
 * @param reach the distance beyond which no two can be too near, px
 */
export function mergeBubbles(bubbles: readonly Bubble[], reach: number, tooNear: TooNear): readonly Bubble[] {
  const cells = new Map<string, Set<Bubble>>();
  const cellOf = (bubble: Bubble): string => `${Math.floor(bubble.x / reach)},${Math.floor(bubble.y / reach)}`;
  const enter = (bubble: Bubble): void => {
    const key = cellOf(bubble);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, new Set([bubble]));
    else cell.add(bubble);
  };
  const leave = (bubble: Bubble): void => void cells.get(cellOf(bubble))?.delete(bubble);

  const nearest = (bubble: Bubble): Bubble | null => {
    const column = Math.floor(bubble.x / reach);
    const row = Math.floor(bubble.y / reach);
    let best: Bubble | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let y = row - 1; y <= row + 1; y += 1) {
      for (let x = column - 1; x <= column + 1; x += 1) {
        for (const other of cells.get(`${x},${y}`) ?? []) {
          if (other === bubble) continue;
          const squared = (other.x - bubble.x) ** 2 + (other.y - bubble.y) ** 2;
          if (squared < least && tooNear(bubble, other, squared)) {
            best = other;
            least = squared;
          }
        }
      }
    }
    return best;
  };

  const alive = new Set(bubbles);
  for (const bubble of bubbles) enter(bubble);
  for (const bubble of bubbles.toSorted((a, b) => b.count - a.count)) {
    if (!alive.has(bubble)) continue;
    for (let other = nearest(bubble); other !== null; other = nearest(bubble)) {
      leave(bubble);
      leave(other);
      alive.delete(other);
      absorb(bubble, other);
      enter(bubble);
    }
  }
  return [...alive];
}

/** Makes two bubbles one, at the exact centroid of both. */
export function absorb(bubble: Bubble, other: Bubble): void {
  const count = bubble.count + other.count;
  bubble.x = (bubble.x * bubble.count + other.x * other.count) / count;
  bubble.y = (bubble.y * bubble.count + other.y * other.count) / count;
  bubble.count = count;
  bubble.flags &= other.flags;
  bubble.west = Math.min(bubble.west, other.west);
  bubble.south = Math.min(bubble.south, other.south);
  bubble.east = Math.max(bubble.east, other.east);
  bubble.north = Math.max(bubble.north, other.north);
}
