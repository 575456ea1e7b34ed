/** The coverage of one place, as a person goes about it: an area, its roads, the numbers. Nothing is asked without a click. */
import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import type { Box } from '../../../model/box.ts';
import type { Camera } from '../../../model/camera.ts';
import { asFailure, Failure } from '../../../model/failure.ts';
import { createOneAtATime } from '../../../state/oneAtATime.ts';
import { wrapLon } from '../../../model/place.ts';
import { cameraQuery } from '../../../overpass/query.ts';
import { readCameras } from '../../../overpass/readCameras.ts';
import { folderOf } from '../../../platform/folderNames.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import type { FoundArea } from '../area/findAreas.ts';
import { areasQuery, borderQuery, readFoundAreas } from '../area/findAreas.ts';
import type { Area } from '../area/readArea.ts';
import { readArea } from '../area/readArea.ts';
import type { AskOverpass } from '../../../state/askOverpass.ts';
import { createKeptRoads } from './keptRoads.ts';
import { measureApart } from './measureApart.ts';
import { boxAround, MOST_WAYS, roadsQuery } from './overpassQueries.ts';
import type { Summary } from './summary.ts';

export type Step =
  | { readonly kind: 'idle' }
  /** Of areas, or of the border of one. */
  | { readonly kind: 'finding' }
  | { readonly kind: 'counting' }
  | { readonly kind: 'loading'; readonly bytes: number; readonly what: 'roads' | 'readers' }
  | { readonly kind: 'measuring'; readonly done: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** A file that is not what it should be, or an area that is too much. */
  | { readonly kind: 'refused'; readonly why: 'file'; readonly said: string }
  | { readonly kind: 'refused'; readonly why: 'wide' }
  | { readonly kind: 'refused'; readonly why: 'ways'; readonly ways: number };

export interface ChosenArea {
  readonly area: Area;
  /** Of the file or of the area itself; null for what the map showed, or what was drawn. */
  readonly name: string | null;
  readonly isDrawn?: true;
}

export interface ChosenRoads {
  readonly text: string;
  /** Of the file; null where Overpass was asked. */
  readonly name: string | null;
}

export interface Measured extends Summary {
  /** When the readers were true, ms since 1970; null where Overpass doesn't say. */
  readonly readersBase: number | null;
}

export interface CoverageState {
  readonly area: ReadonlySignal<ChosenArea | null>;
  /** Areas at the middle of the map to pick one of; null where they weren't asked for. */
  readonly around: ReadonlySignal<readonly FoundArea[] | null>;
  readonly roads: ReadonlySignal<ChosenRoads | null>;
  /** Ways that Overpass has there; null until it was asked. */
  readonly ways: ReadonlySignal<number | null>;
  readonly step: ReadonlySignal<Step>;
  readonly result: ReadonlySignal<Measured | null>;
  takeView(): void;
  /** Has the border drawn on the map. */
  drawArea(): Promise<void>;
  findAreas(): Promise<void>;
  takeArea(found: FoundArea): Promise<void>;
  openArea(file: File): Promise<void>;
  openRoads(file: File): Promise<void>;
  countRoads(): Promise<void>;
  loadRoads(): Promise<void>;
  measure(seed: number, trips: number): Promise<void>;
  stop(): void;
}

const IDLE: Step = { kind: 'idle' };
const counted = v.object({
  elements: v.tuple([v.object({ tags: v.object({ ways: v.pipe(v.string(), v.digits()) }) })]),
});

export function createCoverage(
  ctx: Pick<FeatureContext, 'view' | 'server' | 'draw'>,
  overpass: AskOverpass,
): CoverageState {
  const area = signal<ChosenArea | null>(null);
  const around = signal<readonly FoundArea[] | null>(null);
  const roads = signal<ChosenRoads | null>(null);
  const ways = signal<number | null>(null);
  const step = signal<Step>(IDLE);
  const result = signal<Measured | null>(null);
  const kept = createKeptRoads(() => folderOf(document.baseURI), Date.now);

  /** What one server answers is not what another one would. */
  const keptAs = (query: string): string => `${ctx.server.server.peek().overpass}\n${query}`;

  const { run, stop } = createOneAtATime<Step>(step, {
    idle: IDLE,
    failed: (failure) => ({ kind: 'failed', failure }),
    refused: (error) =>
      error instanceof Error
        ? { kind: 'refused', why: 'file', said: error.message }
        : { kind: 'failed', failure: asFailure(error) },
  });
  // Another server has other roads and readers. A file stays what it is.
  let server = ctx.server.server.peek();
  effect(() => {
    if (ctx.server.server.value === server) return;
    server = ctx.server.server.value;
    stop();
    [around.value, ways.value, result.value] = [null, null, null];
    if (roads.peek()?.name === null) roads.value = null;
  });

  function choose(next: ChosenArea): void {
    stop();
    [area.value, around.value, ways.value, result.value, step.value] = [next, null, null, null, IDLE];
    // A file of roads stays: it may be of more than one area.
    if (roads.peek()?.name === null) roads.value = null;
  }

  function boxOrRefusal(): Box | Step {
    const chosen = area.peek();
    return (chosen === null ? null : boxAround(chosen.area)) ?? { kind: 'refused', why: 'wide' };
  }

  async function readersIn(
    box: Box,
    abort: AbortSignal,
  ): Promise<{ readonly readers: readonly Camera[]; readonly base: number | null }> {
    step.value = { kind: 'loading', bytes: 0, what: 'readers' };
    return await readCameras(await overpass(cameraQuery([box]), abort));
  }

  return {
    area,
    around,
    roads,
    ways,
    step,
    result,
    async drawArea() {
      const drawn = await ctx.draw('area');
      if (drawn !== null) choose({ name: null, isDrawn: true, area: [[drawn]] });
    },
    takeView() {
      const view = ctx.view.view.peek();
      if (view === null) return;
      const { south, west, north, east } = view.box;
      const corner = (lat: number, lon: number): { readonly lat: number; readonly lon: number } => ({
        lat,
        lon: wrapLon(lon),
      });
      choose({
        name: null,
        area: [[[corner(south, west), corner(south, east), corner(north, east), corner(north, west)]]],
      });
    },
    findAreas: () =>
      run({ kind: 'finding' }, async (abort) => {
        const view = ctx.view.view.peek();
        if (view !== null) around.value = readFoundAreas(await overpass(areasQuery(view.centre), abort));
        return IDLE;
      }),
    takeArea: ({ id, name }) =>
      run({ kind: 'finding' }, async (abort) => {
        const read = readArea(await overpass(borderQuery(id), abort));
        abort.throwIfAborted();
        choose({ name, area: read });
        return IDLE;
      }),
    openArea: (file) =>
      run(IDLE, async () => {
        const read = readArea(await file.text());
        choose({ name: file.name, area: read });
        return IDLE;
      }),
    openRoads: (file) =>
      run(IDLE, async () => {
        const text = await textOf(file);
        [roads.value, result.value] = [{ name: file.name, text }, null];
        return IDLE;
      }),
    countRoads: () =>
      run({ kind: 'counting' }, async (abort) => {
        const box = boxOrRefusal();
        if ('kind' in box) return box;
        const kept30 = await kept.get(keptAs(roadsQuery(box, 'tags geom')));
        if (kept30 !== null) {
          roads.value = { name: null, text: kept30 };
          return IDLE;
        }
        const answer = v.safeParse(counted, parse(await overpass(roadsQuery(box, 'count'), abort)));
        if (!answer.success) throw new Failure('bad-response', { said: 'The count of the roads is none.' });
        const found = Number(answer.output.elements[0].tags.ways);
        ways.value = found;
        return found > MOST_WAYS ? { kind: 'refused', why: 'ways', ways: found } : IDLE;
      }),
    loadRoads: () =>
      run({ kind: 'loading', bytes: 0, what: 'roads' }, async (abort) => {
        const box = boxOrRefusal();
        if ('kind' in box) return box;
        const query = roadsQuery(box, 'tags geom');
        const text = await overpass(query, abort, (bytes) => {
          if (!abort.aborted) step.value = { kind: 'loading', bytes, what: 'roads' };
        });
        await kept.keep(keptAs(query), text);
        abort.throwIfAborted();
        roads.value = { name: null, text };
        return IDLE;
      }),
    measure: (seed, trips) =>
      run({ kind: 'measuring', done: 0 }, async (abort) => {
        const [chosen, network, box] = [area.peek(), roads.peek(), boxOrRefusal()];
        if ('kind' in box) return box;
        if (chosen === null || network === null) return IDLE;
        const { readers, base } = await readersIn(box, abort);
        step.value = { kind: 'measuring', done: 0 };
        const summary = await measureApart(
          { roads: network.text, readers, area: chosen.area, seed, trips },
          {
            signal: abort,
            progress: (done) => {
              step.value = { kind: 'measuring', done };
            },
          },
        );
        result.value = { ...summary, readersBase: base };
        return IDLE;
      }),
    stop,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A file as text, unpacked where its name says that it is packed. */
async function textOf(file: File): Promise<string> {
  if (file.name.endsWith('.pbf'))
    throw new Error('An .osm.pbf is read by the command only: give GeoJSON or Overpass JSON.');
  if (!file.name.endsWith('.gz')) return await file.text();
  return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
