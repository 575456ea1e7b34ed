import { batch } from '@preact/signals';
import type { Draft } from './draft.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import type { FailureKind } from '../../model/failure.ts';
import type { OpenChangeset, UploadOutcome } from '../../osm/types.ts';
import type { QueueState } from './step.ts';
import type { EditingContext } from './editingContext.ts';
import { changesetTagsOf } from './judged.ts';
import { planChangesets } from './planChangesets.ts';
import { recordUploaded } from './recordUploaded.ts';
import { checkOpen, run, withLock } from './uploadDraft.ts';

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
export async function uploadQueue(ctx: EditingContext): Promise<void> {
  const { drafts, uploading } = ctx;
  if (uploading.peek() || drafts.queue.peek().length === 0) return;
  batch(() => {
    uploading.value = true;
    ctx.progress.value = new Map();
  });
  try {
    await withLock(ctx, () => uploadAll(ctx));
  } finally {
    uploading.value = false;
  }
}

/** Asks what became of every change that may have arrived, the open one too; sends none. Never throws. */
export async function lookAgain(ctx: EditingContext): Promise<void> {
  const { drafts } = ctx;
  const wanting = (draft: Draft | null): draft is Draft => draft !== null && mayHaveArrived(draft.attempt);
  await withLock(ctx, async () => {
    await checkOpen(ctx);
    /* oxlint-disable no-await-in-loop -- one after the other */
    for (const { id } of [...drafts.queue.peek(), ...drafts.unfinished.peek()].filter(wanting)) {
      // What is opened meanwhile is asked after there.
      if (drafts.draft.peek()?.id !== id && (await step(ctx, id, { onlyAsk: true })) === 'stop') return;
    }
    /* oxlint-enable no-await-in-loop */
  });
}

async function uploadAll(ctx: EditingContext): Promise<void> {
  const queue = ctx.drafts.queue.peek();
  /* oxlint-disable no-await-in-loop -- one after the other is the point */
  for (const draft of queue.filter(({ attempt }) => mayHaveArrived(attempt))) {
    if ((await step(ctx, draft.id, {})) === 'stop') return;
  }
  const purpose = (draft: Draft): string =>
    JSON.stringify([...changesetTagsOf({ env: ctx.env, uploads: ctx.drafts.uploads }, draft)]);
  const fresh = queue.filter(({ attempt }) => !mayHaveArrived(attempt));
  for (const group of planChangesets(fresh, purpose)) {
    if ((await uploadGroup(ctx, group)) === 'stop') return;
  }
  /* oxlint-enable no-await-in-loop */
}

type Saved = Extract<UploadOutcome, { kind: 'saved' }>;

/** The changes of one changeset. */
async function uploadGroup(ctx: EditingContext, group: readonly Draft[]): Promise<'go' | 'stop'> {
  let open: OpenChangeset | null = null;
  let usedAt = 0;
  /** What was answered with a yes, until its changeset has been looked at. */
  const answered: { readonly draft: Draft; readonly saved: Saved }[] = [];
  const finish = async (): Promise<void> => {
    if (open !== null) await close(ctx, open, answered.splice(0));
    open = null;
  };
  /* oxlint-disable no-await-in-loop -- one after the other is the point */
  for (const { id } of group) {
    if (open !== null && ctx.env.now() - usedAt > IDLE_MS) await finish();
    const result = await run(ctx, id, (now) => tell(ctx, id, { kind: 'uploading', step: now }), {
      into: open,
      keepOpen: group.length > 1,
    });
    if ('draft' in result && result.outcome.kind === 'saved') {
      const { draft, outcome } = result;
      if (outcome.open === undefined) {
        await recordUploaded(ctx, draft, outcome);
      } else {
        open = outcome.open;
        usedAt = ctx.env.now();
        answered.push({ draft, saved: outcome });
      }
      continue;
    }
    // Whatever it was, the changeset may be closed by now.
    await finish();
    if ((await shown(ctx, id, result.outcome)) === 'stop') return 'stop';
  }
  /* oxlint-enable no-await-in-loop */
  await finish();
  return 'go';
}

/** Closes a changeset of several changes. Where it holds more than was written, each is settled by itself. */
async function close(
  ctx: EditingContext,
  open: OpenChangeset,
  answered: readonly { readonly draft: Draft; readonly saved: Saved }[],
): Promise<void> {
  const clean = await ctx.account.writing().then(
    ({ uploader }) => uploader.close(open),
    () => false,
  );
  /* oxlint-disable no-await-in-loop -- one after the other */
  for (const { draft, saved } of answered) {
    if (clean) await recordUploaded(ctx, draft, saved);
    else await step(ctx, draft.id, {});
  }
  /* oxlint-enable no-await-in-loop */
}

/** Uploads or settles one change by itself. */
async function step(ctx: EditingContext, id: string, how: Parameters<typeof run>[3]): Promise<'go' | 'stop'> {
  const result = await run(ctx, id, (now) => tell(ctx, id, { kind: 'uploading', step: now }), how);
  if ('draft' in result && result.outcome.kind === 'saved') {
    await recordUploaded(ctx, result.draft, result.outcome);
    return 'go';
  }
  return shown(ctx, id, result.outcome);
}

/** Tells of a change that was not saved; whether the others have a chance. */
async function shown(
  ctx: EditingContext,
  id: string,
  outcome: UploadOutcome | { readonly kind: 'gone' },
): Promise<'go' | 'stop'> {
  if (outcome.kind === 'gone') {
    await ctx.drafts.forget(id);
  } else if (outcome.kind === 'conflict' || outcome.kind === 'deleted' || outcome.kind === 'unneeded') {
    tell(ctx, id, { kind: outcome.kind });
  } else if (outcome.kind === 'nearby') {
    tell(ctx, id, { kind: 'nearby', cameras: outcome.cameras });
  } else if (outcome.kind !== 'saved') {
    tell(ctx, id, { kind: outcome.kind === 'unknown' ? 'unknown' : 'failed', failure: outcome.failure });
    if (outcome.failure.kind === 'signed-out') void ctx.account.lookUp();
    if (FOR_ALL.has(outcome.failure.kind)) return 'stop';
  }
  return 'go';
}

function tell({ progress }: EditingContext, id: string, state: QueueState): void {
  progress.value = new Map([...progress.peek(), [id, state]]);
}
