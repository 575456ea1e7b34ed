/** Cameras for the store's tests, and Overpass answers made of them. */
import fc from 'fast-check';
import type { Camera, OsmType } from '../../src/model/camera.ts';
import { ColumnsBuilder } from '../../src/store/columns/columnsBuilder.ts';
import type { Columns } from '../../src/store/columns/columns.ts';
import { Dictionary } from '../../src/store/columns/dictionary.ts';

export const BASE = Date.parse('2026-11-23T06:09:00Z');

export function camera(id: number, lat: number, lon: number, more: Partial<Camera> = {}): Camera {
  return {
    type: 'node',
    id,
    lat,
    lon,
    version: 1,
    timestamp: Date.parse('2026-01-01T00:00:00Z'),
    tags: new Map([['surveillance:type', 'ALPR']]),
    ...more,
  };
}

/** The answer that Overpass would give with these. */
export function answer(cameras: Iterable<Camera>, base = BASE): string {
  const elements = Array.from(cameras, ({ type, id, lat, lon, version, timestamp, tags }) => ({
    type,
    id,
    lat: type === 'node' ? lat : undefined,
    lon: type === 'node' ? lon : undefined,
    center: type === 'node' ? undefined : { lat, lon },
    version: version === 0 ? undefined : version,
    timestamp: timestamp === null ? undefined : new Date(timestamp).toISOString().replace('.000', ''),
    tags: Object.fromEntries(tags),
  }));
  return JSON.stringify({ version: 0.6, osm3s: { timestamp_osm_base: new Date(base).toISOString() }, elements });
}

export function columnsOf(cameras: Iterable<Camera>): { readonly columns: Columns; readonly dictionary: Dictionary } {
  const dictionary = new Dictionary();
  const builder = new ColumnsBuilder(dictionary);
  for (const one of cameras) builder.addCamera(one);
  return { columns: builder.finish(), dictionary };
}

/** Coordinates as OpenStreetMap keeps them: anywhere, with a liking for the edges of the world and for crowds. */
export const anyLat = fc.oneof(
  fc.integer({ min: -900_000_000, max: 900_000_000 }).map((value) => value / 1e7),
  fc.constantFrom(90, -90, 89.999_999_9, 85.051_128_7, 85.06, -85.06, 0, 1e-7, 40, 40.000_000_1),
);
export const anyLon = fc.oneof(
  fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((value) => value / 1e7),
  fc.constantFrom(180, -180, 179.999_999_9, -179.999_999_9, 0, -1e-7, -100, -99.999_999_9),
);

const word = fc.oneof(
  fc.constantFrom('direction', 'operator', 'manufacturer', '__proto__', 'constructor', '', '<b>', 'check_date'),
  fc.string({ maxLength: 8 }),
);
export const anyTags = fc
  .array(fc.tuple(word, fc.oneof(word, fc.constantFrom('90', '338-23', '225;45', 'null', '2019-01-01'))), {
    maxLength: 6,
  })
  .map((pairs): ReadonlyMap<string, string> => new Map(pairs));

/** Any camera with one of a few ids, so that they meet again. */
export function anyCamera(ids = 40): fc.Arbitrary<Camera> {
  return fc.record({
    type: fc.constantFrom<OsmType>('node', 'node', 'node', 'way', 'relation'),
    id: fc.oneof(fc.integer({ min: 1, max: ids }), fc.integer({ min: 2 ** 53 - ids, max: 2 ** 53 - 1 })),
    lat: anyLat,
    lon: anyLon,
    version: fc.integer({ min: 0, max: 5 }),
    timestamp: fc.option(
      fc.integer({ min: 1, max: 1_795_000_000 }).map((seconds) => seconds * 1000),
      { nil: null },
    ),
    tags: anyTags,
  });
}
