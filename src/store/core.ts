/**
 * The store without its worker: columns, coverage, reader and own cameras behind one door. It runs the same in a worker,
 * in a test and in the bench.
 */
import type { Box } from '../model/box.ts';
import { covers } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import type { OverpassDeps } from '../overpass/client.ts';
import { ask } from '../overpass/client.ts';
import type { Decoded, Decoder } from '../overpass/decode.ts';
import { createDecoder } from '../overpass/decode.ts';
import { cameraQuery } from '../overpass/query.ts';
import { ColumnsBuilder } from './builder.ts';
import { buildScene } from './buildScene.ts';
import type { CameraStore, Near, ReadStatus, StoreListener, StoreView } from './cameraStore.ts';
import type { Columns } from './columns.ts';
import { blankColumns, cameraAt, rowOf } from './columns.ts';
import { Coverage } from './coverage.ts';
import { Dictionary } from './dictionary.ts';
import type { CellRect } from './grid.ts';
import { cellsOf, rectBox, rectSteps } from './grid.ts';
import { merge } from './merge.ts';
import type { OperatorCount } from './operators.ts';
import { operatorsAround } from './operators.ts';
import { OwnCameras } from './own.ts';
import { createReader } from './reader.ts';
import type { Scene } from './scene.ts';
import { countInBox, listBox, nearPlace } from './search.ts';

/** All of the outside that the store touches; stand-ins in tests. */
export interface StoreDeps extends OverpassDeps {
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

/** The store in one thread: the same questions as CameraStore, answered at once. */
export interface StoreCore extends Omit<CameraStore, 'get' | 'near' | 'list' | 'operatorsNear' | 'choices'> {
  get(key: CameraKey): Camera | null;
  near(place: Place, metres: number): readonly Near[];
  list(box: Box, limit: number): readonly Camera[];
  operatorsNear(place: Place, limit: number): readonly OperatorCount[];
  /** Cameras known, own ones included. */
  readonly size: number;
  /** Takes an answer's text as if it had been read for all of the box's cells; nothing changes where it throws. */
  feed(text: string, box: Box): Promise<Decoded>;
  /** The network is back. */
  online(): void;
}

/** What one answer goes into before it is known to be whole: `decoder` fills `builder`. */
interface Intake {
  readonly builder: ColumnsBuilder;
  readonly decoder: Decoder;
}

export function createStoreCore(deps: StoreDeps): StoreCore {
  const dictionary = new Dictionary();
  const coverage = new Coverage();
  const own = new OwnCameras(dictionary);
  let read: Columns = blankColumns(0, 0);
  let shown: Columns = read;
  let view: StoreView | null = null;
  let listener: StoreListener | null = null;
  let scene: Pick<Scene, 'box' | 'zoom'> | null = null;
  let status: ReadStatus | null = null;
  let inView: number | null = null;
  let closed = false;

  function open(): Intake {
    const builder = new ColumnsBuilder(dictionary);
    return { builder, decoder: createDecoder(builder) };
  }

  /** Takes what is left of an answer for the rectangles. */
  async function take({ decoder, builder }: Intake, text: string, rects: readonly CellRect[]): Promise<Decoded> {
    const decoded = await decoder.finish(text);
    if (closed) return decoded;
    const batch = builder.finish();
    read = merge(
      read,
      batch,
      rects.map((rect) => rectSteps(rect)),
    );
    coverage.read(rects, deps.now(), decoded.base);
    own.settle(batch, rects, decoded.base);
    showAgain();
    return decoded;
  }

  const reader = createReader({
    coverage,
    now: deps.now,
    after: deps.after,
    random: deps.random,
    changed: tellStatus,
    read: async (rects, { signal, progress }) => {
      const query = cameraQuery(rects.map((rect) => rectBox(rect)));
      const intake = open();
      const text = await ask(deps, query, { signal, progress, early: intake.decoder.early });
      signal.throwIfAborted();
      await take(intake, text, rects);
    },
  });

  /** What is known has changed. */
  function showAgain(): void {
    shown = own.over(read);
    scene = null;
    inView = null;
    tellScene();
  }

  function tellScene(): void {
    if (view === null || listener === null || closed) return;
    if (scene !== null && scene.zoom === view.zoom && covers(scene.box, view.box)) return;
    const built = buildScene(shown, dictionary, view, { now: deps.now() });
    scene = { box: built.box, zoom: built.zoom };
    inView = built.inView;
    listener.scene(built);
  }

  function tellStatus(): void {
    if (view === null || listener === null || closed) return;
    inView ??= countInBox(shown, view.box);
    const next: ReadStatus = { phase: reader.phase, inView, base: coverage.base(cellsOf(view.box)) };
    if (status !== null && isSame(status, next)) return;
    status = next;
    listener.status(next);
  }

  return {
    get size() {
      return shown.length;
    },
    listen(next) {
      listener = next;
      scene = null;
      status = null;
      tellScene();
      tellStatus();
    },
    setView(next) {
      if (closed || !isFinite(next)) return;
      view = next;
      inView = null;
      tellScene();
      reader.setView(next);
    },
    get(key) {
      const parsed = parseKey(key);
      const row = parsed === null ? -1 : rowOf(shown, parsed.type, parsed.id);
      return row === -1 ? null : cameraAt(shown, dictionary, row);
    },
    near: (place, metres) => nearPlace(shown, dictionary, place, metres),
    list: (box, limit) => listBox(shown, dictionary, box, limit),
    operatorsNear: (place, limit) => operatorsAround(shown, dictionary, place, limit),
    addOwn(camera) {
      if (closed || !own.add(camera, read, deps.now())) return;
      showAgain();
      tellStatus();
    },
    removeOwn: () => undefined,
    setFilter: () => undefined,
    setDrawing: () => undefined,
    retry(options) {
      reader.retry(options?.all ?? false);
    },
    async feed(text, box) {
      const decoded = await take(open(), text, cellsOf(box));
      tellStatus();
      return decoded;
    },
    online() {
      reader.online();
    },
    close() {
      closed = true;
      listener = null;
      reader.close();
    },
  };
}

/** A view of no size, or of NaN, comes from a map that isn't laid out yet. */
function isFinite({ box, zoom }: StoreView): boolean {
  return [box.south, box.west, box.north, box.east, zoom].every((value) => Number.isFinite(value));
}

function isSame(a: ReadStatus, b: ReadStatus): boolean {
  return a.inView === b.inView && a.base === b.base && JSON.stringify(a.phase) === JSON.stringify(b.phase);
}
