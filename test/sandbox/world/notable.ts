import type { Landmark } from '../base.ts';
import type { Element, Member, NodeElement, Tags } from '../elements.ts';
import { roundCoordinate } from '../elements.ts';
import { unbend, unproject, onStreet, project } from '../tiles/streets.ts';
import { hostileTags } from './hostile.ts';
import { streetSpot } from './place.ts';

/** Cameras that are the same in every generated world, so that tests and pictures know where to go. */

const DAY = 86_400_000;
/** All of them were edited before this. */
const SINCE = Date.UTC(2026, 10, 1);

/** The town whose main street has one camera of every kind: Lawrence, Kansas. */
const TOWN = { lat: 38.9717, lon: -95.2353 };
/** Nobody lives here, in the west of Kansas; the odd ones do. */
const CORNER = { lat: 38.7312, lon: -101.7203 };

class Notable {
  readonly elements: Element[] = [];
  #nextNode = 14_400_000_001;
  #nextWay = 1_460_000_001;
  #nextRelation = 19_400_001;

  node(
    lat: number,
    lon: number,
    tags: Tags | Readonly<Record<string, string>>,
    more: Partial<Pick<NodeElement, 'id' | 'version' | 'timestamp'>> = {},
  ): NodeElement {
    const id = more.id ?? this.#nextNode++;
    const node: NodeElement = {
      ...meta(more.timestamp ?? SINCE - 40 * DAY, more.version ?? 1),
      type: 'node',
      id,
      lat: roundCoordinate(lat),
      lon: roundCoordinate(lon),
      tags: tags instanceof Map ? tags : new Map(Object.entries(tags)),
    };
    this.elements.push(node);
    return node;
  }

  /** A closed way of four corners around a place, `size` degrees to a side. */
  way(lat: number, lon: number, size: number, tags: Readonly<Record<string, string>>): Element {
    const corners = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ] as const;
    const nodes = corners.map(([up, right]) => this.node(lat + (up - 0.5) * size, lon + (right - 0.5) * size, {}).id);
    const way: Element = {
      ...meta(SINCE - 200 * DAY, 2),
      type: 'way',
      id: this.#nextWay++,
      nodes: [...nodes, ...nodes.slice(0, 1)],
      tags: new Map(Object.entries(tags)),
    };
    this.elements.push(way);
    return way;
  }

  relation(members: readonly Member[], tags: Readonly<Record<string, string>>): Element {
    const relation: Element = {
      ...meta(SINCE - 300 * DAY, 3),
      type: 'relation',
      id: this.#nextRelation++,
      members,
      tags: new Map(Object.entries(tags)),
    };
    this.elements.push(relation);
    return relation;
  }
}

function meta(
  timestamp: number,
  version: number,
): Pick<Element, 'timestamp' | 'version' | 'changeset' | 'uid' | 'user' | 'visible'> {
  return { timestamp, version, changeset: 189_000_000, uid: 20_262, user: 'Another Mapper', visible: true };
}

const ALPR = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
const FLOCK = {
  ...ALPR,
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
};

/** Adds the notable cameras' places to `landmarks`, and returns the cameras. */
export function addNotable(landmarks: Record<string, Landmark>): readonly Element[] {
  const notable = new Notable();
  addStreet(notable, landmarks);
  addStack(notable, landmarks);
  addAreas(notable, landmarks);
  addEdges(notable, landmarks);
  addHostile(notable, landmarks);
  return notable.elements;
}

