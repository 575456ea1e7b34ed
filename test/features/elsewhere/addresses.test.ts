import { expect, test } from 'vitest';
import { deflockAddress, editorsOf, geoAddress, josmAddress } from '../../../src/features/elsewhere/addresses.ts';

const NODE = { type: 'node', id: 123, lat: -33.5, lon: 151.25 } as const;
const WAY = { ...NODE, type: 'way' } as const;
const OSM = 'https://www.openstreetmap.org';

test('an object is the same one everywhere', () => {
  expect(editorsOf(NODE, OSM, true)).toEqual([
    { name: 'iD', href: `${OSM}/edit?editor=id&node=123#map=19/-33.5000000/151.2500000` },
    { name: 'Rapid', href: 'https://rapideditor.org/edit#map=19/-33.5000000/151.2500000&id=n123' },
    { name: 'Level0', href: 'https://level0.osmz.ru/?url=n123' },
  ]);
  expect(editorsOf(WAY, OSM, true).map(({ href }) => href)).toEqual([
    expect.stringContaining('&way=123#'),
    expect.stringContaining('&id=w123'),
    expect.stringContaining('?url=w123'),
  ]);
});

test('what is of a test server is opened at that server alone', () => {
  expect(editorsOf(NODE, 'https://test.example', false).map(({ name }) => name)).toEqual(['iD']);
});

test('apps of the device take a place and a node', () => {
  expect(geoAddress(NODE)).toBe('geo:-33.5000000,151.2500000?z=19');
  expect(deflockAddress(NODE)).toBe('deflockapp://node/123');
  expect(deflockAddress(WAY)).toBeNull();
});

test('JOSM loads a small box around it, on the machine itself', () => {
  const { origin, pathname, searchParams } = new URL(josmAddress(NODE));
  expect(origin + pathname).toBe('http://127.0.0.1:8111/load_and_zoom');
  expect(searchParams.get('select')).toBe('node123');
  const side = (name: string): number => Number(searchParams.get(name));
  expect(side('bottom')).toBeLessThan(NODE.lat);
  expect(side('top')).toBeGreaterThan(NODE.lat);
  expect(side('right') - side('left')).toBeLessThan(0.002);
});

test.each([
  [89.999, 179.9999],
  [-90, -180],
])('the box never leaves the world at %s, %s', (lat, lon) => {
  const { searchParams } = new URL(josmAddress({ ...NODE, lat, lon }));
  expect(Number(searchParams.get('top'))).toBeLessThanOrEqual(90);
  expect(Number(searchParams.get('bottom'))).toBeGreaterThanOrEqual(-90);
  expect(Number(searchParams.get('right'))).toBeLessThanOrEqual(180);
  expect(Number(searchParams.get('left'))).toBeGreaterThanOrEqual(-180);
});
