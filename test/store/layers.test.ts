/** The layers against the plainest model of them: snapshots, live boxes, own edits and deletions, filters, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/model/box.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf, OSM_TYPES } from '../../src/model/camera.ts';
import { stepX, stepY } from '../../src/model/morton.ts';
import { round7 } from '../../src/model/place.ts';
import type { Row } from '../../src/snapshot/build/row.ts';
import { buildDensity } from '../../src/store/density.ts';
import { buildScene } from '../../src/store/buildScene.ts';
import { countChoices } from '../../src/store/choices.ts';
import type { Columns } from '../../src/store/columns.ts';
import { ColumnsBuilder } from '../../src/store/builder.ts';
import { cameraAt } from '../../src/store/columns.ts';
import { Dictionary } from '../../src/store/dictionary.ts';
import type { Filter } from '../../src/store/filter.ts';
import { NO_FILTER } from '../../src/store/filter.ts';
import { needsDetails, preparePasses } from '../../src/store/filtering.ts';
import { cellKey, cellsOf, eachCell, rectBox, rectsOf } from '../../src/store/grid.ts';
import { Layers } from '../../src/store/layers.ts';
import { countInBox, listBox, nearPlace } from '../../src/store/search.ts';
import { coldLayer, hotLayer } from '../../src/store/snapshotLayer.ts';
import { filesOf, readAll, staticServer, written } from '../snapshot/support.ts';
import { anyCamera, BASE } from './cameras.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };
const CELL = 2 ** 20;

type Step =
  | { readonly kind: 'edit' | 'own'; readonly camera: Camera }
  | { readonly kind: 'delete' | 'gone'; readonly pick: number }
  | { readonly kind: 'read' | 'drop'; readonly box: Box }
  | { readonly kind: 'snapshot'; readonly details: boolean }
  | { readonly kind: 'filter'; readonly filter: Filter };

const spot = fc.constantFrom(
  { lat: 40, lon: -100 },
  { lat: 0, lon: 180 },
  { lat: 0, lon: -180 },
  { lat: 84.9, lon: 10 },
);
const offset = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((value) => value / 1e7);
const tag = fc.constantFrom<[string, string]>(
  ['direction', '90'],
  ['camera:direction', '10-40'],
  ['direction', 'null'],
  ['camera:direction', ' '],
  ['manufacturer', 'Flock Safety'],
  ['manufacturer', 'flock'],
  ['manufacturer', ''],
  ['brand', 'Motorola Solutions'],
  ['operator', 'Springfield Police'],
  ['surveillance:operator', 'Shelbyville'],
  ['check_date', '2026-10-01'],
  ['survey:date', '2019'],
  ['__proto__', 'x'],
);

const someCamera = fc
  .tuple(anyCamera(8), spot, offset, offset, fc.array(tag, { maxLength: 5 }), fc.integer({ min: 1, max: 3000 }))
  .map(([camera, at, dLat, dLon, tags, age]): Camera => ({
    ...camera,
    lat: round7(at.lat + dLat),
    lon: within180(round7(at.lon + dLon)),
    // A snapshot keeps the day, as its noon.
    timestamp: (Math.floor(BASE / DAY) - age) * DAY + DAY / 2,
    tags: new Map(tags),
  }));

function within180(lon: number): number {
  return Math.max(-180, Math.min(180, lon));
}

const box: fc.Arbitrary<Box> = fc
  .tuple(spot, offset, offset, fc.integer({ min: 1, max: 40 }))
  .map(([{ lat, lon }, dLat, dLon, size]): Box => {
    const half = size / 100;
    return { south: lat + dLat - half, west: lon + dLon - half, north: lat + dLat + half, east: lon + dLon + half };
  });

const filter: fc.Arbitrary<Filter> = fc.record({
  makers: fc.constantFrom<readonly string[]>([], [], [''], ['Flock Safety'], ['Motorola Solutions', '']),
  operators: fc.constantFrom<readonly string[]>([], [], [''], ['Springfield Police'], ['Shelbyville']),
  direction: fc.constantFrom<Filter['direction']>('any', 'any', 'known', 'missing', 'odd'),
  seenBefore: fc.constantFrom(null, null, BASE - 1000 * DAY),
  seenSince: fc.constantFrom(null, null, BASE - 2000 * DAY),
  own: fc.constantFrom(false, false, false, true),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), camera: someCamera }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), box }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), box }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), details: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('own' as const), camera: someCamera }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('filter' as const), filter }) },
);

const cellOf = ({ lat, lon }: Camera): number => cellKey(Math.floor(stepX(lon) / CELL), Math.floor(stepY(lat) / CELL));

interface Written {
  readonly camera: Camera | null;
  readonly version: number;
  place: Camera | null;
  readonly at: number;
}

class Model {
  now = BASE;
  readonly server = new Map<CameraKey, Camera>();
  snapshot = new Map<CameraKey, Camera>();
  detailed = true;
  readonly live = new Map<CameraKey, Camera>();
  readonly covered = new Set<number>();
  /** Of the snapshot: shown though its cell was read, since it is newer than what was read. */
  readonly uncovered = new Set<CameraKey>();
  readonly own = new Map<CameraKey, Written>();

  ask(area: Box): readonly Camera[] {
    const boxes = cellsOf(area).map((rect) => rectBox(rect));
    return [...this.server.values()].filter(({ lat, lon }) =>
      boxes.some(({ south, west, north, east }) => lat >= south && lat <= north && lon >= west && lon <= east),
    );
  }

  read(cells: ReadonlySet<number>, cameras: readonly Camera[]): void {
    this.forgetLive(cells);
    for (const cell of cells) this.covered.add(cell);
    for (const [key, camera] of this.snapshot) if (cells.has(cellOf(camera))) this.uncovered.delete(key);
    for (const camera of cameras) this.live.set(keyOf(camera), camera);
    this.#compare();
    this.#settle(new Map(cameras.map((camera) => [keyOf(camera), camera])), cells);
  }

  drop(cells: ReadonlySet<number>): void {
    this.forgetLive(cells);
    for (const cell of cells) this.covered.delete(cell);
    this.#compare();
  }

  take(snapshot: ReadonlyMap<CameraKey, Camera>, detailed: boolean): void {
    this.snapshot = new Map(snapshot);
    this.detailed = detailed;
    this.uncovered.clear();
    this.#compare();
    if (detailed) this.#settle(this.snapshot, null);
  }

  add(camera: Camera): void {
    const key = keyOf(camera);
    if (camera.version < (this.own.get(key)?.version ?? 0)) return;
    this.own.set(key, { camera, version: camera.version, place: camera, at: camera.timestamp ?? this.now });
    this.#settle(this.live, new Set());
    if (this.detailed) this.#settle(this.snapshot, new Set());
  }

  remove(key: CameraKey, version: number): void {
    const before = this.own.get(key);
    if (version < (before?.version ?? 0)) return;
    const place = this.known().get(key) ?? before?.place ?? null;
    this.own.set(key, { camera: null, version, place, at: this.now });
  }

  /** Everything that is shown where there is no filter. */
  known(): Map<CameraKey, Camera> {
    const shown = new Map<CameraKey, Camera>();
    for (const [key, camera] of this.snapshot) {
      if (!this.covered.has(cellOf(camera)) || this.uncovered.has(key)) shown.set(key, camera);
    }
    for (const [key, camera] of this.live) {
      const beneath = this.detailed ? this.snapshot.get(key) : undefined;
      if (beneath === undefined || camera.version >= beneath.version) shown.set(key, camera);
    }
    for (const [key, { camera }] of this.own) {
      shown.delete(key);
      if (camera !== null) shown.set(key, camera);
    }
    return shown;
  }

  /** As long as the snapshot's rows have no names, each counts for itself. */
  countNameless(): number {
    const beneath = [...this.snapshot.values()].filter((camera) => !this.covered.has(cellOf(camera))).length;
    const own = [...this.own.values()].filter(({ camera }) => camera !== null).length;
    return beneath + own + [...this.live.keys()].filter((key) => !this.own.has(key)).length;
  }

  forgetLive(cells: ReadonlySet<number>): void {
    for (const [key, camera] of this.live) if (cells.has(cellOf(camera))) this.live.delete(key);
  }

  #compare(): void {
    if (!this.detailed) return;
    for (const [key, camera] of this.live) {
      const beneath = this.snapshot.get(key);
      if (beneath !== undefined && camera.version < beneath.version) this.uncovered.add(key);
    }
  }

  #settle(found: ReadonlyMap<CameraKey, Camera>, cells: ReadonlySet<number> | null): void {
    for (const [key, entry] of this.own) {
      const there = found.get(key);
      if (there === undefined) {
        const asked = entry.place !== null && (cells === null || cells.has(cellOf(entry.place)));
        if (asked && this.now > entry.at + 5 * MINUTE) this.own.delete(key);
      } else if (entry.camera === null ? there.version > entry.version : there.version >= entry.version) {
        this.own.delete(key);
      } else {
        entry.place ??= there;
      }
    }
  }
}

