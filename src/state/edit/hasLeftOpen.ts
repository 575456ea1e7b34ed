import type { ValueStorage } from '../storage.ts';
import type { EditingContext } from './editingContext.ts';

/** Where they are stored; what is stored is for leftOpen.ts, which the first view does without. */
export const keyOf = (server: string): string => `leftovers ${server}`;

/** Whether anything was noted to be looked after. */
export function hasLeftOpen(local: ValueStorage, server: string): boolean {
  return local.get(keyOf(server)) !== null;
}

/**
 * Whether there may be anything to look after: by what was noted, or by what the disk tells of attempts. A browser that is
 * killed loses the newest notes; drafts and records are on the disk before a request leaves.
 */
export function mayHaveLeft(ctx: Pick<EditingContext, 'env' | 'drafts' | 'lookedAfter'>, server: string): boolean {
  return (
    attempted(ctx).length > 0 ||
    ctx.drafts.uploads.value.some(({ unchecked }) => unchecked) ||
    hasLeftOpen(ctx.env.local, server)
  );
}

/** After this long no copy of the database lags behind, and no request is still on its way. ms */
export const SURE_MS = 300_000;

/**
 * What an earlier page began to upload, and nobody has looked after since: drafts that are still there, and what arrived
 * a moment ago, since a browser may have repeated the opening of its changeset.
 */
export function attempted({
  drafts,
  env,
  lookedAfter,
}: Pick<EditingContext, 'env' | 'drafts' | 'lookedAfter'>): readonly string[] {
  const begun = [drafts.draft.value, ...drafts.queue.value, ...drafts.unfinished.value].flatMap((draft) =>
    draft === null || draft.attempt === null || draft.attempt.state === 'done' ? [] : [draft.id],
  );
  const arrived = drafts.uploads.value.flatMap(({ id, at }) => (env.now() - at < SURE_MS ? [id] : []));
  return [...begun, ...arrived].filter((id) => !lookedAfter.has(id));
}
