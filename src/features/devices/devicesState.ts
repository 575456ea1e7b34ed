import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { OtherKind } from '../../catalog/otherDevices.ts';
import type { Box } from '../../model/box.ts';
import { covers } from '../../model/box.ts';
import { Failure } from '../../model/failure.ts';
import type { AskOverpass } from '../../state/askOverpass.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { Other } from './findOthers.ts';
import { othersQuery, readOthers } from './findOthers.ts';

/** Farther out they would be a cloud, and much to ask for. */
export const LEAST_ZOOM = 14;
/** The map has to rest as long before anything is asked, ms. */
const REST = 800;
/** Of the view, read beyond each of its sides. */
const MARGIN = 0.5;

export type OthersStatus =
  | { readonly kind: 'off' | 'far' | 'reading' }
  | { readonly kind: 'shown'; readonly cut: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Devices that are no readers, as far as one wants to see them. Nothing is asked for before. */
export interface OthersState {
  readonly kinds: ReadonlySignal<ReadonlySet<OtherKind>>;
  readonly status: ReadonlySignal<OthersStatus>;
  readonly others: ReadonlySignal<readonly Other[]>;
  choose(kind: OtherKind, wanted: boolean): void;
  /** After a failure. */
  retry(): void;
}

interface Read {
  readonly box: Box;
  readonly of: string;
  readonly others: readonly Other[];
  readonly cut: boolean;
}

export function createOthers(
  ctx: Pick<FeatureContext, 'view' | 'server' | 'after'>,
  overpass: AskOverpass,
): OthersState {
  const kinds = signal<ReadonlySet<OtherKind>>(new Set());
  const read = signal<Read | null>(null);
  const failure = signal<Failure | null>(null);
  const reading = signal(false);
  let abort: AbortController | null = null;
  /** What is being asked for. */
  let pending: Pick<Read, 'box' | 'of'> | null = null;
  let stopRest = (): void => undefined;

  /** What an answer holds for: other kinds, or another server, make it old. */
  const of = computed(() => [ctx.server.server.value.id, ...kinds.value].join(' '));
  const isNear = computed(() => (ctx.view.view.value?.zoom ?? 0) >= LEAST_ZOOM);

  const ask = async (box: Box, asked: string, mine: AbortController): Promise<void> => {
    pending = { box, of: asked };
    reading.value = true;
    failure.value = null;
    try {
      const wanted = kinds.peek();
      const answer = await readOthers(await overpass(othersQuery(wanted, box), mine.signal), wanted);
      if (abort === mine) read.value = { box, of: asked, ...answer };
    } catch (error) {
      if (abort === mine) failure.value = error instanceof Failure ? error : new Failure('bad-response', {}, error);
    } finally {
      if (abort === mine) {
        abort = null;
        pending = null;
        reading.value = false;
      }
    }
  };

  effect(() => {
    const now = ctx.view.view.value;
    const asked = of.value;
    const wanted = kinds.value.size > 0 && isNear.value && failure.value === null;
    untracked(() => {
      stopRest();
      if (!wanted || now === null) return;
      if ([read.peek(), pending].some((one) => one?.of === asked && covers(one.box, now.box))) return;
      stopRest = ctx.after(REST, () => {
        abort?.abort();
        abort = new AbortController();
        void ask(wider(now.box), asked, abort);
      });
    });
  });

  const current = computed(() => (read.value?.of === of.value && isNear.value ? read.value : null));
  return {
    kinds,
    others: computed(() => current.value?.others ?? []),
    status: computed((): OthersStatus => {
      if (kinds.value.size === 0) return { kind: 'off' };
      if (!isNear.value) return { kind: 'far' };
      if (failure.value !== null) return { kind: 'failed', failure: failure.value };
      if (reading.value || current.value === null) return { kind: 'reading' };
      return { kind: 'shown', cut: current.value.cut };
    }),
    choose(kind, wanted) {
      const next = new Set(kinds.peek());
      if (wanted) next.add(kind);
      else next.delete(kind);
      failure.value = null;
      kinds.value = next;
    },
    retry() {
      failure.value = null;
    },
  };
}

function wider({ south, west, north, east }: Box): Box {
  const [high, wide] = [(north - south) * MARGIN, (east - west) * MARGIN];
  return {
    south: Math.max(-90, south - high),
    west: west - wide,
    north: Math.min(90, north + high),
    east: east + wide,
  };
}
