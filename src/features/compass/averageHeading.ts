import { turn } from '../../model/compass.ts';
import type { Reading } from './heading.ts';

/** Fewer readings than this are a sensor that does not run. */
const FEWEST = 5;

/** Wider apart than this, the readings say nothing, degrees. */
export const MOST_SPREAD = 20;

export type Heading =
  /** `magnetic`: clockwise from magnetic north. `spread`: how far off it may be, by the readings or as the device says, whichever is more. Degrees. */
  | { readonly kind: 'heading'; readonly magnetic: number; readonly spread: number }
  | { readonly kind: 'unsteady'; readonly spread: number }
  | Exclude<Reading, { readonly kind: 'heading' }>;

const RADIANS = Math.PI / 180;

/**
 * One heading of the readings of a moment: the mean of the vectors, so that north is no seam, and the circular standard
 * deviation (K. V. Mardia, Statistics of Directional Data, 1972).
 */
export function averageHeading(readings: readonly Reading[]): Heading {
  const found = readings.filter((reading) => reading.kind === 'heading');
  if (found.length === 0) {
    const failed = readings.filter((reading) => reading.kind !== 'heading' && reading.kind !== 'none');
    return failed.at(-1) ?? { kind: 'none' };
  }
  if (found.length < FEWEST) return { kind: 'none' };
  const sum = (part: (angle: number) => number): number =>
    found.reduce((total, { magnetic }) => total + part(magnetic * RADIANS), 0) / found.length;
  const [east, north] = [sum(Math.sin), sum(Math.cos)];
  const length = Math.min(1, Math.hypot(east, north));
  const deviation = Math.sqrt(-2 * Math.log(length)) / RADIANS;
  const spread = Math.min(180, Math.max(deviation, ...found.map(({ accuracy }) => accuracy ?? 0)));
  if (spread > MOST_SPREAD) return { kind: 'unsteady', spread };
  return { kind: 'heading', magnetic: turn(Math.atan2(east, north) / RADIANS), spread };
}
