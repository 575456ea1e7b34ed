import { READER } from '../catalog/devices.ts';
import type { Box } from '../model/box.ts';
import type { CameraKey } from '../model/camera.ts';
import { selector } from '../model/tagging/device.ts';

export interface QueryLimits {
  /** Seconds that Overpass may work on it. */
  readonly timeout: number;
  /** Bytes of memory that Overpass may use for it. Asking for little gets a slot sooner. */
  readonly maxsize: number;
}

export const LIMITS: QueryLimits = { timeout: 25, maxsize: 128 * 1024 * 1024 };

/**
 * The limits of one session: Overpass refuses a query that it was just asked four times from one address, and behind one
 * address may be many people who look at the same place. A little more memory makes each one's text its own.
 * @param random 0 to 1
 */
export function sessionLimits(random: number): QueryLimits {
  return { ...LIMITS, maxsize: LIMITS.maxsize + Math.floor(random * 65_536) };
}

/** Overpass asks for this pause after a 429, ms. */
export const RATE_LIMIT_PAUSE = 30_000;

/**
 * The query for every camera in the boxes, with metadata, and ways and relations with their centre.
 * The same boxes and limits always give the same text.
 * @see https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL
 */
export function cameraQuery(boxes: readonly Box[], limits: QueryLimits = LIMITS): string {
  const statements = boxes
    .flatMap((box) => withinWorld(box))
    .map(({ south, west, north, east }) => {
      const edges = [south, west, north, east].map((edge) => degrees(edge));
      return selector(READER, `(${edges.join(',')})`);
    });
  return [
    `[out:json][timeout:${limits.timeout}][maxsize:${limits.maxsize}];`,
    `(${statements.join('')});`,
    'out center meta;',
  ].join('\n');
}

/** The query for one object with the place of every point of it. */
export function geometryQuery(key: CameraKey, { timeout, maxsize }: QueryLimits = LIMITS): string {
  const [type, id] = key.split('/');
  return `[out:json][timeout:${timeout}][maxsize:${maxsize}];\n${type}(${id});\nout geom;`;
}

/** The box as one or two that lie within -180..180, cut at the antimeridian. */
export function withinWorld(box: Box): readonly Box[] {
  const south = Math.max(-90, box.south);
  const north = Math.min(90, box.north);
  if (box.east - box.west >= 360) return [{ south, west: -180, north, east: 180 }];
  const turns = Math.floor((box.west + 180) / 360) * 360;
  const west = box.west - turns;
  const east = box.east - turns;
  if (east <= 180) return [{ south, west, north, east }];
  return [
    { south, west, north, east: 180 },
    { south, west: -180, north, east: east - 360 },
  ];
}

/** OpenStreetMap's seven decimals, never `-0` and never an exponent. */
function degrees(value: number): string {
  const text = value.toFixed(7);
  return text === '-0.0000000' ? '0.0000000' : text;
}
