/** Whoever clicks on what is drawn, and goes on clicking, comes to every camera there is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spanPixels } from '../../src/map/base/geometry.ts';
import { nearestMark, REACH, toPixel } from '../../src/map/readers/hitTest.ts';
import type { Box } from '../../src/model/box.ts';
import type { Camera } from '../../src/model/camera.ts';
import { keyOf, OSM_TYPES } from '../../src/model/camera.ts';
import { latOf, lonOf, mercatorX, mercatorY, round7 } from '../../src/model/place.ts';
import { worldSize } from '../../src/model/zoom.ts';
import { buildScene } from '../../src/store/scene/buildScene.ts';
import type { Columns } from '../../src/store/columns/columns.ts';
import type { Dictionary } from '../../src/store/columns/dictionary.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import { markRadius } from '../../src/store/scene/scene.ts';
import { listBox } from '../../src/store/query/nearest.ts';
import { anyCamera, BASE, columnsOf } from './cameras.ts';

const WIDTH = 800;
const HEIGHT = 600;
const MOST_ZOOM = 19;

/** A view of the map, and what is drawn in it. */
function look({ columns, dictionary }: Known, x: number, y: number, zoom: number): Scene {
  const size = worldSize(zoom);
  const box = {
    south: latOf(y + HEIGHT / 2 / size),
    west: lonOf(x - WIDTH / 2 / size),
    north: latOf(y - HEIGHT / 2 / size),
    east: lonOf(x + WIDTH / 2 / size),
  };
  return buildScene([columns], dictionary, { box, zoom }, { now: BASE });
}

interface Known {
  readonly columns: Columns;
  readonly dictionary: Dictionary;
}

/** The mark that a click in the middle of a mark means. */
function click({ marks, zoom }: Scene, index: number, reach: number): number {
  const scale = worldSize(zoom);
  const screen = { scale, left: (marks.x[0] ?? 0) * scale - 77, top: (marks.y[0] ?? 0) * scale + 33 };
  return nearestMark(marks, screen, toPixel(screen, marks.x[index] ?? 0, marks.y[index] ?? 0), reach);
}

function boundsOf({ marks }: Scene, index: number): Box {
  const [west = 0, south = 0, east = 0, north = 0] = marks.bounds.subarray(index * 4, index * 4 + 4);
  return { south, west, north, east };
}

/** The closest zoom that shows all of a box, as the map chooses it. */
function zoomOf({ south, west, north, east }: Box): number {
  const across = (mercatorX(east) - mercatorX(west)) / WIDTH;
  const down = (mercatorY(south) - mercatorY(north)) / HEIGHT;
  return Math.min(MOST_ZOOM, Math.floor(-Math.log2(Math.max(across, down, 1e-12) * worldSize(0))));
}

/** Every camera that clicks lead to, from a view on: single ones by themselves, those that nothing parts by their list. */
function found(known: Known, from: Scene, reach: number, keys = new Set<string>(), within?: Box): Set<string> {
  const { marks, zoom } = from;
  for (let index = 0; index < marks.length; index += 1) {
    const bounds = boundsOf(from, index);
    // What lies beyond the cluster that was clicked is somebody else's.
    if (within !== undefined && !meets(bounds, within)) continue;
    expect(click(from, index, reach), `zoom ${zoom}`).toBe(index);
    if (marks.count[index] === 1) {
      keys.add(`${OSM_TYPES[marks.type[index] ?? 0]}/${marks.id[index]}`);
      continue;
    }
    const edges = {
      x1: mercatorX(bounds.west),
      x2: mercatorX(bounds.east),
      y1: mercatorY(bounds.south),
      y2: mercatorY(bounds.north),
    };
    if (spanPixels(edges, MOST_ZOOM) < markRadius(1) * 2 || zoom >= MOST_ZOOM) {
      const room = 1e-6;
      const box = {
        south: Math.max(-90, bounds.south - room),
        west: bounds.west - room,
        north: Math.min(90, bounds.north + room),
        east: bounds.east + room,
      };
      for (const camera of listBox([known.columns], known.dictionary, atPoles(box), 1000)) keys.add(keyOf(camera));
      continue;
    }
    const next = zoomOf(bounds);
    // Else a click would lead nowhere.
    expect(next, `a cluster of ${marks.count[index]} at zoom ${zoom}`).toBeGreaterThan(zoom);
    found(known, look(known, (edges.x1 + edges.x2) / 2, (edges.y1 + edges.y2) / 2, next), reach, keys, bounds);
  }
  return keys;
}

