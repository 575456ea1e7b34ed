/** The routes that a person looks at, what they pass, and what is known along them. Nothing of it is stored or sent. */
import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import { createOneAtATime } from '../../../state/oneAtATime.ts';
import { asFailure } from '../../../model/failure.ts';
import type { Failure } from '../../../model/failure.ts';
import type { Box } from '../../../model/box.ts';
import type { AskOverpass } from '../../../state/askOverpass.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import type { RouteRules } from '../count/routeRules.ts';
import { ROUTE_RULES } from '../count/routeRules.ts';
import { createCorridorData } from '../data/corridorData.ts';
import { around } from '../../../model/around.ts';
import { routePieces } from '../data/pieces.ts';
import type { Digits } from '../read/polyline.ts';
import type { RouteRefusal } from '../read/readRoute.ts';
import { readRoute } from '../read/readRoute.ts';
import type { Counted, Lines, RouteSource, Trip } from './trips.ts';
import { countTrip } from './trips.ts';

export type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'refused'; readonly why: RouteRefusal | 'too-big' };

export interface RouteState {
  readonly trips: ReadonlySignal<readonly Trip[]>;
  /** What each of them passes, in the same order. */
  readonly counted: ReadonlySignal<readonly Counted[]>;
  /** The number of the trip that is shown. */
  readonly shown: ReadonlySignal<number>;
  readonly rules: ReadonlySignal<RouteRules>;
  readonly isReturn: ReadonlySignal<boolean>;
  readonly step: ReadonlySignal<Step>;
  setRules(change: Partial<RouteRules>): void;
  setReturn(isReturn: boolean): void;
  show(trip: number): void;
  remove(trip: number): void;
  open(file: File): Promise<void>;
  /** @param isLink it came with the address */
  paste(text: string, digits: Digits, isLink?: boolean): Promise<void>;
  draw(): Promise<void>;
  /** A route that was found elsewhere. */
  add(source: RouteSource, lines: Lines): void;
  /** Asks Overpass for what is not known along the trip that is shown. */
  loadRest(): Promise<void>;
  stop(): void;
}

/** More compared at once would not be read. */
export const MOST_TRIPS = 6;
/** Bytes of a file: a day with a point a second is a tenth of it. */
const MOST_BYTES = 50_000_000;
/** Metres around a route that the map shows. */
const MARGIN = 150;
const IDLE: Step = { kind: 'idle' };

export function createRoutes(
  ctx: Pick<FeatureContext, 'data' | 'view' | 'server' | 'draw' | 'panel'>,
  overpass: AskOverpass,
): RouteState {
  const trips = signal<readonly Trip[]>([]);
  const shown = signal(0);
  const rules = signal(ROUTE_RULES);
  const isReturn = signal(false);
  const step = signal<Step>(IDLE);
  const counted = computed(() => trips.value.map((trip) => countTrip(trip, rules.value, isReturn.value)));
  let last = 0;
  const failed = (failure: Failure): Step => ({ kind: 'failed', failure });
  const { run, stop } = createOneAtATime<Step>(step, {
    idle: IDLE,
    failed,
    refused: (error) => failed(asFailure(error)),
  });

  function add(source: RouteSource, lines: Lines): void {
    stop();
    last += 1;
    const trip: Trip = { id: last, source, lines, data: createCorridorData(lines, ctx.data) };
    trips.value = [...trips.peek().slice(1 - MOST_TRIPS), trip];
    [shown.value, step.value] = [trips.peek().length - 1, IDLE];
    goTo(lines);
  }
  function goTo(lines: Lines): void {
    const box = boxOf(lines);
    // With room for what stands beside it; a straight road has no height.
    if (box !== null) ctx.view.goToBox(around(box, MARGIN));
  }
  async function read(bytes: Uint8Array, source: (leftOut: number) => RouteSource, digits?: Digits): Promise<void> {
    const { parseXml } = await import('../read/parseXml.ts');
    const route = readRoute(bytes, parseXml, digits);
    if (route.kind === 'refused') step.value = route;
    else add(source(route.leftOut), route.lines);
  }

  // What the page reads while the panel is there is taken along; nothing is asked for it.
  effect(() => {
    const [view, status, { threshold }] = [ctx.view.view.value, ctx.data.status.value, rules.value];
    if (view === null || status.phase.kind !== 'done') return;
    const isRead = (): { readonly base: number | null } | null => {
      const now = ctx.data.status.peek();
      return ctx.view.view.peek() === view && now.phase.kind === 'done' ? now : null;
    };
    for (const { data } of trips.value) {
      // A store that broke says so in its status.
      data.take(view.box, threshold, isRead).catch(() => undefined);
    }
  });
  let server = ctx.server.server.peek();
  effect(() => {
    if (ctx.server.server.value === server) return;
    server = ctx.server.server.value;
    stop();
    for (const { data } of trips.peek()) data.forget();
  });

  return {
    trips,
    counted,
    shown,
    rules,
    isReturn,
    step,
    setRules(change) {
      rules.value = { ...rules.peek(), ...change };
    },
    setReturn(next) {
      isReturn.value = next;
    },
    show(trip) {
      shown.value = trip;
      const lines = trips.peek()[trip]?.lines;
      if (lines !== undefined) goTo(lines);
    },
    remove(trip) {
      stop();
      trips.value = trips.peek().filter((_, number) => number !== trip);
      shown.value = Math.max(0, Math.min(shown.peek(), trips.peek().length - 1));
    },
    async open(file) {
      if (file.size > MOST_BYTES) {
        step.value = { kind: 'refused', why: 'too-big' };
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      await read(bytes, (leftOut) => ({ kind: 'file', name: file.name, leftOut }));
    },
    async paste(text, digits, isLink = false) {
      await read(new TextEncoder().encode(text), () => ({ kind: isLink ? 'link' : 'pasted' }), digits);
    },
    add,
    async draw() {
      const drawn = await ctx.draw('line');
      if (drawn !== null) add({ kind: 'drawn' }, [drawn]);
    },
    async loadRest() {
      const trip = trips.peek()[shown.peek()];
      if (trip === undefined) return;
      await run({ kind: 'loading', done: 0, total: 0 }, async (abort) => {
        await trip.data.load(rules.peek().threshold, overpass, {
          signal: abort,
          progress(done, total) {
            if (!abort.aborted) step.value = { kind: 'loading', done, total };
          },
        });
        return IDLE;
      });
    },
    stop,
  };
}

/** Around all of a route; null where it has no length. */
function boxOf(lines: Lines): Box | null {
  const boxes = routePieces(lines).map(({ box }) => box);
  const [first] = boxes;
  if (first === undefined) return null;
  return boxes.reduce(
    (all, box) => ({
      south: Math.min(all.south, box.south),
      west: Math.min(all.west, box.west),
      north: Math.max(all.north, box.north),
      east: Math.max(all.east, box.east),
    }),
    first,
  );
}
