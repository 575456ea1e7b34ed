/** Whatever order the page, the overview and the store's worker come in: what must hold at every step, and in the end. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReadOverview } from '../../src/snapshot/overview.ts';
import type { ReadStatus, SnapshotStatus, StoreView } from '../../src/store/cameraStore.ts';
import type { Preview } from '../../src/store/preview/preview.ts';
import { createPreview } from '../../src/store/preview/preview.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import { MADE, OF, overviewOf, pictureOf, street, wide } from './previewStage.ts';
import type { Message } from './orderedStore.ts';
import { ALL, VIEWS, isWide, isFor, OrderedStore } from './orderedStore.ts';

type Step =
  | { readonly do: 'move'; readonly view: StoreView }
  /** The worker takes up the oldest view that it was told of. */
  | { readonly do: 'work' }
  /** The page takes up so many of the worker's messages. */
  | { readonly do: 'hear'; readonly count: number }
  | { readonly do: 'read'; readonly known: number; readonly phase: 'reading' | 'done' | 'failed' }
  | { readonly do: 'snapshot'; readonly kind: 'loading' | 'ready' | 'none' | 'refused'; readonly statusFirst: boolean }
  | { readonly do: 'overview'; readonly found: 'there' | 'absent' | 'broken' | 'failed' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VIEWS).map((view): Step => ({ do: 'move', view })) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'work' }) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }).map((count): Step => ({ do: 'hear', count })) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      known: fc.constantFrom(0, 1, 20, ALL),
      phase: fc.constantFrom('reading', 'reading', 'done', 'failed'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('snapshot' as const),
      kind: fc.constantFrom('loading', 'ready', 'none', 'refused'),
      statusFirst: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('overview' as const),
      found: fc.constantFrom('there', 'there', 'absent', 'broken', 'failed'),
    }),
  },
);

const SNAPSHOTS = {
  loading: { kind: 'loading', bytes: 1, total: 2 },
  ready: { kind: 'ready', base: MADE, count: ALL, details: 'absent' },
  none: { kind: 'none' },
  refused: { kind: 'refused', failure: { kind: 'offline', details: {} } },
} as const;

/** The page's side: what is shown, and that it never gets worse. */
class Page {
  readonly preview: Preview;
  readonly scenes: Scene[] = [];
  readonly statuses: ReadStatus[] = [];
  readonly snapshots: SnapshotStatus[] = [];
  ended = false;
  readonly overview = Promise.withResolvers<ReadOverview | null>();
  view: StoreView | null = null;
  /** What the store has said so far, as it was heard. */
  readonly heard = {
    scenes: [] as Scene[],
    statuses: [] as ReadStatus[],
    snapshot: { kind: 'loading', bytes: 0, total: 0 } as SnapshotStatus,
  };
  asked = 0;

  readonly #pictured: StoreView | null;
  readonly #told = {
    scene: (scene: Scene): void => this.#scene(scene),
    status: (status: ReadStatus): void => this.#status(status),
    snapshot: (status: SnapshotStatus): void => void this.snapshots.push(status),
  };

  /** @param pictured the view that the visit before ended with */
  constructor(pictured: StoreView | null, hasOverview: boolean) {
    this.#pictured = pictured;
    const picture = pictured === null ? null : pictureOf(pictured, ALL);
    this.preview = createPreview({
      of: OF,
      kept: picture,
      ask: hasOverview
        ? () => {
            this.asked += 1;
            return this.overview.promise;
          }
        : null,
      zoom: null,
      tell: this.#told,
      ended: () => {
        this.ended = true;
      },
    });
  }

  hear(message: Message): void {
    // Nothing passes through one that has ended.
    const to = this.ended ? this.#told : this.preview;
    if ('scene' in message) {
      this.heard.scenes.push(message.scene);
      to.scene(message.scene);
    } else if ('status' in message) {
      this.heard.statuses.push(message.status);
      to.status(message.status);
    } else {
      this.heard.snapshot = message.snapshot;
      to.snapshot(message.snapshot);
    }
  }

  /** Whether the scene that is drawn is no work of the store's. */
  get isPreview(): boolean {
    const last = this.scenes.at(-1);
    return last !== undefined && !this.heard.scenes.includes(last);
  }

  #scene(next: Scene): void {
    const before = this.scenes.at(-1);
    const { view, isPreview, heard } = this;
    this.scenes.push(next);
    if (view === null || !heard.scenes.includes(next)) {
      // Only what is of the view is drawn ahead of the store.
      expect(view !== null && isFor(next, view)).toBe(true);
      return;
    }
    if (before === undefined || !isPreview || !isFor(before, view)) return;
    // A preview of the view goes for what is as good, or for all that there is to know.
    expect(isFor(next, view)).toBe(true);
    const phase = heard.statuses.at(-1)?.phase.kind;
    const { kind } = heard.snapshot;
    if (isWide(view)) expect(['ready', 'none']).toContain(kind);
    else if (phase !== 'done') {
      expect(next.inView).toBeGreaterThan(0);
      // How many there were is only known of the view that they were counted in.
      if (view === this.#pictured) expect(next.inView).toBeGreaterThan(ALL - 2);
    }
  }

  #status(next: ReadStatus): void {
    const isOwn = this.heard.statuses.includes(next);
    this.statuses.push(next);
    if (isOwn) return;
    expect(next.base).not.toBeNull();
    const { phase } = next;
    if (phase.kind === 'preview') expect(phase.counted || next.inView === 0).toBe(true);
    // A count is told only where it was made.
    if (next.inView !== 0 && this.heard.snapshot.kind !== 'ready') {
      expect(this.view).toBe(this.#pictured);
      expect(next.inView).toBe(ALL);
    }
  }
}

