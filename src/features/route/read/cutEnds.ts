import type { Place } from '../../../model/place.ts';
import { distance, wrapLon } from '../../../model/place.ts';

/**
 * A line without so many metres at each end: where a trip starts and ends is nobody's business.
 * Empty where nothing would be left.
 */
export function cutEnds(line: readonly Place[], metres: number): readonly Place[] {
  if (metres <= 0) return line;
  const whole = line.reduce((sum, place, i) => sum + distance(line[i - 1] ?? place, place), 0);
  if (whole <= 2 * metres) return [];
  return cutStart(cutStart(line, metres).toReversed(), metres).toReversed();
}

function cutStart(line: readonly Place[], metres: number): readonly Place[] {
  let left = metres;
  for (let i = 1; i < line.length; i += 1) {
    const [from, to] = [line[i - 1], line[i]];
    if (from === undefined || to === undefined) break;
    const length = distance(from, to);
    if (length > left) {
      const share = left / length;
      const step = to.lon - from.lon - Math.round((to.lon - from.lon) / 360) * 360;
      const start = { lat: from.lat + share * (to.lat - from.lat), lon: wrapLon(from.lon + share * step) };
      return [start, ...line.slice(i)];
    }
    left -= length;
  }
  return [];
}
