import { expect, test } from 'vitest';
import { areasQuery, readFoundAreas } from '../../../src/features/coverage/area/findAreas.ts';
import { readArea } from '../../../src/features/coverage/area/readArea.ts';

test('areas come with the smallest first; what has no name is left out', () => {
  const area = (id: number, level: string, name?: string): object => ({
    type: 'relation',
    id,
    tags: { admin_level: level, ...(name === undefined ? {} : { name }) },
  });
  const text = JSON.stringify({ elements: [area(1, '6', 'County'), area(2, '8', 'Town'), area(3, '9')] });
  expect(readFoundAreas(text).map(({ name }) => name)).toEqual(['Town', 'County']);
  expect(() => readFoundAreas('<html>')).toThrow('bad-response');
  expect(areasQuery({ lat: -33.5, lon: 151 })).toContain('is_in(-33.500000,151.000000)');
});

test('an area is read from whatever holds polygons', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const polygon = { type: 'Polygon', coordinates: [ring] };
  const parts = (shape: unknown): number => readArea(JSON.stringify(shape)).length;
  expect(parts(polygon)).toBe(1);
  expect(parts({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toBe(2);
  expect(parts({ type: 'Feature', geometry: polygon })).toBe(1);
  expect(
    parts({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: polygon },
        { type: 'Feature', geometry: null },
      ],
    }),
  ).toBe(1);
  expect(parts({ type: 'GeometryCollection', geometries: [polygon, { type: 'Point', coordinates: [0, 0] }] })).toBe(1);
  const geometry = ring.map(([lon, lat]) => ({ lat, lon }));
  expect(parts({ elements: [{ type: 'way', id: 1, tags: { boundary: 'administrative' }, geometry }] })).toBe(1);
  expect(parts({ elements: [{ type: 'way', id: 1, geometry }] })).toBe(1);
  expect(() => parts({ elements: [{ type: 'way', id: 1, geometry: geometry.slice(1) }] })).toThrow(/no polygon/);
  for (const none of [
    null,
    [],
    { type: 'LineString', coordinates: ring },
    { type: 'Polygon', coordinates: [[[0, 0]]] },
  ]) {
    expect(() => parts(none)).toThrow(/no polygon/);
  }
});
