import { describe, expect, test } from 'vitest';
import { readRoads } from '../../../src/features/coverage/roads/readRoads.ts';

const line = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [0.001, 0, 12],
  ],
};

function road(properties: object, geometry: object = line): unknown {
  return readRoads(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] }))
    .roads;
}

describe('tags of GeoJSON', () => {
  test.each([
    ['as overpass turbo writes them', { '@id': 'way/5', highway: 'primary', oneway: 'yes' }],
    ['under tags', { id: 5, tags: { highway: 'primary', oneway: 'yes' } }],
    ['as osmium writes them', { '@id': 5, '@type': 'way', highway: 'primary', oneway: '1' }],
    ['as lists and truths', { osm_id: 5, highway: ['primary', 'secondary'], oneway: true }],
  ])('%s', (_, properties) => {
    expect(road(properties)).toMatchObject([{ id: 5, speed: 65, oneway: 'forward' }]);
  });

  test('lists of names are several names, and a limit may be a number', () => {
    expect(road({ highway: 'primary', name: ['A', 'B'], ref: 'US 1; GA 2;', maxspeed: 40 })).toMatchObject([
      { names: ['A', 'B', 'US 1', 'GA 2'], speed: 40, oneway: 'no', id: null },
    ]);
  });

  test('a road in parts is as many lines', () => {
    const parts = {
      type: 'MultiLineString',
      coordinates: [
        line.coordinates,
        [
          [1, 1],
          [1, 2],
        ],
        [[3, 3]],
      ],
    };
    expect(road({ highway: 'primary', id: 'w7' }, parts)).toHaveLength(2);
  });
});

test('ways are in the order of their ids, each once, those without one last', () => {
  const way = (id: number | undefined, lat: number): object => ({
    type: 'way',
    id,
    tags: { highway: 'residential' },
    geometry: [
      { lat, lon: 0 },
      { lat, lon: 1 },
    ],
  });
  const { roads, base } = readRoads(
    JSON.stringify({
      osm3s: { timestamp_osm_base: '2026-11-01T00:00:00Z' },
      elements: [way(undefined, 1), way(9, 2), way(3, 3), way(9, 2), way(undefined, 4)],
    }),
  );
  expect(roads.map(({ places }) => places[0]?.lat)).toEqual([3, 2, 1, 4]);
  expect(base).toBe('2026-11-01T00:00:00.000Z');
});

test('ways without their places are told how to be asked for', () => {
  const ways = { elements: [{ type: 'way', id: 1, tags: { highway: 'residential' }, nodes: [1, 2] }] };
  expect(() => readRoads(JSON.stringify(ways))).toThrow(/out geom/);
});

test('a way is cut where a place of it is missing', () => {
  const at = (lon: number): object => ({ lat: 0, lon });
  const geometry = [at(0), at(1), null, at(3), null, at(5), at(6)];
  const ways = { elements: [{ type: 'way', id: 1, tags: { highway: 'residential' }, geometry }] };
  expect(readRoads(JSON.stringify(ways)).roads.map(({ places }) => places.map(({ lon }) => lon))).toEqual([
    [0, 1],
    [5, 6],
  ]);
});
