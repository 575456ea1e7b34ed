import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSingle, nearestMark, nearestSingle, REACH, toPixel } from '../../../src/map/readers/hitTest.ts';
import { mercatorX, mercatorY } from '../../../src/model/place.ts';
import { markRadius } from '../../../src/store/scene/scene.ts';
import { marksOf, offset } from '../scenes.ts';

const HOME = { lat: 33.755, lon: -84.39 };
const ZOOM = 16;
const scale = 256 * 2 ** ZOOM;
/** Home is at the origin. */
const screen = { scale, left: mercatorX(HOME.lon) * scale, top: mercatorY(HOME.lat) * scale };
const at = (x: number, y: number) => offset(HOME, x, y, ZOOM);

test('a place is drawn as far from the corner as the screen says', () => {
  const place = at(30, -20);
  const { x, y } = toPixel(screen, mercatorX(place.lon), mercatorY(place.lat));
  expect(x).toBeCloseTo(30, 4);
  expect(y).toBeCloseTo(-20, 4);
});

test('a mouse means a dot within 12 px, a finger within 22', () => {
  const marks = marksOf([at(0, 0)]);
  expect(nearestMark(marks, screen, { x: 11.9, y: 0 }, REACH.mouse)).toBe(0);
  expect(nearestMark(marks, screen, { x: 12.1, y: 0 }, REACH.mouse)).toBe(-1);
  expect(nearestMark(marks, screen, { x: 21.9, y: 0 }, REACH.touch)).toBe(0);
  expect(nearestMark(marks, screen, { x: 22.1, y: 0 }, REACH.touch)).toBe(-1);
});

test('a wide bubble is hit anywhere inside', () => {
  const marks = marksOf([{ ...at(0, 0), count: 5000 }]);
  expect(nearestMark(marks, screen, { x: markRadius(5000) - 0.1, y: 0 }, REACH.mouse)).toBe(0);
});

test('of two in reach, the one with the nearer edge is meant', () => {
  const marks = marksOf([{ ...at(0, 0), count: 5000 }, at(markRadius(5000) + 8, 0)]);
  expect(nearestMark(marks, screen, { x: markRadius(5000) + 5, y: 0 }, REACH.touch)).toBe(1);
  expect(nearestMark(marks, screen, { x: 4, y: 0 }, REACH.touch)).toBe(0);
});

test('whatever is hit is within reach, and nothing in reach is missed', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -80, max: 80 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(points, (offsets) => {
      const marks = marksOf(offsets.map(([x, y]) => at(x, y)));
      const hit = nearestMark(marks, screen, { x: 0.3, y: 0.2 }, REACH.touch);
      const distances = offsets.map(([x, y]) => Math.hypot(x - 0.3, y - 0.2));
      const nearest = Math.min(Infinity, ...distances);
      if (nearest > REACH.touch + 0.01) expect(hit).toBe(-1);
      else if (nearest < REACH.touch - 0.01) expect(distances[hit]).toBeCloseTo(nearest, 4);
    }),
  );
});

test('the nearest reader that stands alone is found past a nearer bubble', () => {
  const marks = marksOf([{ ...at(1, 0), count: 2 }, at(50, 0), at(20, 0)]);
  expect(nearestSingle(marks, screen, { x: 0, y: 0 }, 100)).toBe(2);
  expect(nearestSingle(marks, screen, { x: 0, y: 0 }, 10)).toBe(-1);
});

test('an object is found by type and id, where it stands alone', () => {
  const marks = marksOf([
    { ...at(0, 0), id: 7, type: 1 },
    { ...at(0, 0), id: 7, type: 0, count: 3 },
    { ...at(0, 0), id: 8 },
  ]);
  expect(findSingle(marks, 1, 7)).toBe(0);
  expect(findSingle(marks, 0, 7)).toBe(-1);
  expect(findSingle(marks, 0, 8)).toBe(2);
});
