import { MERCATOR_LIMIT } from '../../model/place.ts';
import { MIN_READ_ZOOM, MIN_ZOOM } from '../../model/zoom.ts';
import type { HotColumns } from '../../snapshot/fileColumns.ts';
import type { Dots } from '../../snapshot/overview.ts';
import { buildScene } from './buildScene.ts';
import { Dictionary } from '../columns/dictionary.ts';
import type { Marks } from './scene.ts';
import { hotLayer } from '../snapshot/snapshotLayer.ts';

/** Marks of all zooms together. Closer zooms than they suffice for are drawn when the cameras are there. */
const MOST_DOTS = 4096;
const WORLD = { south: -MERCATOR_LIMIT, west: -180, north: MERCATOR_LIMIT, east: 180 };

/**
 * The marks of the whole world by zoom, for a snapshot's overview: the very ones that the store makes of its cameras, as far as they
 * don't depend on where the view ends.
 */
export function drawWorld(hot: HotColumns, most = MOST_DOTS): ReadonlyMap<number, Dots> {
  const dictionary = new Dictionary();
  const layer = hotLayer(hot, dictionary);
  const zooms = new Map<number, Dots>();
  let left = most;
  for (let zoom = MIN_ZOOM; zoom < MIN_READ_ZOOM; zoom += 1) {
    // What is stale is not known without ages; so the time is all the same.
    const { marks } = buildScene([layer], dictionary, { box: WORLD, zoom }, { now: 0, padding: 0 });
    left -= marks.length;
    if (left < 0) break;
    zooms.set(zoom, fromWestToEast(marks));
  }
  return zooms;
}

function fromWestToEast({ length, x, y, count, flags }: Marks): Dots {
  const order = Uint32Array.from(x.keys()).toSorted((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  return {
    length,
    x: Float64Array.from(order, (at) => x[at] ?? 0),
    y: Float64Array.from(order, (at) => y[at] ?? 0),
    count: Uint32Array.from(order, (at) => count[at] ?? 0),
    flags: Uint8Array.from(order, (at) => flags[at] ?? 0),
  };
}
