/** Stand-ins for everything outside the state: no network, no disk, a clock that a test moves. */
import { readConfig } from '../../src/config.ts';
import type { Camera } from '../../src/model/camera.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import { Failure } from '../../src/model/failure.ts';
import type {
  Account,
  Job,
  NodeChange,
  OpenChangeset,
  Overtaken,
  Reader,
  UploadOutcome,
  UploadWatch,
} from '../../src/osm/types.ts';
import { Refusal } from '../../src/osm/api/refusal.ts';
import type { AddressBar, Doors } from '../../src/state/env.ts';
import { createState } from '../../src/state/state.ts';
import type { AppState, UploadRecord, View } from '../../src/state/types.ts';
import { FakeStore } from './fakeStore.ts';

export const MAPPER: Account = {
  id: 7,
  name: 'Mapper',
  changesets: 3,
  activeBlocks: 0,
  unreadMessages: 0,
  mayWrite: true,
};

export function camera(id: number, lat: number, lon: number, tags: Readonly<Record<string, string>> = {}): Camera {
  return { type: 'node', id, version: 1, timestamp: 0, lat, lon, tags: new Map(Object.entries(tags)) };
}

export function viewAt(lat: number, lon: number, zoom: number): View {
  const half = 180 / 2 ** zoom;
  return {
    centre: { lat, lon },
    zoom,
    box: { south: lat - half, west: lon - half, north: lat + half, east: lon + half },
  };
}

/** What is known of an upload from the moment it leaves. */
export const SENT: Attempt = { changeset: 5, state: 'uploading', known: [], shared: false, written: null };

/** An uploader that does what a test says, and notes what it was asked. */
export class FakeWriting {
  sent: Job[] = [];
  settled: Attempt[] = [];
  signedIn = true;
  signInFails: Error | null = null;
  accountFails: Error | null = null;
  upload: (job: Job, watch: UploadWatch) => Promise<UploadOutcome> = async (_, watch) => {
    await watch.save(SENT);
    return { kind: 'saved', id: 900, version: 1, changeset: 5 };
  };
  settle: (attempt: Attempt) => Promise<UploadOutcome> = () =>
    Promise.resolve({ kind: 'unknown', failure: new Failure('timeout') });

  /** What stands in the way of a change. */
  look: (change: NodeChange) => Promise<Overtaken | null> = () => Promise.resolve(null);
  close: (changeset: OpenChangeset) => Promise<boolean> = () => Promise.resolve(true);
  /** The nodes that the API has. */
  nodes: Camera[] = [];
  reader: Reader = {
    node: (id) => {
      const found = this.nodes.find((node) => node.id === id);
      return found === undefined ? Promise.reject(new Refusal('gone', 'query-refused')) : Promise.resolve(found);
    },
    inUse: () => Promise.resolve(false),
    history: () => Promise.resolve([]),
    camerasNear: () => Promise.resolve([]),
  };

  doors(): Awaited<ReturnType<Doors['openWriting']>> {
    const fake = (): FakeWriting => this;
    return {
      session: {
        get signedIn() {
          return fake().signedIn;
        },
        signIn: async ({ signal }) => {
          if (fake().signInFails !== null) throw fake().signInFails;
          signal.throwIfAborted();
          fake().signedIn = true;
        },
        signOut: () => {
          fake().signedIn = false;
          return Promise.resolve();
        },
        account: () => (fake().accountFails !== null ? Promise.reject(fake().accountFails) : Promise.resolve(MAPPER)),
      },
      uploader: {
        upload: (job, watch) => {
          fake().sent.push(job);
          return fake().upload(job, watch);
        },
        settle: (attempt) => {
          fake().settled.push(attempt);
          return fake().settle(attempt);
        },
        look: (change) => fake().look(change),
        close: (changeset) => fake().close(changeset),
        check: () => Promise.resolve(true),
        tidy: () => Promise.resolve(true),
      },
      reader: {
        node: (...asked) => fake().reader.node(...asked),
        inUse: (...asked) => fake().reader.inUse(...asked),
        history: (...asked) => fake().reader.history(...asked),
        camerasNear: (...asked) => fake().reader.camerasNear(...asked),
      },
    };
  }
}

export interface World {
  readonly state: AppState;
  readonly stores: FakeStore[];
  /** The store that is open now. */
  store(): FakeStore;
  readonly writing: FakeWriting;
  readonly drafts: Map<string, Draft>;
  readonly own: Map<string, Camera[]>;
  readonly uploads: Map<string, UploadRecord>;
  readonly local: Map<string, string>;
  readonly history: { hash: string; how: 'push' | 'replace' }[];
  /** Back, or an address typed over. */
  visit(hash: string): void;
  online(online: boolean): void;
  /** As when another tab has changed what is on the disk. */
  otherTab(): void;
  /** As when another tab has finished with every draft. */
  forgetUnstored(): void;
  diskFull: boolean;
}

