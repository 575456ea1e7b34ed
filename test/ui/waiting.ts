import { bearing } from '../../src/model/direction.ts';
import { Failure } from '../../src/model/failure.ts';
import type { UploadOutcome } from '../../src/osm/types.ts';
import { formOf } from '../../src/state/edit/form.ts';
import type { UploadRecord } from '../../src/state/edit/uploadRecord.ts';
import type { App } from '../stub/app.ts';
import { camera, NOW } from './cameras.ts';
import { CHANGED, changing, draft, REMOVAL, TAGS } from './drafts.ts';
import type { Screen } from './screen.ts';
import { never, signedIn } from './screen.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const UPLOADS: readonly UploadRecord[] = [
  {
    id: 'u1',
    server: 'practice',
    action: 'change',
    key: 'node/507',
    version: 4,
    changeset: 678,
    comment: 'Update a license plate reader (Flock Safety)',
    at: NOW - HOUR,
    before: camera(507, TAGS),
    after: camera(507, TAGS, { version: 4 }),
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

/** Four changes that were reviewed, oldest first, one that was begun, and what was sent before. */
export function waiting(rest: Screen = {}): Screen {
  return {
    writing: signedIn(),
    uploads: new Map(UPLOADS.map((each) => [each.id, each])),
    left: [
      draft({
        id: 'q1',
        queued: true,
        changedAt: NOW - 4,
        form: { ...formOf(new Map(Object.entries(TAGS))), directions: [bearing(10)] },
      }),
      { ...CHANGED, id: 'q2', queued: true, changedAt: NOW - 3 },
      { ...REMOVAL, id: 'q3', queued: true, changedAt: NOW - 2 },
      changing(TAGS, { id: 'q4', queued: true, changedAt: NOW - 1, extra: new Map([['fixme', 'look']]) }),
      draft({ id: 'n1', changedAt: NOW - DAY }),
    ],
    ...rest,
  };
}

/** How the server answers what waits: someone was near, someone was quicker, and then it allows no more. */
const ANSWERS: readonly UploadOutcome[] = [
  { kind: 'nearby', cameras: [camera(509, TAGS)] },
  {
    kind: 'conflict',
    conflicts: [{ key: 'camera:mount', base: 'pole', theirs: 'gantry', mine: 'wall' }],
    place: null,
    theirs: camera(508, { ...TAGS, 'camera:mount': 'gantry' }, { version: 4 }),
    last: { who: 'bob', when: NOW - HOUR },
  },
];

/** What waits is sent: two of it are for a person to decide, and the third fares as `last` says. */
function sending(app: App, last: () => Promise<UploadOutcome>): Promise<void> {
  const answers = [...ANSWERS];
  app.writing.upload = (_, watch) => {
    watch.step('sending');
    const answer = answers.shift();
    return answer === undefined ? last() : Promise.resolve(answer);
  };
  return app.state.queue.upload();
}

/** The list of what waits, after and while it is sent. */
export const WAITING_SCREENS: Readonly<Record<string, () => Screen>> = {
  waiting: () => waiting(),
  'back-online': () =>
    waiting({
      reach: (app) => {
        app.online(false);
        app.online(true);
      },
    }),
  changes: () =>
    waiting({
      reach: (app) => {
        const failure = new Failure('forbidden', { said: 'You have an unread block message.' });
        return sending(app, () => Promise.resolve({ kind: 'rejected', failure }));
      },
      clicks: ['5 changes wait'],
    }),
  'changes-uploading': () => waiting({ reach: (app) => void sending(app, never), clicks: ['5 changes wait'] }),
  'changes-signed-out': () => {
    const { writing: _, ...rest } = waiting({ uploads: new Map(), clicks: ['5 changes wait'] });
    return rest;
  },
  'changes-refused-undo': () =>
    waiting({
      reach: (app) => {
        app.writing.nodes = [camera(507, TAGS, { version: 5 })];
        return app.state.uploads.undo('u1');
      },
      clicks: ['5 changes wait'],
    }),
};
