import { describe, expect, test } from 'vitest';
import { indexShapes } from '../../../src/build/register/areaIndex.ts';
import { customShapes, usShapes } from '../../../src/build/register/areaShapes.ts';
import { areasFile } from '../../../src/build/register/areasFile.ts';
import { countAreas } from '../../../src/build/register/countAreas.ts';
import { readPopulations } from '../../../src/build/register/population.ts';
import type { Camera } from '../../../src/model/camera.ts';

const us = usShapes();
const shape = (kind: string, name: string) => us.find((each) => each.kind === kind && each.name === name);
let ids = 0;
const reader = (
  lat: number,
  lon: number,
  tags: Readonly<Record<string, string>> = {},
  timestamp: number | null = null,
): Camera => ({
  type: 'node',
  id: (ids += 1),
  version: 1,
  timestamp,
  lat,
  lon,
  tags: new Map(Object.entries({ man_made: 'surveillance', 'surveillance:type': 'ALPR', ...tags })),
});
const MARIETTA = [33.9526, -84.5499] as const;

describe('the areas of the United States', () => {
  test('are its states with their letters and its counties with their digits, each in its state', () => {
    expect(us.filter(({ kind }) => kind === 'state')).toHaveLength(56);
    expect(us.filter(({ kind }) => kind === 'county')).toHaveLength(3233);
    expect(shape('state', 'Georgia')?.id).toBe('US-GA');
    expect(shape('county', 'Cobb')).toMatchObject({ id: '13067', parent: 'US-GA' });
    expect(us.filter(({ kind, parent }) => kind === 'county' && !/^US-[A-Z]{2}$/.test(parent ?? ''))).toEqual([]);
  });

  test('have Connecticut’s planning regions of 2022, and no counties of before', () => {
    const names = us.filter(({ kind, parent }) => kind === 'county' && parent === 'US-CT').map(({ name }) => name);
    expect(names).toHaveLength(9);
    expect(names).toContain('Capitol');
    expect(names).not.toContain('Hartford');
  });

  test('are about as large as the Census says', () => {
    // Land and inland water of Cobb County: 892 km²; of Colorado: 269,602 km² (Gazetteer Files).
    expect(shape('county', 'Cobb')?.km2).toBeCloseTo(892, -1.3);
    expect(Math.abs((shape('state', 'Colorado')?.km2 ?? 0) / 269_602 - 1)).toBeLessThan(0.005);
  });
});

describe('counting by area', () => {
  test('counts a reader once in its country, its state and its county, with what is known of it', () => {
    const { areas, total } = countAreas(
      [
        reader(
          ...MARIETTA,
          { manufacturer: 'flock', operator: 'Cobb PD', direction: '90', 'survey:date': '2025-01-01' },
          Date.UTC(2024, 0, 2),
        ),
        reader(...MARIETTA, { manufacturer: 'Unknown', direction: 'sideways' }, Date.UTC(2025, 0, 2)),
      ],
      us,
    );
    expect(total).toBe(2);
    expect(areas.map(({ kind, id, count }) => [kind, id, count])).toEqual([
      ['country', 'US', 2],
      ['state', 'US-GA', 2],
      ['county', '13067', 2],
    ]);
    expect(areas[2]).toMatchObject({
      makers: [['Flock Safety', 1]],
      operators: [['Cobb PD', 1]],
      known: { maker: 1, operator: 1, direction: 1, survey: 1 },
      edited: ['2024-01-02T00:00:00.000Z', '2025-01-02T00:00:00.000Z'],
    });
  });

  test('gives what lies just outside a simplified border to the nearest county, and counts what is far outside', () => {
    // Off Tybee Island: 2 km from the shore, and 60 km from it.
    const { areas, outsideCounties, outsideCountries } = countAreas([reader(31.99, -80.83), reader(31.9, -80.2)], us);
    expect(areas.filter(({ kind }) => kind === 'county')).toMatchObject([{ name: 'Chatham', count: 1 }]);
    expect(outsideCounties + outsideCountries).toBe(1);
  });

  test('says in which country the rest of the world is', () => {
    const { areas, outsideCountries } = countAreas([reader(52.5, 13.4), reader(43.73, 7.42), reader(20, -40)], us);
    expect(areas.map(({ id }) => id).toSorted()).toEqual(['DE', 'MC']);
    expect(outsideCountries).toBe(1);
  });

  test('ranks by count; equals share a rank', () => {
    const { areas } = countAreas([reader(52.5, 13.4), reader(52.6, 13.4), reader(48.8, 2.3), reader(41.9, 12.5)], []);
    expect(areas.map(({ id, rank, ranked }) => [id, rank, ranked])).toEqual([
      ['DE', 1, 3],
      ['FR', 2, 3],
      ['IT', 2, 3],
    ]);
  });

  test('does not depend on the order of the readers', () => {
    const readers = [
      reader(...MARIETTA, { operator: 'A' }),
      reader(33.75, -84.39, { operator: 'B' }),
      reader(52.5, 13.4),
    ];
    expect(countAreas(readers.toReversed(), us)).toEqual(countAreas(readers, us));
  });

  test('says nothing of an area without a reader: none mapped is never none', () => {
    expect(countAreas([], us).areas).toEqual([]);
  });
});

