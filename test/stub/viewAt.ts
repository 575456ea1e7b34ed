import type { View } from '../../src/state/view.ts';

/** What a map of one size sees from a place. */
export function viewAt(lat: number, lon: number, zoom: number): View {
  const half = 180 / 2 ** zoom;
  return {
    centre: { lat, lon },
    zoom,
    box: { south: lat - half, west: lon - half, north: lat + half, east: lon + half },
  };
}
