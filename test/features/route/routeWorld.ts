/** Routes and readers on the equator, drawn in metres: what a rule does can be computed by hand. */
import type { AlongRoute } from '../../../src/features/route/count/countAlong.ts';
import { countAlong } from '../../../src/features/route/count/countAlong.ts';
import type { RouteRules } from '../../../src/features/route/count/routeRules.ts';
import { ROUTE_RULES } from '../../../src/features/route/count/routeRules.ts';
import type { Camera } from '../../../src/model/camera.ts';
import type { Place } from '../../../src/model/place.ts';
import { wrapLon } from '../../../src/model/place.ts';

/** East and north of where the world begins, metres. */
export type EastNorth = readonly [east: number, north: number];

const A_DEGREE = (6_371_008.8 * Math.PI) / 180;

export function placeAt([east, north]: EastNorth, lon = 0): Place {
  return { lat: north / A_DEGREE, lon: wrapLon(lon + east / A_DEGREE) };
}

export function readerAt(id: number, place: Place, direction?: string): Camera {
  const tags = new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ALPR'],
  ]);
  if (direction !== undefined) tags.set('direction', direction);
  return { type: 'node', id, ...place, version: 1, timestamp: null, tags };
}

/** Counts readers, given as place and direction, along lines. */
export function along(
  lines: readonly (readonly EastNorth[])[],
  readers: readonly (readonly [EastNorth, string?])[],
  rules: Partial<RouteRules> = {},
  lon = 0,
): AlongRoute {
  return countAlong(
    lines.map((line) => line.map((point) => placeAt(point, lon))),
    readers.map(([place, direction], index) => readerAt(index + 1, placeAt(place, lon), direction)),
    { ...ROUTE_RULES, ...rules },
  );
}

/** The four numbers. */
export function numbers({ facing, near, unknown, passes }: AlongRoute): readonly number[] {
  return [facing, near, unknown, passes];
}
