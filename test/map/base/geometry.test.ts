import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CANVAS_PADDING } from '../../../src/model/box.ts';
import {
  canvasAngle,
  freeArea,
  metresPerPixel,
  middleOf,
  moveInto,
  nearestLon,
  normalView,
  paddingFor,
  sightRadius,
} from '../../../src/map/base/geometry.ts';

const lon = fc.double({ min: -1000, max: 1000, noNaN: true });
const px = fc.integer({ min: 0, max: 4000 });

test('a pixel at the equator is 156,543 m at zoom 0, and half as much with every zoom', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(156_543.03, 1);
  expect(metresPerPixel(0, 1)).toBeCloseTo(78_271.52, 1);
  expect(metresPerPixel(60, 0)).toBeCloseTo(78_271.52, 1);
});

test('a sight line is 60 m long where that is from 24 to 120 px', () => {
  expect(sightRadius(33.755, 17) * metresPerPixel(33.755, 17)).toBeCloseTo(60, 6);
  expect(sightRadius(33.755, 14)).toBe(24);
  expect(sightRadius(33.755, 20)).toBe(120);
});

test('north points up on the canvas, and east to the right', () => {
  expect(Math.sin(canvasAngle(0))).toBeCloseTo(-1);
  expect(Math.cos(canvasAngle(90))).toBeCloseTo(1);
});

test('the nearest copy of a longitude is at most half a world away, and is the same meridian', () => {
  fc.assert(
    fc.property(lon, lon, (from, to) => {
      const near = nearestLon(from, to);
      expect(Math.abs(near - to)).toBeLessThanOrEqual(180 + 1e-9);
      expect(Math.abs(Math.round((near - from) / 360) * 360 - (near - from))).toBeLessThan(1e-6);
    }),
  );
});

test('a view far round the world is told with its centre in the first one, its box as wide as before', () => {
  fc.assert(
    fc.property(lon, fc.double({ min: 0.01, max: 200, noNaN: true }), (at, half) => {
      const view = normalView({
        centre: { lat: 0, lon: at },
        zoom: 5,
        box: { south: -1, north: 1, west: at - half, east: at + half },
      });
      expect(view.centre.lon).toBeGreaterThanOrEqual(-180);
      expect(view.centre.lon).toBeLessThan(180);
      expect(view.box.west).toBeCloseTo(view.centre.lon - half, 6);
      expect(view.box.east).toBeCloseTo(view.centre.lon + half, 6);
    }),
  );
});

test('the canvas reaches half a view beyond each edge on usual screens, and stays within what Safari allows on any', () => {
  expect(paddingFor(1280, 800, 1)).toBe(CANVAS_PADDING);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8000 }),
      fc.integer({ min: 1, max: 8000 }),
      fc.constantFrom(1, 1.5, 2, 3),
      (width, height, ratio) => {
        const padding = paddingFor(width, height, ratio);
        expect(padding).toBeGreaterThanOrEqual(0);
        expect(padding).toBeLessThanOrEqual(CANVAS_PADDING);
        const side = 1 + 2 * padding;
        if (padding > 0) expect(width * height * ratio ** 2 * side ** 2).toBeLessThan(16_777_216);
      },
    ),
  );
});

test('a panel at the start covers the left side, or the right one in right-to-left pages', () => {
  const insets = { inlineStart: 300, blockStart: 40, blockEnd: 100 };
  expect(freeArea(1000, 600, insets, false)).toEqual({ left: 300, top: 40, right: 1000, bottom: 500 });
  expect(freeArea(1000, 600, insets, true)).toEqual({ left: 0, top: 40, right: 700, bottom: 500 });
});

test('however much is covered, some of the map counts as free', () => {
  fc.assert(
    fc.property(px, px, px, px, px, (width, height, inlineStart, blockStart, blockEnd) => {
      const area = freeArea(width + 6, height + 6, { inlineStart, blockStart, blockEnd }, false);
      expect(area.right - area.left).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(area.bottom - area.top).toBeGreaterThanOrEqual(1 - 1e-9);
    }),
  );
});

test('what is moved into an area then is in it, and what is in it stays', () => {
  fc.assert(
    fc.property(px, px, px, px, fc.integer({ min: 0, max: 200 }), (width, height, x, y, margin) => {
      const area = { left: 100, top: 50, right: 101 + width, bottom: 51 + height };
      const by = moveInto(area, { x, y }, margin);
      const moved = { x: x + by.x, y: y + by.y };
      expect(moved.x).toBeGreaterThanOrEqual(area.left);
      expect(moved.x).toBeLessThanOrEqual(area.right);
      expect(moved.y).toBeGreaterThanOrEqual(area.top);
      expect(moved.y).toBeLessThanOrEqual(area.bottom);
      const again = moveInto(area, moved, margin);
      expect(Math.hypot(again.x, again.y)).toBeLessThan(1e-9);
    }),
  );
});

test('an area too small for its margin takes a point into its middle', () => {
  const area = { left: 0, top: 0, right: 40, bottom: 40 };
  expect(moveInto(area, { x: 200, y: -10 }, 100)).toEqual({ x: -180, y: 30 });
  expect(middleOf(area)).toEqual({ x: 20, y: 20 });
});
