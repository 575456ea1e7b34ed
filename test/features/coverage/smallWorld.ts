/** Small worlds on the equator, drawn in metres: what a rule does can be computed by hand. */
import type { Area } from '../../../src/features/coverage/area/readArea.ts';
import { readArea } from '../../../src/features/coverage/area/readArea.ts';
import type { Coverage } from '../../../src/features/coverage/measure.ts';
import { measureCoverage } from '../../../src/features/coverage/measure.ts';
import type { Road } from '../../../src/features/coverage/roads/road.ts';
import { readRoads } from '../../../src/features/coverage/roads/readRoads.ts';
import type { Camera } from '../../../src/model/camera.ts';
import type { Place } from '../../../src/model/place.ts';
import { round7 } from '../../../src/model/place.ts';

/** East and north of where the world begins, metres. */
export type Metres = readonly [east: number, north: number];

const A_DEGREE = (6_371_008.8 * Math.PI) / 180;

export interface SmallWorld {
  readonly roads: readonly Road[];
  readonly readers: readonly Camera[];
  readonly area: Area;
  /** The same as files. */
  readonly files: { readonly roads: string; readonly cameras: string; readonly area: string };
}

export type Way = readonly [line: readonly Metres[], tags?: Readonly<Record<string, string>>];

/** A square from 0,0 to 1000,1000 unless another area is given; readers as place and direction. */
export function smallWorld(
  ways: readonly Way[],
  cameras: readonly (readonly [Metres, string?])[] = [],
  { lon = 0, ring = SQUARE }: { readonly lon?: number; readonly ring?: readonly Metres[] } = {},
): SmallWorld {
  const at = ([east, north]: Metres): Place => {
    const x = round7(lon + east / A_DEGREE);
    return { lat: round7(north / A_DEGREE), lon: x > 180 ? round7(x - 360) : x };
  };
  const position = (metres: Metres): number[] => [at(metres).lon, at(metres).lat];
  const files = {
    roads: JSON.stringify({
      osm3s: { timestamp_osm_base: '2026-11-01T00:00:00Z' },
      elements: ways.map(([line, tags], index) => ({
        type: 'way',
        id: index + 1,
        tags: { highway: 'residential', ...tags },
        geometry: line.map(at),
      })),
    }),
    cameras: JSON.stringify({
      osm3s: { timestamp_osm_base: '2026-11-02T00:00:00Z' },
      elements: cameras.map(([place, direction], index) => ({
        type: 'node',
        id: index + 1,
        ...at(place),
        tags: { 'surveillance:type': 'ALPR', ...(direction === undefined ? {} : { direction }) },
      })),
    }),
    area: JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map(position)] }),
  };
  return {
    roads: readRoads(files.roads).roads,
    area: readArea(files.area),
    readers: cameras.map(([place, direction], index) => ({
      type: 'node',
      id: index + 1,
      ...at(place),
      version: 0,
      timestamp: null,
      tags: new Map([
        ['surveillance:type', 'ALPR'],
        ...(direction === undefined ? [] : [['direction', direction] as const]),
      ]),
    })),
    files,
  };
}

const SQUARE: readonly Metres[] = [
  [0, 0],
  [1000, 0],
  [1000, 1000],
  [0, 1000],
];

export function measured(world: SmallWorld, trips = 50, seed = 1): Coverage {
  return measureCoverage(world, { seed, trips });
}
