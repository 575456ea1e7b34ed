/** One list against the map, as a person goes about it: the list, the comparison, what is decided by hand. Nothing of the list leaves the page. */
import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { Box } from '../../../model/box.ts';
import type { Camera, CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import type { Failure } from '../../../model/failure.ts';
import { collect } from '../../../state/collectReaders.ts';
import { createOneAtATime } from '../../../state/oneAtATime.ts';
import type { Place } from '../../../model/place.ts';
import { cameraQuery } from '../../../overpass/query.ts';
import { readCameras } from '../../../overpass/readCameras.ts';
import type { AskOverpass } from '../../../state/askOverpass.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import type { Comparison } from '../compareList.ts';
import { AROUND, THRESHOLD } from '../compareList.ts';
import type { ChosenColumns, List } from '../table/readList.ts';
import { matchApart, readApart } from './compareApart.ts';
import type { Decided } from './compareOrder.ts';
import { createDecisions } from './decisions.ts';
import { listBoxes } from './listBoxes.ts';

export type Step =
  | { readonly kind: 'idle' | 'reading' | 'comparing' }
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The list is none, in words; or it is spread too wide to ask for. */
  | { readonly kind: 'refused'; readonly said: string | null }
  | { readonly kind: 'big' };

export interface OpenList extends List {
  /** Of the file; null for what was pasted. */
  readonly name: string | null;
}

export interface Compared extends Comparison {
  /** When the readers were true, ms since 1970; null where that is not known. */
  readonly base: number | null;
  /** That it was made with. */
  readonly threshold: number;
  readonly hasArea: boolean;
  readonly readers: readonly Camera[];
}

export interface CompareState {
  readonly list: ReadonlySignal<OpenList | null>;
  readonly step: ReadonlySignal<Step>;
  readonly threshold: ReadonlySignal<number>;
  /** Corners; null where none is drawn. */
  readonly area: ReadonlySignal<readonly Place[] | null>;
  readonly decided: ReadonlySignal<Decided>;
  readonly result: ReadonlySignal<Compared | null>;
  open(file: File): Promise<void>;
  paste(text: string): Promise<void>;
  /** Reads the list again, by other columns. */
  setColumns(columns: ChosenColumns): Promise<void>;
  setThreshold(metres: number): void;
  drawArea(): Promise<void>;
  dropArea(): void;
  compare(): Promise<void>;
  /** Of a row: the reader that it is, null for none, undefined for what is computed. */
  decide(row: number, reader: CameraKey | null | undefined): void;
  stop(): void;
}

/** Metres; the last is what the command takes. */
export const LIMITS = { least: 1, most: 5000 } as const;
/** Bytes of a file. */
export const MOST_BYTES = 100_000_000;
/** Boxes that Overpass is asked for at once, and at all. */
const BOXES = 12;
const MOST_BOXES = 60;
const IDLE: Step = { kind: 'idle' };

export function createCompare(
  ctx: Pick<FeatureContext, 'data' | 'draw' | 'view' | 'storage' | 'server'>,
  overpass: AskOverpass,
): CompareState {
  const list = signal<OpenList | null>(null);
  const step = signal<Step>(IDLE);
  const threshold = signal<number>(THRESHOLD);
  const area = signal<readonly Place[] | null>(null);
  const result = signal<Compared | null>(null);
  const decisions = createDecisions(ctx.storage);
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  let known: { readonly readers: readonly Camera[]; readonly base: number | null } | null = null;
  const { run, stop } = createOneAtATime<Step>(step, {
    idle: IDLE,
    failed: (failure) => ({ kind: 'failed', failure }),
    refused: (error) => ({ kind: 'refused', said: error instanceof Error ? error.message : String(error) }),
  });
  // Another server has other readers.
  let server = ctx.server.server.peek();
  effect(() => {
    if (ctx.server.server.value === server) return;
    server = ctx.server.server.value;
    stop();
    [known, result.value] = [null, null];
  });

  const read = (name: string | null, columns: ChosenColumns | null): Promise<void> =>
    run({ kind: 'reading' }, async (abort) => {
      if (bytes === null) return IDLE;
      const answer = await readApart({ kind: 'read', bytes, columns }, abort);
      abort.throwIfAborted();
      decisions.open(answer.mark);
      [list.value, result.value, known] = [{ ...answer.list, name }, null, null];
      goTo(answer.list.rows);
      return IDLE;
    });
  function goTo(places: readonly Place[]): void {
    const [box] = listBoxes(places.slice(0, 1), AROUND);
    if (box === undefined) return;
    const lats = places.map(({ lat }) => lat).toSorted((a, b) => a - b);
    const lons = places.map(({ lon }) => lon).toSorted((a, b) => a - b);
    // A row that is far off all others does not take the map to the world.
    const [low, high] = [Math.floor(places.length * 0.02), Math.ceil(places.length * 0.98) - 1];
    ctx.view.goToBox({
      south: Math.min(lats[low] ?? box.south, box.south),
      north: Math.max(lats[high] ?? box.north, box.north),
      west: Math.min(lons[low] ?? box.west, box.west),
      east: Math.max(lons[high] ?? box.east, box.east),
    });
  }

  /** Fresh from Overpass for a town or a county; of what is wider, what the snapshot has. Null where it has none. */
  async function readersAround(rows: readonly Place[], abort: AbortSignal): Promise<typeof known> {
    const corners = area.peek();
    const boxes = [...listBoxes(rows, AROUND), ...(corners === null ? [] : [boxOf(corners)])];
    const found = new Map<CameraKey, Camera>();
    const take = (readers: readonly Camera[]): void => {
      for (const reader of readers) found.set(keyOf(reader), reader);
    };
    let base: number | null = null;
    if (boxes.length > MOST_BOXES) {
      const snapshot = ctx.data.snapshot.peek();
      if (snapshot.kind !== 'ready') return null;
      for (const [done, box] of boxes.entries()) {
        step.value = { kind: 'loading', done, total: boxes.length };
        // oxlint-disable-next-line no-await-in-loop -- the store has one thread
        take(await collect(ctx.data, box, true, undefined, abort));
      }
      return { readers: [...found.values()], base: snapshot.base };
    }
    for (let at = 0; at < boxes.length; at += BOXES) {
      step.value = { kind: 'loading', done: at, total: boxes.length };
      // oxlint-disable-next-line no-await-in-loop -- one request at a time
      const answer = await readCameras(await overpass(cameraQuery(boxes.slice(at, at + BOXES)), abort));
      abort.throwIfAborted();
      take(answer.readers);
      base = base === null || answer.base === null ? answer.base : Math.min(base, answer.base);
    }
    return { readers: [...found.values()], base };
  }

  const compare = (): Promise<void> =>
    run({ kind: 'comparing' }, async (abort) => {
      const rows = list.peek()?.rows ?? [];
      known ??= await readersAround(rows, abort);
      if (known === null) return { kind: 'refused', said: null };
      step.value = { kind: 'comparing' };
      const corners = area.peek();
      const order = {
        kind: 'compare',
        rows,
        readers: known.readers,
        threshold: threshold.peek(),
        area: corners === null ? null : polygonText(corners),
        decided: decisions.all.peek(),
      } as const;
      const comparison = await matchApart(order, abort);
      abort.throwIfAborted();
      result.value = { ...comparison, ...known, threshold: order.threshold, hasArea: corners !== null };
      return IDLE;
    });
  const again = (): void => {
    if (result.peek() !== null) void compare();
  };

  return {
    list,
    step,
    threshold,
    area,
    decided: decisions.all,
    result,
    async open(file) {
      if (file.size > MOST_BYTES) {
        step.value = { kind: 'big' };
        return;
      }
      bytes = new Uint8Array(await file.arrayBuffer());
      await read(file.name, null);
    },
    async paste(text) {
      bytes = new TextEncoder().encode(text);
      await read(null, null);
    },
    setColumns: (columns) => read(list.peek()?.name ?? null, columns),
    setThreshold(metres) {
      threshold.value = Math.min(LIMITS.most, Math.max(LIMITS.least, metres));
      again();
    },
    async drawArea() {
      const drawn = await ctx.draw('area', area.peek() ?? []);
      if (drawn === null) return;
      [area.value, known] = [drawn, null];
      again();
    },
    dropArea() {
      area.value = null;
      again();
    },
    compare,
    decide(row, reader) {
      decisions.set(row, reader);
      again();
    },
    stop,
  };
}

function boxOf(places: readonly Place[]): Box {
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  return { south: Math.min(...lats), north: Math.max(...lats), west: Math.min(...lons), east: Math.max(...lons) };
}

function polygonText(corners: readonly Place[]): string {
  const ring = corners.map(({ lat, lon }) => [lon, lat]);
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });
}
