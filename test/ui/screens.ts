import { bearing } from '../../src/model/direction.ts';
import { EMPTY_FORM } from '../../src/state/edit/draft.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Account } from '../../src/osm/types.ts';
import type { Fake } from './fakeState.ts';
import { EDITING_SCREENS } from './editingScreens.ts';
import { BASE, camera, draft, fakeState } from './fakeState.ts';

const ANNA: Account = { id: 7, name: 'anna', changesets: 12, activeBlocks: 0, unreadMessages: 0, mayWrite: true };

export const FLOCK = camera(508, {
  man_made: 'surveillance',
  'surveillance:type': 'ALPR',
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  direction: '68',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  operator: 'Austin Police Department',
  'operator:wikidata': 'Q4823109',
  check_date: '2026-06-01',
  image: 'https://example.org/photo.jpg',
});
const BARE = camera(509, { man_made: 'surveillance', 'surveillance:type': 'ALPR' });
const RANGES = camera(510, { manufacturer: 'Motorola Solutions', direction: '338-23;155-200;90' });
const ODD = camera(511, { manufacturer: 'Axis Communications', direction: '90100' });
/** Tags as nobody should write them. */
export const HOSTILE = camera(512, {
  manufacturer: '<img src=x onerror=alert(1)>\u202Egnp.exe',
  operator: 'مدينة <b>bold</b> '.repeat(12),
  direction: '\u0007NaN',
  image: 'javascript:alert(1)',
  'operator:wikidata': 'Q1" onclick="alert(1)',
  ['__proto__']: 'polluted',
  constructor: 'x'.repeat(255),
});
const WAY = camera(77, { manufacturer: 'Genetec', direction: 'ENE' }, { type: 'way' });

const FILLED = draft({
  form: {
    ...EMPTY_FORM,
    maker: { name: 'Flock Safety', wikidata: 'Q108485435' },
    directions: [bearing(68), bearing(248)],
    operator: { name: 'Austin Police Department' },
    mount: 'pole',
  },
  source: 'survey',
});

function found(fake: Fake, each = FLOCK): void {
  fake.cameras = [FLOCK, BARE, RANGES, ODD, HOSTILE, WAY];
  fake.state.selection.select(`${each.type}/${each.id}`);
  fake.calls.length = 0;
}

function screen(set: (fake: Fake) => void, env?: Readonly<Record<string, string>>): () => Fake {
  return () => {
    const fake = fakeState(env);
    fake.operators = [{ name: 'Austin Police Department', wikidata: 'Q4823109' }, { name: 'Travis County' }];
    set(fake);
    return fake;
  };
}

function failed(fake: Fake, failure: Failure, retryAt: number | null, inView = 1366): void {
  fake.knobs.status.value = { phase: { kind: 'failed', failure, retryAt }, inView, base: inView === 0 ? null : BASE };
}

function reviewing({ knobs }: Fake): void {
  knobs.account.value = { kind: 'signed-in', account: ANNA };
  knobs.draft.value = FILLED;
  knobs.step.value = { kind: 'reviewing' };
}

const LIVE = { VITE_OSM_SERVER: 'live', VITE_OSM_CLIENT_ID: 'abc' };

