/** The overview's marks are those that the store would draw of the same cameras. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercatorX, mercatorY, latOf, lonOf } from '../../../src/model/place.ts';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { RowSink } from '../../../src/build/snapshot/row.ts';
import type { HotColumns } from '../../../src/snapshot/fileColumns.ts';
import type { Dots } from '../../../src/snapshot/overview.ts';
import { formatOverview, parseOverview } from '../../../src/snapshot/overview.ts';
import { buildScene } from '../../../src/store/scene/buildScene.ts';
import type { StoreView } from '../../../src/store/cameraStore.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { drawWorld } from '../../../src/store/scene/drawWorld.ts';
import { FLAG, markRadius } from '../../../src/store/scene/scene.ts';
import { hotLayer } from '../../../src/store/snapshot/snapshotLayer.ts';
import { generateWorld } from '../../sandbox/world/generate.ts';
import { anyRows, BASE, filesOf, readAll, staticServer, WORLD, written } from '../../snapshot/support.ts';

const ZOOMS = [3, 4, 5, 6, 7, 8, 9] as const;
const EVERY = Number.POSITIVE_INFINITY;
/** CSS px: what an overview promises. */
const NEAR = 1 / 64;

async function hotOf(rows: readonly Row[]): Promise<HotColumns> {
  return (await readAll(staticServer(filesOf(written(rows))).fetch)).hot;
}

/** One mark of some. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly flags: number;
}

/** A world of towns, as uneven as the real one; every 40th camera is a way. */
const towns = await hotOf(townRows());

function townRows(): readonly Row[] {
  const sink = new RowSink();
  const { elements } = generateWorld({ cameras: 6000 });
  for (const [i, element] of elements.entries()) {
    if (element.type !== 'node') continue;
    for (const [key, value] of element.tags) sink.tag(key, value);
    sink.add(i % 40 === 0 ? 1 : 0, element.id, element.lat, element.lon, 1, 0);
  }
  return sink.rows;
}

function row(lat: number, lon: number, tags: Readonly<Record<string, string>> = { direction: '90' }, type = 0): Row {
  return { type, id: Math.round(1e6 * (lat + 100) + lon), lat, lon, version: 1, edited: 0, tags: pairs(tags) };
}

function pairs(tags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(tags).flat();
}

function sum(dots: Dots | undefined): number {
  return dots?.count.reduce((total, one) => total + one, 0) ?? Number.NaN;
}

/** A view of 800 by 600 px. */
function viewAt(lat: number, lon: number, zoom: number): StoreView {
  const scale = 256 * 2 ** zoom;
  const x = mercatorX(lon);
  const y = mercatorY(lat);
  const box = {
    south: latOf(y + 300 / scale),
    west: lonOf(x - 400 / scale),
    north: latOf(y - 300 / scale),
    east: lonOf(x + 400 / scale),
  };
  return { box, zoom };
}

/** The nearest two marks of a zoom, as the space between them, px. */
function leastSpace({ length, x, y, count }: Dots, zoom: number): number {
  const scale = 256 * 2 ** zoom;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < length; a += 1) {
    for (let b = a + 1; b < length; b += 1) {
      const apart = Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)) * scale;
      least = Math.min(least, apart - markRadius(count[a] ?? 0) - markRadius(count[b] ?? 0));
    }
  }
  return least;
}

