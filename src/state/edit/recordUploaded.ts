import type { Camera, Tags } from '../../model/camera.ts';
import type { Draft } from './draft.ts';
import type { Attempt } from '../../osm/upload/attempt.ts';
import { draftTags, removalIn } from './draftTags.ts';
import { NO_ATTEMPT } from '../../osm/upload/attempt.ts';
import { round7 } from '../../model/place.ts';
import type { UploadOutcome } from '../../osm/types.ts';
import { addUnchecked } from './leftOpen.ts';
import type { EditingContext } from './editingContext.ts';
import { commentOf } from './judged.ts';
import { locked } from './locked.ts';

/** Puts a draft away that has arrived. Each step can be taken again after a crash, and none loses what the next needs. */
export async function recordUploaded(
  { env, drafts }: EditingContext,
  draft: Draft,
  { id, version, changeset, unchecked }: Extract<UploadOutcome, { kind: 'saved' }>,
): Promise<void> {
  const attempt: Attempt = { ...(draft.attempt ?? NO_ATTEMPT), changeset, state: 'done', written: { id, version } };
  // Before the draft knows that it is done: from then on nobody asks after it.
  if (unchecked === true) addUnchecked(env.local, draft.server, { changeset, id });
  await env.drafts.save({ ...draft, attempt }, 'uploader');
  const removal = removalIn(draft);
  const tags = removal?.kind === 'untag' ? removal.tags : draftTags(draft);
  const after = removal?.kind === 'delete' ? null : cameraOf(draft, tags, id, version, env.now());
  await drafts.record({
    id: draft.id,
    server: draft.server,
    action: draft.action,
    key: `node/${id}`,
    version,
    changeset,
    comment: commentOf({ env, uploads: drafts.uploads }, draft),
    at: env.now(),
    before: draft.base,
    after,
    undone: false,
    ...(unchecked === true ? { unchecked } : {}),
  });
  const undone = drafts.uploads.peek().find((one) => one.id === draft.undoes);
  if (undone !== undefined) await drafts.record({ ...undone, undone: true });
  await drafts.forget(draft.id);
}

/** Puts away what had arrived when an earlier page went. With the lock: another tab may be just about to. */
export function recordUploadedBefore(ctx: EditingContext, done: readonly Draft[]): Promise<void> {
  // Without locks another tab can't be kept out: they wait for a browser that has them.
  if (ctx.env.readOnly === 'browser') return Promise.resolve();
  return locked(ctx, async () => {
    /* oxlint-disable no-await-in-loop -- one after the other */
    for (const { id } of done) {
      const draft = await ctx.env.drafts.reread(id);
      const { changeset, written } = draft?.attempt ?? NO_ATTEMPT;
      if (draft === null) await ctx.drafts.forget(id);
      else if (changeset !== null && written !== null)
        await recordUploaded(ctx, draft, { kind: 'saved', ...written, changeset });
    }
    /* oxlint-enable no-await-in-loop */
  });
}

function cameraOf(draft: Draft, tags: Tags, id: number, version: number, now: number): Camera {
  const { lat, lon } = draft.place;
  return { type: 'node', id, version, timestamp: now, lat: round7(lat), lon: round7(lon), tags };
}
