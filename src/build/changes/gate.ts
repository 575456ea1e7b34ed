/** What a new snapshot must not be: much smaller than those before it. */
import { Failure } from '../../model/failure.ts';

/** A snapshot as the gate sees it. */
export interface Gauge {
  readonly count: number;
  /** Readers by country. */
  readonly countries: Readonly<Record<string, number>>;
  /** When its data was true at the latest, ms since 1970. */
  readonly newest: number;
}

/** Of the median of so many snapshots before, a new one has this share at least. */
const COMPARED = 4;
const LEAST = 0.95;
/** A country that had so many may lose this share of them. */
const LARGE = 50;
const MAY_LOSE = 0.2;

/**
 * @param before those that were accepted, the oldest first
 * @throws Failure `incomplete` that says all that is wrong
 */
export function refuseShrunk(before: readonly Gauge[], now: Gauge): void {
  const why = reasons(before, now);
  if (why.length === 0) return;
  throw new Failure('incomplete', {
    said: `${why.join('; ')}. The old one stays; --accept "REASON" publishes it all the same.`,
  });
}

function reasons(before: readonly Gauge[], now: Gauge): readonly string[] {
  const last = before.at(-1);
  if (last === undefined) return now.count === 0 ? ['There is no reader at all'] : [];
  const usual = median(before.slice(-COMPARED).map(({ count }) => count));
  const lost = Object.entries(last.countries).flatMap(([country, had]) => {
    const has = now.countries[country] ?? 0;
    return had >= LARGE && has < had * (1 - MAY_LOSE) ? [`${country} has ${has} of ${had} readers`] : [];
  });
  return [
    ...(now.count === 0 ? ['There is no reader at all'] : []),
    ...(now.count < usual * LEAST
      ? [`${now.count} readers are ${((1 - now.count / usual) * 100).toFixed(1)} % fewer than usual (${usual})`]
      : []),
    ...lost,
    ...(now.newest < last.newest ? ['Its data is older than the last one’s'] : []),
  ];
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}