describe('a deployer’s own areas', () => {
  const square = (west: number, east: number) => [
    [
      [west, 0],
      [east, 0],
      [east, 1],
      [west, 1],
      [west, 0],
    ],
  ];
  const areasOf = (...features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
  const area = (name: unknown, coordinates: unknown) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  });

  test('may lie over the antimeridian, and be called anything', () => {
    const shapes = customShapes(areasOf(area('منطقة', square(179, 181))));
    const index = indexShapes(shapes);
    expect(index.find({ lat: 0.5, lon: -179.5 })?.name).toBe('منطقة');
    expect(index.find({ lat: 0.5, lon: 179.5 })?.name).toBe('منطقة');
    expect(index.find({ lat: 0.5, lon: 178 })).toBeNull();
  });

  test('on a border a reader is in one of them, and not in both', () => {
    const shapes = customShapes(areasOf(area('west', square(0, 1)), area('east', square(1, 2))));
    const { areas } = countAreas([reader(0.5, 1)], shapes);
    expect(areas.filter(({ kind }) => kind === 'custom')).toHaveLength(1);
  });

  test.each([
    ['no GeoJSON', '<kml/>', /no GeoJSON/],
    ['a border that is broken', areasOf(area('x', [[[0, 0], [1]]])), /Area 1 has no polygon/],
    ['no name', areasOf(area('a', square(0, 1)), area(' ', square(0, 1))), /Area 2 has no name/],
  ])('with %s are refused in words', (_, text, said) => {
    expect(() => customShapes(text)).toThrow(said);
  });
});

describe('populations', () => {
  const CSV = `SUMLEV,REGION,STATE,COUNTY,STNAME,POPESTIMATE2023,POPESTIMATE2024
040,3,13,000,Georgia,11000000,11180878
050,3,13,067,Georgia,776000,787538
`;

  test('are the newest estimate of each county and state, with its vintage', () => {
    const { byFips, vintage } = readPopulations(CSV);
    expect(vintage).toBe('POPESTIMATE2024');
    expect([...byFips]).toEqual([
      ['13', 11_180_878],
      ['13067', 787_538],
    ]);
  });

  test('of another file are refused in words', () => {
    expect(() => readPopulations('a,b\n1,2')).toThrow(/POPESTIMATE/);
  });
});

test('the file is dated, and names its license', () => {
  const file: unknown = JSON.parse(areasFile({ base: '2026-06-19T20:21:16Z', vintage: null }, countAreas([], us)));
  expect(file).toMatchObject({
    format: 1,
    base: '2026-06-19T20:21:16Z',
    license: expect.stringMatching(/ODbL/),
    total: 0,
    areas: [],
  });
});
