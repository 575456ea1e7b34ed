/** The layers against the plainest model of them: snapshots, live boxes, own edits and deletions, filters, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf, OSM_TYPES } from '../../../src/model/camera.ts';
import { round7 } from '../../../src/model/place.ts';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { buildDensity } from '../../../src/store/scene/buildDensity.ts';
import { buildScene } from '../../../src/store/scene/buildScene.ts';
import { compactDictionary } from '../../../src/store/cache/evict.ts';
import { countChoices } from '../../../src/store/query/filterChoices.ts';
import type { Columns } from '../../../src/store/columns/columns.ts';
import { ColumnsBuilder } from '../../../src/store/columns/columnsBuilder.ts';
import { unpackLive } from '../../../src/store/cache/records.ts';
import { liveRecord } from '../../../src/store/cache/liveRecord.ts';
import { cameraAt } from '../../../src/store/columns/cameraAt.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import type { Filter } from '../../../src/store/query/filter.ts';
import { needsDetails, NO_FILTER } from '../../../src/store/query/filter.ts';
import { preparePasses } from '../../../src/store/query/filtering.ts';
import { cellsOf, eachCell, rectsOf } from '../../../src/store/live/grid.ts';
import { Layers } from '../../../src/store/layers/layers.ts';
import { listBox, nearPlace } from '../../../src/store/query/nearest.ts';
import { countInBox } from '../../../src/store/query/boxSearch.ts';
import { coldLayer, hotLayer } from '../../../src/store/snapshot/snapshotLayer.ts';
import { filesOf, readAll, staticServer, WORLD, written } from '../../snapshot/support.ts';
import { anyCamera, BASE } from '../cameras.ts';
import { Model, passes, TAG_TERMS } from '../layersModel.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];

type Step =
  | { readonly kind: 'edit'; readonly camera: Camera }
  /** `behind`: how many versions older than a new one it is. */
  | { readonly kind: 'own'; readonly camera: Camera; readonly behind: number }
  | { readonly kind: 'delete' | 'gone'; readonly pick: number }
  /** Overpass takes over what the server has: until then it answers as before. */
  | { readonly kind: 'catchUp' }
  | { readonly kind: 'read'; readonly box: Box }
  | { readonly kind: 'drop'; readonly box: Box }
  | { readonly kind: 'snapshot'; readonly details: boolean }
  /** The page is closed and opened again: what was kept comes back. */
  | { readonly kind: 'visit' }
  | { readonly kind: 'filter'; readonly filter: Filter };

/** Few spots and few names, so that they meet again. */
const spot = fc.constantFrom(
  { lat: 40, lon: -100 },
  { lat: 40, lon: -100 },
  { lat: 0, lon: 180 },
  { lat: 0, lon: -180 },
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
  .tuple(anyCamera(1), spot, offset, offset, fc.array(tag, { maxLength: 5 }), fc.integer({ min: 1, max: 3000 }))
  .map(([{ type, id, version }, at, dLat, dLon, tags, age]): Camera => ({
    type,
    id,
    version,
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
  tags: fc.constantFrom(...TAG_TERMS),
  localEdits: fc.constantFrom(false, false, false, true),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), camera: someCamera }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), box }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), box }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), details: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'catchUp' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'visit' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('own' as const),
      camera: someCamera,
      behind: fc.constantFrom(0, 0, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('filter' as const), filter }) },
);

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
  const maps = [model.server, model.mirror, model.snapshot, model.live, model.own];
  return { ...camera, version: 1 + Math.max(...maps.map((map) => map.get(key)?.version ?? 0)) };
}

function marksAt(layers: Layers, dictionary: Dictionary, zoom: number): number {
  const { marks } = buildScene(layers.all, dictionary, { box: WORLD, zoom }, { now: BASE, padding: 0 });
  return marks.count.reduce((sum, count) => sum + count, 0);
}

async function run(steps: readonly Step[]): Promise<void> {
  let dictionary = new Dictionary();
  let layers = new Layers(dictionary);
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
        layers.take(columnsOf(cameras, dictionary), cellsOf(one.box), model.base);
        model.read(cells, cameras);
        break;
      }
      case 'catchUp':
        model.catchUp();
        break;
      case 'visit': {
        const kept = { columns: layers.live, cells: Array.from(model.covered, (key) => ({ key, readAt: 1, base: 1 })) };
        const record = structuredClone(liveRecord(kept, undefined, dictionary, 0));
        dictionary = new Dictionary();
        layers = new Layers(dictionary);
        const back = unpackLive(record, dictionary);
        if (back === null) throw new Error('What was kept makes no sense.');
        const covered = rectsOf(new Set(back.cells.map(({ key }) => key)));
        layers.take(back.columns, covered, null);
        if (model.snapshot.size > 0) {
          // oxlint-disable-next-line no-await-in-loop -- each step builds on the last
          const { hot, whole } = await snapshotOf(model.snapshot.values(), dictionary);
          layers.setSnapshot(model.detailed ? whole : hot, covered, [], null);
        }
        for (const [key, { camera, version }] of model.visit()) {
          if (camera === null) layers.removeLocalEdit(key, version, model.now);
          else layers.addLocalEdit(camera, model.now);
        }
        layers.setFilter(preparePasses(wanted, dictionary));
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
        const { hot, whole } = await snapshotOf(model.mirror.values(), dictionary);
        const details = one.details || model.mirror.size === 0;
        layers.setSnapshot(details ? whole : hot, rectsOf(model.covered), cellsOf(WORLD), model.base);
        model.take(model.mirror, details);
        break;
      }
      case 'own': {
        const next = grown(model, one.camera);
        const camera = { ...next, version: Math.max(1, next.version - one.behind), timestamp: model.now };
        layers.addLocalEdit(camera, model.now);
        model.add(camera);
        break;
      }
      case 'gone': {
        // Also of what was never read here.
        const there = [...new Map([...model.server, ...model.known()])];
        const [key, camera] = there[one.pick % Math.max(1, there.length)] ?? [];
        if (key === undefined || camera === undefined || !model.detailed) break;
        layers.removeLocalEdit(key, camera.version + 1, model.now);
        model.remove(key, camera.version + 1);
        break;
      }
      case 'filter':
        wanted = one.filter;
        layers.setFilter(preparePasses(wanted, dictionary));
        break;
    }
    if (one.kind === 'drop') {
      compactDictionary(dictionary, layers.all);
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
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        await run(steps);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