/** Every state that the components can be in, by name. */
export const SCREENS: Readonly<Record<string, () => Fake>> = {
  ...EDITING_SCREENS,
  'first-open': screen(() => undefined),
  live: screen(() => undefined, LIVE),
  'read-only': screen(
    ({ knobs }) => {
      knobs.account.value = { kind: 'unavailable' };
    },
    { VITE_OSM_SERVER: 'live' },
  ),
  'too-wide': screen(({ knobs }) => {
    knobs.status.value = { phase: { kind: 'too-wide' }, inView: 0, base: null };
  }),
  loading: screen(({ knobs }) => {
    knobs.status.value = {
      phase: { kind: 'reading', boxesDone: 3, boxesTotal: 8, bytes: 120_000 },
      inView: 412,
      base: BASE,
    };
  }),
  preview: screen(({ knobs, looking }) => {
    knobs.status.value = { phase: { kind: 'preview', counted: false }, inView: 0, base: BASE, source: 'snapshot' };
    looking.snapshot.value = { kind: 'loading', bytes: 1_200_000, total: 7_000_000 };
  }),
  nothing: screen(({ knobs }) => {
    knobs.status.value = { phase: { kind: 'done' }, inView: 0, base: BASE };
  }),
  busy: screen((fake) => failed(fake, new Failure('overloaded'), Date.now() + 30_000)),
  down: screen((fake) => failed(fake, new Failure('timeout'), null, 0)),
  incomplete: screen((fake) => failed(fake, new Failure('incomplete'), null)),
  offline: screen((fake) => {
    fake.knobs.online.value = false;
    fake.knobs.tilesMissing.value = true;
    failed(fake, new Failure('offline'), null);
  }),
  'signing-in': screen(({ knobs }) => {
    knobs.account.value = { kind: 'signing-in' };
  }),
  'popup-blocked': screen(({ knobs }) => {
    knobs.signInProblem.value = new Failure('popup-blocked');
  }),
  'signed-in': screen(({ knobs }) => {
    knobs.account.value = { kind: 'signed-in', account: { ...ANNA, unreadMessages: 2, activeBlocks: 1 } };
  }),
  camera: screen((fake) => found(fake)),
  'camera-bare': screen((fake) => found(fake, BARE)),
  'camera-ranges': screen((fake) => found(fake, RANGES)),
  'camera-odd': screen((fake) => found(fake, ODD)),
  'camera-hostile': screen((fake) => found(fake, HOSTILE)),
  'camera-way': screen((fake) => found(fake, WAY)),
  'camera-loading': screen(({ knobs }) => {
    knobs.selected.value = { kind: 'loading', key: 'node/9' };
  }),
  'camera-missing': screen(({ knobs }) => {
    knobs.selected.value = { kind: 'missing', key: 'node/9' };
  }),
  list: screen((fake) => {
    found(fake);
    fake.knobs.selected.value = { kind: 'none' };
    fake.knobs.listOpen.value = true;
  }),
  'list-nameless': screen((fake) => {
    fake.cameras = [];
    fake.knobs.listOpen.value = true;
    fake.looking.snapshot.value = { kind: 'ready', base: 1.7e12, count: 9, details: 'failed' };
  }),
  kept: screen(({ knobs }) => {
    knobs.kept.value = FILLED;
  }),
  discarded: screen(({ knobs }) => {
    knobs.canUndoDiscard.value = true;
  }),
  placing: screen(({ knobs }) => {
    knobs.draft.value = draft({ step: 'placing' });
    knobs.step.value = { kind: 'placing' };
    knobs.nearby.value = [{ camera: FLOCK, metres: 12.4 }];
  }),
  'form-first': screen(({ knobs }) => {
    knobs.noticeRead.value = false;
    knobs.unsaved.value = true;
    knobs.draft.value = draft();
    knobs.step.value = { kind: 'describing' };
  }),
  form: screen(({ knobs }) => {
    knobs.draft.value = FILLED;
    knobs.step.value = { kind: 'describing' };
  }),
  nearby: screen(({ knobs }) => {
    knobs.draft.value = FILLED;
    knobs.step.value = { kind: 'describing' };
    knobs.nearby.value = [
      { camera: FLOCK, metres: 12.4 },
      { camera: RANGES, metres: 43 },
    ];
  }),
  'form-problems': screen(({ knobs }) => {
    knobs.draft.value = draft({
      form: { ...EMPTY_FORM, maker: { name: 'x'.repeat(260) }, startDate: '2027', note: 'y'.repeat(240) },
    });
    knobs.step.value = { kind: 'describing' };
    knobs.problems.value = new Map([
      ['maker', 'too-long'],
      ['startDate', 'date-in-future'],
    ]);
  }),
  review: screen(reviewing),
  'review-signed-out': screen((fake) => {
    reviewing(fake);
    fake.knobs.account.value = { kind: 'signed-out' };
  }),
  uploading: screen((fake) => {
    reviewing(fake);
    fake.knobs.step.value = { kind: 'uploading', step: 'sending' };
  }),
  failed: screen((fake) => {
    reviewing(fake);
    fake.knobs.step.value = {
      kind: 'failed',
      failure: new Failure('forbidden', { status: 403, said: 'You have an unread block message.' }),
    };
  }),
  unknown: screen((fake) => {
    reviewing(fake);
    fake.knobs.step.value = { kind: 'unknown', failure: new Failure('timeout'), checking: false };
  }),
  saved: screen(({ knobs }) => {
    knobs.account.value = { kind: 'signed-in', account: ANNA };
    knobs.step.value = { kind: 'saved', key: 'node/12345', changeset: 678 };
  }),
};
