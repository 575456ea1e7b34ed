import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { formatDateTime } from '../../i18n/index.ts';
import { covers } from '../../model/box.ts';
import type { Box } from '../../model/box.ts';
import type { Camera } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { Difference } from './compareKept.ts';
import { differences, keptOf } from './compareKept.ts';
import type { KeptArea } from './keptAreas.ts';
import { cutName, MOST_AREAS, MOST_READERS, readAreas, writeAreas } from './keptAreas.ts';

/** What came of a comparison; `base`: when what it was compared with was true, ms since 1970. */
export type Found =
  | {
      readonly kind: 'compared';
      readonly base: number;
      readonly all: readonly Difference[];
      readonly now: readonly Camera[];
    }
  /** What is loaded is from before the area was kept. */
  | { readonly kind: 'older'; readonly base: number };

/** Why nothing was done. */
export type Problem = 'partial' | 'many' | 'full' | 'failed';

export interface Watch {
  /** Those of the present server. */
  readonly areas: ReadonlySignal<readonly KeptArea[]>;
  /** By the area that was compared; one that was marked or renamed since is another. */
  readonly found: ReadonlySignal<ReadonlyMap<KeptArea, Found>>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** False where the browser kept nothing of the last change. */
  readonly stored: ReadonlySignal<boolean>;
  /** What was taken away last, and from where. */
  readonly removed: ReadonlySignal<{ readonly area: KeptArea; readonly at: number } | null>;
  /** Watches the present view. */
  add(): Promise<void>;
  /** Compares every area that lies in the present view, if all of that is read. */
  compare(): Promise<void>;
  /** What was found is how it is kept from now on. */
  markSeen(area: KeptArea): void;
  rename(area: KeptArea, typed: string): void;
  remove(area: KeptArea): void;
  undo(): void;
}

export function createWatch({
  data,
  view,
  storage,
  server: { server },
}: Pick<FeatureContext, 'data' | 'view' | 'storage' | 'server'>): Watch {
  const kept = signal(readAreas(storage));
  const areas = computed(() => kept.value.filter((area) => area.server === server.value.id));
  const found = signal<ReadonlyMap<KeptArea, Found>>(new Map());
  const problem = signal<Problem | null>(null);
  const stored = signal(true);
  const removed = signal<Watch['removed']['value']>(null);

  function write(list: readonly KeptArea[]): void {
    kept.value = list;
    stored.value = writeAreas(storage, list);
  }

  function replace(area: KeptArea, by: KeptArea): void {
    write(kept.peek().map((each) => (each === area ? by : each)));
  }

  /** The time of the data, if all of the box is in view and read. */
  function baseOf(box: Box): number | null {
    const { phase, base } = data.status.peek();
    const now = view.view.peek();
    return phase.kind === 'done' && now !== null && covers(now.box, box) ? base : null;
  }

  /** All readers of a box. The store answers in turn, so that what it says of the view by then is of this view and not of the one before. */
  async function read(box: Box): Promise<{ readonly readers: readonly Camera[]; readonly base: number } | Problem> {
    const asked = server.peek();
    try {
      const { cameras, total } = await data.part(box, 0, MOST_READERS, true);
      const base = baseOf(box);
      if (base === null || server.peek() !== asked) return 'partial';
      return total > MOST_READERS ? 'many' : { readers: cameras, base };
    } catch {
      return 'failed';
    }
  }

  return {
    areas,
    found,
    problem,
    stored,
    removed,
    async add() {
      const now = view.view.peek();
      problem.value = null;
      // What is watched already stays as it was kept.
      if (now === null || areas.peek().some(({ box }) => covers(box, now.box) && covers(now.box, box))) return;
      if (kept.peek().length >= MOST_AREAS) {
        problem.value = 'full';
        return;
      }
      const answer = await read(now.box);
      if (typeof answer === 'string') {
        problem.value = answer;
        return;
      }
      const { readers, base } = answer;
      const area = {
        name: formatDateTime(base),
        server: server.peek().id,
        box: now.box,
        since: base,
        readers: readers.map(keptOf),
      };
      write([area, ...kept.peek()]);
    },
    async compare() {
      const inView = areas.peek().filter(({ box }) => baseOf(box) !== null);
      for (const area of inView) {
        // oxlint-disable-next-line no-await-in-loop -- few, and the store answers in turn
        const answer = await read(area.box);
        if (typeof answer === 'string') continue;
        const { readers: now, base } = answer;
        const next: Found =
          base < area.since
            ? { kind: 'older', base }
            : { kind: 'compared', base, all: differences(area.readers, now), now };
        found.value = new Map([...found.peek(), [area, next]]);
      }
    },
    markSeen(area) {
      const seen = found.peek().get(area);
      if (seen?.kind !== 'compared') return;
      const next = { ...area, since: seen.base, readers: seen.now.map(keptOf) };
      replace(area, next);
      found.value = new Map([...found.peek(), [next, { ...seen, all: [] }]]);
    },
    rename(area, typed) {
      const name = cutName(typed);
      if (name === '' || name === area.name) return;
      const next = { ...area, name };
      const known = found.peek().get(area);
      if (known !== undefined) found.value = new Map([...found.peek(), [next, known]]);
      replace(area, next);
    },
    remove(area) {
      const at = kept.peek().indexOf(area);
      removed.value = { area, at };
      write(kept.peek().filter((each) => each !== area));
    },
    undo() {
      const last = removed.peek();
      if (last === null) return;
      removed.value = null;
      write(kept.peek().toSpliced(last.at, 0, last.area));
    },
  };
}
