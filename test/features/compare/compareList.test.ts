import { describe, expect, test } from 'vitest';
import { readAreaTest } from '../../../src/formats/areaTest.ts';
import { captureRange } from '../../../src/features/compare/chapman.ts';
import { compareList } from '../../../src/features/compare/compareList.ts';
import { readList } from '../../../src/features/compare/table/readList.ts';
import type { Camera, CameraKey } from '../../../src/model/camera.ts';

const readerAt = (id: number, lat: number, lon: number): Camera => ({
  type: 'node',
  id,
  lat,
  lon,
  version: 1,
  timestamp: null,
  tags: new Map(),
});
const list = async (text: string) => (await readList(new TextEncoder().encode(text))).rows;

describe('what is on both and on one only', () => {
  const readers = [readerAt(1, 33.75, -84.39), readerAt(2, 33.755, -84.39), readerAt(3, 34, -84.39)];

  test('without an area, readers within a kilometre of a row are counted', async () => {
    const found = compareList(await list('lat,lon\n33.7501,-84.39\n33.7001,-84.39'), readers);
    expect(found.pairs.map(({ reader }) => reader.id)).toEqual([1]);
    expect(found.onlyList.map(({ row }) => row)).toEqual([3]);
    expect(found.onlyMap.map(({ id }) => id)).toEqual([2]);
  });

  test('with an area, those in it, and none in its hole', async () => {
    const square = (low: number, high: number) => [
      [low - 118.39, low],
      [high - 118.39, low],
      [high - 118.39, high],
      [low - 118.39, high],
    ];
    const area = JSON.stringify({ type: 'Polygon', coordinates: [square(33, 35), square(33.9, 34.1)] });
    const found = compareList(await list('lat,lon\n33.7501,-84.39'), readers, { isInside: readAreaTest(area) });
    expect(found.onlyMap.map(({ id }) => id)).toEqual([2]);
  });

  test('what is decided by hand holds, and the rest is matched around it', async () => {
    const rows = await list('lat,lon\n33.7501,-84.39\n33.7502,-84.39');
    const decide = (...pairs: [number, CameraKey | null][]) => compareList(rows, readers, { decided: new Map(pairs) });
    expect(decide([2, null]).pairs.map(({ row, reader }) => [row.row, reader.id])).toEqual([[3, 1]]);
    const far = decide([2, 'node/3'], [3, 'node/3']);
    expect(far.pairs.map(({ row, reader }) => [row.row, reader.id])).toEqual([[2, 3]]);
    expect(far.onlyList.map(({ row }) => row)).toEqual([3]);
    // What the map has no more is no pair.
    expect(decide([2, 'node/99']).onlyList.map(({ row }) => row)).toEqual([2]);
  });

  test('repeated rows stay rows and are named', async () => {
    const found = compareList(await list('lat,lon\n33.75,-84.39\n33.75,-84.39\n33.7,-84.3'), readers);
    expect(found.repeated).toEqual([[2, 3]]);
    expect([found.pairs.length, found.onlyList.length]).toEqual([1, 2]);
  });
});

describe("Chapman's range", () => {
  test('by hand: 40 on the list, 30 on the map, 20 on both', () => {
    // (41 · 31)/21 − 1 = 59.52; variance 41 · 31 · 20 · 10 / (21² · 22) = 26.20; 59.52 ± 1.96 · 5.119.
    expect(captureRange(40, 30, 20)).toEqual({ low: 50, high: 70 });
  });

  test('is not given with fewer than ten pairs, and is never below what was seen', () => {
    expect(captureRange(40, 30, 9)).toBeNull();
    expect(captureRange(20, 20, 20)).toEqual({ low: 20, high: 20 });
  });
});