function first(tags: ReadonlyMap<string, string>, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = tags.get(key)?.trim() ?? '';
    if (value !== '') return value;
  }
  return '';
}

/** The filter in the plainest words. */
function passes(wanted: Filter, { tags, timestamp }: Camera, own: boolean): boolean {
  const maker = first(tags, 'manufacturer', 'brand').replace(/^flock$/, 'Flock Safety');
  const operator = first(tags, 'operator', 'surveillance:operator');
  const direction = first(tags, 'camera:direction', 'direction');
  const kind = direction === '' ? 'missing' : direction === 'null' ? 'odd' : 'known';
  const surveyed = Date.parse(first(tags, 'check_date', 'survey:date') || '1970');
  const seen = Math.max(timestamp ?? 0, surveyed);
  return (
    (wanted.makers.length === 0 || wanted.makers.includes(maker)) &&
    (wanted.operators.length === 0 || wanted.operators.includes(operator)) &&
    (wanted.direction === 'any' || wanted.direction === kind) &&
    (wanted.seenBefore === null || seen < wanted.seenBefore) &&
    (wanted.seenSince === null || seen >= wanted.seenSince) &&
    (!wanted.own || own)
  );
}

async function snapshotOf(
  cameras: Iterable<Camera>,
  dictionary: Dictionary,
): Promise<{ readonly hot: Columns; readonly whole: Columns }> {
  const rows = Array.from(cameras, (camera): Row => {
    const edited = Math.floor((camera.timestamp ?? 0) / 1000);
    return { ...camera, type: OSM_TYPES.indexOf(camera.type), edited, tags: [...camera.tags].flat() };
  });
  const { hot, cold } = await readAll(staticServer(filesOf(written(rows))).fetch);
  const layer = hotLayer(hot, dictionary);
  return { hot: layer, whole: coldLayer(layer, cold, dictionary) };
}

