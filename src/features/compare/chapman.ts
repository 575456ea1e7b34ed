/** Fewer pairs than this say nothing. */
export const FEWEST_PAIRS = 10;
/** Standard deviations on each side of 95 % of a normal distribution. */
const Z95 = 1.959_964;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How many stand there, if the list and the map were made independently: Chapman's estimate
 * N = (n1 + 1)(n2 + 1)/(m + 1) - 1, with its variance (n1 + 1)(n2 + 1)(n1 - m)(n2 - m)/((m + 1)²(m + 2)).
 * The 95 % interval in whole readers, never below what was seen; null with fewer than 10 pairs.
 */
export function captureRange(list: number, map: number, both: number): Range | null {
  if (both < FEWEST_PAIRS) return null;
  const product = (list + 1) * (map + 1);
  const estimate = product / (both + 1) - 1;
  const deviation = Math.sqrt((product * (list - both) * (map - both)) / ((both + 1) ** 2 * (both + 2)));
  const seen = list + map - both;
  const low = Math.max(seen, Math.floor(estimate - Z95 * deviation));
  return { low, high: Math.max(low, Math.ceil(estimate + Z95 * deviation)) };
}
