import type { Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { BaseMap } from '../../src/catalog/baseMaps.ts';
import type { ServerId } from '../../src/catalog/servers.ts';
import type { ConfiguredServer } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import type { Draft, Named } from '../../src/model/draft.ts';
import { formTags, newDraft } from '../../src/model/draft.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Place } from '../../src/model/place.ts';
import { inertData, inertParts } from '../../src/state/inert.ts';
import type {
  AccountState,
  AddingStep,
  AppState,
  FieldName,
  FieldProblem,
  Selected,
  Units,
  View,
} from '../../src/state/types.ts';
import type { Near, ReadStatus } from '../../src/store/cameraStore.ts';
import type { Scene } from '../../src/store/scene.ts';

/** 23 Nov 2026, 06:09 UTC */
export const BASE = Date.UTC(2026, 10, 23, 6, 9);
export const NOW = Date.UTC(2026, 10, 23, 6, 30);
export const AUSTIN: Place = { lat: 30.26715, lon: -97.74306 };

/** Every signal of the state, to be set by a test. */
export interface Knobs {
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
  readonly step: Signal<AddingStep>;
  readonly draft: Signal<Draft | null>;
  readonly kept: Signal<Draft | null>;
  readonly unsaved: Signal<boolean>;
  readonly problems: Signal<ReadonlyMap<FieldName, FieldProblem>>;
  readonly nearby: Signal<readonly Near[]>;
  readonly noticeRead: Signal<boolean>;
  readonly canUndoDiscard: Signal<boolean>;
  readonly units: Signal<Units>;
}

export interface Fake {
  readonly state: AppState;
  readonly knobs: Knobs;
  /** Every call of a method, as `room.method(arguments)`. */
  readonly calls: string[];
  /** What `inView` and `operatorsNear` answer. */
  cameras: readonly Camera[];
  operators: readonly Named[];
}

export function camera(id: number, tags: Readonly<Record<string, string>>, rest: Partial<Camera> = {}): Camera {
  return {
    type: 'node',
    id,
    version: 3,
    timestamp: Date.UTC(2026, 7, 12),
    lat: AUSTIN.lat,
    lon: AUSTIN.lon,
    tags: new Map(Object.entries(tags)),
    ...rest,
  };
}

export function draft(rest: Partial<Draft> = {}): Draft {
  return newDraft({ id: 'd1', server: 'practice', step: 'describing', place: AUSTIN, changedAt: NOW, ...rest });
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
    step: signal<AddingStep>({ kind: 'idle' }),
    draft: signal<Draft | null>(null),
    kept: signal<Draft | null>(null),
    unsaved: signal(false),
    problems: signal<ReadonlyMap<FieldName, FieldProblem>>(new Map()),
    nearby: signal<readonly Near[]>([]),
    noticeRead: signal(true),
    canUndoDiscard: signal(false),
    units: signal<Units>('metric'),
  };
  const calls: string[] = [];
  const call = (name: string, ...args: readonly unknown[]): void => {
    calls.push(`${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  };
  const edit = (change: Partial<Draft>): void => {
    const now = knobs.draft.peek();
    if (now !== null) knobs.draft.value = { ...now, ...change };
  };
  const comment = computed(() => knobs.draft.value?.comment ?? 'Add a license plate reader');
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
      ...inertData(),
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
      warnings: signal([]),
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
    adding: {
      ...inertParts(),
      step: knobs.step,
      draft: knobs.draft,
      kept: knobs.kept,
      unsaved: knobs.unsaved,
      problems: knobs.problems,
      nearby: knobs.nearby,
      tags: computed(() => (knobs.draft.value === null ? new Map<string, string>() : formTags(knobs.draft.value.form))),
      changesetTags: computed(
        () =>
          new Map([
            ['comment', comment.value],
            ['created_by', 'Sightline 0.1.0'],
          ]),
      ),
      comment,
      noticeRead: knobs.noticeRead,
      readNotice() {
        knobs.noticeRead.value = true;
      },
      start() {
        call('adding.start');
        knobs.draft.value = draft({ step: 'placing' });
        knobs.step.value = { kind: 'placing' };
      },
      resume() {
        knobs.draft.value = knobs.kept.peek();
        knobs.kept.value = null;
        knobs.step.value = { kind: 'describing' };
      },
      setPlace(place) {
        call('adding.setPlace', place);
        edit({ place });
      },
      placeHere() {
        call('adding.placeHere');
        knobs.step.value = { kind: 'describing' };
      },
      moveAgain() {
        knobs.step.value = { kind: 'placing' };
      },
      change(form) {
        const now = knobs.draft.peek();
        if (now !== null) edit({ form: { ...now.form, ...form } });
      },
      setSource: (source) => edit({ source }),
      setComment: (text) => edit({ comment: text }),
      setReviewRequested: (reviewRequested) => edit({ reviewRequested }),
      confirmNearby: (nearbySeen) => edit({ nearbySeen }),
      review() {
        call('adding.review');
        const blocked = [...knobs.problems.peek().keys()].find((name) => name !== 'comment');
        if (blocked !== undefined) return blocked;
        if (knobs.nearby.peek().length > 0 && knobs.draft.peek()?.nearbySeen !== true) return 'nearby';
        knobs.step.value = { kind: 'reviewing' };
        return null;
      },
      backToForm() {
        knobs.step.value = { kind: 'describing' };
      },
      upload() {
        call('adding.upload');
        return Promise.resolve();
      },
      checkAgain() {
        call('adding.checkAgain');
        return Promise.resolve();
      },
      close() {
        call('adding.close');
        knobs.kept.value = knobs.draft.peek();
        knobs.draft.value = null;
        knobs.step.value = { kind: 'idle' };
      },
      discard() {
        call('adding.discard');
        knobs.kept.value = null;
        knobs.draft.value = null;
        knobs.step.value = { kind: 'idle' };
        knobs.canUndoDiscard.value = true;
      },
      undoDiscard: () => call('adding.undoDiscard'),
      canUndoDiscard: knobs.canUndoDiscard,
    },
    settings: {
      units: knobs.units,
      setUnits(units) {
        knobs.units.value = units;
      },
    },
    close: () => call('close'),
  };
  const fake: Fake = { state, knobs, calls, cameras: [], operators: [] };
  return fake;
}
