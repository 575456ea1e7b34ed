import { bearing } from '../../src/model/direction.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import { Failure } from '../../src/model/failure.ts';
import { formOf } from '../../src/state/edit/form.ts';
import type { Account, Version } from '../../src/osm/types.ts';
import type { UploadRecord } from '../../src/state/types.ts';
import type { Fake } from './fakeState.ts';
import { AUSTIN, NOW } from './cameras.ts';
import { camera, changing, draft, fakeState } from './fakeState.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ANNA: Account = { id: 7, name: 'anna', changesets: 12, activeBlocks: 0, unreadMessages: 0, mayWrite: true };

const TAGS = {
  man_made: 'surveillance',
  'surveillance:type': 'ALPR',
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  direction: '68',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  electricity: 'solar',
};

function form(tags: Readonly<Record<string, string>>): Draft['form'] {
  return formOf(new Map(Object.entries(tags)));
}

/** A change of mount and operator, one tag taken away, and moved a little. */
export const CHANGED = changing(TAGS, {
  place: { lat: AUSTIN.lat + 0.0001, lon: AUSTIN.lon },
  form: { ...form(TAGS), mount: 'wall', operator: { name: 'Austin Police Department', wikidata: 'Q4823109' } },
  extra: new Map([['electricity', null]]),
  source: 'survey',
});

const REMOVAL = changing(TAGS, { id: 'd3', action: 'remove', reason: 'It is no longer there' });

const WARNED: Account = {
  ...ANNA,
  activeBlocks: 1,
  unreadMessages: 2,
  termsAgreed: false,
  mayWrite: false,
  rate: { changes: 988, limit: 1_000 },
};

function screen(set: (fake: Fake) => void, env?: Readonly<Record<string, string>>): () => Fake {
  return () => {
    const fake = fakeState(env);
    fake.knobs.account.value = { kind: 'signed-in', account: ANNA };
    set(fake);
    return fake;
  };
}

function describing(fake: Fake, of: Draft): void {
  fake.knobs.draft.value = of;
  fake.knobs.step.value = { kind: 'describing' };
}

function reviewing(fake: Fake, of: Draft): void {
  fake.knobs.draft.value = of;
  fake.knobs.step.value = { kind: 'reviewing' };
}

function found(fake: Fake): void {
  const one = camera(508, TAGS);
  fake.cameras = [one];
  fake.state.selection.select('node/508');
  fake.calls.length = 0;
}

const UPLOADS: readonly UploadRecord[] = [
  {
    id: 'u1',
    server: 'practice',
    action: 'change',
    key: 'node/508',
    version: 4,
    changeset: 678,
    comment: 'Update a license plate reader (Flock Safety)',
    at: NOW - HOUR,
    before: camera(508, TAGS),
    after: camera(508, TAGS),
    undone: false,
  },
  {
    id: 'u2',
    server: 'practice',
    action: 'remove',
    key: 'node/509',
    version: 3,
    changeset: 677,
    comment: 'Remove a license plate reader: <b>مزدوج</b>',
    at: NOW - DAY,
    before: camera(509, TAGS),
    after: null,
    undone: true,
  },
];

function waiting(fake: Fake): void {
  const { knobs } = fake;
  knobs.queue.value = [
    { ...CHANGED, id: 'q1', queued: true },
    { ...REMOVAL, id: 'q2', queued: true },
    draft({ id: 'q3', queued: true, form: { ...form(TAGS), directions: [bearing(10)] } }),
    { ...CHANGED, id: 'q4', queued: true },
  ];
  knobs.unfinished.value = [draft({ id: 'n1', changedAt: NOW - DAY })];
  knobs.progress.value = new Map([
    ['q1', { kind: 'uploading', step: 'sending' }],
    ['q2', { kind: 'failed', failure: new Failure('forbidden', { said: 'You have an unread block message.' }) }],
    ['q3', { kind: 'nearby', cameras: [] }],
    ['q4', { kind: 'conflict' }],
  ]);
  knobs.uploads.value = UPLOADS;
}

