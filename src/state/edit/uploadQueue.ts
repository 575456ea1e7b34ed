import { batch } from '@preact/signals';
import type { Draft } from './draft.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import type { FailureKind } from '../../model/failure.ts';
import type { OpenChangeset, UploadOutcome } from '../../osm/types.ts';
import type { QueueState } from '../types.ts';
import type { Editing } from './editingContext.ts';
import { planChangesets } from './planChangesets.ts';
import { putAway } from './putAway.ts';
import { run, withLock } from './uploadDraft.ts';

/** Failures that the next change would meet as well. */
const FOR_ALL: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'offline',
  'signed-out',
  'forbidden',
  'rate-limited',
  'read-only',
  'server',
  'timeout',
]);
/** A changeset that was idle for longer is not used any more: OpenStreetMap closes it after an hour. */
const IDLE_MS = 50 * 60_000;

/** Uploads what waits, one by one. What may have arrived is asked after first; what fails stays. Never throws. */
export async function uploadQueue(of: Editing): Promise<void> {
  const { drafting, uploadingQueue } = of;
  if (uploadingQueue.peek() || drafting.queue.peek().length === 0) return;
  batch(() => {
    uploadingQueue.value = true;
    of.progress.value = new Map();
  });
  try {
    await withLock(of, () => uploadAll(of));
  } finally {
    uploadingQueue.value = false;
  }
}

async function uploadAll(of: Editing): Promise<void> {
  const queue = of.drafting.queue.peek();
  /* oxlint-disable no-await-in-loop -- one after the other is the point */
  for (const draft of queue.filter(({ attempt }) => mayHaveArrived(attempt))) {
    if ((await step(of, draft.id, {})) === 'stop') return;
  }
  const purpose = (draft: Draft): string => JSON.stringify([...of.derived.changesetTagsOf(draft)]);
  const fresh = queue.filter(({ attempt }) => !mayHaveArrived(attempt));
  for (const group of planChangesets(fresh, purpose)) {
    if ((await uploadGroup(of, group)) === 'stop') return;
  }
  /* oxlint-enable no-await-in-loop */
}

type Saved = Extract<UploadOutcome, { kind: 'saved' }>;

/** The changes of one changeset. */
async function uploadGroup(of: Editing, group: readonly Draft[]): Promise<'go' | 'stop'> {
  let open: OpenChangeset | null = null;
  let usedAt = 0;
  /** What was answered with a yes, until its changeset has been looked at. */
  const answered: { readonly draft: Draft; readonly saved: Saved }[] = [];
  const finish = async (): Promise<void> => {
    if (open !== null) await close(of, open, answered.splice(0));
    open = null;
  };
  /* oxlint-disable no-await-in-loop -- one after the other is the point */
  for (const { id } of group) {
    if (open !== null && of.doors.now() - usedAt > IDLE_MS) await finish();
    const result = await run(of, id, (now) => tell(of, id, { kind: 'uploading', step: now }), {
      into: open,
      keepOpen: group.length > 1,
    });
    if ('draft' in result && result.outcome.kind === 'saved') {
      const { draft, outcome } = result;
      if (outcome.open === undefined) {
        await putAway(of, draft, outcome);
      } else {
        open = outcome.open;
        usedAt = of.doors.now();
        answered.push({ draft, saved: outcome });
      }
      continue;
    }
    // Whatever it was, the changeset may be closed by now.
    await finish();
    if ((await shown(of, id, result.outcome)) === 'stop') return 'stop';
  }
  /* oxlint-enable no-await-in-loop */
  await finish();
  return 'go';
}

/** Closes a changeset of several changes. Where it holds more than was written, each is settled by itself. */
async function close(
  of: Editing,
  open: OpenChangeset,
  answered: readonly { readonly draft: Draft; readonly saved: Saved }[],
): Promise<void> {
  const clean = await of.account.writing().then(
    ({ uploader }) => uploader.close(open),
    () => false,
  );
  /* oxlint-disable no-await-in-loop -- one after the other */
  for (const { draft, saved } of answered) {
    if (clean) await putAway(of, draft, saved);
    else await step(of, draft.id, {});
  }
  /* oxlint-enable no-await-in-loop */
}

/** Uploads or settles one change by itself. */
async function step(of: Editing, id: string, how: Parameters<typeof run>[3]): Promise<'go' | 'stop'> {
  const result = await run(of, id, (now) => tell(of, id, { kind: 'uploading', step: now }), how);
  if ('draft' in result && result.outcome.kind === 'saved') {
    await putAway(of, result.draft, result.outcome);
    return 'go';
  }
  return shown(of, id, result.outcome);
}

/** Tells of a change that was not saved; whether the others have a chance. */
async function shown(
  of: Editing,
  id: string,
  outcome: UploadOutcome | { readonly kind: 'gone' },
): Promise<'go' | 'stop'> {
  if (outcome.kind === 'gone') {
    await of.drafting.forget(id);
  } else if (outcome.kind === 'conflict' || outcome.kind === 'deleted') {
    tell(of, id, { kind: outcome.kind });
  } else if (outcome.kind === 'twins') {
    tell(of, id, { kind: 'nearby', cameras: outcome.cameras });
  } else if (outcome.kind !== 'saved') {
    tell(of, id, { kind: outcome.kind === 'unknown' ? 'unknown' : 'failed', failure: outcome.failure });
    if (outcome.failure.kind === 'signed-out') void of.account.lookUp();
    if (FOR_ALL.has(outcome.failure.kind)) return 'stop';
  }
  return 'go';
}

function tell({ progress }: Editing, id: string, state: QueueState): void {
  progress.value = new Map([...progress.peek(), [id, state]]);
}
