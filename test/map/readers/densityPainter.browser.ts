import { expect, test } from 'vitest';
import { mercatorX, mercatorY } from '../../../src/model/place.ts';
import type { Density } from '../../../src/store/scene/scene.ts';
import { sceneOf } from '../scenes.ts';
import { app, colorAt, HOME, open } from '../stage.ts';

/** A raster of one opaque dot at a place, `half` px from each of its sides, at a zoom. */
function dotAt(half: number, zoom: number): Density {
  const side = 2 * half + 1;
  const pixel = 1 / (256 * 2 ** zoom);
  const pixels = new Uint8ClampedArray(side * side * 4);
  pixels[(half * side + half) * 4 + 3] = 255;
  const x = mercatorX(HOME.lon) - (half + 0.5) * pixel;
  const y = mercatorY(HOME.lat) - (half + 0.5) * pixel;
  return { x, y, pixel, width: side, height: side, pixels, count: 1 };
}

test('dots are drawn where they are, in the color of a camera', async () => {
  open();
  const world = { south: -85, west: -180, north: 85, east: 180 };
  const scene = { ...sceneOf([], 16, world), density: dotAt(40, 14) };
  app.store().scene(scene);
  const [red = 0, green = 0, blue = 0, opacity = 0] = await colorAt(0, 0);
  expect(Math.abs(red - 91) + Math.abs(green - 33) + Math.abs(blue - 182)).toBeLessThan(9);
  expect(opacity).toBeGreaterThan(120);
  // Zoomed in by two levels, its pixel is four wide.
  expect((await colorAt(8, 0)).at(3)).toBe(0);
});
