/** The store against the plainest model of it, under random sequences of what can happen to it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/model/box.ts';
import type { Camera } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import { round7 } from '../../src/model/place.ts';
import { cellsOf, rectBox } from '../../src/store/live/grid.ts';
import { stepX, stepY } from '../../src/model/morton.ts';
import { anyCamera, answer, BASE } from './cameras.ts';
import { testCore } from './testCore.ts';

type Step =
  | { readonly kind: 'edit'; readonly camera: Camera }
  | { readonly kind: 'delete'; readonly pick: number }
  | { readonly kind: 'read'; readonly box: Box; readonly later: number }
  | { readonly kind: 'own'; readonly camera: Camera };

/** Around a few spots, so that reads and cameras meet: on land, over the antimeridian, at both ends of the map. */
const spot = fc.constantFrom(
  { lat: 40, lon: -100 },
  { lat: 0, lon: 180 },
  { lat: 0, lon: -180 },
  { lat: 89.9, lon: 10 },
  { lat: -89.9, lon: 10 },
);
const offset = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((value) => value / 1e7);

const someCamera = fc
  .tuple(anyCamera(12), spot, offset, offset)
  .map(([camera, at, dLat, dLon]): Camera => moved(camera, at.lat + dLat, at.lon + dLon));

function moved(camera: Camera, lat: number, lon: number): Camera {
  return { ...camera, lat: within(90, round7(lat)), lon: within(180, round7(lon)) };
}

function within(limit: number, value: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

const box: fc.Arbitrary<Box> = fc
  .tuple(spot, offset, offset, fc.integer({ min: 1, max: 60 }))
  .map(([{ lat, lon }, dLat, dLon, size]): Box => ({
    south: Math.max(-90, lat + dLat - size / 100),
    west: lon + dLon - size / 100,
    north: Math.min(90, lat + dLat + size / 100),
    east: lon + dLon + size / 100,
  }));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), camera: someCamera }),
  fc.record({ kind: fc.constant('edit' as const), camera: someCamera }),
  fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('read' as const), box, later: fc.integer({ min: 0, max: 3_600_000 }) }),
  fc.record({ kind: fc.constant('own' as const), camera: someCamera }),
);

const CELL = 2 ** 20;
const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };

class Model {
  readonly server = new Map<string, Camera>();
  readonly read = new Map<string, Camera>();
  readonly own = new Map<string, Camera>();

  /** What a server answers for the box's cells, edges included. */
  ask(area: Box): readonly Camera[] {
    const boxes = cellsOf(area).map((rect) => rectBox(rect));
    return [...this.server.values()].filter(({ lat, lon }) =>
      boxes.some(({ south, west, north, east }) => lat >= south && lat <= north && lon >= west && lon <= east),
    );
  }

  take(area: Box, cameras: readonly Camera[], base: number): void {
    for (const [key, one] of this.read) if (inCells(area, one)) this.read.delete(key);
    for (const one of cameras) this.read.set(keyOf(one), one);
    for (const [key, one] of this.own) {
      const there = cameras.find((other) => keyOf(other) === key);
      const isThere = there !== undefined && (there.version === 0 ? one.version <= 1 : there.version >= one.version);
      // An older version under a later date is a server that lags: what was written from here stays.
      const isGone = there === undefined && base > (one.timestamp ?? 0) + 5 * 60_000 && inCells(area, one);
      if (isThere || isGone) this.own.delete(key);
    }
  }

  add(camera: Camera): void {
    const known = this.read.get(keyOf(camera));
    const isThere =
      known !== undefined && (known.version === 0 ? camera.version <= 1 : known.version >= camera.version);
    if (!isThere) this.own.set(keyOf(camera), camera);
  }

  shown(): ReadonlyMap<string, Camera> {
    return new Map([...this.read, ...this.own]);
  }
}

function inCells(area: Box, { lat, lon }: Camera): boolean {
  const x = Math.floor(stepX(lon) / CELL);
  const y = Math.floor(stepY(lat) / CELL);
  return cellsOf(area).some((rect) => x >= rect.x0 && x <= rect.x1 && y >= rect.y0 && y <= rect.y1);
}

/** Versions only grow, as a server's do; a camera's own time of upload is known. */
function grown(model: Model, camera: Camera): Camera {
  const known = [model.server, model.read, model.own].map((map) => map.get(keyOf(camera))?.version ?? 0);
  return { ...camera, version: Math.max(1, ...known) + camera.version };
}

describe('the store', () => {
  it('agrees with a naive model, whatever is read, edited, deleted and uploaded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { core } = testCore();
        const model = new Model();
        for (const one of steps) {
          switch (one.kind) {
            case 'edit': {
              const camera = grown(model, one.camera);
              model.server.set(keyOf(camera), camera);
              break;
            }
            case 'delete':
              model.server.delete([...model.server.keys()][one.pick % Math.max(1, model.server.size)] ?? '');
              break;
            case 'read': {
              const cameras = model.ask(one.box);
              const base = BASE + one.later;
              await core.feed(answer(cameras, base), one.box);
              model.take(one.box, cameras, base);
              break;
            }
            case 'own': {
              const camera = { ...grown(model, one.camera), timestamp: BASE };
              core.addLocalEdit(camera);
              model.add(camera);
              break;
            }
          }
          const shown = new Map<string, Camera>(
            (await core.list(WORLD, 1000)).map((camera) => [keyOf(camera), camera]),
          );
          expect([...shown.keys()].toSorted()).toEqual([...model.shown().keys()].toSorted());
          for (const [key, camera] of model.shown()) {
            const found = shown.get(key);
            expect(found).toMatchObject({ version: camera.version, tags: camera.tags });
            expect(found?.lat).toBeCloseTo(camera.lat, 9);
            expect(found?.lon).toBeCloseTo(camera.lon, 9);
          }
          expect(core.size).toBe(shown.size);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
