import type { CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import { MIN_PLACE_ZOOM } from '../../model/zoom.ts';
import type { EditingContext } from './editingContext.ts';
import type { Action, Draft } from './draft.ts';
import type * as Editing from './lazyEditing.ts';
import { loadEditing, withEditing } from './loadEditing.ts';
import type { Opening } from './step.ts';

/** Fetches what the rest of this change needs, and brings its place onto the map. */
export function lookAt({ account, view }: EditingContext, { place }: Draft): void {
  void loadEditing().catch(() => undefined);
  void account.refresh();
  view.go(place, Math.max(view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
}

/** Opens a draft that waits: where it is, or at what is to be decided. */
export async function openDraft(ctx: EditingContext, draft: Draft): Promise<void> {
  const { step } = ctx.drafts;
  const before = ctx.progress.peek().get(draft.id);
  ctx.drafts.open(draft);
  if (before?.kind !== 'nearby' && draft.attempt?.state !== 'conflict') return;
  const mine: Opening = { kind: 'opening', action: draft.action, key: `node/${draft.base?.id ?? 0}` };
  step.value = mine;
  const failure = await withEditing((editing) => editing.reopen(ctx, mine, before));
  if (failure instanceof Failure && step.peek() === mine) step.value = { kind: 'failed', failure };
}

/** Begins a change of a camera; what hinders it is told as `openProblem`. A draft of it that waits is opened instead. */
export async function begin(
  ctx: EditingContext,
  action: Action,
  key: CameraKey,
  work: (editing: typeof Editing, opening: Opening) => Promise<void>,
): Promise<void> {
  const { drafts, openProblem } = ctx;
  const { step, queue, unfinished } = drafts;
  if (step.peek().kind === 'uploading') return;
  openProblem.value = null;
  const camera = parseKey(key);
  if (camera?.type !== 'node') {
    openProblem.value = { action, key, why: 'not-a-node', failure: null };
    return;
  }
  const same = [...queue.peek(), ...unfinished.peek()].find(({ base }) => base?.id === camera.id);
  if (same !== undefined) {
    await openDraft(ctx, same);
    return;
  }
  drafts.leave();
  const mine: Opening = { kind: 'opening', action, key };
  step.value = mine;
  const failure = await withEditing((editing) => work(editing, mine));
  if (!(failure instanceof Failure) || step.peek() !== mine) return;
  step.value = { kind: 'idle' };
  openProblem.value = { action, key, why: 'failed', failure };
}