/** A whole state; what is given stands for what an earlier visit left behind. */
export function world(
  before: Partial<Pick<World, 'drafts' | 'own' | 'uploads' | 'local' | 'writing'>> & { readonly hash?: string } = {},
): World {
  const stores: FakeStore[] = [];
  const writing = before.writing ?? new FakeWriting();
  const drafts = before.drafts ?? new Map<string, Draft>();
  const own = before.own ?? new Map<string, Camera[]>();
  const uploads = before.uploads ?? new Map<string, UploadRecord>();
  const unstored = new Map<string, Draft>();
  /** What this tab knows to be on the disk. */
  const stored = new Set<string>();
  const local = before.local ?? new Map<string, string>();
  const history: World['history'] = [];
  const listeners = {
    address: new Set<() => void>(),
    online: new Set<(online: boolean) => void>(),
    tabs: new Set<() => void>(),
  };
  let hash = before.hash ?? '';
  let ids = 0;
  const address: AddressBar = {
    get hash() {
      return hash;
    },
    set(next, how) {
      hash = next;
      history.push({ hash, how });
    },
    listen(changed) {
      listeners.address.add(changed);
      return () => listeners.address.delete(changed);
    },
  };
  const made: World = {
    stores,
    writing,
    drafts,
    own,
    uploads,
    local,
    history,
    diskFull: false,
    forgetUnstored: () => unstored.clear(),
    store: () => {
      const last = stores.at(-1);
      if (last === undefined) throw new Error('no store was opened');
      return last;
    },
    visit(next) {
      hash = next;
      for (const changed of listeners.address) changed();
    },
    online(online) {
      for (const changed of listeners.online) changed(online);
    },
    otherTab() {
      for (const changed of listeners.tabs) changed();
    },
    state: createState({
      config: readConfig({ VITE_OSM_SERVER: 'practice' }, '1.2.3'),
      local: {
        get: (key) => local.get(key) ?? null,
        set: (key, value) => {
          local.set(key, value);
          return true;
        },
        remove: (key) => void local.delete(key),
      },
      drafts: {
        save: (draft, by) => {
          if (by !== 'uploader' && stored.has(draft.id) && !drafts.has(draft.id)) return Promise.resolve('gone');
          unstored.set(draft.id, draft);
          if (made.diskFull) return Promise.resolve(new Failure('storage'));
          drafts.set(draft.id, draft);
          stored.add(draft.id);
          return Promise.resolve(null);
        },
        load: (server) => Promise.resolve([...drafts.values()].filter((draft) => draft.server === server)),
        reread: (id) => Promise.resolve(drafts.get(id) ?? unstored.get(id) ?? null),
        remove: (id) => {
          drafts.delete(id);
          stored.delete(id);
          return Promise.resolve();
        },
      },
      uploads: {
        put: (record) => {
          uploads.set(record.id, record);
          return Promise.resolve();
        },
        load: (server) => Promise.resolve([...uploads.values()].filter((record) => record.server === server)),
      },
      watchTabs: (changed) => {
        listeners.tabs.add(changed);
        return () => listeners.tabs.delete(changed);
      },
      lock: (_, work) => work(),
      own: {
        add: (server, one) => {
          own.set(server, [...(own.get(server) ?? []), one]);
          return Promise.resolve();
        },
        load: (server) => Promise.resolve(own.get(server) ?? []),
      },
      address,
      openStore: () => {
        const store = new FakeStore();
        stores.push(store);
        return store;
      },
      openWriting: () => Promise.resolve(writing.doors()),
      readTowns: () => Promise.resolve('Springfield\tIL\t39802\t-89644'),
      now: () => Date.UTC(2026, 10, 23),
      everyMinute: () => () => undefined,
      watchOnline: (changed) => {
        listeners.online.add(changed);
        return () => listeners.online.delete(changed);
      },
      locate: () => Promise.reject(new Error('no position')),
      suggestComment: ({ action, form: { maker } }) =>
        `${action === 'add' ? 'Add' : action} a license plate reader${maker === null ? '' : ` (${maker.name})`}`,
      locale: () => 'en',
      host: () => 'https://example.org/map/',
      newId: () => `draft-${(ids += 1)}`,
    }),
  };
  return made;
}

/** Lets everything that waits on promises, and on modules that are loaded when they are needed, go on. */
export async function settled(): Promise<void> {
  await import('../../src/state/edit/index.ts');
  await import('../../src/state/edit/rules/findWithMakers.ts');
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
