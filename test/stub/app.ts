/** The app's real state with its real rules, on an outside that a test holds: no network, no disk, a clock that it moves. */
import laterLabels from 'virtual:labels/later';
import { readConfig } from '../../src/config.ts';
import type { Camera } from '../../src/model/camera.ts';
import { addEnglish } from '../../src/i18n/index.ts';
import type { FeatureFacts } from '../../src/state/featureFacts.ts';
import { loadJudging } from '../../src/state/edit/loadJudging.ts';
import { createState } from '../../src/state/state.ts';
import type { AppState } from '../../src/state/state.ts';
import { StubDisk } from './disk.ts';
import type { Stored } from './disk.ts';
import type { Env } from '../../src/state/env.ts';
import { StubOsm } from './osm.ts';
import { StubStore } from './store.ts';

// The words of all features' buttons, which a page has once its first view is drawn.
addEnglish(laterLabels);

// What judges drafts is here from the first: what happens until then has tests of its own.
await loadJudging();

const ALPR = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };

export function camera(id: number, lat: number, lon: number, tags: Readonly<Record<string, string>> = ALPR): Camera {
  return { type: 'node', id, version: 1, timestamp: 0, lat, lon, tags: new Map(Object.entries(tags)) };
}

/** What stands for an earlier visit, for other programs, and for the build. Parts of the env take the place of the stub's. */
export interface Before extends Partial<Stored> {
  /** The build's settings; the practice server where nothing is said. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly hash?: string;
  readonly local?: Map<string, string>;
  readonly writing?: StubOsm;
  /** What every store that is opened has read. */
  readonly cameras?: readonly Camera[];
  /** ms since 1970 */
  readonly now?: number;
  readonly env?: Partial<Env>;
  readonly features?: readonly FeatureFacts[];
}

/** A running app, and what a test does to it from outside. */
export interface App extends Stored {
  readonly state: AppState;
  readonly stores: StubStore[];
  /** The store that is open now. */
  store(): StubStore;
  readonly writing: StubOsm;
  readonly local: Map<string, string>;
  readonly history: { hash: string; how: 'push' | 'replace' }[];
  /** Back, or an address typed over. */
  visit(hash: string): void;
  online(online: boolean): void;
  /** Moves the clock, ms. */
  pass(ms: number): void;
  readonly disk: StubDisk;
}

/** Starts the app; what is given was there before it. */
export function startApp(before: Before = {}): App {
  const stores: StubStore[] = [];
  const writing = before.writing ?? new StubOsm();
  const { drafts = new Map(), uploads = new Map(), local = new Map<string, string>() } = before;
  const disk = new StubDisk({ drafts, uploads });
  const history: App['history'] = [];
  const address = new Set<() => void>();
  const online = new Set<(online: boolean) => void>();
  const minutes = new Set<() => void>();
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  let hash = before.hash ?? '';
  let now = before.now ?? Date.UTC(2026, 10, 23);
  let ids = 0;
  const state = createState(
    {
      config: readConfig(before.settings ?? { VITE_OSM_SERVER: 'practice' }, '1.2.3'),
      local: {
        get: (key) => local.get(key) ?? null,
        set: (key, value) => {
          local.set(key, value);
          return true;
        },
        remove: (key) => void local.delete(key),
      },
      drafts: disk.drafts,
      uploads: disk.uploads,
      watchTabs: disk.watchTabs,
      lock: (_, work) => work(),
      address: {
        get hash() {
          return hash;
        },
        set(next, how) {
          hash = next;
          history.push({ hash, how });
        },
        listen: (changed) => listen(address, changed),
      },
      openStore: () => {
        const store = new StubStore(before.cameras);
        stores.push(store);
        return store;
      },
      openWriting: () => Promise.resolve(writing.writing()),
      fetch: () => Promise.resolve(new Response('')),
      now: () => now,
      after: (ms, callback) => listen(timers, { at: now + ms, callback }),
      everyMinute: (tick) => listen(minutes, tick),
      watchOnline: (changed) => listen(online, changed),
      locate: () => Promise.reject(new Error('no position')),
      comment: (kind, { maker = '' }) =>
        `${kind.startsWith('add') ? 'Add' : kind} a license plate reader${maker === '' ? '' : ` (${maker})`}`,
      locale: () => 'en',
      host: () => 'https://example.org/map/',
      newId: () => `draft-${(ids += 1)}`,
      ...before.env,
    },
    before.features,
  );
  return {
    state,
    stores,
    writing,
    drafts,
    uploads,
    local,
    history,
    disk,
    store: () => {
      const last = stores.at(-1);
      if (last === undefined) throw new Error('no store was opened');
      return last;
    },
    visit(next) {
      hash = next;
      for (const changed of address) changed();
    },
    online(next) {
      for (const changed of online) changed(next);
    },
    pass(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.callback();
      }
      for (const tick of minutes) tick();
    },
  };
}

function listen<T>(listeners: Set<T>, one: T): () => void {
  listeners.add(one);
  return () => listeners.delete(one);
}

/** Lets everything that waits on promises, and on modules that are loaded when they are needed, go on. */
export async function settled(): Promise<void> {
  await import('../../src/state/edit/lazyEditing.ts');
  await import('../../src/state/edit/rules/findWithMakers.ts');
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
