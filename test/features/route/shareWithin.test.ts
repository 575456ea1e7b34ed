import { expect, test } from 'vitest';
import { shareWithin } from '../../../src/features/route/count/shareWithin.ts';

const equator = (...lons: number[]): readonly { readonly lat: number; readonly lon: number }[] =>
  lons.map((lon) => ({ lat: 0, lon }));
const BOX = { south: -1, west: 0, north: 1, east: 1 };

test.each([
  ['within', [0.2, 0.8], 1],
  ['outside', [2, 3], 0],
  ['half', [0.5, 1.5], 0.5],
  ['through it, from side to side', [-1, 3], 0.25],
  ['along its edge in', [1, 0], 1],
])('%s', (_, lons, expected) => expect(shareWithin([equator(...lons)], BOX)).toBeCloseTo(expected, 9));

test('above a box is not within it', () => {
  const line = [
    { lat: 2, lon: 0.2 },
    { lat: 2, lon: 0.8 },
  ];
  expect(shareWithin([line], BOX)).toBe(0);
});

test('over the antimeridian, in a box that goes on past 180, and in the world', () => {
  const line = equator(179.5, -179.5);
  expect(shareWithin([line], { south: -1, west: 179, north: 1, east: 180 })).toBeCloseTo(0.5, 9);
  expect(shareWithin([line], { south: -1, west: 179, north: 1, east: 181 })).toBeCloseTo(1, 9);
  expect(shareWithin([line], { south: -1, west: -180, north: 1, east: -179 })).toBeCloseTo(0.5, 9);
  expect(shareWithin([line], { south: -90, west: -180, north: 90, east: 180 })).toBeCloseTo(1, 9);
});

test('along the edge that the world has with itself counts once', () => {
  const line = [
    { lat: 0, lon: 180 },
    { lat: 1, lon: 180 },
    { lat: 3, lon: 180 },
  ];
  expect(shareWithin([line], { south: -90, west: -180, north: 1, east: 180 })).toBeCloseTo(1 / 3, 9);
});

test('a route without length has no share', () => expect(shareWithin([equator(1, 1)], BOX)).toBeNull());