function meets(a: Box, b: Box): boolean {
  const room = 1e-9;
  const across = a.west <= b.east + room && b.west <= a.east + room;
  return across && a.south <= b.north + room && b.south <= a.north + room;
}

/** Whether a place is in a box, on any copy of the world, to the rounding of a step. */
function holds(box: Box, { lat, lon }: Camera): boolean {
  const room = 1e-6;
  const shown = Math.max(latOf(1), Math.min(latOf(0), lat));
  const across = [-360, 0, 360].some((turn) => lon + turn >= box.west - room && lon + turn <= box.east + room);
  return across && shown >= box.south - room && shown <= box.north + room;
}

/** The map ends short of the poles: what is beyond stands at its edge. */
function atPoles({ south, west, north, east }: Box): Box {
  return { south: south < -85.05 ? -90 : south, west, north: north > 85.05 ? 90 : north, east };
}

/** So far and at such a scale from the middle of a crowd: not at all. */
const ITSELF: [number, number][] = [[0, 1]];

/** Cameras anywhere, alone and in crowds of a few metres to a few kilometres. */
const crowd = fc
  .tuple(
    anyCamera(),
    fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 7 })), { maxLength: 12 }),
  )
  .map(([middle, others]): readonly Camera[] =>
    ITSELF.concat(others).map(([by, far], i) =>
      Object.assign({}, middle, {
        lat: Math.max(-90, Math.min(90, round7(middle.lat + by * 10 ** -far))),
        lon: Math.max(-180, Math.min(180, round7(middle.lon + (i % 2 === 0 ? by : -by) * 10 ** -far))),
      }),
    ),
  );
const cameras = fc
  .array(crowd, { minLength: 1, maxLength: 8 })
  .map((crowds) => crowds.flat().map((one, i): Camera => Object.assign({}, one, { id: 2 ** 40 + i })));

it.each(Object.entries(REACH))('from the whole world on, by %s', (_, reach) => {
  fc.assert(
    fc.property(cameras, fc.integer({ min: 0, max: 4 }), (list, zoom) => {
      const known = columnsOf(list);
      const keys = found(known, look(known, 0.5, 0.5, zoom), reach);
      // Closer, the view does not hold all of it.
      if (zoom <= 2) expect(keys).toEqual(new Set(list.map((one) => keyOf(one))));
    }),
    { numRuns: 100 },
  );
});

it.each(Object.entries(REACH))('at every zoom, where it or its cluster is drawn, by %s', (_, reach) => {
  fc.assert(
    fc.property(cameras, fc.nat(), fc.integer({ min: 0, max: 2 * MOST_ZOOM }), (list, pick, zoom) => {
      const known = columnsOf(list);
      const one = list[pick % list.length];
      if (one === undefined) return;
      const scene = look(known, mercatorX(one.lon), Math.min(1, Math.max(0, mercatorY(one.lat))), zoom / 2);
      const marks = Array.from({ length: scene.marks.length }, (__, index) => index);
      // Those that may stand for it: it alone, or clusters around it.
      const its = marks.filter((index) =>
        scene.marks.count[index] === 1 ? scene.marks.id[index] === one.id : holds(boundsOf(scene, index), one),
      );
      expect(its.length).toBeGreaterThan(0);
      for (const index of marks) expect(click(scene, index, reach)).toBe(index);
    }),
    { numRuns: 300 },
  );
});
