import { EMPTY_FORM } from '../../src/state/edit/draft.ts';
import { vi } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Camera } from '../../src/model/camera.ts';
import type { UploadOutcome } from '../../src/osm/types.ts';
import type { App } from '../stub/app.ts';
import { SENT } from '../stub/osm.ts';
import { BARE, BASE, FLOCK, HOSTILE, north, ODD, RANGES, WAY } from './cameras.ts';
import { draft, FILLED } from './drafts.ts';
import { EDITING_SCREENS } from './editingScreens.ts';
import type { Screen } from './screen.ts';
import { failed, never, signedIn } from './screen.ts';
import { WAITING_SCREENS } from './waiting.ts';

const LIVE = { VITE_OSM_SERVER: 'live', VITE_OSM_CLIENT_ID: 'abc' };
const ALL = [FLOCK, BARE, RANGES, ODD, HOSTILE, WAY];

/** One of the cameras is open. */
function looking(at: Camera = FLOCK): Screen {
  return {
    cameras: ALL,
    reach: async ({ state }) => {
      state.selection.select(`${at.type}/${at.id}`);
      await vi.waitFor(() => {
        if (state.selection.selected.value.kind !== 'found') throw new Error('not found yet');
      });
    },
  };
}

/** What a feature has beside a reader. */
function opened(id: string): Screen {
  const screen = looking();
  return {
    ...screen,
    reach: async (app) => {
      await screen.reach?.(app);
      app.state.panel.open(id, 'node/508');
    },
  };
}

const resume = ({ state }: App): void => state.queue.resume();

/** The review of a new camera, and what becomes of its upload. */
function reviewing(outcome?: UploadOutcome): Screen {
  return {
    writing: signedIn(),
    left: [{ ...FILLED, step: 'reviewing' }],
    reach: async (app) => {
      resume(app);
      if (outcome === undefined) return;
      app.writing.upload = async (_, watch) => {
        if (outcome.kind === 'unknown') await watch.save(SENT);
        return outcome;
      };
      await app.state.editor.upload();
    },
  };
}

/** Every state that the components can be in, by name. */
export const SCREENS: Readonly<Record<string, () => Screen>> = {
  ...EDITING_SCREENS,
  ...WAITING_SCREENS,
  'first-open': () => ({}),
  live: () => ({ settings: LIVE }),
  'read-only': () => ({ settings: { VITE_OSM_SERVER: 'live' } }),
  'too-wide': () => ({ status: { phase: { kind: 'too-wide' }, inView: 0, base: null } }),
  loading: () => ({
    status: { phase: { kind: 'reading', boxesDone: 3, boxesTotal: 8, bytes: 120_000 }, inView: 412, base: BASE },
  }),
  preview: () => ({
    status: { phase: { kind: 'preview', counted: false }, inView: 0, base: BASE, source: 'snapshot' },
    reach: (app) => app.store().snapshot({ kind: 'loading', bytes: 1_200_000, total: 7_000_000 }),
  }),
  nothing: () => ({ status: { phase: { kind: 'done' }, inView: 0, base: BASE } }),
  busy: () => ({ status: failed(new Failure('overloaded'), Date.now() + 30_000) }),
  down: () => ({ status: failed(new Failure('timeout'), null, 0) }),
  incomplete: () => ({ status: failed(new Failure('incomplete'), null) }),
  offline: () => ({
    status: failed(new Failure('offline'), null),
    reach: (app) => {
      app.online(false);
      app.state.view.tiles(true);
    },
  }),
  'signing-in': () => ({
    reach: ({ state, writing }) => {
      writing.signIn = never;
      state.account.signIn();
    },
  }),
  'popup-blocked': () => ({
    reach: ({ state, writing }) => {
      writing.signIn = () => Promise.reject(new Failure('popup-blocked'));
      state.account.signIn();
    },
  }),
  'signed-in': () => ({ writing: signedIn({ unreadMessages: 2, activeBlocks: 1 }) }),
  camera: () => looking(),
  'camera-bare': () => looking(BARE),
  'camera-ranges': () => looking(RANGES),
  'camera-odd': () => looking(ODD),
  'camera-hostile': () => looking(HOSTILE),
  'camera-way': () => looking(WAY),
  'camera-loading': () => ({
    status: { phase: { kind: 'reading', boxesDone: 0, boxesTotal: 1, bytes: 0 }, inView: 0, base: null },
    reach: ({ state }) => state.selection.select('node/9'),
  }),
  'camera-missing': () => ({ reach: ({ state }) => state.selection.select('node/9') }),
  todo: () => ({ cameras: ALL, reach: ({ state }) => state.panel.open('todo') }),
  'from-photo': () => ({ reach: ({ state }) => state.panel.open('fromPhoto') }),
  photos: () => opened('photos'),
  elsewhere: () => opened('elsewhere'),
  list: () => ({ cameras: ALL, reach: ({ state }) => state.panel.open('list') }),
  'list-nameless': () => ({
    reach: ({ state, store }) => {
      state.panel.open('list');
      store().snapshot({ kind: 'ready', base: 1.7e12, count: 9, details: 'failed' });
    },
  }),
  kept: () => ({ left: [FILLED] }),
  discarded: () => ({ left: [FILLED], reach: ({ state }) => state.editor.discard() }),
  placing: () => ({
    cameras: [{ ...FLOCK, ...north(12.4) }],
    left: [draft({ step: 'placing' })],
    reach: resume,
  }),
  'form-first': () => ({
    local: new Map([['noticeRead', '']]),
    reach: ({ state, disk }) => {
      disk.full = true;
      state.editor.start();
      state.editor.placeHere();
    },
  }),
  form: () => ({ left: [FILLED], reach: resume }),
  nearby: () => ({
    cameras: [
      { ...FLOCK, ...north(12.4) },
      { ...RANGES, ...north(43) },
    ],
    left: [FILLED],
    reach: resume,
  }),
  'form-problems': () => ({
    left: [
      draft({ form: { ...EMPTY_FORM, maker: { name: 'x'.repeat(260) }, startDate: '2027', note: 'y'.repeat(240) } }),
    ],
    reach: resume,
  }),
  review: () => reviewing(),
  'review-signed-out': () => ({ left: [{ ...FILLED, step: 'reviewing' }], reach: resume }),
  'review-no-scope': () => ({ ...reviewing(), writing: signedIn({ mayWrite: false }) }),
  uploading: () => ({
    ...reviewing(),
    reach: (app) => {
      resume(app);
      app.writing.upload = (_, watch) => {
        watch.step('sending');
        return never();
      };
      void app.state.editor.upload();
    },
  }),
  failed: () =>
    reviewing({
      kind: 'rejected',
      failure: new Failure('forbidden', { status: 403, said: 'You have an unread block message.' }),
    }),
  unknown: () => reviewing({ kind: 'unknown', failure: new Failure('timeout') }),
  saved: () => reviewing({ kind: 'saved', id: 12_345, version: 1, changeset: 678 }),
};