function columnsOf(cameras: readonly Camera[], dictionary: Dictionary): Columns {
  const builder = new ColumnsBuilder(dictionary);
  for (const camera of cameras) builder.addCamera(camera);
  return builder.finish();
}

function cellsIn(area: Box): Set<number> {
  const cells = new Set<number>();
  for (const rect of cellsOf(area)) eachCell(rect, (key) => cells.add(key));
  return cells;
}

/** Versions only grow, as a server's do. */
function grown(model: Model, camera: Camera): Camera {
  const key = keyOf(camera);
  const known = [model.server, model.snapshot, model.live].map((map) => map.get(key)?.version ?? 0);
  return { ...camera, version: 1 + Math.max(...known, model.own.get(key)?.version ?? 0) };
}

function marksAt(layers: Layers, dictionary: Dictionary, zoom: number): number {
  const { marks } = buildScene(layers.all, dictionary, { box: WORLD, zoom }, { now: BASE, padding: 0 });
  return marks.count.reduce((sum, count) => sum + count, 0);
}

async function run(steps: readonly Step[]): Promise<void> {
  const dictionary = new Dictionary();
  const layers = new Layers(dictionary);
  const model = new Model();
  let wanted = NO_FILTER;
  for (const one of steps) {
    model.now += 3 * MINUTE;
    switch (one.kind) {
      case 'edit': {
        const camera = grown(model, one.camera);
        model.server.set(keyOf(camera), camera);
        break;
      }
      case 'delete': {
        const key = [...model.server.keys()][one.pick % Math.max(1, model.server.size)];
        if (key !== undefined) model.server.delete(key);
        break;
      }
      case 'read': {
        const cameras = model.ask(one.box);
        const cells = cellsIn(one.box);
        layers.take(columnsOf(cameras, dictionary), cellsOf(one.box), model.now);
        model.read(cells, cameras);
        break;
      }
      case 'drop': {
        const cells = cellsIn(one.box);
        layers.drop(rectsOf(cells));
        model.drop(cells);
        break;
      }
      case 'snapshot': {
        // oxlint-disable-next-line no-await-in-loop -- each step builds on the last
        const { hot, whole } = await snapshotOf(model.server.values(), dictionary);
        const details = one.details || model.server.size === 0;
        layers.setSnapshot(details ? whole : hot, rectsOf(model.covered), cellsOf(WORLD), model.now);
        model.take(model.server, details);
        break;
      }
      case 'own': {
        const camera = { ...grown(model, one.camera), timestamp: model.now };
        layers.addOwn(camera, model.now);
        model.add(camera);
        break;
      }
      case 'gone': {
        const [key, camera] = [...model.known()][one.pick % Math.max(1, model.known().size)] ?? [];
        if (key === undefined || camera === undefined || !model.detailed) break;
        layers.removeOwn(key, camera.version + 1, model.now);
        model.remove(key, camera.version + 1);
        break;
      }
      case 'filter':
        wanted = one.filter;
        layers.setFilter(preparePasses(wanted, dictionary));
        break;
    }
    if (one.kind === 'drop') {
      layers.compact();
      layers.setFilter(preparePasses(wanted, dictionary));
    }
    check(layers, dictionary, model, wanted);
  }
}

