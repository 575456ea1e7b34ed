import type { Box } from '../../model/box.ts';

/** Degrees a side of the boxes that reading begins with: the world in 72, since whole it is never answered. */
const START = 30;
/** No box smaller than this is quartered, degrees. */
const SMALLEST = 0.01;

/** The boxes that reading a region begins with: on a fixed grid, cut at the region's edge. They share edges and no more. */
export function startBoxes(region: Box): readonly Box[] {
  const boxes: Box[] = [];
  for (const [south, north] of spans(region.south, region.north)) {
    for (const [west, east] of spans(region.west, region.east)) boxes.push({ south, west, north, east });
  }
  return boxes;
}

function spans(from: number, to: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / START) + 1) * START);
    found.push([start, end]);
    start = end;
  }
  return found;
}

/** The four quarters of a box, or null where it is too small for that. */
export function quarter({ south, west, north, east }: Box): readonly Box[] | null {
  if (north - south < 2 * SMALLEST || east - west < 2 * SMALLEST) return null;
  const lat = (south + north) / 2;
  const lon = (west + east) / 2;
  return [
    { south, west, north: lat, east: lon },
    { south, west: lon, north: lat, east },
    { south: lat, west, north, east: lon },
    { south: lat, west: lon, north, east },
  ];
}

/** A box's name, fit for a file. */
export function boxName({ south, west, north, east }: Box): string {
  return `box_${south}_${west}_${north}_${east}`;
}

/** Square degrees. */
export function areaOf({ south, west, north, east }: Box): number {
  return (north - south) * (east - west);
}
