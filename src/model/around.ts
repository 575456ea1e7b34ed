import type { Box } from './box.ts';
import type { Place } from './place.ts';
import { METRES_A_DEGREE } from './segment.ts';

/** The cosine of latitude is held to this, so that boxes near a pole stay finite. */
const LEAST_COSINE = 0.01;

/** The box with some metres more on every side: no place that is so near to it lies outside. */
export function around({ south, west, north, east }: Box, metres: number): Box {
  const margin = metres / METRES_A_DEGREE;
  const farthest = Math.min(90, Math.max(Math.abs(south), Math.abs(north)) + margin);
  const aside = margin / Math.max(LEAST_COSINE, Math.cos((farthest * Math.PI) / 180));
  return {
    south: Math.max(-90, south - margin),
    west: west - aside,
    north: Math.min(90, north + margin),
    east: east + aside,
  };
}

/** The same of a place. */
export function aroundPlace({ lat, lon }: Place, metres: number): Box {
  return around({ south: lat, north: lat, west: lon, east: lon }, metres);
}

/** The place so many metres away, for short ways; its longitude may leave [-180, 180), so that a line to it is one line. */
export function away({ lat, lon }: Place, bearing: number, metres: number): Place {
  const radians = (bearing * Math.PI) / 180;
  const degrees = metres / METRES_A_DEGREE;
  return {
    lat: Math.max(-90, Math.min(90, lat + degrees * Math.cos(radians))),
    lon: lon + (degrees * Math.sin(radians)) / Math.max(LEAST_COSINE, Math.cos((lat * Math.PI) / 180)),
  };
}

/** Whether a box holds another one, on whatever copy of the world. */
export function holds(outer: Box, inner: Box): boolean {
  const turns = Math.ceil((outer.west - inner.west) / 360);
  return (
    inner.south >= outer.south &&
    inner.north <= outer.north &&
    (outer.east - outer.west >= 360 || inner.east + turns * 360 <= outer.east)
  );
}