function check(layers: Layers, dictionary: Dictionary, model: Model, wanted: Filter): void {
  if (!model.detailed && layers.snapshot.length > 0) {
    expect(layers.size).toBe(model.countNameless());
    if (needsDetails(wanted)) {
      expect(countInBox([layers.snapshot], WORLD)).toBe(0);
    }
    for (const zoom of [0, 7]) expect(marksAt(layers, dictionary, zoom)).toBe(countInBox(layers.all, WORLD));
    return;
  }
  const known = model.known();
  expect(layers.size).toBe(known.size);
  const filtered = [...known].filter(([key, camera]) => passes(wanted, camera, model.own.has(key)));
  const shown = new Map(listBox(layers.all, dictionary, WORLD, 1000).map((camera) => [keyOf(camera), camera]));
  expect([...shown.keys()].toSorted()).toEqual(filtered.map(([key]) => key).toSorted());
  for (const [key, camera] of filtered) {
    expect(shown.get(key)).toEqual({
      ...camera,
      lat: expect.closeTo(camera.lat, 9),
      lon: expect.closeTo(camera.lon, 9),
    });
  }
  for (const [key, camera] of known) {
    const at = layers.find(key);
    expect(at === null ? null : cameraAt(at.columns, dictionary, at.row).version).toBe(camera.version);
    expect(nearPlace(layers.all, dictionary, camera, 0.02).map((near) => keyOf(near.camera))).toContain(key);
  }
  for (const zoom of [0, 3, 9]) expect(marksAt(layers, dictionary, zoom)).toBe(filtered.length);
  const scene = buildScene(
    layers.all,
    dictionary,
    { box: WORLD, zoom: 1 },
    { now: BASE, padding: 0, density: buildDensity },
  );
  expect(scene.density?.count).toBe(filtered.length);
  expect(countChoices(layers.all, dictionary, WORLD, BASE)).toMatchObject({ total: known.size, complete: true });
}

describe('snapshot, live boxes, own edits and filters', () => {
  it('agree with a naive model, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        await run(steps);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
