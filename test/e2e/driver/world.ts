import type { Place } from '../../../src/model/place.ts';
import type { World } from '../../sandbox/base.ts';
import { worldOf } from '../../sandbox/base.ts';
import type { NodeElement, RelationElement, WayElement } from '../../sandbox/elements.ts';

const DAY = 86_400_000;
const now = Math.floor(Date.now() / 1000) * 1000;

/** The time that the town's data is of: 23 Nov 2026, 06:09 UTC. */
export const DATA_TIME = Date.UTC(2026, 10, 23, 6, 9);

/** The time that a snapshot is of: the day before, 05:00 UTC. */
export const SNAPSHOT_TIME = Date.UTC(2026, 10, 22, 5);

const meta = { version: 3, timestamp: now - 100 * DAY, changeset: 500, uid: 7, user: 'Mapper', visible: true };

/** A license plate reader at a place; `tags` are added to those that make it one. */
export function camera(id: number, place: Place, tags: Readonly<Record<string, string>> = {}): NodeElement {
  return {
    ...meta,
    type: 'node',
    id,
    lat: place.lat,
    lon: place.lon,
    tags: new Map([['man_made', 'surveillance'], ['surveillance:type', 'ALPR'], ...Object.entries(tags)]),
  };
}

/** A place so many metres north and east of the middle of town. */
export function at(north: number, east: number): Place {
  return {
    lat: MIDDLE.lat + north / 111_320,
    lon: MIDDLE.lon + east / (111_320 * Math.cos((MIDDLE.lat * Math.PI) / 180)),
  };
}

function corner(id: number, place: Place): NodeElement {
  return { ...meta, ...place, type: 'node', id, tags: new Map() };
}

/** Where the page opens for someone who has never been here. */
export const MIDDLE: Place = { lat: 33.755, lon: -84.39 };

/** Everything is known of it. */
export const known = camera(1001, at(0, 0), {
  'camera:type': 'fixed',
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:mount': 'pole',
  direction: '68',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  operator: 'Atlanta Police Department',
  'operator:wikidata': 'Q4815971',
  image: 'https://example.org/photo.jpg',
});
/** Nothing is known but that it is there. */
export const unknown = camera(1002, at(120, 0));
export const ranged = camera(1003, at(0, 160), { direction: '338-23', manufacturer: 'Genetec' });
export const several = camera(1004, at(-120, 0), { direction: '90;270', manufacturer: 'Motorola' });
/** Its direction says nothing. */
export const odd = camera(1005, at(-120, 160), { direction: 'forward' });
/** Far enough that a new camera beside it has no other near. */
export const far = camera(1006, at(3000, 3000), { manufacturer: 'Axis' });

const corners = [
  corner(1101, at(118, 158)),
  corner(1102, at(118, 162)),
  corner(1103, at(122, 162)),
  corner(1104, at(122, 158)),
];
/** A gantry drawn as a way, 120 m north and 160 m east. */
export const gantry: WayElement = {
  ...meta,
  type: 'way',
  id: 2001,
  nodes: [1101, 1102, 1103, 1104, 1101],
  tags: new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'camera;ALPR'],
    ['manufacturer', 'Kapsch'],
  ]),
};
const members = [corner(1201, at(238, 158)), corner(1202, at(242, 162))];
/** A pair of readers mapped as a relation, 240 m north and 160 m east. */
export const pair: RelationElement = {
  ...meta,
  type: 'relation',
  id: 3001,
  members: members.map(({ id }) => ({ type: 'node', ref: id, role: '' })),
  tags: new Map([
    ['type', 'site'],
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ANPR'],
  ]),
};

/** Cameras of the town that are seen from its middle at zoom 16. */
export const IN_TOWN = 7;

/** A few streets with one of everything: what most tests look at. */
export const town: World = worldOf(
  [known, unknown, ranged, several, odd, far, ...corners, gantry, ...members, pair],
  DATA_TIME,
);

/** Cities of a continent, by how many cameras they have, and one camera far from all of them. */
export const CITIES = {
  dallas: { lat: 32.78, lon: -96.8, cameras: 120 },
  chicago: { lat: 41.88, lon: -87.63, cameras: 90 },
  atlanta: { ...MIDDLE, cameras: 60 },
  alone: { lat: 44, lon: -103, cameras: 1 },
} as const;

/** All cameras of the cities, some streets from each other. */
export const manyCameras: readonly NodeElement[] = Object.values(CITIES).flatMap(({ lat, lon, cameras }, city) =>
  Array.from({ length: cameras }, (_, i) => {
    const turn = i * 2.4;
    const away = 0.002 * i;
    return camera(10_000 * (city + 1) + i, { lat: lat + away * Math.sin(turn), lon: lon + away * Math.cos(turn) });
  }),
);

/** No cameras anywhere. */
export const empty: World = worldOf([], DATA_TIME);

/** A world of just these cameras. */
export function worldWith(...cameras: readonly NodeElement[]): World {
  return worldOf(cameras, DATA_TIME);
}
