import type { Camera } from '../../src/model/camera.ts';
import type { Place } from '../../src/model/place.ts';

/** 23 Nov 2026, 06:30 UTC */
export const NOW = Date.UTC(2026, 10, 23, 6, 30);
export const AUSTIN: Place = { lat: 30.26715, lon: -97.74306 };

export function camera(id: number, tags: Readonly<Record<string, string>>, rest: Partial<Camera> = {}): Camera {
  return {
    type: 'node',
    id,
    version: 3,
    timestamp: Date.UTC(2026, 7, 12),
    lat: AUSTIN.lat,
    lon: AUSTIN.lon,
    tags: new Map(Object.entries(tags)),
    ...rest,
  };
}