describe('at every zoom', () => {
  const world = drawWorld(towns, EVERY);

  it('the counts add up to the number of cameras', () => {
    expect([...world.keys()]).toEqual([...ZOOMS]);
    for (const zoom of ZOOMS) expect(sum(world.get(zoom))).toBe(towns.length);
  });

  it('no two marks overlap', () => {
    for (const [zoom, dots] of world) expect(leastSpace(dots, zoom)).toBeGreaterThanOrEqual(-1e-6);
  });

  it('marks go from west to east', () => {
    for (const { x } of world.values()) expect(x.toSorted()).toEqual(x);
  });

  it('there are more marks than at the one before', () => {
    const lengths = Array.from(world.values(), ({ length }) => length);
    expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
    expect(new Set(lengths).size).toBe(ZOOMS.length);
  });

  it('all of that holds for any cameras, and they go into an overview and back', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const zooms = drawWorld(await hotOf(rows));
        const read = parseOverview(formatOverview({ base: BASE, region: WORLD, count: rows.length, zooms }));
        expect([...zooms.keys()]).toEqual([...ZOOMS]);
        for (const [zoom, dots] of zooms) {
          expect(sum(dots)).toBe(rows.length);
          expect(leastSpace(dots, zoom)).toBeGreaterThanOrEqual(-1e-6);
          expect(read.dots(zoom)).toMatchObject({ length: dots.length, count: dots.count, flags: dots.flags });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('within a view', () => {
  const zooms = drawWorld(towns, EVERY);
  const overview = parseOverview(formatOverview({ base: BASE, region: WORLD, count: towns.length, zooms }));
  const dictionary = new Dictionary();
  const layer = hotLayer(towns, dictionary);

  /** Those of some marks that are in the view itself, and not in what is drawn around it. */
  function inView({ length, x, y, count, flags }: Dots, { box }: StoreView): readonly Mark[] {
    const edges = { west: mercatorX(box.west), east: mercatorX(box.east) };
    const [north, south] = [mercatorY(box.north), mercatorY(box.south)];
    return Array.from({ length }, (_, i) => ({
      x: x[i] ?? 0,
      y: y[i] ?? 0,
      count: count[i] ?? 0,
      flags: flags[i] ?? 0,
    })).filter((mark) => mark.x > edges.west && mark.x < edges.east && mark.y > north && mark.y < south);
  }

  const closer = ZOOMS.slice(1);
  it.each([
    // At the widest zoom only the middle of the map has no end of the world in or near the view.
    ['the Atlantic', 40, -35, 3] as const,
    ...closer.map((zoom) => ['the middle of America', 39, -95, zoom] as const),
    ...closer.map((zoom) => ['New York', 40.7, -74, zoom] as const),
    ...closer.map((zoom) => ['Los Angeles', 34, -118.2, zoom] as const),
    ...closer.slice(0, -2).map((zoom) => ['Germany', 51, 10, zoom] as const),
  ])('of %s (%d, %d) at zoom %d they are the store’s', (_, lat, lon, zoom) => {
    const view = viewAt(lat, lon, zoom);
    const { marks } = buildScene([layer], dictionary, view, { now: BASE.newest });
    const dots = overview.dots(zoom);
    if (dots === null) throw new Error(`There are no marks of zoom ${zoom}.`);
    const drawn = inView(marks, view);
    const said = inView(dots, view);
    expect(drawn.length).toBeGreaterThan(0);
    expect(said).toHaveLength(drawn.length);
    const scale = 256 * 2 ** zoom;
    for (const { x, y, ...mark } of drawn) {
      const there = said.filter((one) => Math.hypot(one.x - x, one.y - y) * scale <= NEAR);
      expect(there).toEqual([expect.objectContaining(mark)]);
    }
  });
});

describe('when the marks become too many', () => {
  const lengths = Array.from(drawWorld(towns, EVERY).values(), ({ length }) => length);
  const upTo = (zooms: number): number => lengths.slice(0, zooms).reduce((total, one) => total + one, 0);
  const zoomsOf = (most?: number): readonly number[] => [...drawWorld(towns, most).keys()];

  it('closer zooms are left out, and none is cut', () => {
    for (const [i] of ZOOMS.entries()) {
      expect(zoomsOf(upTo(i + 1))).toEqual(ZOOMS.slice(0, i + 1));
      expect(zoomsOf(upTo(i + 1) - 1)).toEqual(ZOOMS.slice(0, i));
    }
  });

  it('there may be 4,096 of all zooms, unless it is said otherwise', () => {
    const zooms = zoomsOf();
    expect(zooms.length).toBeLessThan(ZOOMS.length);
    expect(upTo(zooms.length)).toBeLessThanOrEqual(4096);
    expect(upTo(zooms.length + 1)).toBeGreaterThan(4096);
  });
});

describe('a mark', () => {
  const only = async (...rows: readonly Row[]): Promise<Dots | undefined> => drawWorld(await hotOf(rows)).get(3);

  it.each<[string, Row, number]>([
    ['nothing special', row(10, 20), 0],
    ['no direction', row(10, 20, {}), FLAG.noDirection],
    ['a blank direction', row(10, 20, { direction: ' ' }), FLAG.noDirection],
    ['a direction that is not understood', row(10, 20, { direction: 'forward' }), FLAG.oddDirection],
    ['a lens that looks elsewhere', row(10, 20, { 'camera:direction': '?', direction: '90' }), FLAG.oddDirection],
    ['a blank lens', row(10, 20, { 'camera:direction': '', direction: '90' }), 0],
    ['a way', row(10, 20, { direction: '90' }, 1), FLAG.area],
    ['a relation without a direction', row(10, 20, {}, 2), FLAG.area + FLAG.noDirection],
  ])('tells %s', async (_, camera, flags) => {
    expect(await only(camera)).toMatchObject({ length: 1, flags: Uint8Array.from([flags]) });
  });

  it('of several tells what all of them share, from their middle', async () => {
    const dots = await only(row(0, 20, {}), row(0, 20.1, {}, 1), row(0, 20.5, {}));
    expect(dots).toMatchObject({ count: Uint32Array.from([3]), flags: Uint8Array.from([FLAG.noDirection]) });
    expect(lonOf(dots?.x[0] ?? 0)).toBeCloseTo(20.2, 6);
    expect(dots?.y[0]).toBeCloseTo(0.5, 9);
  });

  it('stands where its camera does, at the ends of the world too', async () => {
    const dots = await only(row(10, 20), row(90, -180), row(-90, 180));
    expect(dots?.length).toBe(3);
    const [west = -1, middle = -1, east = -1] = Array.from(dots?.x ?? [], (x) => lonOf(x));
    expect([west, middle, east].map((lon) => Math.round(lon * 1e6) / 1e6)).toEqual([-180, 20, 180]);
    const [north = -1, near = -1, south = -1] = dots?.y ?? [];
    expect([north, south]).toEqual([0, expect.closeTo(1, 9)]);
    expect(latOf(near)).toBeCloseTo(10, 6);
  });

  it('is not there without a camera', async () => {
    const world = drawWorld(await hotOf([]));
    expect(Array.from(world, ([zoom, { length }]) => [zoom, length])).toEqual(ZOOMS.map((zoom) => [zoom, 0]));
  });
});
