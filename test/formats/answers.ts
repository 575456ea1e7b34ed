/** Answers of Overpass in all the shapes that osmtogeojson tells apart. */

type Loose = Readonly<Record<string, unknown>>;
type Answer = { readonly elements: readonly Loose[] };

const META = { version: 3, timestamp: '2026-01-02T03:04:05Z', changeset: 7, user: 'a', uid: 1 };

/** A square, clockwise from its south-west corner, closed. */
export function square(lat: number, lon: number, side: number): { readonly lat: number; readonly lon: number }[] {
  return [
    { lat, lon },
    { lat: lat + side, lon },
    { lat: lat + side, lon: lon + side },
    { lat, lon: lon + side },
    { lat, lon },
  ];
}

export function way(id: number, geometry: readonly unknown[], tags?: Loose): Loose {
  return { type: 'way', id, geometry, ...(tags === undefined ? {} : { tags }) };
}

export function relation(id: number, tags: Loose, members: readonly Loose[]): Loose {
  return { type: 'relation', id, tags, members };
}

export function wayMember(ref: number, role: string, geometry?: readonly unknown[]): Loose {
  return { type: 'way', ref, role, ...(geometry === undefined ? {} : { geometry }) };
}

const READER = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
const nodes = (from: number, points: readonly Loose[]): Loose[] =>
  points.map((point, i) => ({ type: 'node', id: from + i, ...point }));
const ring = [1, 2, 3, 4, 1];

export const ANSWERS: Readonly<Record<string, Answer>> = {
  nothing: { elements: [] },
  'nodes, with and without tags': {
    elements: [
      { type: 'node', id: 1, lat: 1, lon: 2, tags: READER, ...META },
      { type: 'node', id: 2, lat: 0, lon: 0 },
      { type: 'node', id: 3 },
      { type: 'node', id: 4, lat: 1, lon: 2, tags: { source: 'x' } },
    ],
  },
  'a line and an area of nodes': {
    elements: [
      ...nodes(1, square(0, 0, 1).slice(0, 4)),
      { type: 'way', id: 10, nodes: [1, 2, 3], tags: { highway: 'service' }, ...META },
      { type: 'way', id: 11, nodes: ring, tags: { building: 'yes', area: 'yes' } },
      { type: 'way', id: 12, nodes: ring, tags: { building: 'no' } },
      { type: 'way', id: 13, nodes: ring, tags: { man_made: 'cutline' } },
      { type: 'way', id: 14, nodes: ring, tags: { area: 'no', building: 'yes' } },
    ],
  },
  'ways with holes in what is known of them': {
    elements: [
      ...nodes(1, square(0, 0, 1).slice(0, 3)),
      { type: 'way', id: 10, nodes: [1, 2, 99], tags: READER },
      { type: 'way', id: 11, nodes: [98, 99] },
      { type: 'way', id: 12, tags: READER },
      way(13, [{ lat: 1, lon: 1 }, null, { lat: 2, lon: 2 }], READER),
    ],
  },
  'centres and bounds': {
    elements: [
      { type: 'way', id: 10, center: { lat: 1, lon: 2 }, tags: READER, ...META },
      { type: 'way', id: 11, bounds: { minlat: 0, minlon: 0, maxlat: 1, maxlon: 2 }, tags: READER },
      { type: 'relation', id: 12, center: { lat: 3, lon: 4 }, members: [], tags: READER },
      { type: 'relation', id: 13, bounds: { minlat: 0, minlon: 0, maxlat: 1, maxlon: 2 }, members: [] },
    ],
  },
  'an area with its geometry': { elements: [{ ...way(10, square(0, 0, 1), READER), nodes: ring }] },
  'an area that is drawn the other way round': { elements: [way(10, square(0, 0, 1).toReversed(), READER)] },
  'a multipolygon of two parts, one with a hole': {
    elements: [
      relation(20, { type: 'multipolygon', ...READER }, [
        wayMember(1, 'outer', square(0, 0, 4)),
        wayMember(2, 'inner', square(1, 1, 1)),
        wayMember(3, 'outer', square(10, 10, 1)),
        wayMember(4, 'inner', square(50, 50, 1)),
      ]),
    ],
  },
  'a multipolygon whose ring is made of three ways': {
    elements: [
      relation(20, { type: 'multipolygon', ...READER }, [
        wayMember(1, 'outer', square(0, 0, 4).slice(0, 2)),
        wayMember(2, 'outer', square(0, 0, 4).slice(1, 4).toReversed()),
        wayMember(3, 'outer', square(0, 0, 4).slice(3)),
        wayMember(1, 'outer', square(0, 0, 4).slice(0, 2)),
      ]),
    ],
  },
  'a multipolygon that is not closed': {
    elements: [relation(20, { type: 'boundary', name: 'x' }, [wayMember(1, 'outer', square(0, 0, 4).slice(0, 3))])],
  },
  'a multipolygon that says nothing itself': {
    elements: [
      relation(20, { type: 'multipolygon' }, [
        wayMember(1, 'outer', square(0, 0, 4)),
        wayMember(2, 'inner', square(1, 1, 1)),
      ]),
    ],
  },
  'multipolygons without their ways': {
    elements: [
      relation(20, { type: 'multipolygon' }, [wayMember(1, 'outer')]),
      relation(21, { type: 'multipolygon', name: 'x' }, [wayMember(1, 'outer'), wayMember(2, '')]),
      relation(22, { type: 'multipolygon', name: 'x' }, [wayMember(1, 'inner')]),
      { type: 'relation', id: 23, tags: { type: 'multipolygon' } },
    ],
  },
  'a relation that is no area': {
    elements: [
      relation(20, { type: 'enforcement', enforcement: 'maxspeed' }, [
        { type: 'node', ref: 1, role: 'device', lat: 1, lon: 2 },
        { type: 'node', ref: 2, role: 'from' },
        wayMember(3, 'section', square(0, 0, 1).slice(0, 3)),
        { type: 'relation', ref: 4, role: 'x' },
      ]),
    ],
  },
  'what is no element of a map': {
    elements: [
      { type: 'count', id: 0, tags: { total: '1' } },
      { type: 'area', id: 1 },
    ],
  },
};