it('a preview is never taken for less, says only what is known of the view, and is gone in the end', async () => {
  const setting = fc.record({
    pictured: fc.constantFrom(null, street, wide),
    hasOverview: fc.boolean(),
    steps: fc.array(anyStep, { maxLength: 30 }),
    last: fc.constantFrom(...VIEWS),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ pictured, hasOverview, steps, last }) => {
      const store = new OrderedStore();
      const views: StoreView[] = [];
      const page = new Page(pictured, hasOverview);
      const move = (view: StoreView): void => {
        page.view = view;
        views.push(view);
        if (!page.ended) page.preview.setView(view);
      };
      const work = (): void => {
        const view = views.shift();
        if (view !== undefined) store.setView(view);
      };
      const hear = (count: number): void => {
        for (const message of store.said.splice(0, count)) page.hear(message);
      };
      for (const step of steps) {
        switch (step.do) {
          case 'move':
            move(step.view);
            break;
          case 'work':
            work();
            break;
          case 'hear':
            hear(step.count);
            break;
          case 'read':
            store.read(step.known, step.phase);
            break;
          case 'snapshot':
            store.setSnapshot(SNAPSHOTS[step.kind], step.statusFirst);
            break;
          case 'overview':
            if (step.found === 'failed') page.overview.reject(new Error('It did not arrive.'));
            else if (step.found === 'absent') page.overview.resolve(null);
            else
              page.overview.resolve(
                overviewOf(
                  step.found === 'there'
                    ? {}
                    : {
                        dots() {
                          throw new Error('It makes no sense.');
                        },
                      },
                ),
              );
            await page.overview.promise.catch(() => null);
            await Promise.resolve();
        }
      }
      expect(page.asked).toBeLessThanOrEqual(1);
      // In the end all is read: what is shown is the store's, to the last word.
      move(last);
      while (views.length > 0) work();
      store.setSnapshot(SNAPSHOTS.ready, false);
      store.read(ALL, 'done');
      hear(Number.POSITIVE_INFINITY);
      expect(page.scenes.at(-1)).toBe(store.scene);
      expect(page.ended).toBe(store.snapshot.kind !== 'refused');
      expect(page.statuses.at(-1)).toEqual(store.status);
      expect(page.snapshots.at(-1)?.kind ?? 'none').toBe(store.snapshot.kind);
      page.overview.resolve(null);
    }),
    { numRuns: 2000 },
  );
});

it('without a picture and an overview, the store is heard word for word', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      const store = new OrderedStore();
      const page = new Page(null, false);
      for (const step of steps) {
        if (step.do === 'move') {
          page.view = step.view;
          if (!page.ended) page.preview.setView(step.view);
          store.setView(step.view);
        } else if (step.do === 'read') store.read(step.known, step.phase);
        else if (step.do === 'snapshot') store.setSnapshot(SNAPSHOTS[step.kind], step.statusFirst);
        for (const message of store.said.splice(0)) page.hear(message);
      }
      expect(page.scenes).toEqual(page.heard.scenes);
      expect(page.statuses).toEqual(page.heard.statuses);
    }),
  );
});
