import type { NameCount } from '../../store/query/filter.ts';

/** One bar: what it is of, how many, and which part of all that is, 0 to 1. */
export interface Bar {
  readonly name: string;
  readonly count: number;
  readonly share: number;
}

/** The most frequent names, and the rest as one under `others`; `total` are the readers, of which a list counts under each of its names. */
export function barsOf(counts: readonly NameCount[], total: number, most: number, others: string): readonly Bar[] {
  const bar = ({ name, count }: NameCount): Bar => ({ name, count, share: total === 0 ? 0 : count / total });
  const found = counts.filter(({ count }) => count > 0);
  if (found.length <= most) return found.map(bar);
  const rest = found.slice(most - 1).reduce((sum, { count }) => sum + count, 0);
  return [...found.slice(0, most - 1), { name: others, count: rest }].map(bar);
}
