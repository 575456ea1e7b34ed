import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import { contains, covers } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { latOf, lonOf, mercatorX, mercatorY, round7 } from '../../../src/model/place.ts';
import { SIGHT_LINE_ZOOM } from '../../../src/model/zoom.ts';
import { buildScene, transferables } from '../../../src/store/scene/buildScene.ts';
import type { Scene } from '../../../src/store/scene/scene.ts';
import { FLAG, markRadius } from '../../../src/store/scene/scene.ts';
import { anyCamera, camera, columnsOf } from '../cameras.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };

function sceneOf(cameras: readonly Camera[], box: Box, zoom: number, padding?: number): Scene {
  const { columns, dictionary } = columnsOf(cameras);
  return buildScene([columns], dictionary, { box, zoom }, padding === undefined ? { now: NOW } : { now: NOW, padding });
}

/** A view of 800 by 600 px. */
function viewAt(lat: number, lon: number, zoom: number): Box {
  const scale = 256 * 2 ** zoom;
  const x = mercatorX(lon);
  const y = mercatorY(lat);
  return {
    south: latOf(y + 300 / scale),
    west: lonOf(x - 400 / scale),
    north: latOf(y - 300 / scale),
    east: lonOf(x + 400 / scale),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const cameras = fc
  .array(anyCamera(), { maxLength: 100 })
  .map((list) => list.map((one, i): Camera => ({ ...one, id: i + 1 })));
const zoom = fc.integer({ min: 0, max: 22 });

describe('marks', () => {
  it('add up to the number of cameras, at every zoom', () => {
    fc.assert(
      fc.property(cameras, (list) => {
        for (let level = 0; level <= 22; level += 0.5) {
          const scene = sceneOf(list, WORLD, level, 0);
          expect(sum(scene.marks.count)).toBe(list.length);
          expect(scene.inView).toBe(list.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('add up once for every copy of the world that is seen', () => {
    fc.assert(
      fc.property(cameras, fc.integer({ min: -2, max: 2 }), fc.integer({ min: 1, max: 4 }), (list, from, worlds) => {
        const west = -180 + 360 * from;
        const scene = sceneOf(list, { ...WORLD, west, east: west + 360 * worlds }, 1, 0);
        expect(sum(scene.marks.count)).toBe(worlds * list.length);
        // Two copies of a camera are still one camera.
        expect(scene.inView).toBe(list.length);
      }),
      { numRuns: 50 },
    );
  });

  it('lie in the exact middle of their cameras, within the bounds that they name', () => {
    const scene = sceneOf([camera(1, 10, 20), camera(2, 10.001, 20.001), camera(3, 10, 20.002)], WORLD, 3, 0);
    expect(scene.marks.length).toBe(1);
    expect(lonOf(scene.marks.x[0] ?? 0)).toBeCloseTo(20.001, 7);
    const [west = 0, south = 0, east = 0, north = 0] = scene.marks.bounds;
    expect([west, south, east, north].map((edge) => Math.round(edge * 1e6) / 1e6)).toEqual([20, 10, 20.002, 10.001]);
  });

  it('do not overlap when zoomed out', () => {
    fc.assert(
      fc.property(cameras, fc.integer({ min: 0, max: SIGHT_LINE_ZOOM - 1 }), (list, level) => {
        const { marks } = sceneOf(list, WORLD, level);
        const scale = 256 * 2 ** level;
        for (let a = 0; a < marks.length; a += 1) {
          for (let b = a + 1; b < marks.length; b += 1) {
            const apart =
              Math.hypot((marks.x[a] ?? 0) - (marks.x[b] ?? 0), (marks.y[a] ?? 0) - (marks.y[b] ?? 0)) * scale;
            expect(apart).toBeGreaterThanOrEqual(
              markRadius(marks.count[a] ?? 0) + markRadius(marks.count[b] ?? 0) - 1e-6,
            );
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('close up, group only dots that practically coincide', () => {
    const px = 360 / (256 * 2 ** 17);
    const apart = (distance: number): number =>
      sceneOf([camera(1, 0, 0), camera(2, 0, distance * px)], viewAt(0, 0, 17), 17).marks.length;
    expect(apart(10)).toBe(1);
    expect(apart(13)).toBe(2);
  });

  it('hold all of the padded view', () => {
    fc.assert(
      fc.property(cameras, zoom, fc.nat(), (list, level, pick) => {
        const at = list[pick % Math.max(1, list.length)] ?? camera(0, 0, 0);
        const scene = sceneOf(list, viewAt(Math.max(-84, Math.min(84, at.lat)), at.lon, level), level);
        const within = list.filter((one) => contains(scene.box, one)).length;
        expect(sum(scene.marks.count)).toBeGreaterThanOrEqual(within);
        expect(scene.inView).toBeLessThanOrEqual(within);
      }),
    );
  });

  it('are twelve readers on one spot as one mark, at every zoom', () => {
    const spot = Array.from({ length: 12 }, (_, i) => camera(i + 1, 40, -100));
    for (const level of [0, 10, 14, 19, 22]) {
      const { marks } = sceneOf(spot, viewAt(40, -100, level), level, 0);
      expect(sum(marks.count)).toBe(12 * marks.length);
    }
  });
});

describe('the box of a scene', () => {
  it('covers the view with half as much again on every side', () => {
    const view = viewAt(40, -100, 12);
    const scene = sceneOf([], view, 12);
    expect(covers(scene.box, view)).toBe(true);
    expect(scene.box.west).toBeCloseTo(view.west - (view.east - view.west) / 2, 9);
    expect(mercatorY(scene.box.north)).toBeCloseTo(1.5 * mercatorY(view.north) - 0.5 * mercatorY(view.south), 9);
  });

  it('reaches the poles where the view shows the edge of the map', () => {
    expect(sceneOf([], WORLD, 0).box).toMatchObject({ south: -90, north: 90 });
  });
});

describe('over the antimeridian', () => {
  const west = camera(1, 0, 179.999);
  const east = camera(2, 0, -179.999);

  it.each([179.9995, -180.0005, 539.9995])('both sides are drawn where the view is at %d', (lon) => {
    const view = viewAt(0, lon, 15);
    const scene = sceneOf([west, east], view, 15);
    expect(scene.inView).toBe(2);
    expect(scene.marks.length).toBe(2);
    for (const x of scene.marks.x) {
      expect(lonOf(x)).toBeGreaterThan(view.west);
      expect(lonOf(x)).toBeLessThan(view.east);
    }
  });

  it('neighbors merge as they do anywhere', () => {
    const scene = sceneOf([west, east], viewAt(0, 180, 8), 8);
    expect([...scene.marks.count]).toEqual([2]);
    expect(lonOf(scene.marks.x[0] ?? 0)).toBeCloseTo(180, 6);
  });
});

describe('sight lines', () => {
  const tagged = (direction: string): Camera => camera(1, 40, -100, { tags: new Map([['direction', direction]]) });
  const sectors = (direction: string, level = SIGHT_LINE_ZOOM): readonly (readonly [number, number])[] => {
    const { sectors: found } = sceneOf([tagged(direction)], viewAt(40, -100, level), level);
    return [...found.from].map((from, i) => [from, found.width[i] ?? 0]);
  };

  it('are as wide as a range says, 45° for a bare bearing, several for a list', () => {
    expect(sectors('90')).toEqual([[67.5, 45]]);
    expect(sectors('270-90')).toEqual([[270, 180]]);
    expect(sectors('225;45')).toEqual([
      [202.5, 45],
      [22.5, 45],
    ]);
    expect(sectors('forward')).toEqual([]);
  });

  it('are only drawn close up', () => {
    expect(sectors('90', SIGHT_LINE_ZOOM - 1)).toEqual([]);
  });

  it('stand at each camera’s own place, also where dots are grouped, and beyond the view', () => {
    const view = viewAt(40, -100, 15);
    const beyond = camera(3, 40, round7(view.east + (view.east - view.west) * 0.4), {
      tags: new Map([['direction', '0']]),
    });
    const pair = [tagged('90'), { ...tagged('180'), id: 2, lon: -99.999_999_9 }];
    const scene = sceneOf([...pair, beyond], view, 15);
    expect(scene.marks.length).toBe(2);
    const lons = [...scene.sectors.x].map((x, i) => [scene.sectors.id[i] ?? 0, round7(lonOf(x))] as const);
    expect(lons.toSorted((a, b) => a[0] - b[0])).toEqual([
      [1, -100],
      [2, -99.999_999_9],
      [3, beyond.lon],
    ]);
  });
});

describe('flags', () => {
  const flagsOf = (more: Partial<Camera>): number =>
    sceneOf([camera(1, 0, 0, { timestamp: NOW, tags: new Map([['direction', '90']]), ...more })], viewAt(0, 0, 16), 16)
      .marks.flags[0] ?? -1;
  const tags = (entries: Readonly<Record<string, string>>): Partial<Camera> => ({
    tags: new Map(Object.entries(entries)),
  });
  const longAgo = NOW - 3.1 * 365.25 * 86_400_000;

  it.each<[string, Partial<Camera>, number]>([
    ['nothing special', {}, 0],
    ['no direction', tags({}), FLAG.noDirection],
    ['a blank direction', tags({ direction: ' ' }), FLAG.noDirection],
    ['a direction that is not understood', tags({ direction: 'forward' }), FLAG.oddDirection],
    ['no edit for three years', { timestamp: longAgo }, FLAG.stale],
    ['a survey since', { timestamp: longAgo, ...tags({ direction: '90', check_date: '2026-01-01' }) }, 0],
    ['a time of edit that is not known', { timestamp: null }, 0],
    ['a way', { type: 'way' }, FLAG.area],
    ['a relation', { type: 'relation' }, FLAG.area],
  ])('tell %s', (_, more, expected) => {
    expect(flagsOf(more)).toBe(expected);
  });

  it.each([
    ['in one cell of the grid', 0],
    ['in two, merged', 0.0001],
  ])('of a cluster %s are those that all share', (_, apart) => {
    const old = { timestamp: longAgo, tags: new Map([['direction', '90']]) };
    const pair = [camera(1, 0, -apart, old), camera(2, 0, apart, { ...old, tags: new Map() })];
    const { marks } = sceneOf(pair, viewAt(0, 0, 5), 5);
    expect([...marks.flags]).toEqual([FLAG.stale]);
  });
});

describe('a scene', () => {
  it('crosses threads without a copy', () => {
    const scene = sceneOf([camera(1, 0, 0)], WORLD, 2);
    const moved = structuredClone(scene, { transfer: transferables(scene) });
    expect(moved.marks.count[0]).toBe(1);
    expect(scene.marks.count.byteLength).toBe(0);
  });
});
