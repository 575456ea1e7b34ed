import type { Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { BaseMap } from '../../src/catalog/baseMaps.ts';
import type { ServerId } from '../../src/catalog/servers.ts';
import type { ConfiguredServer } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import type { Named } from '../../src/model/named.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { AccountState, AppState, Selected, Units, View } from '../../src/state/types.ts';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import type { Looking } from './fakeLooking.ts';
import { fakeLooking } from './fakeLooking.ts';
import { AUSTIN, NOW } from './cameras.ts';
import type { AddingKnobs } from './fakeAdding.ts';
import { addingKnobs, fakeEditing } from './fakeAdding.ts';

export { camera } from './cameras.ts';
export { changing, draft } from './fakeAdding.ts';

/** 23 Nov 2026, 06:09 UTC */
export const BASE = Date.UTC(2026, 10, 23, 6, 9);
/** Every signal of the state, to be set by a test. */
export interface Knobs extends AddingKnobs {
  readonly online: Signal<boolean>;
  readonly now: Signal<number>;
  readonly server: Signal<ConfiguredServer>;
  readonly view: Signal<View | null>;
  readonly baseMap: Signal<BaseMap>;
  readonly tilesMissing: Signal<boolean>;
  readonly locating: Signal<'idle' | 'asking' | 'denied' | 'unavailable'>;
  readonly status: Signal<ReadStatus>;
  readonly scene: Signal<Scene | null>;
  readonly selected: Signal<Selected>;
  readonly listOpen: Signal<boolean>;
  readonly account: Signal<AccountState>;
  readonly signInProblem: Signal<Failure | null>;
  readonly stay: Signal<boolean>;
  readonly units: Signal<Units>;
}

export interface Fake {
  readonly state: AppState;
  readonly knobs: Knobs;
  /** Every call of a method, as `room.method(arguments)`. */
  readonly calls: string[];
  readonly looking: Looking;
  /** What `inView` and `operatorsNear` answer. */
  cameras: readonly Camera[];
  operators: readonly Named[];
  /** Buttons that lead to the screen, by name. */
  clicks: readonly string[];
}

/** A state whose signals are set by hand and whose methods do the least that the components can see. */
export function fakeState(env: Readonly<Record<string, string>> = { VITE_OSM_SERVER: 'practice' }): Fake {
  const config = readConfig(env, '0.1.0');
  const servers = Object.values(config.servers);
  const server = signal(config.servers[config.server]);
  const baseMaps = computed(() => server.value.baseMaps);
  const first = server.value.baseMaps[0];
  if (first === undefined) throw new Error('A server without a base map');
  const knobs: Knobs = {
    ...addingKnobs(),
    online: signal(true),
    now: signal(NOW),
    server,
    view: signal<View | null>({
      centre: AUSTIN,
      zoom: 15,
      box: { south: 30.2, west: -97.8, north: 30.3, east: -97.7 },
    }),
    baseMap: signal(first),
    tilesMissing: signal(false),
    locating: signal<'idle' | 'asking' | 'denied' | 'unavailable'>('idle'),
    status: signal<ReadStatus>({ phase: { kind: 'done' }, inView: 1366, base: BASE }),
    scene: signal<Scene | null>(null),
    selected: signal<Selected>({ kind: 'none' }),
    listOpen: signal(false),
    account: signal<AccountState>({ kind: 'signed-out' }),
    signInProblem: signal<Failure | null>(null),
    stay: signal(false),
    units: signal<Units>('metric'),
  };
  const calls: string[] = [];
  const call = (name: string, ...args: readonly unknown[]): void => {
    calls.push(`${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  };
  const looking = fakeLooking(call);
  const state: AppState = {
    config,
    online: knobs.online,
    now: knobs.now,
    server: {
      server,
      servers,
      choose(id: ServerId) {
        call('server.choose', id);
        server.value = config.servers[id];
      },
    },
    view: {
      view: knobs.view,
      wish: signal({ kind: 'centre', place: AUSTIN, zoom: 15, animate: false }),
      baseMap: knobs.baseMap,
      baseMaps,
      tilesMissing: knobs.tilesMissing,
      locating: knobs.locating,
      here: signal(null),
      moved: (view) => call('view.moved', view),
      tiles: (missing) => call('view.tiles', missing),
      go: (place, zoom) => call('view.go', { lat: place.lat, lon: place.lon }, zoom),
      goToBox: (box) => call('view.goToBox', box),
      zoomBy: (steps) => call('view.zoomBy', steps),
      locate: () => call('view.locate'),
      chooseBaseMap(id) {
        call('view.chooseBaseMap', id);
        knobs.baseMap.value = baseMaps.peek().find((map) => map.id === id) ?? knobs.baseMap.peek();
      },
    },
    data: {
      ...looking.data,
      scene: knobs.scene,
      status: knobs.status,
      retry: () => call('data.retry'),
      refresh: () => call('data.refresh'),
      inView: () => Promise.resolve(fake.cameras),
      operatorsNear: () => Promise.resolve(fake.operators),
    },
    selection: {
      key: computed<CameraKey | null>(() => (knobs.selected.value.kind === 'none' ? null : knobs.selected.value.key)),
      selected: knobs.selected,
      select(key) {
        call('selection.select', key);
        const found = fake.cameras.find((each) => keyOf(each) === key);
        if (key === null) knobs.selected.value = { kind: 'none' };
        else
          knobs.selected.value = found === undefined ? { kind: 'missing', key } : { kind: 'found', key, camera: found };
      },
      step(by) {
        call('selection.step', by);
        return Promise.resolve();
      },
      listOpen: knobs.listOpen,
      openList(open) {
        call('selection.openList', open);
        knobs.listOpen.value = open;
      },
    },
    account: {
      state: knobs.account,
      problem: knobs.signInProblem,
      staySignedIn: knobs.stay,
      setStaySignedIn(stay) {
        knobs.stay.value = stay;
      },
      signIn: () => call('account.signIn'),
      cancelSignIn: () => call('account.cancelSignIn'),
      signOut: () => call('account.signOut'),
      dismissProblem() {
        knobs.signInProblem.value = null;
      },
    },
    ...fakeEditing(knobs, call),
    search: looking.search,
    settings: {
      units: knobs.units,
      setUnits(units) {
        knobs.units.value = units;
      },
    },
    close: () => call('close'),
  };
  const fake: Fake = { state, knobs, calls, looking: looking.looking, cameras: [], operators: [], clicks: [] };
  return fake;
}
