import { batch } from '@preact/signals';
import type { Camera } from '../../model/camera.ts';
import type { Draft } from './draft.ts';
import type { Attempt } from '../../osm/upload/attempt.ts';
import { draftTags, rebase, removalIn } from './draftTags.ts';
import { mayHaveArrived, NO_ATTEMPT } from '../../osm/upload/attempt.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Job, NodeChange, UploadOutcome, UploadStep } from '../../osm/types.ts';
import { attempted, mayHaveLeft } from './hasLeftOpen.ts';
import { changesetTagsOf } from './judged.ts';
import { dropUnchecked, foundClosed, readLeftOpen, suspectOpen } from './leftOpen.ts';
import type { EditingContext } from './editingContext.ts';
import { locked } from './locked.ts';
import { recordUploaded } from './recordUploaded.ts';

/** What became of one draft. `gone`: another tab has finished it, or thrown it away. */
export type Result =
  | { readonly draft: Draft; readonly outcome: UploadOutcome }
  | { readonly outcome: { readonly kind: 'gone' } };

/** The change that a draft stands for. */
export function changeOf(draft: Draft): NodeChange {
  const { action, base, place } = draft;
  if (base === null) return { kind: 'create', place, tags: draftTags(draft) };
  const removal = removalIn(draft);
  if (removal?.kind === 'delete') return { kind: 'delete', base };
  if (removal !== null) return { kind: 'modify', base, place: { lat: base.lat, lon: base.lon }, tags: removal.tags };
  return { kind: action === 'restore' ? 'restore' : 'modify', base, place, tags: draftTags(draft) };
}

/**
 * Uploads one draft, or asks after it where it may have arrived. To be called with the lock held: the record is read
 * again first, since another tab may have been at it. Never throws.
 */
export async function run(
  ctx: EditingContext,
  id: string,
  tell: (step: UploadStep) => void,
  how: Pick<Job, 'into' | 'keepOpen'> & { readonly onlyAsk?: boolean } = {},
): Promise<Result> {
  const { env, drafts } = ctx;
  const found = await env.drafts.reread(id).catch(asFailure);
  const known = found instanceof Failure ? drafts.find(id) : found;
  if (known === null) return { outcome: { kind: 'gone' } };
  // Another tab may have sent what the disk doesn't give back.
  if (found instanceof Failure)
    return { draft: known, outcome: { kind: mayHaveArrived(known.attempt) ? 'unknown' : 'rejected', failure: found } };
  let draft = known;
  const save = async (attempt: Attempt, onto?: Camera): Promise<void> => {
    const before = draft;
    draft = { ...(onto === undefined ? draft : rebase(draft, onto)), attempt };
    drafts.replace(draft);
    const refused = await env.drafts.save(draft, 'uploader');
    // Nothing is sent over a disk that holds on to an older state: after a crash it would be sent again. Where it keeps
    // nothing at all, there is nothing to be misled by.
    if (!(refused instanceof Failure) || !isAhead(attempt) || !(await env.drafts.keeps(id))) return;
    draft = before;
    drafts.replace(before);
    throw refused;
  };
  const watch = { step: tell, save };
  let outcome: UploadOutcome;
  try {
    const { uploader } = await ctx.account.writing();
    if (draft.attempt !== null && mayHaveArrived(draft.attempt)) {
      outcome = await uploader.settle(draft.attempt, changeOf(draft), watch);
    } else if (how.onlyAsk === true) {
      outcome = { kind: 'rejected', failure: new Failure('timeout') };
    } else {
      suspectOpen(env.local, draft.server, env.now());
      // What this page begins it notes itself, as long as it lives.
      ctx.lookedAfter.add(id);
      const changesetTags = changesetTagsOf({ env, uploads: drafts.uploads }, draft);
      outcome = await uploader.upload(
        {
          change: changeOf(draft),
          changesetTags,
          seen: new Set(draft.seen),
          uses: new Set(draft.uses.map(({ key }) => key)),
          ...how,
        },
        watch,
      );
    }
  } catch (error) {
    outcome = { kind: mayHaveArrived(draft.attempt) ? 'unknown' : 'rejected', failure: asFailure(error) };
  }
  if (outcome.kind === 'rejected' && outcome.uses !== undefined) {
    // What was reviewed is not what it would do: asked again, and not sent with those that wait.
    draft = { ...draft, uses: outcome.uses, moveSeen: false, queued: false, step: 'reviewing' };
  }
  if (outcome.kind !== 'saved' && outcome.kind !== 'unknown') {
    const overtaken = ['conflict', 'deleted', 'unneeded'].includes(outcome.kind);
    const state = overtaken ? 'conflict' : 'rejected';
    await save({ ...(draft.attempt ?? NO_ATTEMPT), state });
  }
  return { draft, outcome };
}

/** Whether the change itself is still to be sent. */
function isAhead({ state }: Attempt): boolean {
  return state === 'creating' || state === 'uploading';
}

/** Uploads the open draft, from the review. */
export function uploadOpen(ctx: EditingContext): Promise<void> {
  return runOpen(ctx, (step) => {
    ctx.drafts.step.value = { kind: 'uploading', step };
  });
}