export const VERSIONS: readonly Version[] = [
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

function conflict(fake: Fake, of: Draft): void {
  fake.knobs.draft.value = of;
  fake.knobs.step.value = {
    kind: 'conflict',
    conflicts: [
      { key: 'camera:mount', base: 'pole', theirs: 'gantry', mine: of.action === 'remove' ? undefined : 'wall' },
      { key: 'electricity', base: 'solar', theirs: 'grid', mine: undefined },
    ],
    place: of.action === 'remove' ? null : { base: AUSTIN, theirs: { ...AUSTIN, lon: -97.7431 }, mine: of.place },
    theirs: camera(508, { ...TAGS, 'camera:mount': 'gantry' }, { version: 4 }),
    who: 'bob',
    when: NOW - HOUR,
  };
}

/** The screens of changing what is there, by name. */
export const EDITING_SCREENS: Readonly<Record<string, () => Fake>> = {
  opening: screen(({ knobs }) => {
    knobs.step.value = { kind: 'opening', action: 'change', key: 'node/508' };
  }),
  'open-problem': screen((fake) => {
    found(fake);
    fake.knobs.openProblem.value = { action: 'remove', key: 'node/508', why: 'in-use', failure: null };
  }),
  'open-failed': screen((fake) => {
    found(fake);
    const failure = new Failure('offline');
    fake.knobs.openProblem.value = { action: 'change', key: 'node/508', why: 'failed', failure };
  }),
  'camera-read-only': screen(
    (fake) => {
      found(fake);
      fake.knobs.account.value = { kind: 'unavailable' };
    },
    { VITE_OSM_SERVER: 'live' },
  ),
  'camera-warned': screen((fake) => {
    found(fake);
    fake.knobs.account.value = { kind: 'signed-in', account: WARNED };
  }),
  'edit-form': screen((fake) =>
    describing(fake, changing({ ...TAGS, 'camera:mount': 'lamp_post', ['__proto__']: 'x' })),
  ),
  'edit-changed': screen((fake) => describing(fake, CHANGED)),
  'edit-odd': screen((fake) => describing(fake, changing({ ...TAGS, direction: '90100' }))),
  'edit-moved': screen((fake) =>
    describing(fake, changing(TAGS, { place: { lat: AUSTIN.lat + 0.0008, lon: AUSTIN.lon } })),
  ),
  'edit-placing': screen((fake) => {
    fake.knobs.draft.value = CHANGED;
    fake.knobs.step.value = { kind: 'placing' };
  }),
  'edit-findings': screen((fake) => {
    describing(fake, changing({ ...TAGS, manufacturer: 'flock' }));
    fake.knobs.findings.value = [
      {
        kind: 'maker-spelling',
        strong: false,
        field: 'maker',
        key: 'manufacturer',
        offer: 'Flock Safety',
        params: { value: 'flock', offer: 'Flock Safety' },
      },
      { kind: 'personal-data', strong: true, field: 'note', key: 'note', params: { key: 'note' } },
    ];
  }),
  guide: screen((fake) => {
    describing(fake, draft());
    fake.clicks = ['How to tell makers apart'];
  }),
  'remove-form': screen((fake) => describing(fake, { ...REMOVAL, reason: '' })),
  'review-change': screen((fake) => reviewing(fake, CHANGED)),
  'review-confirm': screen((fake) =>
    reviewing(fake, changing(TAGS, { action: 'confirm', extra: new Map([['check_date', '2026-11-23']]) })),
  ),
  'review-remove': screen((fake) => reviewing(fake, REMOVAL)),
  'review-restore': screen((fake) => reviewing(fake, changing(TAGS, { action: 'restore' }))),
  'review-unchanged': screen((fake) => reviewing(fake, changing(TAGS))),
  'review-findings': screen((fake) => {
    reviewing(fake, draft({ form: form(TAGS), source: 'survey' }));
    fake.knobs.account.value = { kind: 'signed-in', account: { ...ANNA, unreadMessages: 2 } };
    fake.knobs.findings.value = [
      {
        kind: 'twin',
        strong: true,
        field: 'place',
        cameras: [camera(509, TAGS)],
        params: { count: 1, metres: 15 },
      },
    ];
  }),
  conflict: screen((fake) => conflict(fake, CHANGED)),
  'conflict-remove': screen((fake) => conflict(fake, REMOVAL)),
  deleted: screen(({ knobs }) => {
    knobs.draft.value = CHANGED;
    knobs.step.value = { kind: 'deleted', who: 'bob', when: NOW - HOUR };
  }),
  waiting: screen(waiting),
  'back-online': screen((fake) => {
    waiting(fake);
    fake.knobs.progress.value = new Map();
    fake.knobs.queueAsked.value = true;
  }),
  changes: screen((fake) => {
    waiting(fake);
    fake.clicks = ['5 changes wait'];
  }),
  'changes-uploading': screen((fake) => {
    waiting(fake);
    fake.knobs.uploadingQueue.value = true;
    fake.clicks = ['5 changes wait'];
  }),
  'changes-signed-out': screen((fake) => {
    waiting(fake);
    fake.knobs.account.value = { kind: 'signed-out' };
    fake.knobs.uploads.value = [];
    fake.clicks = ['5 changes wait'];
  }),
  'changes-refused-undo': screen((fake) => {
    waiting(fake);
    fake.knobs.openProblem.value = { action: 'change', key: 'node/508', why: 'moved-on', failure: null };
    fake.clicks = ['5 changes wait'];
  }),
  history: screen((fake) => {
    found(fake);
    fake.knobs.history.value = VERSIONS;
    fake.clicks = ['History'];
  }),
  'history-failed': screen((fake) => {
    found(fake);
    fake.clicks = ['History'];
  }),
};
