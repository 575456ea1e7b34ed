import { describe, expect, test } from 'vitest';
import { areasFile } from '../../../src/build/register/areasFile.ts';
import { usShapes } from '../../../src/build/register/areaShapes.ts';
import { countAreas } from '../../../src/build/register/countAreas.ts';
import type { Area } from '../../../src/features/areas/parseAreas.ts';
import { parseAreas } from '../../../src/features/areas/parseAreas.ts';
import { rowsOf, valueOf } from '../../../src/features/areas/areaRows.ts';
import { camera } from '../../stub/app.ts';

const area = (name: string, count: number, rest: Partial<Area> = {}): Area => ({
  id: name,
  kind: 'county',
  name,
  parent: 'US-GA',
  count,
  rank: 1,
  known: { operator: 0 },
  km2: null,
  population: null,
  box: null,
  ...rest,
});

test('what the command writes is what the page reads', () => {
  const counts = countAreas([camera(1, 33.9526, -84.5499), camera(2, 52.5, 13.4)], usShapes());
  const file = parseAreas(areasFile({ base: '2026-06-19T20:21:16.000Z', vintage: 'POPESTIMATE2024' }, counts));
  expect(file.areas.map(({ name }) => name)).toEqual(['Germany', 'United States', 'Georgia', 'Cobb']);
  expect(file.areas.at(-1)?.box).toEqual({ west: -84.74, south: 33.74, east: -84.38, north: 34.08 });
});

test.each([
  ['no JSON', '<html>'],
  ['another format', '{"format":2,"base":null,"population":null,"outsideCountries":0,"areas":[]}'],
  ['an area without a count', '{"format":1,"base":null,"population":null,"outsideCountries":0,"areas":[{"id":"1"}]}'],
])('%s is refused', (_, text) => {
  expect(() => parseAreas(text)).toThrow();
});

describe('the table', () => {
  const all = [
    area('Cobb', 464, { km2: 887, known: { operator: 23 }, population: 787_538 }),
    area('Ávila', 5, { km2: 1 }),
    area('Fulton', 500, { km2: 1400, known: { operator: 500 } }),
    area('Georgia', 900, { kind: 'state' }),
  ];

  test('has the areas of a kind, most readers first', () => {
    expect(rowsOf(all, 'county', '', 'count').map(({ name }) => name)).toEqual(['Fulton', 'Cobb', 'Ávila']);
  });

  test('is searched in whatever spelling', () => {
    expect(rowsOf(all, 'county', ' avi', 'count').map(({ name }) => name)).toEqual(['Ávila']);
  });

  test('is sorted by any column; what has no number comes last', () => {
    expect(rowsOf(all, 'county', '', 'density').map(({ name }) => name)).toEqual(['Ávila', 'Cobb', 'Fulton']);
    expect(rowsOf(all, 'county', '', 'residents').map(({ name }) => name)).toEqual(['Cobb', 'Ávila', 'Fulton']);
    expect(rowsOf(all, 'county', '', 'name').map(({ name }) => name)).toEqual(['Ávila', 'Cobb', 'Fulton']);
  });

  test('counts per area and per resident, and never divides by nothing', () => {
    const [cobb = area('', 1)] = all;
    expect(valueOf(cobb, 'density')).toBeCloseTo(523.1, 1);
    expect(valueOf(cobb, 'residents')).toBeCloseTo(5.89, 2);
    expect(valueOf(cobb, 'operator')).toBeCloseTo(0.95, 2);
    expect(valueOf(area('x', 1, { km2: 0, population: 0 }), 'density')).toBeNull();
    expect(valueOf(area('x', 1, { km2: 0, population: 0 }), 'residents')).toBeNull();
  });
});