/** Asks what became of the open draft; sends nothing. */
export function checkAgain(ctx: EditingContext): Promise<void> {
  return runOpen(ctx, () => undefined, true);
}

async function runOpen(ctx: EditingContext, tell: (step: UploadStep) => void, onlyAsk = false): Promise<void> {
  const id = ctx.drafts.draft.peek()?.id;
  if (id === undefined) return;
  await withLock(ctx, () => runLocked(ctx, id, tell, onlyAsk));
}

async function runLocked(
  ctx: EditingContext,
  id: string,
  tell: (step: UploadStep) => void,
  onlyAsk: boolean,
): Promise<void> {
  const result = await run(ctx, id, tell, { onlyAsk });
  if (result.outcome.kind === 'gone') await finishedElsewhere(ctx, id);
  else if ('draft' in result) await show(ctx, result.draft, result.outcome);
}

/** Asks after the open draft where it is not known whether it arrived. To be called with the lock held. */
export async function checkOpen(ctx: EditingContext): Promise<void> {
  const { drafts } = ctx;
  const at = drafts.step.peek();
  const id = drafts.draft.peek()?.id;
  if (id === undefined || at.kind !== 'unknown' || at.checking) return;
  drafts.step.value = { ...at, checking: true };
  await runLocked(ctx, id, () => undefined, true);
}

/** The open draft's upload, as the person sees it. */
export async function show(ctx: EditingContext, draft: Draft, outcome: UploadOutcome): Promise<void> {
  const { drafts, account, neighbors } = ctx;
  const { step } = drafts;
  switch (outcome.kind) {
    case 'saved':
      await recordUploaded(ctx, draft, outcome);
      step.value = { kind: 'saved', action: draft.action, key: `node/${outcome.id}`, changeset: outcome.changeset };
      return;
    case 'rejected':
      step.value = { kind: 'failed', failure: outcome.failure };
      if (outcome.failure.kind === 'signed-out') void account.lookUp();
      return;
    case 'unknown':
      step.value = { kind: 'unknown', failure: outcome.failure, checking: false };
      return;
    case 'conflict': {
      const { conflicts, place, theirs, last } = outcome;
      step.value = { kind: 'conflict', conflicts, place, theirs, ...last };
      return;
    }
    case 'deleted':
    case 'unneeded':
      step.value = { kind: outcome.kind, who: outcome.last.who, when: outcome.last.when };
      return;
    case 'nearby':
      neighbors.tell(outcome.cameras);
      step.value = { kind: 'describing' };
      await drafts.update({ nearbySeen: false, step: 'describing' });
  }
}

/** Another tab has finished the open draft, or thrown it away: then it lives on here, since what was typed is not lost. */
async function finishedElsewhere({ drafts, env }: EditingContext, id: string): Promise<void> {
  const draft = drafts.find(id);
  if (draft === null) return;
  const done = (await drafts.reloadUploads()).find((one) => one.id === id);
  if (done !== undefined) {
    batch(() => {
      drafts.draft.value = null;
      drafts.step.value = { kind: 'saved', action: done.action, key: done.key, changeset: done.changeset };
    });
  } else if (drafts.draft.peek()?.id === id) {
    drafts.begin({ ...draft, id: env.newId(), attempt: null });
    drafts.step.value = { kind: 'reviewing' };
  }
}

/** One upload at a time in this browser and on this server. */
export function withLock(ctx: EditingContext, work: () => Promise<void>): Promise<void> {
  return locked(ctx, async () => {
    await closeWhatIsLeft(ctx).catch(() => undefined);
    await work();
  });
}

/** Closes the changesets that an earlier visit may have left open, unless another tab is at work in one. */
export function closeLeftOpen(ctx: EditingContext): Promise<void> {
  return withLock(ctx, () => Promise.resolve());
}

/** To be called with the lock held. */
async function closeWhatIsLeft(ctx: EditingContext): Promise<void> {
  const { account, drafts, env, servers } = ctx;
  const server = servers.server.peek().id;
  if (!mayHaveLeft(ctx, server)) return;
  const { since, unchecked } = readLeftOpen(env.local, server);
  const suspects = attempted(ctx);
  const { uploader } = await account.writing();
  const recorded = drafts.uploads.peek().filter((record) => record.unchecked === true);
  const additions = new Map(unchecked.map((addition) => [addition.changeset, addition]));
  for (const { changeset, key } of recorded)
    additions.set(changeset, { changeset, id: Number(key.slice(key.indexOf('/') + 1)) });
  /* oxlint-disable no-await-in-loop -- one after the other */
  for (const addition of additions.values()) {
    if (!(await uploader.check(addition))) continue;
    dropUnchecked(env.local, server, addition);
    const record = recorded.find(({ changeset }) => changeset === addition.changeset);
    if (record !== undefined) await drafts.record({ ...record, unchecked: false });
  }
  /* oxlint-enable no-await-in-loop */
  if (since === null && suspects.length === 0) return;
  // Noted anew: a copy of the database may not know of it yet, and what tells of it may be gone from the disk by the next visit.
  if (since === null) suspectOpen(env.local, server, env.now());
  if (!(await uploader.closeLeftOpen())) return;
  foundClosed(env.local, server, env.now());
  for (const id of suspects) ctx.lookedAfter.add(id);
}
