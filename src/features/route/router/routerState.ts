/** Ways between two places by the deployer's router. Nothing is asked without a click, after the page has said who is told what. */
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { RouterSetting } from '../../../config.ts';
import { isAbort } from '../../../model/failure.ts';
import type { Place } from '../../../model/place.ts';
import { isOnEarth } from '../../../model/place.ts';
import { parseCoordinates } from '../../../places/coordinates.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import type { Hit } from '../../../state/featureFacts.ts';
import type { RouteState } from '../page/routeState.ts';
import type { Counted, FoundByRouter } from '../page/trips.ts';
import type { AskRouter, RouterRefusal } from './askRouter.ts';
import { canWeigh } from './askRouter.ts';
import type { Way } from './routerAnswers.ts';

export type RouterStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly why: RouterRefusal | 'no-start' | 'no-end' }
  /** It was asked for fewer readers, and has no other way within the limit. */
  | { readonly kind: 'none-fewer' };

export interface RouterState {
  readonly router: RouterSetting;
  readonly step: ReadonlySignal<RouterStep>;
  /** Looks both places up, and asks for ways from one to the other. */
  find(from: string, to: string): Promise<void>;
  /** Asks for ways that pass fewer of the readers that face one that it found. */
  findFewer(found: FoundByRouter, counted: Counted): Promise<void>;
  stop(): void;
}

/** Alternatives at most, and how much longer than the first way one may take. */
const MOST_WAYS = 3;
const LONGEST = 1.5;
/** Each circle is some 60 m wide, so that a reader weighs as much as 300 m, 1.2 km and 6 km more. */
const WEIGHTS = [5, 20, 100] as const;

export function createRouterState(
  router: RouterSetting,
  ask: AskRouter,
  ctx: Pick<FeatureContext, 'offers'>,
  routes: Pick<RouteState, 'add'>,
): RouterState {
  const step = signal<RouterStep>({ kind: 'idle' });
  let running: AbortController | null = null;

  async function run(work: (abort: AbortSignal) => Promise<RouterStep>): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    step.value = { kind: 'asking' };
    const next = await work(mine.signal).catch((error: unknown): RouterStep =>
      isAbort(error) ? { kind: 'idle' } : { kind: 'refused', why: 'unreachable' },
    );
    if (running === mine) step.value = next;
  }
  const add = (ways: readonly Way[], ends: readonly [Place, Place], isFewer: boolean): void => {
    for (const { line, seconds } of ways) routes.add({ kind: 'router', ends, seconds, isFewer }, [line]);
  };

  return {
    router,
    step,
    find: (from, to) =>
      run(async (abort) => {
        const [start, end] = await Promise.all([lookUp(ctx, from), lookUp(ctx, to)]);
        abort.throwIfAborted();
        if (start === null) return { kind: 'refused', why: 'no-start' };
        if (end === null) return { kind: 'refused', why: 'no-end' };
        const answer = await ask([start, end], null, abort);
        abort.throwIfAborted();
        if (answer.kind === 'refused') return answer;
        add(answer.ways.slice(0, MOST_WAYS), [start, end], false);
        return { kind: 'idle' };
      }),
    findFewer: ({ ends, seconds }, { readers }) =>
      run(async (abort) => {
        const places = readers.filter(({ faces }) => faces === true).map(({ reader: { lat, lon } }) => ({ lat, lon }));
        if (!canWeigh(router) || places.length === 0) return { kind: 'none-fewer' };
        const found: Way[] = [];
        for (const weight of router.kind === 'brouter' ? WEIGHTS : [1]) {
          // oxlint-disable-next-line no-await-in-loop -- one request after the other
          const answer = await ask(ends, { places, weight }, abort);
          abort.throwIfAborted();
          if (answer.kind === 'refused' && answer.why !== 'no-way') return answer;
          for (const way of answer.kind === 'ways' ? answer.ways : []) {
            const isNew = found.every((other) => !isSameLine(other.line, way.line));
            if (isNew && way.seconds <= seconds * LONGEST && found.length < MOST_WAYS) found.push(way);
          }
        }
        add(found, ends, true);
        return { kind: found.length === 0 ? 'none-fewer' : 'idle' };
      }),
    stop() {
      running?.abort();
    },
  };
}

function isSameLine(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every(({ lat, lon }, i) => lat === b[i]?.lat && lon === b[i].lon);
}

/** The place that coordinates say, else the first one that the features' searches have for a text. */
async function lookUp(ctx: Pick<FeatureContext, 'offers'>, text: string): Promise<Place | null> {
  const said = parseCoordinates(text);
  if (said !== null) return isOnEarth(said) ? said : null;
  for (const search of await ctx.offers('search')) {
    // oxlint-disable-next-line no-await-in-loop -- the next one only where this one has nothing
    const hits = await search(text).catch((): readonly Hit[] => []);
    for (const hit of hits) if (hit.kind === 'named' || hit.kind === 'place') return hit.place;
  }
  return null;
}
