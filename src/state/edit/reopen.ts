import type { EditingContext } from './editingContext.ts';
import type { Opening, QueueState } from './step.ts';
import { changeOf, show } from './uploadDraft.ts';

/**
 * In step `opening`: goes straight to what is to be decided of the open draft. What someone else did is asked for anew,
 * since they may have gone on; nothing is sent. `before` is how it fared in the queue.
 */
export async function reopen(ctx: EditingContext, mine: Opening, before: QueueState | undefined): Promise<void> {
  const { drafts, progress } = ctx;
  const draft = drafts.draft.peek();
  if (draft === null) return;
  const isMine = (): boolean => drafts.step.peek() === mine && drafts.draft.peek()?.id === draft.id;
  if (before?.kind === 'nearby') {
    await show(ctx, draft, { kind: 'nearby', cameras: before.cameras });
  } else {
    const { uploader } = await ctx.account.writing();
    const outcome = await uploader.look(changeOf(draft));
    if (!isMine()) return;
    // They have taken it back themselves: it may go as it was reviewed.
    if (outcome === null) drafts.step.value = { kind: 'reviewing' };
    else await show(ctx, draft, outcome);
  }
  // Told by the step from now on.
  progress.value = new Map([...progress.peek()].filter(([id]) => id !== draft.id));
}
