import { vi } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { UploadOutcome, Version } from '../../src/osm/types.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import { formOf } from '../../src/state/edit/form.ts';
import type { App } from '../stub/app.ts';
import { AUSTIN, camera, north, NOW } from './cameras.ts';
import { CHANGED, changing, draft, REMOVAL, SHARED_REMOVAL, TAGS } from './drafts.ts';
import type { Screen } from './screen.ts';
import { never, signedIn } from './screen.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The camera that there is, with these tags: open in the panel, and at the API. */
function found(tags: Readonly<Record<string, string>> = TAGS, then?: (app: App) => unknown): Screen {
  const one = camera(508, tags);
  return {
    writing: Object.assign(signedIn(), { nodes: [one] }),
    cameras: [one],
    reach: async (app) => {
      const { selection } = app.state;
      selection.select('node/508');
      await vi.waitFor(() => {
        if (selection.selected.value.kind !== 'found') throw new Error('not found yet');
      });
      await then?.(app);
    },
  };
}

/** The form of the camera, as the API has it now. */
function editing(tags: Readonly<Record<string, string>>): Screen {
  return found(tags, ({ state }) => state.editor.edit('node/508'));
}

/** A change that an earlier visit left, open where it was left. */
function resumed(left: Draft, rest: Screen = {}): Screen {
  return { writing: signedIn(), ...rest, left: [left], reach: ({ state }) => state.queue.resume() };
}

function reviewed(left: Draft, rest?: Screen): Screen {
  return resumed({ ...left, step: 'reviewing' }, rest);
}

/** What became of sending a change. */
function sent(left: Draft, outcome: UploadOutcome): Screen {
  return {
    ...reviewed(left),
    reach: async ({ state, writing }) => {
      state.queue.resume();
      writing.upload = () => Promise.resolve(outcome);
      await state.editor.upload();
    },
  };
}

function conflict(of: Draft): Screen {
  const removes = of.action === 'remove';
  return sent(of, {
    kind: 'conflict',
    conflicts: [
      { key: 'camera:mount', base: 'pole', theirs: 'gantry', mine: removes ? undefined : 'wall' },
      { key: 'electricity', base: 'solar', theirs: 'grid', mine: undefined },
    ],
    place: removes ? null : { base: AUSTIN, theirs: { ...AUSTIN, lon: -97.7431 }, mine: of.place },
    theirs: camera(508, { ...TAGS, 'camera:mount': 'gantry', electricity: 'grid' }, { version: 4 }),
    last: { who: 'bob', when: NOW - HOUR },
  });
}

const VERSIONS: readonly Version[] = [
  {
    version: 3,
    when: NOW - DAY,
    who: '<script>alert(1)</script>',
    changeset: 903,
    comment: null,
    visible: false,
    changed: new Map(),
    moved: 0,
    camera: null,
  },
  {
    version: 2,
    when: NOW - 40 * DAY,
    who: 'bob',
    changeset: 902,
    comment: 'Turned it round',
    visible: true,
    changed: new Map([
      ['direction', { from: '90100', to: '68' }],
      ['fixme', { from: 'direction', to: undefined }],
    ]),
    moved: 12,
    camera: camera(508, TAGS),
  },
  {
    version: 1,
    when: null,
    who: null,
    changeset: 901,
    comment: 'New cameras',
    visible: true,
    changed: new Map(Object.entries(TAGS).map(([key, to]) => [key, { from: undefined, to }])),
    moved: 0,
    camera: camera(508, TAGS),
  },
];

/** The screens of changing what is there, by name. */
export const EDITING_SCREENS: Readonly<Record<string, () => Screen>> = {
  opening: () =>
    found(TAGS, ({ state, writing }) => {
      writing.reader = { ...writing.reader, node: never };
      void state.editor.edit('node/508');
    }),
  'open-problem': () =>
    found(TAGS, ({ state, writing }) => {
      writing.reader = { ...writing.reader, node: () => Promise.resolve(camera(508, { highway: 'street_lamp' })) };
      return state.editor.remove('node/508');
    }),
  'open-failed': () =>
    found(TAGS, ({ state, writing }) => {
      writing.reader = { ...writing.reader, node: () => Promise.reject(new Failure('offline')) };
      return state.editor.edit('node/508');
    }),
  'camera-read-only': () => ({ ...found(), settings: { VITE_OSM_SERVER: 'live' } }),
  'camera-warned': () => ({
    ...found(),
    writing: signedIn({
      activeBlocks: 1,
      unreadMessages: 2,
      termsAgreed: false,
      mayWrite: false,
      rate: { changes: 988, limit: 1000 },
    }),
  }),
  'edit-form': () => editing({ ...TAGS, 'camera:mount': 'lamp_post', ['__proto__']: 'x' }),
  'edit-changed': () => resumed(CHANGED),
  'edit-odd': () => editing({ ...TAGS, direction: '90100' }),
  'edit-moved': () => resumed(changing(TAGS, { place: { lat: AUSTIN.lat + 0.0008, lon: AUSTIN.lon } })),
  'edit-placing': () => resumed({ ...CHANGED, step: 'placing' }),
  'edit-findings': () =>
    found({ ...TAGS, manufacturer: 'flock' }, async ({ state }) => {
      await state.editor.edit('node/508');
      state.editor.change({ note: 'Ask anna@example.org' });
    }),
  guide: () => ({ ...resumed(draft()), clicks: ['How to tell makers apart'] }),
  'remove-form': () => found(TAGS, ({ state }) => state.editor.remove('node/508')),
  'review-change': () => reviewed(CHANGED),
  'review-confirm': () => found(TAGS, ({ state }) => state.editor.confirm('node/508')),
  'review-remove': () => reviewed(REMOVAL),
  'review-remove-shared': () => reviewed(SHARED_REMOVAL),
  'saved-remove': () => sent(REMOVAL, { kind: 'saved', id: 508, version: 4, changeset: 678 }),
  'review-restore': () => reviewed(changing(TAGS, { action: 'restore' })),
  'review-unchanged': () => reviewed(changing(TAGS)),
  'review-findings': () =>
    reviewed(draft({ form: formOf(new Map(Object.entries(TAGS))), source: 'survey', nearbySeen: true }), {
      writing: signedIn({ unreadMessages: 2 }),
      cameras: [camera(509, TAGS, north(9))],
    }),
  conflict: () => conflict(CHANGED),
  'conflict-remove': () => conflict(REMOVAL),
  deleted: () => {
    const writing = signedIn();
    writing.reader = { ...writing.reader, history: () => Promise.resolve(VERSIONS) };
    return { ...sent(CHANGED, { kind: 'deleted', last: { who: 'bob', when: NOW - HOUR } }), writing };
  },
  history: () => ({
    ...found(TAGS, ({ writing }) => {
      writing.reader = { ...writing.reader, history: () => Promise.resolve(VERSIONS) };
    }),
    clicks: ['More', 'History'],
  }),
  'history-failed': () => ({
    ...found(TAGS, ({ writing }) => {
      writing.reader = { ...writing.reader, history: () => Promise.reject(new Failure('offline')) };
    }),
    clicks: ['More', 'History'],
  }),
};
