/** GeoJSON (RFC 7946) of what Overpass answers. Loaded when it is first asked for: osmtogeojson is big. */
import osmtogeojson from 'osmtogeojson';
import * as v from 'valibot';
import { Failure } from '../model/failure.ts';

/** Longitude and latitude, degrees. */
export type Position = readonly [number, number];

export type Shape =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** A geometry as GeoJSON has it. */
export type Geometry = Shape | { readonly type: 'GeometryCollection'; readonly geometries: readonly Shape[] };

/** What is bigger is no outline that somebody looks at, and would keep the page busy. */
const MOST_MEMBERS = 1000;
const MOST_POINTS = 100_000;

const degrees = (most: number): v.GenericSchema<number> => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const place = { lat: degrees(90), lon: degrees(180) };
const tags = v.optional(v.record(v.string(), v.string()), {});
// A point that Overpass could not place stands as null.
const line = v.array(v.nullable(v.object(place)));
const member = v.variant('type', [
  v.object({ type: v.literal('node'), ref: v.number(), role: v.string(), ...v.partial(v.object(place)).entries }),
  v.object({ type: v.literal('way'), ref: v.number(), role: v.string(), geometry: v.optional(line) }),
  v.object({ type: v.literal('relation'), ref: v.number(), role: v.string() }),
]);
/** A way or relation of an answer to `out geom`. Its box is left out: osmtogeojson would take it for an outline. */
const element = v.pipe(
  v.variant('type', [
    v.object({ type: v.literal('way'), id: v.number(), tags, geometry: line }),
    v.object({ type: v.literal('relation'), id: v.number(), tags, members: v.array(member) }),
  ]),
  v.check((one) => {
    const lines = one.type === 'way' ? [one.geometry] : one.members.map((of) => (of.type === 'way' ? of.geometry : []));
    return lines.length <= MOST_MEMBERS && lines.reduce((sum, points = []) => sum + points.length, 0) <= MOST_POINTS;
  }, 'too big'),
);

const position = v.tuple([v.number(), v.number()]);
const ring = v.array(position);
const shape = v.variant('type', [
  v.object({ type: v.literal('Point'), coordinates: position }),
  v.object({ type: v.literal('LineString'), coordinates: ring }),
  v.object({ type: v.literal('Polygon'), coordinates: v.array(ring) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(ring)) }),
]);
const collection = v.object({ features: v.array(v.object({ geometry: shape })) });

/**
 * The outline of a way or relation, as `out geom` answers it: the area of a closed way that is one and of a
 * multipolygon, else the lines and points that it is made of. Null where nothing of it has a place.
 * @throws Failure `bad-response` where it is no such element
 */
export function outlineOf(answered: unknown): Geometry | null {
  const parsed = v.safeParse(element, answered);
  if (!parsed.success) throw new Failure('bad-response', { said: `No outline: ${parsed.issues[0].message}` });
  const shapes = v
    .parse(collection, osmtogeojson({ elements: [parsed.output] }, { flatProperties: false }))
    .features.map(({ geometry }) => geometry);
  const [first, ...more] = shapes;
  if (first === undefined) return null;
  return more.length === 0 ? first : { type: 'GeometryCollection', geometries: shapes };
}
