/** One browser: its disk, its locks and its tabs, each a whole state of the app that writes over a faulty wire. */
import { ABOUT } from '../osm/about.ts';
import { readConfig } from '../../src/config.ts';
import type { Camera } from '../../src/model/camera.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import { mayHaveArrived } from '../../src/osm/upload/attempt.ts';
import { readAccount } from '../../src/osm/api/readAccount.ts';
import { createApi } from '../../src/osm/api/api.ts';
import { createOsmRead } from '../../src/osm/api/reading.ts';
import { createUploader } from '../../src/osm/upload/upload.ts';
import type { Env } from '../../src/state/env.ts';
import { readDraft } from '../../src/state/edit/draftRecord.ts';
// Loaded lazily by the app; here ahead, since the virtual clock knows nothing of a module that is still on its way.
import '../../src/state/edit/rules/findWithMakers.ts';
import '../../src/state/edit/judging.ts';
import '../../src/state/edit/lazyEditing.ts';
import { createState } from '../../src/state/state.ts';
import type { AppState } from '../../src/state/state.ts';
import type { UploadRecord } from '../../src/state/edit/uploadRecord.ts';
import { StubStore } from '../stub/store.ts';
import { viewAt } from '../stub/viewAt.ts';
import type { Mutant } from './mutants.ts';
import type { VirtualClock } from './clock.ts';
import type { Wire } from './wire.ts';

/** Chromium writes localStorage some seconds late. */
const UNWRITTEN_MS = 5_000;
const NEVER = new Promise<never>(() => undefined);

/** A page of the app. Once it is not alive, nothing of it goes on. */
export interface Tab {
  readonly state: AppState;
  readonly alive: boolean;
  /** Resolves when it is gone. */
  readonly gone: Promise<void>;
  die(): void;
}

export interface BrowserOptions {
  readonly clock: VirtualClock;
  readonly wire: Wire;
  readonly origin: string;
  readonly token: string;
  /** Puts a machine with a deliberate fault in place of the real one. */
  readonly mutant: Mutant | null;
}

export class Browser {
  /** As it lies on the disk: copies, so that no tab can reach into another. */
  readonly drafts = new Map<string, Draft>();
  /** Every draft that ever was on the disk, as it was last. */
  readonly ever = new Map<string, Draft>();
  /** What each was made on when it was begun. */
  readonly origin = new Map<string, Camera | null>();
  readonly uploads = new Map<string, UploadRecord>();
  readonly local = new Map<string, string>();
  /** What it held before each of the newest changes: a browser that is killed has not written those yet. */
  readonly #notes: { readonly at: number; readonly key: string; readonly before: string | null }[] = [];
  readonly #of: BrowserOptions;
  readonly #tabs = new Map<Tab, () => void>();
  readonly #locks = new Map<string, { readonly tab: Tab; readonly work: () => void }[]>();
  #ids = 0;

  constructor(options: BrowserOptions) {
    this.#of = options;
  }

