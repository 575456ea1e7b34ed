import { computed, signal } from '@preact/signals';
import { PLAIN_MAP } from '../../src/catalog/baseMaps.ts';
import type { BaseMap } from '../../src/catalog/baseMaps.ts';
import { readConfig } from '../../src/config.ts';
import type { Box } from '../../src/model/box.ts';
import type { CameraKey } from '../../src/model/camera.ts';
import type { CameraForm, Draft } from '../../src/state/edit/draft.ts';
import { EMPTY_FORM, newDraft } from '../../src/state/edit/draft.ts';
import type { Place } from '../../src/model/place.ts';
import { distance } from '../../src/model/place.ts';
import { inertData, inertParts } from '../../src/state/edit/inert.ts';
import type { AddingStep, AppState, Selected, Units, View, Wish } from '../../src/state/types.ts';
import type { Scene } from '../../src/store/scene/scene.ts';

/** Where the fake opens. */
export const HOME: Place = { lat: 33.755, lon: -84.39 };

/** A draft at a place. */
export function draftAt(place: Place, form: Partial<CameraForm> = {}): Draft {
  return newDraft({ id: 'a', server: 'practice', place, form: { ...EMPTY_FORM, ...form }, changedAt: 0 });
}

/** A draft that moves a camera from one place to another. */
export function moveAt(from: Place, place: Place): Draft {
  const base = { type: 'node', id: 1, version: 1, timestamp: null, ...from, tags: new Map() } as const;
  return { ...draftAt(place), action: 'change', base };
}

/** The state as the map sees it: signals to set, and a diary of what the map did. */
export interface FakeState {
  readonly state: AppState;
  readonly did: string[];
  readonly view: { value: View | null };
  readonly wish: { value: Wish };
  readonly baseMap: { value: BaseMap };
  readonly here: { value: { readonly place: Place; readonly accuracy: number } | null };
  readonly scene: { value: Scene | null };
  readonly key: { value: CameraKey | null };
  readonly selected: { value: Selected };
  readonly step: { value: AddingStep };
  readonly draft: { value: Draft | null };
  readonly missing: { value: boolean };
  readonly units: { value: Units };
}

/** A state that keeps what it is told, and does nothing else. */
export function fakeState(start: { readonly place?: Place; readonly zoom?: number } = {}): FakeState {
  const config = readConfig({ VITE_OSM_SERVER: 'practice' }, '0');
  const did: string[] = [];
  const view = signal<View | null>(null);
  const wish = signal<Wish>({ kind: 'centre', place: start.place ?? HOME, zoom: start.zoom ?? 16, animate: false });
  const baseMap = signal<BaseMap>(PLAIN_MAP);
  const missing = signal(false);
  const here = signal<{ readonly place: Place; readonly accuracy: number } | null>(null);
  const scene = signal<Scene | null>(null);
  const key = signal<CameraKey | null>(null);
  const selected = signal<Selected>({ kind: 'none' });
  const step = signal<AddingStep>({ kind: 'idle' });
  const draft = signal<Draft | null>(null);
  const nothing = (): void => undefined;
  const later = (): Promise<void> => Promise.resolve();
  const tell = (what: string): void => {
    did.push(what);
  };
  const units = signal<Units>('metric');
  const movedBy = computed(() =>
    draft.value === null || draft.value.base === null ? 0 : distance(draft.value.base, draft.value.place),
  );
  const empty = computed(() => new Map<never, never>());

  const state: AppState = {
    config,
    online: signal(true),
    now: signal(0),
    server: { server: signal(config.servers.practice), servers: [], choose: nothing },
    view: {
      view,
      wish,
      baseMap,
      baseMaps: signal([]),
      tilesMissing: missing,
      locating: signal<'idle'>('idle'),
      here,
      moved(next) {
        view.value = next;
      },
      tiles(now) {
        missing.value = now;
      },
      go(place, zoom) {
        wish.value = { kind: 'centre', place, zoom: zoom ?? view.peek()?.zoom ?? 16, animate: false };
      },
      goToBox(box: Box) {
        tell('goToBox');
        wish.value = { kind: 'box', box, animate: false };
      },
      zoomBy: nothing,
      locate: nothing,
      chooseBaseMap: nothing,
    },
    data: {
      ...inertData(),
      scene,
      status: signal({ phase: { kind: 'done' }, inView: 0, base: null }),
      retry: nothing,
      refresh: nothing,
      inView: () => Promise.resolve([]),
      operatorsNear: () => Promise.resolve([]),
    },
    selection: {
      key,
      selected,
      select(next) {
        tell(`select ${next ?? 'nothing'}`);
        key.value = next;
      },
      step(by) {
        tell(`step ${by}`);
        return Promise.resolve();
      },
      listOpen: signal(false),
      openList(open) {
        tell(`list ${open ? 'open' : 'closed'}`);
      },
    },
    account: {
      state: signal({ kind: 'signed-out' }),
      problem: signal(null),
      staySignedIn: signal(false),
      warnings: signal([]),
      setStaySignedIn: nothing,
      signIn: nothing,
      cancelSignIn: nothing,
      signOut: nothing,
      dismissProblem: nothing,
    },
    adding: {
      ...inertParts(),
      movedBy,
      step,
      draft,
      kept: signal(null),
      unsaved: signal(false),
      problems: empty,
      nearby: signal([]),
      tags: empty,
      changesetTags: empty,
      comment: signal(''),
      noticeRead: signal(true),
      readNotice: nothing,
      start: nothing,
      resume: nothing,
      setPlace(place) {
        tell('setPlace');
        if (draft.value !== null) draft.value = { ...draft.value, place };
      },
      placeHere: nothing,
      moveAgain: nothing,
      change(form) {
        tell('change');
        if (draft.value !== null) draft.value = { ...draft.value, form: { ...draft.value.form, ...form } };
      },
      setSource: nothing,
      setComment: nothing,
      setReviewRequested: nothing,
      confirmNearby: nothing,
      review: () => null,
      backToForm: nothing,
      upload: later,
      checkAgain: later,
      close: nothing,
      discard: nothing,
      undoDiscard: nothing,
      canUndoDiscard: signal(false),
    },
    search: { find: () => Promise.resolve([]), go: nothing },
    settings: { units, setUnits: nothing },
    close: nothing,
  };
  return { state, did, view, wish, baseMap, here, scene, key, selected, step, draft, missing, units };
}
