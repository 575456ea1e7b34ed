import type { Box } from '../../model/box.ts';
import { SCENE_PADDING } from '../../model/box.ts';
import { STEPS } from '../../model/morton.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../model/place.ts';
import { SIGHT_LINE_ZOOM, worldSize } from '../../model/zoom.ts';
import type { Bubble } from './bubbles.ts';
import { absorb, mergeBubbles } from './bubbles.ts';
import type { StoreView } from '../cameraStore.ts';
import type { Columns } from '../columns/columns.ts';
import type { buildDensity, WorldPart } from './buildDensity.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { eachTile } from '../columns/tileRuns.ts';
import type { Marks, Scene, Sectors } from './scene.ts';
import { FLAG, markRadius, STALE_YEARS } from './scene.ts';
import { countInBox } from '../query/boxSearch.ts';

export interface SceneOptions {
  /** ms since 1970, to tell what is stale. */
  readonly now: number;
  /** How much is drawn beyond each side of the view, as a share of its size. */
  readonly padding?: number;
  /** Draws wide views as dots instead of bubbles. Close up there are marks in any case. */
  readonly density?: typeof buildDensity;
}

/** Zoomed out, cells of 64 px (2^6) make one bubble each; close up, of 8 px (2^3). */
const WIDE_CELL = 6;
const CLOSE_CELL = 3;
/** Deepest level of the grid: cells of a quarter of a CSS px at the closest zoom. Two of its numbers fit into one. */
const DEEPEST = 26;
/** Close up, dots nearer than this practically coincide, CSS px. */
const COINCIDE = 12;
/** More copies of the world than any screen shows. */
const MOST_WORLDS = 40;
const STALE_SECONDS = STALE_YEARS * 365.25 * 86_400;

/** Everything to draw for a view. Its cost grows with what is in the view, not with what is known. */
export function buildScene(
  layers: readonly Columns[],
  dictionary: Dictionary,
  view: StoreView,
  options: SceneOptions,
): Scene {
  const { now, padding = SCENE_PADDING } = options;
  const padded = padSquare(view.box, padding);
  const close = view.zoom >= SIGHT_LINE_ZOOM;
  const scale = worldSize(view.zoom);
  const level = clamp(Math.round(view.zoom) + 8 - (close ? CLOSE_CELL : WIDE_CELL), 0, DEEPEST);
  const inView = countInBox(layers, view.box);
  if (options.density !== undefined && !close) {
    const density = options.density(layers, padded, copies(padded), scale);
    const nothing = { marks: marksOf([], scale), sectors: new SectorList().finish() };
    return { zoom: view.zoom, box: boxOf(padded), ...nothing, density, inView };
  }
  const sights = new SectorList();
  const cells = new Cells(level);
  for (const columns of layers) {
    const flagsOf = flagReader(columns, dictionary, now);
    for (const { world, part } of copies(padded)) {
      eachTile(columns, part, level, (start, end) => {
        const bubble = bubbleOf(columns, start, end, world, scale, flagsOf);
        if (bubble === null) return;
        cells.add(bubble, world, columns.x[start] ?? 0, columns.y[start] ?? 0);
        if (close) for (let row = start; row < end; row += 1) sights.add(columns, dictionary, row, world);
      });
    }
  }
  return {
    zoom: view.zoom,
    box: boxOf(padded),
    marks: marksOf(merged(cells.bubbles, close), scale),
    sectors: sights.finish(),
    inView,
  };
}

/** A view on the Mercator square, unwrapped; y may leave the square. */
interface Padded {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Padded on the square and not in degrees, so that it is even on the screen. */
function padSquare(view: Box, padding: number): Padded {
  const west = mercatorX(view.west);
  const east = mercatorX(view.east);
  const north = mercatorY(view.north);
  const south = mercatorY(view.south);
  const padX = (east - west) * padding;
  const padY = (south - north) * padding;
  return { west: west - padX, north: north - padY, east: east + padX, south: south + padY };
}

function boxOf({ west, north, east, south }: Padded): Box {
  return {
    south: south >= 1 ? -90 : latOf(south),
    west: lonOf(west),
    north: north <= 0 ? 90 : latOf(north),
    east: lonOf(east),
  };
}

/** The copies of the world that the padded view shows. */
function copies({ west, north, east, south }: Padded): readonly WorldPart[] {
  const step = (value: number): number => clamp(Math.floor(value * STEPS), 0, STEPS - 1);
  const first = Math.floor(west);
  const last = Math.min(first + MOST_WORLDS, Math.max(first, Math.ceil(east) - 1));
  const found: WorldPart[] = [];
  for (let world = first; world <= last; world += 1) {
    found.push({ world, part: { x0: step(west - world), y0: step(north), x1: step(east - world), y1: step(south) } });
  }
  return found;
}

/** The bubbles by grid cell: a cell has one, whatever layers its cameras are in. */
class Cells {
  readonly bubbles: Bubble[] = [];
  readonly #across: number;
  readonly #byCell = new Map<number, Bubble>();

  constructor(level: number) {
    this.#across = 2 ** level;
  }

