import { expect, test } from 'vitest';
import { nearGeoJson, placesNear, placesQuery, readPlaces } from '../../../src/features/coverage/near/nearPlaces.ts';
import { smallWorld } from './smallWorld.ts';

const A_METRE = 180 / (6_371_008.8 * Math.PI);

const element = (id: number, amenity: string, more: object = {}): object => ({
  type: 'node',
  id,
  lat: 0,
  lon: 0,
  tags: { amenity, name: `No. ${id}` },
  ...more,
});

test('reads the four kinds at their centre, and leaves out shelters and what is none', () => {
  const elements = [
    element(1, 'school'),
    element(2, 'hospital', { type: 'way', lat: undefined, lon: undefined, center: { lat: 1, lon: 2 } }),
    element(3, 'place_of_worship', { tags: { amenity: 'place_of_worship' } }),
    element(4, 'courthouse'),
    element(5, 'clinic', { tags: { amenity: 'clinic', social_facility: 'shelter' } }),
    element(6, 'shelter'),
    element(7, 'school', { lat: 91 }),
    null,
    { type: 'count' },
  ];
  expect(readPlaces({ elements })?.map(({ key, kind, name, lat }) => [key, kind, name, lat])).toEqual([
    ['node/1', 'school', 'No. 1', 0],
    ['way/2', 'clinic', 'No. 2', 1],
    ['node/3', 'worship', null, 0],
    ['node/4', 'court', 'No. 4', 0],
  ]);
  expect(readPlaces('<html>')).toBeNull();
});

test('counts those near, and apart those that look that way: one way, not the other', () => {
  const { readers } = smallWorld(
    [],
    [[[0, -40], '0'], [[0, -45], '180'], [[0, -49], '51'], [[0, -48], '50'], [[60, 0], '270'], [[30, 0]]],
  );
  const places = readPlaces({ elements: [element(1, 'school'), element(2, 'school', { lat: 1 })] }) ?? [];
  const [row, ...more] = placesNear(places, readers, 50);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ place: { key: 'node/1' }, near: [5, 0, 1, 3, 2], facing: [0, 3] });
  expect(row?.metres).toBeCloseTo(30, 1);
  expect(placesNear(places, readers, 100)[0]?.facing).toContain(4);
  expect(JSON.parse(nearGeoJson(row === undefined ? [] : [row], 50))).toMatchObject({
    features: [{ properties: { osm: 'node/1', readers_near: 5, readers_facing: 2, nearest_m: 30 } }],
  });
});

test('asks for a box, in two over the antimeridian, and never for shelters', () => {
  const query = placesQuery({ south: 0, west: 179.9, north: 1, east: 180 + 1000 * A_METRE });
  expect(query.match(/nwr\[/g)).toHaveLength(2);
  expect(query).not.toContain('shelter');
});