/** A crossing of two streets with a sight line of every form, a stale one, and one without a direction. */
function addStreet(notable: Notable, landmarks: Record<string, Landmark>): void {
  const grid = unbend(project(TOWN.lat, TOWN.lon));
  // Two quarters west of the middle, where there are homes on all sides.
  const line = Math.round(grid.u / 8) * 8 - 16;
  const crossing = Math.round(grid.v / 8) * 8;
  const at = (along: number, side: 1 | -1): { readonly lat: number; readonly lon: number; readonly heading: number } =>
    streetSpot('u', line, crossing + along, { offset: side * 0.085, back: side === 1, lot: false });
  const bearing = (heading: number): string => String((Math.round(heading / 5) * 5) % 360);

  const first = at(0.16, 1);
  const selected = notable.node(
    first.lat,
    first.lon,
    {
      ...FLOCK,
      direction: bearing(first.heading),
      operator: 'Lawrence Police Department',
      'operator:type': 'public',
      'operator:wikidata': 'Q4115189',
      ref: 'LPR-07',
      check_date: '2026-08-30',
      start_date: '2024-06',
      image: 'https://example.org/photos/lpr-07.jpg',
    },
    { version: 4, timestamp: SINCE - 62 * DAY },
  );
  const second = at(-0.16, -1);
  notable.node(second.lat, second.lon, {
    ...FLOCK,
    direction: bearing(second.heading),
    operator: 'Lawrence Police Department',
  });
  const range = at(0.9, 1);
  notable.node(range.lat, range.lon, {
    ...ALPR,
    manufacturer: 'Motorola Solutions',
    'manufacturer:wikidata': 'Q634815',
    'camera:type': 'fixed',
    direction: '338-23',
  });
  const list = at(-0.95, -1);
  notable.node(list.lat, list.lon, {
    ...FLOCK,
    direction: `${bearing(list.heading)};${bearing(list.heading + 180)};${bearing(list.heading + 90)}`,
    electricity: 'solar',
  });
  const none = at(1.6, -1);
  notable.node(none.lat, none.lon, { ...ALPR, 'surveillance:zone': 'traffic' });
  const stale = at(-1.7, 1);
  notable.node(
    stale.lat,
    stale.lon,
    { ...ALPR, manufacturer: 'Leonardo', direction: 'SE', check_date: '2019-03-02' },
    { timestamp: Date.UTC(2019, 2, 2), version: 2 },
  );
  const word = at(2.4, 1);
  notable.node(word.lat, word.lon, { ...FLOCK, direction: 'forward', fixme: 'direction?' });
  const lens = at(-2.5, -1);
  notable.node(lens.lat, lens.lon, {
    ...FLOCK,
    direction: '0',
    'camera:direction': bearing(lens.heading),
    note: 'The pole faces the road, the lens looks along it',
  });

  const across = (along: number, side: 1 | -1) =>
    streetSpot('v', crossing, line + along, { offset: side * 0.085, back: side === -1, lot: false });
  const west = across(-0.9, 1);
  notable.node(west.lat, west.lon, { ...FLOCK, direction: bearing(west.heading) });
  const east = across(0.55, -1);
  notable.node(east.lat, east.lon, {
    ...ALPR,
    manufacturer: 'Genetec',
    'manufacturer:wikidata': 'Q30295174',
    'camera:mount': 'traffic_signals',
    direction: `${bearing(east.heading + 330)}-${bearing(east.heading + 30)}`,
  });
  const far = across(2.2, 1);
  notable.node(far.lat, far.lon, {
    ...FLOCK,
    direction: `${bearing(far.heading)};${bearing(far.heading + 180)}`,
    operator: "Lowe's",
    'operator:wikidata': 'Q1373493',
    surveillance: 'outdoor',
  });

  const center = unproject(onStreet('u', line, crossing));
  landmarks['street'] = {
    ...place(center),
    zoom: 17,
    what: 'Two streets with eleven cameras, a sight line of every form',
  };
  landmarks['camera'] = {
    lat: selected.lat,
    lon: selected.lon,
    zoom: 18,
    what: 'A camera of which much is known',
    type: 'node',
    id: selected.id,
  };
}

function addStack(notable: Notable, landmarks: Record<string, Landmark>): void {
  const spot = streetSpot(
    'v',
    Math.round(unbend(project(TOWN.lat, TOWN.lon)).v / 8) * 8,
    Math.round(unbend(project(TOWN.lat, TOWN.lon)).u / 8) * 8 + 12,
    { offset: 0.08, back: false, lot: false },
  );
  for (let index = 0; index < 12; index++) {
    notable.node(spot.lat, spot.lon, { ...FLOCK, direction: String(index * 30), ref: `STACK-${index + 1}` });
  }
  landmarks['stack'] = { lat: spot.lat, lon: spot.lon, zoom: 18, what: 'Twelve cameras on one spot' };
}

