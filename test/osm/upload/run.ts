import { ABOUT } from '../about.ts';
import type { Attempt } from '../../../src/osm/upload/attempt.ts';
import type { Job, NodeChange, UploadOutcome, UploadStep } from '../../../src/osm/types.ts';
import { createUploader } from '../../../src/osm/upload/upload.ts';
import type { Act, Scripted } from '../script.ts';
import { json, script, text } from '../script.ts';

export const CREATE = {
  kind: 'create',
  place: { lat: 33.75, lon: -84.39 },
  tags: new Map([['surveillance:type', 'ALPR']]),
} as const satisfies NodeChange;
export const JOB: Job = {
  change: CREATE,
  changesetTags: new Map([['comment', 'Add a license plate reader']]),
};

const ONLINE = json({ api: { status: { database: 'online', api: 'online' } } });
const ALLOWED = json({ permissions: ['allow_read_prefs', 'allow_write_api'] });
export const RESULT = text('<diffResult version="0.6"><node old_id="-1" new_id="508" new_version="1"/></diffResult>');

export const GOOD: Readonly<Record<string, Act | readonly Act[]>> = {
  'GET /capabilities.json': ONLINE,
  'GET /permissions.json': ALLOWED,
  'PUT /changeset/create': [text('7'), text('8'), text('9')],
  'POST /changeset/7/upload': RESULT,
  'POST /changeset/8/upload': RESULT,
  'PUT /changeset/7/close': text(''),
  'PUT /changeset/8/close': text(''),
  'GET /changeset/7.json': json({ changeset: { id: 7, open: false, changes_count: 1 } }),
  'GET /changeset/8.json': json({ changeset: { id: 8, open: false, changes_count: 1 } }),
};

const EMPTY = json({ changeset: { id: 7, open: false, changes_count: 0 } });
export const FULL = json({ changeset: { id: 7, open: false, changes_count: 1 } });

/** What an upload came to, and what the server saw of it. */
export interface Run {
  readonly outcome: UploadOutcome;
  readonly steps: readonly UploadStep[];
  readonly saved: readonly Attempt[];
  readonly server: Scripted;
}

/** Uploads to a server that answers as written, where nothing else is said as a good one does. */
export async function run(
  changes: Readonly<Record<string, Act | readonly Act[]>>,
  options: Parameters<typeof script>[1] & { readonly job?: Job; readonly save?: () => Promise<void> } = {},
): Promise<Run> {
  const empty = changes['POST /changeset/7/upload'] === undefined ? {} : { 'GET /changeset/7.json': EMPTY };
  const server = script({ ...GOOD, ...empty, ...changes }, options);
  const steps: UploadStep[] = [];
  const saved: Attempt[] = [];
  const outcome = await createUploader({ about: ABOUT, api: server.api, wait: async () => undefined }).upload(
    options.job ?? JOB,
    {
      step: (step) => steps.push(step),
      save: async (attempt) => {
        saved.push(attempt);
        await options.save?.();
      },
    },
  );
  return { outcome, steps, saved, server };
}

export const CREATING: Attempt = { changeset: null, state: 'creating', known: [], shared: false, written: null };
export const uploading = (changeset: number): Attempt => ({ ...CREATING, changeset, state: 'uploading' });
export const closing = (changeset: number): Attempt => ({
  ...CREATING,
  changeset,
  state: 'closing',
  written: { id: 508, version: 1 },
});

/** How often the change itself was sent. */
export const sends = ({ server }: Run): number => server.sent.filter((route) => route.endsWith('/upload')).length;
