import { describe, expect, test } from 'vitest';
import { lookAround } from '../../../src/features/here/lookAround.ts';
import type { Box } from '../../../src/model/box.ts';
import { contains } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { camera } from '../../stub/app.ts';

/** A world that answers as the store does. */
const worldOf =
  (cameras: readonly Camera[]) =>
  (box: Box): Promise<{ readonly cameras: readonly Camera[] }> =>
    Promise.resolve({ cameras: cameras.filter((each) => contains(box, each)) });

describe('what is around a place', () => {
  test('is what lies within half a kilometre, nearest first', async () => {
    const world = worldOf([camera(1, 33.753, -84.39), camera(2, 33.751, -84.39), camera(3, 33.7499, -84.3953)]);
    const { count, nearest } = await lookAround(world, { lat: 33.75, lon: -84.39 });
    expect(count).toBe(3);
    expect(nearest?.camera.id).toBe(2);
    expect(nearest?.metres).toBeCloseTo(111.2, 0);
  });

  test('is not what lies in the corners of the box that is asked for', async () => {
    const world = worldOf([camera(1, 33.754, -84.3855)]);
    expect(await lookAround(world, { lat: 33.75, lon: -84.39 })).toEqual({ count: 0, nearest: null });
  });

  test('goes across the antimeridian', async () => {
    const { count } = await lookAround(worldOf([camera(1, 0, -179.999)]), { lat: 0, lon: 179.999 });
    expect(count).toBe(1);
  });
});
