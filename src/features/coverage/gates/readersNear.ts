/** Readers by where they are, for questions about single pieces of road. */
import type { Camera } from '../../../model/camera.ts';
import type { Direction } from '../../../model/direction.ts';
import { directionOf } from '../../../model/direction.ts';
import { bearingTo, looksAlong, segmentDistance } from '../../../model/segment.ts';
import type { Segment } from './approach.ts';

export interface ReaderIndex {
  /** Each reader within `metres` of the segment, by its number, with whether it looks along it within `degrees`. */
  near(segment: Segment, metres: number, degrees: number, found: (reader: number, faces: boolean) => void): void;
  readonly readers: readonly Camera[];
}

const METRES_A_DEGREE = 111_000;

export function createReaderIndex(readers: readonly Camera[]): ReaderIndex {
  const order = [...readers.keys()].toSorted((a, b) => (readers[a]?.lat ?? 0) - (readers[b]?.lat ?? 0));
  const lats = Float64Array.from(order, (index) => readers[index]?.lat ?? 0);
  const directions: (Direction | undefined)[] = [];
  const first = (lat: number): number => {
    let [low, high] = [0, lats.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lats[middle] ?? 0) < lat) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    readers,
    near([start, end], metres, degrees, found) {
      const margin = metres / METRES_A_DEGREE;
      const north = Math.max(start.lat, end.lat) + margin;
      let axis: number | null | undefined;
      for (let i = first(Math.min(start.lat, end.lat) - margin); i < lats.length && (lats[i] ?? 0) <= north; i += 1) {
        const index = order[i] ?? 0;
        const reader = readers[index];
        if (reader === undefined || segmentDistance(reader, start, end) > metres) continue;
        const direction = (directions[index] ??= directionOf(reader.tags));
        axis ??= bearingTo(start, end);
        found(index, axis !== null && looksAlong(direction, axis, degrees));
      }
    },
  };
}