  /** Adds a bubble to the cell that holds the step (x, y) in a copy of the world. */
  add(bubble: Bubble, world: number, x: number, y: number): void {
    const size = STEPS / this.#across;
    const column = Math.floor(x / size) + world * this.#across;
    const cell = column * this.#across + Math.floor(y / size);
    const there = this.#byCell.get(cell);
    if (there === undefined) {
      this.#byCell.set(cell, bubble);
      this.bubbles.push(bubble);
    } else {
      absorb(there, bubble);
    }
  }
}

/** One grid cell's cameras as a bubble, at their exact centroid: sums of whole numbers below 2^53. Null where all are hidden. */
function bubbleOf(
  columns: Columns,
  start: number,
  end: number,
  world: number,
  scale: number,
  flagsOf: (row: number) => number,
): Bubble | null {
  const { x, y, hidden } = columns;
  let sumX = 0;
  let sumY = 0;
  let minX = STEPS;
  let minY = STEPS;
  let maxX = 0;
  let maxY = 0;
  let flags = 0xff;
  let count = 0;
  let shown = start;
  for (let row = start; row < end; row += 1) {
    if (hidden[row] !== 0) continue;
    count += 1;
    shown = row;
    const rowX = x[row] ?? 0;
    const rowY = y[row] ?? 0;
    sumX += rowX;
    sumY += rowY;
    if (rowX < minX) minX = rowX;
    if (rowX > maxX) maxX = rowX;
    if (rowY < minY) minY = rowY;
    if (rowY > maxY) maxY = rowY;
    // Once nothing is shared any more, nothing will be.
    if (flags !== 0) flags &= flagsOf(row);
  }
  if (count === 0) return null;
  return {
    x: (sumX / count / STEPS + world) * scale,
    y: (sumY / count / STEPS) * scale,
    count,
    flags,
    id: columns.id[shown] ?? 0,
    type: columns.type[shown] ?? 0,
    west: lonOf(minX / STEPS + world),
    south: latOf(maxY / STEPS),
    east: lonOf(maxX / STEPS + world),
    north: latOf(minY / STEPS),
  };
}

/**
 * Bubbles merged until none overlap. Close up, single dots may touch (each is a camera of its own that one wants to see)
 * unless they practically coincide; a bubble with a number still overlaps nothing.
 */
function merged(bubbles: readonly Bubble[], close: boolean): readonly Bubble[] {
  const total = bubbles.reduce((sum, bubble) => sum + bubble.count, 0);
  const reach = Math.max(COINCIDE, 2 * markRadius(Math.max(2, total)));
  return mergeBubbles(bubbles, reach, (a, b, squared) => {
    if (close && a.count === 1 && b.count === 1) return squared < COINCIDE ** 2;
    return squared < (markRadius(a.count) + markRadius(b.count)) ** 2;
  });
}

function marksOf(bubbles: readonly Bubble[], scale: number): Marks {
  const length = bubbles.length;
  const marks = {
    length,
    x: new Float64Array(length),
    y: new Float64Array(length),
    count: new Uint32Array(length),
    flags: new Uint8Array(length),
    id: new Float64Array(length),
    type: new Uint8Array(length),
    bounds: new Float64Array(4 * length),
  };
  for (const [i, bubble] of bubbles.entries()) {
    marks.x[i] = bubble.x / scale;
    marks.y[i] = bubble.y / scale;
    marks.count[i] = bubble.count;
    marks.flags[i] = bubble.flags;
    marks.id[i] = bubble.id;
    marks.type[i] = bubble.type;
    marks.bounds.set([bubble.west, bubble.south, bubble.east, bubble.north], 4 * i);
  }
  return marks;
}

/** FLAG bits of one row. */
function flagReader(columns: Columns, dictionary: Dictionary, now: number): (row: number) => number {
  const { direction, edited, surveyed, localEdit, type } = columns;
  const oldest = now / 1000 - STALE_SECONDS;
  return (row) => {
    const sight = direction[row] ?? 0;
    let flags = 0;
    if (sight === 0) flags |= FLAG.noDirection;
    else if (dictionary.sight(sight - 1).odd) flags |= FLAG.oddDirection;
    // Where the last edit is not known, nothing says that it is long ago.
    const lastEdit = edited[row] ?? 0;
    if (lastEdit !== 0 && Math.max(lastEdit, (surveyed[row] ?? 0) * 86_400) < oldest) flags |= FLAG.stale;
    if (localEdit[row] === 1) flags |= FLAG.localEdit;
    if (type[row] !== 0) flags |= FLAG.area;
    return flags;
  };
}

/** Sectors as they are found, then as arrays. */
class SectorList {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #from: number[] = [];
  readonly #width: number[] = [];
  readonly #id: number[] = [];
  readonly #type: number[] = [];

  add(columns: Columns, dictionary: Dictionary, row: number, world: number): void {
    const pair = columns.direction[row] ?? 0;
    if (pair === 0 || columns.hidden[row] !== 0) return;
    for (const sector of dictionary.sight(pair - 1).sectors) {
      this.#x.push((columns.x[row] ?? 0) / STEPS + world);
      this.#y.push((columns.y[row] ?? 0) / STEPS);
      this.#from.push(sector.from);
      this.#width.push(sector.width);
      this.#id.push(columns.id[row] ?? 0);
      this.#type.push(columns.type[row] ?? 0);
    }
  }

  finish(): Sectors {
    return {
      length: this.#x.length,
      x: Float64Array.from(this.#x),
      y: Float64Array.from(this.#y),
      from: Float32Array.from(this.#from),
      width: Float32Array.from(this.#width),
      id: Float64Array.from(this.#id),
      type: Uint8Array.from(this.#type),
    };
  }
}

/** The arrays of a scene, to be moved to another thread instead of copied. */
export function transferables({ marks, sectors, density }: Scene): ArrayBufferLike[] {
  const { x, y, count, flags, id, type, bounds } = marks;
  const ofMarks = [x, y, count, flags, id, type, bounds];
  const ofSectors = [sectors.x, sectors.y, sectors.from, sectors.width, sectors.id, sectors.type];
  const ofDensity = density === undefined ? [] : [density.pixels];
  return [...ofMarks, ...ofSectors, ...ofDensity].map((array) => array.buffer);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
