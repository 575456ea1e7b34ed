import type { Landmark } from '../base.ts';
import type { Element } from '../elements.ts';
import { roundCoordinate } from '../elements.ts';
import { unbend, unproject, onStreet, project } from '../tiles/streets.ts';
import { ALPR, Notable, SINCE } from './notableElements.ts';
import { addEdges, addHostile } from './notableOdd.ts';
import { streetSpot } from './place.ts';

/** Cameras that are the same in every generated world, so that tests and pictures know where to go. */

const DAY = 86_400_000;

/** The town whose main street has one camera of every kind: Lawrence, Kansas. */
const TOWN = { lat: 38.9717, lon: -95.2353 };

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
  landmarks['stack'] = { lat: spot.lat, lon: spot.lon, zoom: 18, what: 'Twelve readers on one spot' };
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

function place(at: { readonly lat: number; readonly lon: number }): { readonly lat: number; readonly lon: number } {
  return { lat: roundCoordinate(at.lat), lon: roundCoordinate(at.lon) };
}