/** Seventeen ways and two relations, as few and as odd as in the real data. */
function addAreas(notable: Notable, landmarks: Record<string, Landmark>): void {
  const origin = unbend(project(TOWN.lat, TOWN.lon));
  const [u, v] = [Math.round(origin.u / 8) * 8 + 24, Math.round(origin.v / 8) * 8 - 16];
  for (let index = 0; index < 17; index++) {
    const spot = streetSpot('u', u + (index % 5) * 4, v + Math.floor(index / 5) * 4, {
      offset: 0.2,
      back: false,
      lot: true,
    });
    const way = notable.way(spot.lat, spot.lon, 0.00012, {
      ...ALPR,
      'surveillance:zone': 'parking',
      surveillance: 'outdoor',
      ...(index % 2 === 0 ? { direction: '90' } : {}),
    });
    if (index === 0)
      landmarks['way'] = {
        lat: spot.lat,
        lon: spot.lon,
        zoom: 19,
        what: 'A camera mapped as an area',
        type: 'way',
        id: way.id,
      };
  }
  for (const index of [0, 1]) {
    const spot = streetSpot('v', v - 8, u + index * 8, { offset: 0.09, back: false, lot: false });
    const device = notable.node(spot.lat, spot.lon, { highway: 'speed_camera' });
    const from = notable.node(spot.lat, spot.lon - 0.0006, {});
    const to = notable.node(spot.lat, spot.lon + 0.0006, {});
    const relation = notable.relation(
      [
        { type: 'node', ref: device.id, role: 'device' },
        { type: 'node', ref: from.id, role: 'from' },
        { type: 'node', ref: to.id, role: 'to' },
      ],
      { ...ALPR, type: 'enforcement', enforcement: 'average_speed' },
    );
    if (index === 0)
      landmarks['relation'] = {
        lat: spot.lat,
        lon: spot.lon,
        zoom: 18,
        what: 'A camera mapped as a relation',
        type: 'relation',
        id: relation.id,
      };
  }
}

/** Both sides of the antimeridian, and the ends of the world. */
function addEdges(notable: Notable, landmarks: Record<string, Landmark>): void {
  for (const [index, lon] of [179.9995, 179.98, 180, -180, -179.9995, -179.98].entries()) {
    notable.node(51.9 + index * 0.0004, lon, { ...ALPR, direction: '90', ref: `EDGE-${index}` });
  }
  for (const lat of [90, -90, 85.06, -85.06, 85.05, -85.05])
    notable.node(lat, 0, { ...ALPR, direction: '180', ref: `POLE ${lat}` });
  landmarks['antimeridian'] = {
    lat: 51.901,
    lon: 179.999,
    zoom: 15,
    what: 'Cameras on both sides of the antimeridian',
  };
  landmarks['pole'] = { lat: 85.05, lon: 0, zoom: 12, what: 'Cameras at and beyond the edge of the map' };
}

/** Everything that strangers may write into a tag. */
function addHostile(notable: Notable, landmarks: Record<string, Landmark>): void {
  let index = 0;
  for (const { what, tags, id } of hostileTags()) {
    const [row, column] = [Math.floor(index / 5), index % 5];
    const node = notable.node(
      CORNER.lat + row * 0.0006,
      CORNER.lon + column * 0.0008,
      new Map([...Object.entries(ALPR), ...tags]),
      { version: what === 'many versions' ? 200 : 1, ...(id === undefined ? {} : { id }) },
    );
    landmarks[`hostile: ${what}`] = {
      lat: node.lat,
      lon: node.lon,
      zoom: 19,
      what: `Hostile: ${what}`,
      type: 'node',
      id: node.id,
    };
    index++;
  }
  landmarks['hostile'] = {
    lat: CORNER.lat + 0.0009,
    lon: CORNER.lon + 0.0016,
    zoom: 17,
    what: 'What strangers may write into tags',
  };
}

function place(at: { readonly lat: number; readonly lon: number }): { readonly lat: number; readonly lon: number } {
  return { lat: roundCoordinate(at.lat), lon: roundCoordinate(at.lon) };
}
