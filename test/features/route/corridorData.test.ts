import { describe, expect, test, vi } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import { contains } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import type { Place } from '../../../src/model/place.ts';
import { createCorridorData } from '../../../src/features/route/data/corridorData.ts';
import { routePieces, runsOf } from '../../../src/features/route/data/pieces.ts';
import type { Part } from '../../../src/store/cameraStore.ts';

const line = (...places: readonly (readonly [lat: number, lon: number])[]): readonly Place[] =>
  places.map(([lat, lon]) => ({ lat, lon }));
const reader = (id: number, lat: number, lon: number): Camera => ({
  type: 'node',
  id,
  lat,
  lon,
  version: 1,
  timestamp: null,
  tags: new Map(),
});
/** A store that has some readers. */
const storeOf = (readers: readonly Camera[]) => ({
  part: vi.fn((box: Box, at: number, limit: number): Promise<Part> => {
    const found = readers.filter((each) => contains(box, each));
    return Promise.resolve({ cameras: found.slice(at, at + limit), total: found.length, state: 1 });
  }),
});
const answer = (readers: readonly Camera[], base: string): string =>
  JSON.stringify({
    osm3s: { timestamp_osm_base: base },
    elements: readers.map(({ id, lat, lon }) => ({
      type: 'node',
      id,
      lat,
      lon,
      version: 1,
      timestamp: base,
      tags: { man_made: 'surveillance', 'surveillance:type': 'ALPR' },
    })),
  });

/** Some 111 km to the east. */
const EAST = [line([0, 0], [0, 1])];
const BASE = Date.parse('2026-11-02T00:00:00Z');

describe('pieces of a route', () => {
  test('are no longer than 250 m, and as long as the route together', () => {
    const pieces = routePieces(EAST);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(250);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(111_195, -1);
  });

  test('go in boxes of at most a tenth of a degree, each wanted piece in one', () => {
    const pieces = routePieces(EAST);
    const runs = runsOf(pieces, (number) => number % 2 === 0);
    expect(runs.every(({ box }) => box.east - box.west <= 0.1)).toBe(true);
    expect(runs.flatMap((run) => run.pieces)).toEqual([...pieces.keys()].filter((number) => number % 2 === 0));
  });
});

describe('what is known along a route', () => {
  const half: Box = { south: -1, west: -1, north: 1, east: 0.5 };

  test('nothing at first: not the same as none', () => {
    expect(createCorridorData(EAST, storeOf([])).share(50)).toBe(0);
  });

  test('of a view that was read, with the readers beside it', async () => {
    const store = storeOf([reader(1, 0, 0.2), reader(2, 0.3, 0.2), reader(3, 0, 0.7)]);
    const data = createCorridorData(EAST, store);
    await data.take(half, 50, () => ({ base: BASE }));
    expect(data.share(50)).toBeCloseTo(0.5, 2);
    expect(data.share(50)).toBeLessThanOrEqual(0.5);
    expect(data.share(51)).toBe(0);
    expect(data.along.value.readers.map(({ id }) => id)).toEqual([1]);
    expect(data.along.value.base).toBe(BASE);
  });

  test('is not taken where the view was left, or is being read anew, by the time that the store answers', async () => {
    const data = createCorridorData(EAST, storeOf([reader(1, 0, 0.2)]));
    await data.take(half, 50, () => null);
    expect(data.share(50)).toBe(0);
    let asked = 0;
    await data.take(half, 50, () => {
      asked += 1;
      return asked === 1 ? { base: BASE } : null;
    });
    expect(data.share(50)).toBe(0);
    expect(data.along.value.readers).toEqual([]);
  });

  test('the rest is asked for in boxes along it, a dozen at a time, and only what is missing', async () => {
    const data = createCorridorData(EAST, storeOf([]));
    await data.take(half, 50, () => ({ base: BASE + 1000 }));
    const queries: string[] = [];
    const progress = vi.fn();
    const { signal } = new AbortController();
    await data.load(
      50,
      (query) => {
        queries.push(query);
        return Promise.resolve(answer([reader(9, 0.001, 0.8)], '2026-11-02T00:00:00Z'));
      },
      { signal, progress },
    );
    expect(queries).toHaveLength(1);
    expect(queries[0]?.match(/\(-?0\.0/g)?.length).toBeLessThanOrEqual(12);
    expect(data.share(1000)).toBeCloseTo(0.5, 1);
    expect(data.share(50)).toBe(1);
    expect(data.along.value.readers.map(({ id }) => id)).toEqual([9]);
    expect(data.along.value.base).toBe(BASE);
    expect(progress).toHaveBeenCalledWith(0, 6);
  });

  test('what came before a failure is kept, and what comes after forgetting is not', async () => {
    const data = createCorridorData([line([0, 0], [0, 3])], storeOf([]));
    let asked = 0;
    const { signal } = new AbortController();
    const loading = data.load(
      50,
      () => {
        asked += 1;
        return asked === 1 ? Promise.resolve(answer([], '2026-11-02T00:00:00Z')) : Promise.reject(new Error('busy'));
      },
      { signal, progress: () => undefined },
    );
    await expect(loading).rejects.toThrow('busy');
    expect(data.share(50)).toBeCloseTo(0.4, 1);
    const late = data.load(
      50,
      () => {
        data.forget();
        return Promise.resolve(answer([reader(1, 0, 0)], '2026-11-02T00:00:00Z'));
      },
      { signal, progress: () => undefined },
    );
    await late;
    expect(data.share(50)).toBe(0);
    expect(data.along.value.readers).toEqual([]);
  });
});