  #note(key: string, value: string | null): void {
    this.#notes.push({ at: this.#of.clock.now(), key, before: this.local.get(key) ?? null });
    this.#put(key, value);
  }

  /** The last page went by a kill: what was noted within the last seconds had not reached the disk. */
  #loseNotes(): void {
    const since = this.#of.clock.now() - UNWRITTEN_MS;
    for (const { at, key, before } of this.#notes.splice(0).toReversed()) if (at > since) this.#put(key, before);
  }

  #put(key: string, value: string | null): void {
    if (value === null) this.local.delete(key);
    else this.local.set(key, value);
  }

  open(): Tab {
    const { clock, wire, origin, token, mutant } = this.#of;
    let alive = true;
    const gone = Promise.withResolvers<void>();
    const tab = {
      get alive() {
        return alive;
      },
      die: () => {
        if (!alive) return;
        alive = false;
        this.#tabs.delete(made);
        if (this.#tabs.size === 0) this.#loseNotes();
        gone.resolve();
        for (const [name, waiting] of this.#locks) {
          const first = waiting[0];
          this.#locks.set(
            name,
            waiting.filter((one) => one.tab !== made),
          );
          if (first?.tab === made) this.#locks.get(name)?.[0]?.work();
        }
      },
    };
    /** What a page that is gone waits for never comes. */
    const living = async <T>(work: () => T): Promise<T> => {
      if (!alive) return NEVER;
      const result = work();
      await Promise.resolve();
      return alive ? result : NEVER;
    };
    const stored = new Set<string>();
    /** Word to the other tabs, which get it a little later. */
    const tell = (): void => {
      for (const [other, changed] of this.#tabs)
        if (other !== made) void Promise.resolve().then(() => (other.alive ? changed() : undefined));
    };
    const api = createApi(
      origin,
      { token: () => token, dead: () => undefined },
      {
        fetch: wire.fetch(tab),
        deadline: (ms) => {
          const controller = new AbortController();
          clock.after(ms, () => controller.abort(new DOMException('Too late', 'TimeoutError')));
          return controller.signal;
        },
        online: () => true,
      },
    );
    const wait = async (ms: number): Promise<void> => {
      await clock.sleep(ms);
      if (!alive) await NEVER;
    };
    const drafts: Env['drafts'] = {
      save: (draft, by) =>
        living(() => {
          const there = this.drafts.get(draft.id);
          if (by !== 'uploader') {
            if (there === undefined && stored.has(draft.id)) return 'gone';
            if (there !== undefined && mayHaveArrived(there.attempt) && there.attempt?.state !== draft.attempt?.state)
              return there;
          }
          this.#keep(draft);
          stored.add(draft.id);
          tell();
          return null;
        }),
      load: (server) =>
        living(() => {
          const found = [...this.drafts.values()].filter((draft) => draft.server === server);
          for (const { id } of found) stored.add(id);
          return found.flatMap((draft) => readDraft(structuredClone(draft)) ?? []);
        }),
      keeps: (id) => living(() => this.drafts.has(id)),
      reread: (id) => living(() => this.drafts.get(id) ?? null),
      remove: (id) =>
        living(() => {
          stored.delete(id);
          this.drafts.delete(id);
          tell();
        }),
    };
    const env: Env = {
      config: readConfig({ VITE_OSM_SERVER: 'practice' }, '1.0.0'),
      local: {
        get: (key) => this.local.get(key) ?? null,
        set: (key, value) => {
          if (alive) this.#note(key, value);
          return true;
        },
        remove: (key) => void (alive && this.#note(key, null)),
      },
      drafts: mutant?.drafts?.(drafts) ?? drafts,
      uploads: {
        put: (record) =>
          living(() => {
            this.uploads.set(record.id, record);
            tell();
          }),
        load: () => living(() => [...this.uploads.values()]),
      },
      address: { hash: '', set: () => undefined, listen: () => () => undefined },
      openStore: () => new StubStore(),
      fetch: () => Promise.resolve(new Response('')),
      openWriting: () => {
        const real = createUploader({ about: ABOUT, api: mutant?.api?.(api) ?? api, wait });
        return Promise.resolve({
          session: {
            signedIn: true,
            signIn: () => Promise.resolve(),
            signOut: () => Promise.resolve(),
            account: (signal) => readAccount(api, signal),
          },
          uploader: mutant?.uploader?.(real) ?? real,
          reader: createOsmRead(api),
        });
      },
      now: () => clock.now(),
      after: (ms, callback) => clock.after(ms, () => (alive ? callback() : undefined)),
      everyMinute: () => () => undefined,
      watchOnline: () => () => undefined,
      locate: () => Promise.reject(new Error('no position')),
      comment: (kind) => `${kind} a license plate reader`,
      locale: () => 'en',
      host: () => 'https://example.org/',
      newId: () => `d${(this.#ids += 1)}`,
      watchTabs: (changed) => {
        listener = changed;
        return () => this.#tabs.delete(made);
      },
      lock: (name, work) => (mutant?.unlocked === true ? work() : this.#lock(made, name, work)),
    };
    let listener = (): void => undefined;
    const made: Tab = {
      state: createState(env),
      gone: gone.promise,
      die: tab.die,
      get alive() {
        return alive;
      },
    };
    this.#tabs.set(made, listener);
    made.state.view.moved(viewAt(40, -75, 19));
    return made;
  }

  #keep(draft: Draft): void {
    const copy = structuredClone(draft);
    this.drafts.set(draft.id, copy);
    this.ever.set(draft.id, copy);
    if (!this.origin.has(draft.id)) this.origin.set(draft.id, draft.base);
  }

  /** As Web Locks: in turn, and free again where its holder is gone. */
  #lock<T>(tab: Tab, name: string, work: () => Promise<T>): Promise<T> {
    if (!tab.alive) return NEVER;
    return new Promise<T>((resolve, reject) => {
      const waiting = this.#locks.get(name) ?? [];
      const mine = {
        tab,
        work: () => {
          const end = (): void => {
            if (!tab.alive) return;
            const rest = (this.#locks.get(name) ?? []).filter((one) => one !== mine);
            this.#locks.set(name, rest);
            rest[0]?.work();
          };
          work().then(resolve, reject).finally(end);
        },
      };
      const turn = [...waiting, mine];
      this.#locks.set(name, turn);
      if (turn[0] === mine) mine.work();
    });
  }
}
